"""Quantities: the value table of tests/cases/quantities.toml, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.parse import Parse
from sayso.read.quantities import find_quantities
from sayso.read.weights import parse_text
from sayso.record import Quantity, Time
from sayso.text import Span

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "quantities.toml").read_text(encoding="utf-8"))


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(parse_text(text), times=())


def expected(case: dict[str, Any]) -> dict[str, Any]:
    """The fields that a row asks for; "none" stands for null, which TOML has not."""
    fields = {name: value for name, value in case.items() if name not in ("text", "why", "is")}
    if "is" in case:
        fields |= {"low": case["is"], "best": case["is"], "high": case["is"]}
    return {name: None if value == "none" else value for name, value in fields.items()}


def wanted(case: dict[str, Any]) -> Quantity | None:
    """The quantity that the last brackets of a row stand around."""
    source = case["text"]
    words = source[source.rindex("[") + 1 : source.rindex("]")]
    start = source.rindex("[") - source[: source.rindex("[")].count("[") * 2
    text = source.replace("[", "").replace("]", "")
    for quantity in quantities(text):
        if quantity.span.start <= start + len(words) - 1 < quantity.span.end:
            assert quantity.words == words
            return quantity
    return None


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["text"])
def test_value_table(case: dict[str, Any]) -> None:
    quantity = wanted(case)
    assert quantity is not None
    for name, value in expected(case).items():
        found = getattr(quantity, name)
        assert found == (pytest.approx(value) if isinstance(value, float) else value), name


@pytest.mark.parametrize("text", TABLE["none"]["texts"])
def test_near_misses(text: str) -> None:
    assert quantities(text) == ()


def test_numbers_of_dates_are_left_out() -> None:
    text = "The dam broke on 4 May and drowned 30 cows."
    date = Time(id="t1", span=Span(17, 22), words="4 May", type="DATE", value="XXXX-05-04")
    assert [quantity.words for quantity in find_quantities(parse_text(text), times=(date,))] == ["30"]


def test_spans_of_time_inside_dates_stay() -> None:
    text = "The dam broke two years ago."
    date = Time(id="t1", span=Span(14, 27), words="two years ago", type="DATE", value="2022")
    assert [quantity.unit for quantity in find_quantities(parse_text(text), times=(date,))] == ["year"]


def test_a_shared_noun_counts_on_both_sides() -> None:
    found = quantities("They sent five or six trucks.")
    assert [(quantity.best, quantity.unit) for quantity in found] == [(5, "truck"), (6, "truck")]


def test_a_shared_unit_counts_on_both_sides() -> None:
    found = quantities("It costs eight or nine euros.")
    assert [(quantity.best, quantity.unit) for quantity in found] == [(8, "EUR"), (9, "EUR")]


HOSTILE = [
    "",
    "7",
    "9" * 5000,
    "1," * 4000,
    "1,11" * 3000,
    "1:1" * 3000,
    "5m" + "a" * 5000,
    "½" * 500,
    "$ € £ 5",
    "THREE DEAD " * 200,
    "one two three " * 500,
    "٣ جرحى",
    "1/" * 2000,
    "-" * 3000 + "5",
    "1.1" * 2000,
    "三人死亡",
    "million " * 500,
    "of " * 500 + "dozens",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_without_trouble(text: str) -> None:
    check(parse_text(text))


WORDS = (
    "12 1,000 $ five million - to from between and % people killed of half a dozens ( ) / 3.5 or several no toll rose "
    ". , year old one in more than per cent"
).split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_any_order_of_words_keeps_the_contract(words: list[str]) -> None:
    check(parse_text(" ".join(words)))


def check(parse: Parse) -> None:
    found = find_quantities(parse, times=())
    assert found == find_quantities(parse, times=())
    assert len({quantity.id for quantity in found}) == len(found)
    for quantity in found:
        assert quantity.words == quantity.span.of(parse.text) != ""
        assert quantity.counted is None or (
            quantity.counted_span is not None and quantity.counted_span.of(parse.text) == quantity.counted
        )
        assert (quantity.low, quantity.best, quantity.high) != (None, None, None)
        assert float("inf") not in (quantity.low, quantity.best, quantity.high)
