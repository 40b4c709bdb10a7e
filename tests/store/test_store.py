from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sayso.errors import RecordError
from sayso.record import Article, Failure, Page, Reading
from sayso.record.json import from_json, to_json
from sayso.store import Store, open_store
from sayso.store.rows import hash_of, rows_of
from tests.store.made import DENIAL, make_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/s.sqlite") as opened:
        yield opened


def test_a_reading_comes_back_equal(store: Store) -> None:
    reading = make_reading(title="Troops move", bylines=("A. Writer", "B. Writer"))
    assert store.add(reading) == "added"
    assert store.reading("a-1") == reading
    assert list(store.reading_lines()) == [to_json(reading)]
    assert list(store.article_lines()) == [to_json(reading.article)]
    assert list(store.articles()) == [reading.article]
    assert store.reading("a-2") is None


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    reading = make_reading()
    assert [store.add(reading), store.add(reading)] == ["added", "unchanged"]
    assert store.counts()["article"] == 1


def test_when_it_was_fetched_makes_no_other_article(store: Store) -> None:
    store.add(make_reading(retrieved="2024-10-28"))
    assert store.add(make_reading(retrieved="2024-10-29")) == "unchanged"


def test_a_changed_article_becomes_a_version_beside_the_old_one(store: Store) -> None:
    first, second = make_reading(), make_reading(source=DENIAL)
    assert [store.add(first), store.add(second)] == ["added", "changed"]
    assert store.reading("a-1") == second
    assert store.reading("a-1", 1) == first
    assert [(each.version, each.current) for each in store.versions("a-1")] == [(1, False), (2, True)]
    assert [row["source"] for row in store.statements()] == ["Boris Crane"]
    assert len(list(store.readings())) == 1


def test_an_older_version_given_again_changes_nothing(store: Store) -> None:
    # One input that holds both versions must change nothing when it is added again.
    first, second = make_reading(), make_reading(source=DENIAL)
    assert [store.add(each) for each in (first, second, first, second)] == [
        "added",
        "changed",
        "unchanged",
        "unchanged",
    ]
    assert store.reading("a-1") == second


def test_a_reading_that_breaks_its_contract_is_not_stored(store: Store) -> None:
    broken = msgspec.structs.replace(make_reading(), mentions=())
    with pytest.raises(RecordError):
        store.add(broken)
    with pytest.raises(RecordError, match="cannot be stored"):
        store.add_rows(rows_of(msgspec.structs.replace(make_reading(), events=make_reading().events * 2)))
    assert store.counts()["article"] == 0


def test_a_failure_is_replaced_by_a_later_one_and_removed_by_success(store: Store) -> None:
    store.add_failure(Failure(item="a-1", step="clean", reason="is empty"))
    store.add_failure(Failure(item="a-1", step="read", reason="too long"))
    store.add_failure(Failure(item="a-2", step="read", reason="too long"))
    assert [failure.reason for failure in store.failures()] == ["too long", "too long"]
    store.add(make_reading())
    assert [failure.item for failure in store.failures()] == ["a-2"]
    store.forget_failures(["a-2"])
    assert store.failures() == []


def test_a_file_that_failed_is_forgotten_when_its_article_is_stored(store: Store) -> None:
    store.add_failure(Failure(item="page.html", step="clean", reason="is empty"))
    store.add_rows(rows_of(make_reading()), item="page.html")
    assert store.failures() == []


def test_flat_statements_have_words_values_and_article(store: Store) -> None:
    store.add(make_reading(title="Troops move", publisher="The Paper", published="2024-10", url="https://a.example"))
    (row,) = store.statements()
    assert row["article"] == "a-1"
    assert (row["title"], row["publisher"], row["published"]) == ("Troops move", "The Paper", "2024-10")
    assert (row["source"], row["speaker"], row["cue"]) == ("Ana Lopez", "Ana Lopez", "said")
    assert row["content"] == "40 soldiers had moved to Port Vell"
    assert row["about"] == "Northern army; Port Vell"
    assert (row["said_words"], row["said"]) == ("Monday", "2024-10-28")
    assert row["sentence"].startswith("Ana Lopez said")
    assert "number" not in row


def test_flat_events_have_names_place_and_time(store: Store) -> None:
    store.add(make_reading())
    (row,) = store.events()
    assert (row["words"], row["type"], row["actors"], row["recipients"]) == (
        "moved",
        "MOBILIZE",
        "Northern army",
        "Port Vell",
    )
    assert (row["place"], row["lat"], row["country"]) == ("Port Vell", -3.5, "KEN")
    assert (row["time_words"], row["time"], row["earliest"]) == ("Monday", "2024-10-28", "2024-10-28")
    assert (row["source"], row["stance"], row["generic"]) == ("Ana Lopez", "asserts", False)


UNLINKED = (
    "failure", "fingerprint", "copy_pair", "portrait", "portrait_key", "term", "story_article", "story_change",
    "counted", "counted_key", "counted_pair", "judgement",
)  # fmt: skip
"""Tables that `Store.add` leaves alone: only the pipeline links."""


def test_every_layer_has_its_rows(store: Store) -> None:
    store.add(make_reading())
    counts = store.counts()
    assert {counts.pop(name) for name in UNLINKED} == {0}
    assert counts == {
        "article": 1,
        "reading": 1,
        "sentence": 1,
        "entity": 3,
        "entity_link": 1,
        "mention": 3,
        "time": 1,
        "quantity": 1,
        "statement": 1,
        "event": 1,
        "participant": 2,
        "event_quantity": 1,
        "remark": 1,
        "removal": 1,
    }


def test_articles_are_found_by_how_their_id_begins(store: Store) -> None:
    for name in ("a-1", "a-12", "b_%"):
        store.add(make_reading(name))
    assert [each.id for each in store.find("a-1")] == ["a-1"]
    assert [each.id for each in store.find("a")] == ["a-1", "a-12"]
    assert [each.id for each in store.find("b_")] == ["b_%"]
    assert store.find("%") == []
    assert [each.id for each in store.latest(2)] == ["b_%", "a-12"]


def test_odd_texts_are_kept_as_they_are(store: Store) -> None:
    text = "«Ünï—çødé» 𝔘 \u200b\x00 'quote\" \r\n; DROP TABLE article; --"
    reading = msgspec.structs.replace(make_reading(), article=Article(id="'\"", text=text))
    bare = Reading(article=reading.article, versions=reading.versions)
    store.add(bare)
    assert store.reading("'\"") == bare
    assert from_json(next(store.article_lines()), Article).text == text


def test_the_hash_of_a_page_is_of_what_it_holds() -> None:
    page = Page(id="a", content="x", is_html=True, name="one.html")
    assert hash_of(page) == hash_of(msgspec.structs.replace(page, name="two.html", retrieved="2024"))
    assert hash_of(page) != hash_of(msgspec.structs.replace(page, content="y"))
