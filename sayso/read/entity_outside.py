"""What the user's lexicon knows of an entity, as far as the text does not contradict it."""

from __future__ import annotations

from typing import NamedTuple, cast

from sayso.lexicon.added import Base, Known, find_added
from sayso.record import Link
from sayso.record.reading import MentionKind

_ALIKE: dict[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "group"}),
    "group": frozenset({"organisation", "group"}),
    "product": frozenset({"product"}),
    "weapon": frozenset({"product"}),
}
"""For a kind of mention the kinds of the lexicon that it may be."""


class Outside(NamedTuple):
    """Country and sector, where all who bear the name share them; links, where a base has one of that name alone."""

    country: str | None = None
    sector: str | None = None
    links: tuple[Link, ...] = ()


def find_outside(name: str, kind: MentionKind, country: str | None, sector: str | None) -> Outside:
    """What is known under a name; nothing of entries of another country or sector than the text tells.

    Where the entries contradict each other, none is believed.
    """
    found = [one for one in find_added(name) if one.kind in _ALIKE.get(kind, ())]
    fitting = [
        one for one in found
        if _agree(one.country, country) and (kind == "person" or _agree(one.sector, sector))
    ]  # fmt: skip
    countries, sectors = ({getattr(one, what) for one in fitting} - {""} for what in ("country", "sector"))
    if len(countries) > 1 or len({(one.base, one.id) for one in fitting}) > len({one.base for one in fitting}):
        return Outside()
    return Outside(
        country=next(iter(countries), None),
        # A person's office is the text's to tell: whoever held one once is in such lists for ever.
        sector=next(iter(sectors), None) if len(sectors) == 1 and kind != "person" else None,
        links=tuple(sorted({_link(one, kind, name) for one in fitting}, key=lambda link: (link.base, link.id))),
    )


def _agree(known: str, told: str | None) -> bool:
    return not known or told is None or known == told


def _link(one: Known, kind: MentionKind, name: str) -> Link:
    told = f", of {one.country}" if one.country else ""
    reason = f"by its name alone: the only {kind} called «{name}»{told} in the user's lexicon"
    return Link(base=cast("Base", one.base), id=one.id, reason=reason)
