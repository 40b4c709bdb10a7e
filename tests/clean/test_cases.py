"""Every line, address, seam, date and dateline of tests/cases/cleaning.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.clean.datelines import find_credit, find_dateline
from sayso.clean.dates import read_date
from sayso.clean.glue import part_glued
from sayso.clean.lines import judge_line
from sayso.clean.links import LIKELY, judge_address
from sayso.clean.pieces import Piece

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parent.parent / "cases" / "cleaning.toml").read_text("utf-8"))
LINES = CASES["lines"]


@pytest.mark.parametrize(
    ("line", "reason"), [(line, reason) for reason in LINES if reason != "kept" for line in LINES[reason]]
)
def test_line_that_was_put_in(line: str, reason: str) -> None:
    assert judge_line(line) == reason


@pytest.mark.parametrize("line", LINES["kept"])
def test_line_of_the_report(line: str) -> None:
    assert judge_line(line) is None


@pytest.mark.parametrize("kind", ["advertising", "tracking"])
def test_injected_addresses(kind: str) -> None:
    for address in CASES["addresses"][kind]:
        judged = judge_address(address)
        assert judged.score >= LIKELY, address
        assert judged.reason == ("tracking" if kind == "tracking" else "ad_link") or kind == "advertising", address


@pytest.mark.parametrize("address", CASES["addresses"]["honest"])
def test_honest_address(address: str) -> None:
    assert judge_address(address).score < LIKELY


@pytest.mark.parametrize("parts", CASES["seams"]["parted"])
def test_glued_paragraphs_are_parted(parts: list[str]) -> None:
    assert [piece.words for piece in part_glued(Piece("".join(parts)))] == parts


@pytest.mark.parametrize("text", CASES["seams"]["whole"])
def test_names_with_dots_stay_whole(text: str) -> None:
    assert [piece.words for piece in part_glued(Piece(text))] == [text]


@pytest.mark.parametrize(("words", "value", "precision"), CASES["dates"]["read"])
def test_date(words: str, value: str, precision: str) -> None:
    assert read_date(words) == (value, precision)


@pytest.mark.parametrize("words", CASES["dates"]["refused"])
def test_refused_date(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize(("text", "place", "date", "agency"), CASES["datelines"]["found"])
def test_dateline(text: str, place: str, date: str, agency: str) -> None:
    found = find_dateline(text, "2024-11-06")
    assert found is not None
    assert (found.place, found.date or "", found.agency or "") == (place, date, agency)


@pytest.mark.parametrize("text", CASES["datelines"]["absent"])
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, "2024-11-06") is None


def test_dateline_without_a_known_year_has_no_date() -> None:
    found = find_dateline("ASHBY, Oct 28 (AP) — Talks ended.", None)
    assert found is not None
    assert found.date is None


@pytest.mark.parametrize(("line", "agency"), CASES["credits"]["found"])
def test_credit(line: str, agency: str) -> None:
    assert find_credit(f"Talks ended.\n\n{line}", (), (), None) == agency


@pytest.mark.parametrize("line", CASES["credits"]["absent"])
def test_no_credit(line: str) -> None:
    assert find_credit(line, (), (), None) is None
