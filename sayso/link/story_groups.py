"""Portraits in, groups of one story each out: the two closest groups are joined as long as they are close enough.

Two reports of one happening use the same names, numbers and words; two like happenings share the words only, and that
is why names and numbers are compared once more on their own. How alike two reports of one story are differs much:
agency reports of a quake are, columns on a riot are not. So the mean likeness between two groups is set against the
mean likeness within them (as a correlation is corrected for attenuation: Spearman 1904), and what is not known yet of
a small group is filled up with what is usual.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.record.stories import Portrait

Matrix = NDArray[np.float64]

_NAMES, _NUMBERS = 1.0, 0.4
"""How much the likeness of names and of numbers counts beside that of all terms. BCubed F1
falls by .009 at most from .7 to 1.4 and from .2 to .6."""
_HALF_LIFE = 30.0
"""Days between two reports after which their likeness counts half: with 20 or 45 pairwise F1 on events2025 is
.03 lower."""
_USUAL, _HALF_LENGTH = 0.24, 20
"""How alike two long reports of one story usually are, and the terms at which it is half of that: short reports have
less to agree on. With .30 BCubed F1 is .006 lower on ecb, .007 higher on events2025."""
_SHORTEST = 14
"""Terms below which a report says too little to be sure of: its likeness counts in part, lest one word in
common join two lines. Reports of fewer are rare in the gold: 10 gain .003 there, 18 lose .002."""
_TRUST = 3
"""Pairs of reports within a group that weigh as much as what is usual: 6 are as good, 1.5 lose .01."""


class _Groups(NamedTuple):
    """The state of joining; the arrays change, and a row without reports is one that was joined to another."""

    members: list[list[int]]
    between: Matrix
    """Sum of likeness over the pairs of two groups."""
    inside: Matrix
    """The same over the pairs within a group."""
    usual: Matrix
    """Sum over its reports of what is usual for their length."""
    sizes: Matrix


def group(portraits: Sequence[Portrait], enough: float) -> list[tuple[Portrait, ...]]:
    """Weighed portraits, sorted into stories, in the order of the first of each.

    >>> def about(name: str, where: str) -> Portrait:
    ...     return Portrait(article=name, terms={"word": {"quake": 4.0}, "name": {where: 6.0}})
    >>> groups = group([about("a", "bandung"), about("b", "aceh"), about("c", "bandung")], 0.6)
    >>> [[portrait.article for portrait in each] for each in groups]
    [['a', 'c'], ['b']]
    """
    groups = _alone(portraits)
    closeness = _closeness(groups)
    while len(portraits) > 1:
        one, other = divmod(int(closeness.argmax()), len(portraits))
        if closeness[one, other] < enough:
            break
        _join(groups, min(one, other), max(one, other))
        closeness = _closeness(groups)
    return [tuple(portraits[at] for at in sorted(each)) for each in groups.members if each]


def closeness(some: Sequence[Portrait], others: Sequence[Portrait]) -> float:
    """How close two groups are: about 1 for two halves of one story, 0 for what has nothing in common."""
    groups = _alone([*some, *others])
    for at in range(1, len(some)):
        _join(groups, 0, at)
    for at in range(1, len(others)):
        _join(groups, len(some), len(some) + at)
    return float(_closeness(groups)[0, len(some)])


def compare(portraits: Sequence[Portrait]) -> Matrix:
    """How alike each two of some weighed portraits are, from 0 to 1.

    >>> one = Portrait(article="a", day="2024-10-01", terms={"word": {"quake": 4.8}, "name": {"bandung": 6.0}})
    >>> other = Portrait(article="b", day="2024-10-31", terms=one.terms)
    >>> compare([one, other]).round(2).tolist()
    [[0.12, 0.06], [0.06, 0.12]]
    """
    words = _products([portrait.terms.get("word", {}) for portrait in portraits])
    names = _products([portrait.terms.get("name", {}) for portrait in portraits])
    numbers = _products([portrait.terms.get("number", {}) for portrait in portraits])
    everything = _cosines(words + names + numbers)
    likeness = (everything + _NAMES * _cosines(names) + _NUMBERS * _cosines(numbers)) / (1 + _NAMES + _NUMBERS)
    full = np.sqrt(np.minimum(_lengths(portraits) / _SHORTEST, 1.0))
    return np.asarray(likeness * np.outer(full, full) * _nearness([portrait.day for portrait in portraits]))


def _lengths(portraits: Sequence[Portrait]) -> Matrix:
    """Of each the number of its terms."""
    return np.array([sum(map(len, portrait.terms.values())) for portrait in portraits], dtype=float)


def _products(terms: Sequence[Mapping[str, float]]) -> Matrix:
    columns = {term: at for at, term in enumerate(dict.fromkeys(term for each in terms for term in each))}
    weights = np.zeros((len(terms), len(columns)))
    for row, each in enumerate(terms):
        weights[row, [columns[term] for term in each]] = list(each.values())
    return np.asarray(weights @ weights.T)


def _cosines(products: Matrix) -> Matrix:
    """Cosines of what has these products; what has no terms is like nothing."""
    lengths = np.sqrt(np.diag(products))
    lengths[lengths == 0] = 1.0
    return np.asarray(products / np.outer(lengths, lengths))


def _nearness(days: Sequence[str | None]) -> Matrix:
    """1 for reports of one day or of unknown days, half of it for every 30 days between them."""
    numbers = np.array([date.fromisoformat(day).toordinal() if day else np.nan for day in days])
    gaps = np.nan_to_num(np.abs(np.subtract.outer(numbers, numbers)))
    return np.asarray(0.5 ** (gaps / _HALF_LIFE))


def _alone(portraits: Sequence[Portrait]) -> _Groups:
    likeness = compare(portraits)
    np.fill_diagonal(likeness, 0.0)
    count = len(portraits)
    return _Groups([[at] for at in range(count)], likeness, np.zeros(count), _usual(portraits), np.ones(count))


def _usual(portraits: Sequence[Portrait]) -> Matrix:
    lengths = np.maximum(_lengths(portraits), _SHORTEST)
    return np.asarray(_USUAL * lengths / (lengths + _HALF_LENGTH))


def _filled_up(inside: Matrix, usual: Matrix, sizes: Matrix) -> Matrix:
    """Mean likeness within groups, as if each had some pairs more of the usual likeness."""
    pairs = sizes * (sizes - 1) / 2
    return np.asarray((inside + _TRUST * usual / sizes) / (pairs + _TRUST))


def _closeness(groups: _Groups) -> Matrix:
    """Of each two groups; -1 on the diagonal and for those that are no more."""
    sizes = np.maximum(groups.sizes, 1.0)
    within = np.sqrt(np.maximum(_filled_up(groups.inside, groups.usual, sizes), 1e-9))
    found = groups.between / np.outer(sizes, sizes) / np.outer(within, within)
    gone = groups.sizes == 0
    found[gone], found[:, gone] = -1.0, -1.0
    np.fill_diagonal(found, -1.0)
    return np.asarray(found.round(9))  # equal closeness stays equal whatever the order of adding


def _join(groups: _Groups, one: int, other: int) -> None:
    groups.members[one] += groups.members[other]
    groups.members[other] = []
    groups.inside[one] += groups.inside[other] + groups.between[one, other]
    groups.usual[one] += groups.usual[other]
    groups.sizes[one] += groups.sizes[other]
    groups.sizes[other] = 0.0
    groups.between[one] += groups.between[other]
    groups.between[:, one] = groups.between[one]
    groups.between[other], groups.between[:, other], groups.between[one, one] = 0.0, 0.0, 0.0
