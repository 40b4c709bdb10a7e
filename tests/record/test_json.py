"""Records as JSON."""

import pytest

from sayso.errors import RecordError
from sayso.record import Article, Dateline, Reading
from sayso.record.json import from_json, json_schema, to_json
from sayso.text import Run
from tests.record.test_check import READING


def test_there_and_back_is_equal() -> None:
    assert from_json(to_json(READING), Reading) == READING


def test_spans_and_runs_are_pairs_and_triples() -> None:
    article = Article(id="a", text="x", origin=(Run(0, 7, 1),), dateline=Dateline(place="Kyiv"))
    assert b'"origin":[[0,7,1]]' in to_json(article)


def test_what_is_no_record_is_refused_with_the_reason() -> None:
    with pytest.raises(RecordError, match="not a Article"):
        from_json(b'{"id": 3}', Article)


def test_the_schema_names_every_field_of_the_contract() -> None:
    fields = set(json_schema(Reading)["$defs"]["Reading"]["properties"])
    assert fields >= {"article", "sentences", "mentions", "entities", "times", "quantities", "statements", "events"}
