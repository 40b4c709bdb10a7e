"""Descriptions and pronouns: what makes a mention, of which kind and sector, and what does not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.read.names import find_names
from sayso.read.phrase_senses import noun_sense
from sayso.read.phrases import find_descriptions, find_pronouns
from sayso.read.weights import parse_text
from sayso.text import Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "coreference.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["description"], ids=lambda case: case["text"][:40])
def test_descriptions(case: dict[str, Any]) -> None:
    parse = parse_text(case["text"])
    found = find_descriptions(parse, names=find_names(parse, times=()))
    assert [[mention.words, mention.kind] for mention in found] == [expected[:2] for expected in case["found"]]
    sectors = [
        sense.sector for token in parse.tokens if (sense := noun_sense(parse, token)) and _ends_one(found, token.end)
    ]
    assert [sector or "" for sector in sectors] == [expected[2] for expected in case["found"]]


def _ends_one(found: Any, end: int) -> bool:
    return any(mention.span.end == end for mention in found)


@pytest.mark.parametrize("case", CASES["empty"], ids=lambda case: case["reason"])
def test_it_that_stands_for_nothing(case: dict[str, str]) -> None:
    assert find_pronouns(parse_text(case["text"])) == ()


def test_us_and_it_in_capitals_are_no_pronouns() -> None:
    assert [mention.words for mention in find_pronouns(parse_text("The US told us that IT firms left."))] == ["us"]


def test_a_noun_inside_a_name_is_no_description() -> None:
    text = "The Ministry of Health spoke."
    parse = parse_text(text)
    names = find_names(parse, times=())
    found = find_descriptions(parse, names=names)
    assert all(not mention.span.touches(name.span) for mention in found for name in names)


@pytest.mark.parametrize(
    "text", ["", " ", '"', "the the the", "президент сказал", "“““ he said", "." * 300, "it " * 100]
)
def test_hostile_texts(text: str) -> None:
    parse = parse_text(text)
    for mention in (*find_descriptions(parse, names=()), *find_pronouns(parse)):
        assert mention.words == Span(*mention.span).of(text)
