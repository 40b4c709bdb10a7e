"""From a likelihood a word to stretches of words: the best sum, not a threshold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.read.guesses import Likely

Weights = NDArray[np.float64]

_LOUDEST = 4.0
"""A single word speaks no louder than this, in logits."""
_EDGE = 1.5
"""How much a word that looks like an edge counts beside the words inside; 1 and 2 are alike on held-out passages."""
_FURTHER = 3.0
"""What every further stretch must gain."""
_TAKEN = -1e3
_EVEN = 0.5
"""Where no word is likelier in than out there is no stretch."""


def find_stretches(
    likely: Likely, opens: Likely | None = None, closes: Likely | None = None, *, most: int = 1
) -> list[tuple[int, int]]:
    """First and last (included) of the stretches whose words are likelier in than out, at most so many, in order.

    `opens` and `closes` say how likely a stretch begins or ends at a word.

    >>> find_stretches(np.array([0.1, 0.9, 0.4, 0.9, 0.1], dtype=np.float32))
    [(1, 3)]
    """
    if likely.max(initial=0.0) <= _EVEN:
        return []
    inside = to_logits(likely)
    before = np.zeros_like(inside) if opens is None else _EDGE * (to_logits(opens) + _LOUDEST)
    behind = np.zeros_like(inside) if closes is None else _EDGE * (to_logits(closes) + _LOUDEST)
    found: list[tuple[int, int]] = []
    for _ in range(most):
        first, last, gain = _best(inside, before, behind)
        if gain <= (_FURTHER if found else 0.0):
            break
        found.append((first, last))
        inside[first : last + 1] = _TAKEN
    return sorted(found)


def to_logits(likely: Likely) -> Weights:
    """Likelihoods as evidence for or against, with bounds."""
    clipped = np.clip(likely.astype(np.float64), 1e-6, 1 - 1e-6)
    logits: Weights = np.clip(np.log(clipped / (1 - clipped)), -_LOUDEST, _LOUDEST)
    return logits


def _best(inside: Weights, before: Weights, behind: Weights) -> tuple[int, int, float]:
    """The stretch with the greatest sum of words and edges, and the sum of its words."""
    sums = np.concatenate([[0.0], np.cumsum(inside)])
    # The best opening at or before every word, then the word where it pays best to close.
    opening = before - sums[:-1]
    closing = behind + sums[1:]
    last = int((np.maximum.accumulate(opening) + closing).argmax())
    first = int(opening[: last + 1].argmax())
    return first, last, float(sums[last + 1] - sums[first])
