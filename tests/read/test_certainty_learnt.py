"""What the model may change in the certainty and tense that the rules tell."""

from __future__ import annotations

from typing import cast

import pytest

from sayso.read.certainty import Modality
from sayso.read.certainty_learnt import weigh_modality
from sayso.read.parse import Parse


class Guesses:
    """A model that always says the same."""

    def __init__(self, certainty: tuple[str, float], tense: tuple[str, float]) -> None:
        self.said = {"certainty": certainty, "tense": tense}

    def best(self, layer: str, _token: int) -> tuple[str, float]:
        return self.said[layer]


class Parsed:
    """As much of a Parse as is asked for."""

    def __init__(self, guesses: Guesses) -> None:
        self.guesses = guesses


@pytest.mark.parametrize(
    ("ruled", "said", "wanted"),
    [
        ("certain", ("possible", 0.95), "possible"),
        ("certain", ("possible", 0.85), "certain"),
        ("possible", ("certain", 0.99), "possible"),
        ("probable", ("unknown", 0.99), "probable"),
    ],
)
def test_a_doubt_may_be_added_but_not_taken_away(ruled: str, said: tuple[str, float], wanted: str) -> None:
    parse = cast("Parse", Parsed(Guesses(said, ("past", 0.5))))
    assert weigh_modality(parse, 0, Modality(certainty=ruled)).certainty == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(("likely", "wanted"), [(0.85, "future"), (0.75, "past")])
def test_a_tense_counts_where_it_is_sure(likely: float, wanted: str) -> None:
    parse = cast("Parse", Parsed(Guesses(("certain", 1.0), ("future", likely))))
    assert weigh_modality(parse, 0, Modality(tense="past")).tense == wanted
