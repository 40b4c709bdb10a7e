from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.store import Query, Store, open_store
from sayso.store.sqlite import search_expression
from tests.store.made import DENIAL, make_reading


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("store") / "s.sqlite"
    with open_store(f"sqlite:///{path}") as opened:
        opened.add(make_reading("old", source=DENIAL, published="2024-10-19"))
        opened.add(make_reading("old", published="2024-10-20T08:00:00+02:00", publisher="The Harbour Wire"))
        opened.add(
            make_reading(
                "denial", source=DENIAL, stance="denies", certainty="possible", kind="ASSAULT", published="2024-10"
            )
        )
        opened.add(make_reading("undated", title="Soldiers at the harbour", kind=None))
        yield opened


def found(store: Store, **conditions: Any) -> list[str]:
    return sorted(row["article"] for row in store.search(Query(**conditions)))


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ["denial", "old", "undated"]),
        # Words: all of them, in any form, anywhere in the statement or its source.
        ({"words": "soldier moves"}, ["old", "undated"]),
        ({"words": "SOLDIERS struck"}, ["denial"]),
        ({"words": "struck OR moved"}, ["denial", "old", "undated"]),
        ({"words": "soldiers -struck"}, ["old", "undated"]),
        ({"words": "soldiers -moved -struck"}, []),
        ({"words": '"moved to port"'}, ["old", "undated"]),
        ({"words": '"to moved port"'}, []),
        ({"words": "sold*"}, ["denial", "old", "undated"]),
        ({"words": "lopez vell"}, ["old", "undated"]),
        # Near misses: a word of the sentence outside the statement, and operators that are words here.
        ({"words": "Monday"}, []),
        ({"words": "NEAR(a b)"}, []),
        ({"words": "content: moved"}, []),
        ({"source": "lopez"}, ["old", "undated"]),
        ({"source": "Boris Cr"}, ["denial"]),
        ({"source": "soldiers"}, []),
        ({"about": "northern arm"}, ["denial", "old", "undated"]),
        ({"about": "lopez"}, []),
        ({"stance": "denies"}, ["denial"]),
        ({"certainty": "certain"}, ["old", "undated"]),
        ({"type": "MOBILIZE"}, ["old"]),
        ({"publisher": "harbour"}, ["old"]),
        ({"publisher": "%"}, []),
        # Dates of publication: both ends count, a partial one wherever a day of it fits, an unknown one nowhere.
        ({"after": "2024-10-20"}, ["denial", "old"]),
        ({"after": "2024-10-21"}, ["denial"]),
        ({"after": "2024-11"}, []),
        ({"before": "2024-10-20"}, ["denial", "old"]),
        ({"before": "2024-10-19"}, ["denial"]),
        ({"before": "2024-10"}, ["denial", "old"]),
        ({"before": "2024"}, ["denial", "old"]),
        ({"before": "2024-09-30"}, []),
        ({"after": "2024-10-01", "before": "2024-10-19", "source": "crane"}, ["denial"]),
        ({"source": "lopez", "about": "port", "certainty": "certain", "type": "MOBILIZE", "words": "40"}, ["old"]),
        # Events.
        ({"what": "events", "words": "moved"}, ["old", "undated"]),
        ({"what": "events", "about": "port vell", "type": "ASSAULT"}, ["denial"]),
        ({"what": "events", "source": "crane"}, ["denial"]),
        ({"what": "events", "stance": "denies"}, ["denial"]),
        ({"what": "events", "certainty": "possible"}, []),
        # Articles, by their own words and by what is said in them.
        ({"what": "articles", "words": "monday"}, ["denial", "old", "undated"]),
        ({"what": "articles", "words": "harbour"}, ["undated"]),
        ({"what": "articles", "words": "monday", "source": "crane"}, ["denial"]),
        ({"what": "articles", "type": "ASSAULT", "stance": "asserts"}, []),
        ({"what": "articles", "after": "2024-10-20", "about": "port"}, ["denial", "old"]),
    ],
)
def test_what_is_found(store: Store, conditions: dict[str, Any], expected: list[str]) -> None:
    assert found(store, **conditions) == expected


def test_newest_first_without_words_and_no_more_than_asked_for(store: Store) -> None:
    assert [row["article"] for row in store.search(Query())] == ["old", "denial", "undated"]
    assert len(store.search(Query(limit=1))) == 1


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"words": '"front line'}, "quotation mark"),
        ({"words": "-drones"}, "no word to look for"),
        ({"words": "a OR"}, "no word to look for"),
        ({"words": "?!"}, "no word to look for"),
        ({"source": "--"}, "no letter or digit"),
        ({"after": "yesterday"}, "is no date"),
        ({"before": "2024-02-30"}, "is no date"),
        ({"after": "2024-1-1"}, "is no date"),
    ],
)
def test_what_makes_no_sense_is_said(store: Store, conditions: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        store.search(Query(**conditions))


def test_typographic_quotation_marks_make_a_phrase() -> None:
    assert search_expression("“front line”", {}) == '(("front line"))'
    assert search_expression("   ", {}) is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab\"*-:()^+{}\\' ORANDT\x00é%"), max_size=20), st.booleans())
def test_no_words_break_the_search(store: Store, words: str, is_source: bool) -> None:
    with suppress(InputError):
        store.search(Query(source=words) if is_source else Query(words=words))
