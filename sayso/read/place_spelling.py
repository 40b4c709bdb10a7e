"""Other forms of names of places that no gazetteer has as they stand: «W. Columbia», «Sokoto State», «Clacton»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sayso.read.place_candidates import find_candidates

_DIRECTIONS = {"N.": "North", "S.": "South", "E.": "East", "W.": "West"}
_DIVISIONS = frozenset({
    "state", "province", "region", "governorate", "district", "division", "oblast", "prefecture", "city", "county",
    "municipality", "department", "canton", "territory",
})  # fmt: skip
"""What a gazetteer leaves out behind a name («Sokoto State»)."""
_BODIES = frozenset({"city", "town", "village", "borough", "township", "county"})
"""What may stand with «of» before a name («the Village of Glen Carbon»)."""
_ENDINGS = (
    "-on-Sea", "-upon-Tyne", "-on-Thames", "-upon-Thames", "-upon-Avon", "-upon-Trent", "-super-Mare", "-under-Lyne",
)  # fmt: skip
"""What news leaves out of English names («Clacton»)."""
_ARTICLES = ("Al ", "Al-", "'")
"""What it leaves out of Arabic ones («Qamishli»)."""
_SHORTEST = 4


@lru_cache(maxsize=8192)
def find_spelled(name: str) -> str | None:
    """The first form that is known of a name that is not.

    >>> find_spelled("S. Charleston")
    'South Charleston'
    """
    bare = name.rstrip(" .,;:()")
    return next((form for form in _forms(bare) if form != name and _is_place(form)), None)


def _forms(name: str) -> Iterator[str]:
    head, _, tail = name.partition(" ")
    body, _, kind = name.rpartition(" ")
    yield name
    if "." in name:
        yield f"{name}."
    if full := _DIRECTIONS.get(head):
        yield f"{full} {tail}"
    if head == "Saint":
        yield f"St. {tail}"
    if kind.lower() in _DIVISIONS:
        yield body
    if tail.startswith("of ") and head.lower() in _BODIES:
        yield tail.removeprefix("of ")
    if not tail and len(name) > _SHORTEST:
        yield from (f"{name}{ending}" for ending in _ENDINGS)
        yield from (f"{article}{name}" for article in _ARTICLES)
        yield f"{name} County"


def _is_place(name: str) -> bool:
    """Whether a place is known by that form; a country has no division of its own name («Man City»)."""
    found = find_candidates(name) if name else ()
    return bool(found) and (found[0].precision != "country" or "." in name)
