"""Names as the model sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sayso.read.parse import Parse
from sayso.record.reading import MentionKind


class LearntName(NamedTuple):
    """Tokens `first` up to, not including, `last`, the kind, and how likely its words are on average."""

    first: int
    last: int
    kind: MentionKind
    likelihood: float


def find_learnt_names(parse: Parse) -> Iterator[LearntName]:
    """Stretches of B-kind I-kind; a stray I opens one."""
    guesses = parse.guesses
    labels = guesses.labels["kind"]
    opened: list[tuple[int, str, float]] = []
    for window in guesses.windows:
        scores = window.layers["kind"]
        for at, best in enumerate(scores.argmax(axis=1).tolist()):
            edge, _, kind = labels[best].partition("-")
            here = (window.first + at, kind, float(scores[at, best]))
            goes_on = edge == "I" and opened and opened[-1][1] == kind and opened[-1][0] == here[0] - 1
            if opened and not goes_on:
                yield _name(opened)
                opened = []
            if kind:
                opened.append(here)
        if opened:
            yield _name(opened)
            opened = []


def _name(words: list[tuple[int, str, float]]) -> LearntName:
    likelihood = sum(likely for _, _, likely in words) / len(words)
    return LearntName(words[0][0], words[-1][0] + 1, words[0][1], likelihood)  # type: ignore[arg-type]
