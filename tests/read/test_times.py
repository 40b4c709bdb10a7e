"""Times: every wording of a value, near misses, what relative times count from, bounds, and hostile text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.read.time_calendar import PartialDate, easter, find_bounds, read_written, step_value
from sayso.read.times import find_times
from sayso.read.weights import parse_text
from sayso.record import Time
from tests.marked import marked

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "times.toml").read_text(encoding="utf-8"))
WORDINGS = [(wording, group["is"], group.get("written")) for group in CASES["value"] for wording in group["wordings"]]


def times_in(text: str, written: str | None = "2024-11-05") -> tuple[Time, ...]:
    return find_times(parse_text(text), written=written)


@pytest.mark.parametrize(("wording", "value", "written"), WORDINGS)
def test_wordings_of_a_value(wording: str, value: str, written: str | None) -> None:
    found = times_in(f"The two sides met in town, {wording}, the mayor said.", written)
    assert [(time.words, time.value) for time in found] == [(wording, value)]


@pytest.mark.parametrize("case", CASES["text"], ids=lambda case: case["reason"])
def test_times_of_a_text(case: dict[str, str]) -> None:
    text, marks = marked(case["text"].strip().replace("\n", " "))
    found = times_in(text, case["written"])
    assert [(time.words, time.value or "") for time in found] == [(mark.words, mark.label) for mark in marks]
    assert [time.span for time in found] == [mark.span for mark in marks]


@pytest.mark.parametrize("sentence", CASES["not_times"]["sentences"])
def test_near_misses(sentence: str) -> None:
    assert times_in(sentence) == ()


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("early March 2020", "START"),
        ("mid-March 2020", "MID"),
        ("the end of March 2020", "END"),
        ("about two years", "APPROX"),
        ("more than two years", "MORE_THAN"),
        ("less than two years", "LESS_THAN"),
        ("at least two years", "EQUAL_OR_MORE"),
    ],
)
def test_modifiers_stand_inside_the_time(words: str, mod: str) -> None:
    found = times_in(f"It was built in {words}, he said.")
    assert [(time.words, time.mod) for time in found] == [(words, mod)]


def test_basis_names_the_time_counted_from() -> None:
    first, second = times_in("They left on 4 March 2020. The next day they were seen.")
    assert (first.basis, second.basis) == ("explicit", f"relative to {first.id}")


def test_relative_times_without_a_day_of_writing_stay_unresolved() -> None:
    for written in (None, "", "soon", "0000-00-00", "2024-13-45"):
        time, *_ = times_in("He left last week.", written)
        assert (time.value, time.basis, time.earliest) == ("XXXX-WXX", "unresolved", None)


def test_no_time_falls_back_to_the_day_of_writing() -> None:
    (time,) = times_in("The same day he left.")
    assert (time.value, time.basis) == ("XXXX-XX-XX", "unresolved")


def test_ambiguous_figures_keep_only_the_year() -> None:
    (time,) = times_in("It was signed 03/04/2021.")
    assert (time.value, time.basis) == ("2021-XX-XX", "unresolved")


@pytest.mark.parametrize("text", ["", "   \n\n ", "???", "99th of May BC", "the 0th century", "24:99 31.02.2020 0001"])
def test_odd_text_does_not_break(text: str) -> None:
    for time in times_in(text):
        assert time.words == time.span.of(text)


def test_all_capitals_and_no_punctuation() -> None:
    text = "TROOPS LEFT ON MONDAY 4 MARCH 2024 " * 50
    assert len(times_in(text)) == 50


def test_ids_are_unique_and_reading_twice_is_equal() -> None:
    text = "On Monday, on Monday and again on Monday. In 2019 and 2019."
    found = times_in(text)
    assert len({time.id for time in found}) == len(found) == 5
    assert found == times_in(text)


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-W01", ("2024-01-01", "2024-01-07")),
        ("2024-W43-WE", ("2024-10-26", "2024-10-27")),
        ("2024-H2", ("2024-07-01", "2024-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2024-10-28TMO", ("2024-10-28", "2024-10-28")),
        ("9999-12", ("9999-12-01", "9999-12-31")),
        ("XXXX-10-28", (None, None)),
        ("BC0490", (None, None)),
        ("PXY", (None, None)),
        (None, (None, None)),
    ],
)
def test_bounds(value: str | None, bounds: tuple[str | None, str | None]) -> None:
    assert find_bounds(value) == bounds


def test_steps_stop_at_the_ends_of_the_calendar() -> None:
    assert step_value(PartialDate(9999, 12, 31), 1, "D") is None
    assert step_value(PartialDate(2024), 1, "D") is None
    assert step_value(PartialDate(2024, 1, 31), 1, "M") == "2024-02"


def test_easter() -> None:
    assert [str(easter(year)) for year in (1961, 2000, 2024, 2025)] == [
        "1961-04-02", "2000-04-23", "2024-03-31", "2025-04-20",
    ]  # fmt: skip
    assert easter(1200) is None


def test_written_may_carry_a_time() -> None:
    assert read_written("2024-10-28T23:30:00-05:00") == PartialDate(2024, 10, 28)
