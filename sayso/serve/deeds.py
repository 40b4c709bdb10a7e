"""What a name did to whom and what was done to it, counted by who was on the other side, type and quad class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from sayso.record.reading import PloverType
from sayso.store.rows import Row

QUADS: dict[str, tuple[PloverType, ...]] = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's «quad categories» (Open Event Data Alliance), for the sixteen types of POLECAT (Halterman, Bagozzi, Beger,
Schrodt and Scarborough 2023). An older draft of PLOVER, of nineteen types, has SANCTION among verbal conflict."""

_CLASS: dict[str, str] = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
_LISTED = 15
_SIDES = {"did": "actor", "done": "recipient"}


class Deed(NamedTuple):
    """One event as the name has part in it: it `did` it or it was `done` to it."""

    number: int
    side: str
    type: str
    month: str | None
    others: tuple[str, ...]
    """Who is on the other side; nobody where the text does not say."""


class Dealings(NamedTuple):
    """How often one on the other side was met with, by type."""

    other: str | None
    total: int
    types: tuple[tuple[str, int], ...]


class Side(NamedTuple):
    """All that it did, or all that was done to it."""

    name: str
    total: int
    quads: dict[str, int]
    dealings: tuple[Dealings, ...]
    more: int
    """How many others are not listed."""


def find_deeds(rows: Iterable[Row]) -> list[Deed]:
    """Events of a type, told as real: what is denied, and what is said in general, is no deed."""
    others: dict[tuple[int, str], list[str]] = {}
    firsts: dict[tuple[int, str], Row] = {}
    for row in rows:
        if row["type"] and row["polarity"] == "positive" and not row["generic"]:
            key = row["number"], row["part"]
            firsts.setdefault(key, row)
            others.setdefault(key, []).extend([row["other"]] if row["other"] else [])
    side_of = {part: side for side, part in _SIDES.items()}
    return [
        Deed(number, side_of[part], row["type"], (row["published"] or "")[:7] or None, tuple(others[number, part]))
        for (number, part), row in firsts.items()
    ]


def count_sides(deeds: Sequence[Deed]) -> Iterator[Side]:
    """What it did and what was done to it."""
    for name in _SIDES:
        mine = [deed for deed in deeds if deed.side == name]
        quads = Counter(_CLASS[deed.type] for deed in mine)
        dealings = _dealings(mine)
        named = [each for each in dealings if each.other is not None]
        unnamed = dealings[len(named) :]
        yield Side(
            name=name,
            total=len(mine),
            quads={quad: quads[quad] for quad in QUADS},
            dealings=(*named[:_LISTED], *unnamed),
            more=max(0, len(named) - _LISTED),
        )


def pick_deeds(deeds: Iterable[Deed], *, side: str | None, other: str | None, kind: str | None) -> list[Deed]:
    """Those of a side, with somebody ("" for nobody), of a type or quad class; None is any."""
    kinds = QUADS.get(kind or "", (kind,))
    return [
        deed
        for deed in deeds
        if side in {None, deed.side}
        and (other is None or (other in deed.others if other else not deed.others))
        and (kind is None or deed.type in kinds)
    ]


def is_kind(kind: str) -> bool:
    """Whether it is the name of a PLOVER type or of a quad class.

    >>> is_kind("AID"), is_kind("verbal conflict"), is_kind("KISS")
    (True, True, False)
    """
    return kind in QUADS or kind in get_args(PloverType)


def _dealings(deeds: Iterable[Deed]) -> list[Dealings]:
    counts: dict[str | None, Counter[str]] = {}
    for deed in deeds:
        for other in deed.others or (None,):
            counts.setdefault(other, Counter())[deed.type] += 1
    found = [Dealings(other, types.total(), tuple(types.most_common())) for other, types in counts.items()]
    # Who is not named comes last, however often that is so.
    return sorted(found, key=lambda each: (each.other is None, -each.total, each.other or ""))
