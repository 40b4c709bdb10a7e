"""Names: where they stand, their kind, and the office before a person's."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.names import find_names
from sayso.read.times import find_times
from sayso.read.weights import parse_text
from sayso.record import Mention
from tests.marked import marked

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "names.toml").read_text(encoding="utf-8"))


def names_of(text: str) -> tuple[Mention, ...]:
    parse = parse_text(text, "article")
    return find_names(parse, times=find_times(parse, written="2001-03-04"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["reason"])
def test_names_and_kinds(case: dict[str, Any]) -> None:
    text, marks = marked(case["text"])
    assert [(name.words, name.kind) for name in names_of(text)] == [(mark.words, mark.label) for mark in marks]


@pytest.mark.parametrize("case", CASES["role"], ids=lambda case: case["text"])
def test_the_office_before_a_name(case: dict[str, str]) -> None:
    text, marks = marked(case["text"])
    person = next(name for name in names_of(text) if name.kind == "person")
    assert person.words == marks[-1].words
    assert person.role == case.get("role")


def test_dates_are_no_names() -> None:
    parse = parse_text("The Paris May talks ended.", "article")
    assert all("May" not in name.words for name in find_names(parse, times=find_times(parse, written=None)))


@pytest.mark.parametrize("text", ["", " \n\n ", "((((", "A" * 5_000, "\u202eأخبار", "IN THE U.S. " * 300, "Ann-" * 500])
def test_hostile_text_is_read(text: str) -> None:
    for name in names_of(text):
        assert name.words == name.span.of(text)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="Aab. ,-()'\n1éİ", max_size=60))
def test_every_name_is_in_the_text_once(text: str) -> None:
    names = names_of(text)
    assert all(name.words == name.span.of(text) for name in names)
    assert len({name.id for name in names}) == len(names)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(names))
