"""How well the places of one text lie together: which candidate of a name has candidates of other names around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, floor, radians

from sayso.read.place_candidates import Candidate

_CELL = 1.0
"""Degrees of latitude to a cell; with its neighbours a cell reaches a hundred kilometres or more."""
_LESS_KNOWN = 4.0
"""A namesake of a famous place lends less: one ten thousand times smaller a tenth («Liverpool» in Ohio)."""
_NAMESAKES = 30
"""Candidates of a name that are looked at, best known first."""


class Support:
    """For a map of names to candidates: how many other names have a place around one, common names counting less."""

    def __init__(self, candidates: Mapping[str, Sequence[Candidate]]) -> None:
        self._cells: dict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        for name, found in candidates.items():
            local = [one for one in found[:_NAMESAKES] if one.precision in ("exact", "near")]
            for one in local:
                known = 10 ** ((one.fame - found[0].fame) / _LESS_KNOWN)
                cell = self._cells[_cell(one)]
                cell[name] = max(cell.get(name, 0.0), known / len(local) ** 0.5)

    def of(self, name: str, one: Candidate) -> float:
        """The weight of the other names that have a place within a cell of this one."""
        row, column = _cell(one)
        around = {
            other: weight
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
            for other, weight in self._cells.get((row + down, column + right), {}).items()
            if not _is_part(other, name)
        }
        return sum(around.values())


def _is_part(other: str, name: str) -> bool:
    """«Ashford» says nothing new about «Ashford Park»."""
    return other == name or other in name or name in other


def _cell(one: Candidate) -> tuple[int, int]:
    width = max(0.2, cos(radians(floor(one.lat))))
    return floor(one.lat / _CELL), floor(one.lon * width / _CELL)
