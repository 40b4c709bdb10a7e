"""Certainty, polarity and tense of happenings, as their source tells it."""

import tomllib
from pathlib import Path

import pytest

from sayso.read.certainty import find_modality
from sayso.read.event_triggers import find_triggers
from sayso.read.weights import parse_text

CASES: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "certainty.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_modality(case: dict[str, str]) -> None:
    parse = parse_text(case["text"], "a")
    (trigger,) = (each for each in find_triggers(parse) if each.token.text == case["words"])
    modality = find_modality(parse, trigger)
    found = (modality.certainty, modality.polarity, modality.tense)
    assert found == (case["certainty"], case["polarity"], case["tense"])


def test_habit_is_generic() -> None:
    parse = parse_text("The farmers often block the road.", "a")
    assert [find_modality(parse, trigger).generic for trigger in find_triggers(parse)] == [True]
