"""What words tell of a name: known names of every kind, and the words that names of a kind begin or end with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from sayso.lexicon import table
from sayso.lexicon.countries import all_countries
from sayso.lexicon.organisations import organisations_by_name
from sayso.lexicon.places import find_counties, find_regions, find_towns, region_names
from sayso.record.reading import MentionKind

LARGE_TOWN = 100_000
"""Inhabitants from which a town's name is a place before anything else is known of it."""
_FOLK = ("peoples", "religions", "followers")
_FIRST_WORD = re.compile(r"\w+(?:[.’']\w+)*\.?|\S")
_IN_CAPITALS = 3


@cache
def words(name: str) -> frozenset[str]:
    """A word list of names.toml."""
    return frozenset(table("en", "names")[name])


@cache
def given_names() -> frozenset[str]:
    """First names of persons, in lower case."""
    known = table("en", "firstnames")
    return (
        words("given_names")
        | words("family_names_first")
        | {name for names in known.values() for name in names.split()}
    )


@cache
def known_names() -> dict[str, MentionKind]:
    """Every name of the lexicon with its kind; where several share it, the kind that news means by it."""
    known: dict[str, MentionKind] = {}
    countries = all_countries()
    _add(known, (name for one in countries for name in (one.name, *one.aliases)), "place")
    _add(known, (seat for one in countries for seat in one.seats), "place")
    _add(known, (name for one in countries for name in (*one.adjectives, *one.people)), "group")
    for name, one in organisations_by_name().items():
        known.setdefault(name, one.kind)
    groups = table("en", "groups")
    doubtful = set(groups["adjectives_only"])
    _add(known, (name for key in _FOLK for name in groups[key] if name not in doubtful), "group")
    _add(known, table("en", "weapons")["names"], "weapon")
    _add(known, (name for name in table("en", "weapons")["products"] if not name.isdigit()), "product")
    _add(known, (name for name in region_names() if len(name) > _IN_CAPITALS or "." in name), "place")
    return known


def _add(known: dict[str, MentionKind], names: Iterable[str], kind: MentionKind) -> None:
    for name in names:
        bare = name.removeprefix("the ").removeprefix("The ")
        known.setdefault(bare, kind)
        known.setdefault(bare.replace("'", "’"), kind)
        if len(bare) > _IN_CAPITALS:
            known.setdefault(bare.upper(), kind)


@cache
def openers() -> dict[str, int]:
    """First words of known names, with the length in characters of the longest name that begins so."""
    longest: dict[str, int] = {}
    for name in known_names():
        found = _FIRST_WORD.match(name)
        first = found.group() if found else name
        for key in {first, first.rstrip("."), first.split("'")[0], first.split("’")[0]}:
            longest[key] = max(longest.get(key, 0), len(name))
    return longest


def is_place_name(name: str) -> bool:
    """Whether a place of that name is known, be it ever so small."""
    return bool(find_regions(name) or find_towns(name) or find_counties(name))


def is_large_town(name: str) -> bool:
    """Whether a town of that very name has many inhabitants."""
    towns = find_towns(name)
    return bool(towns) and towns[0].population >= LARGE_TOWN


def kind_by_words(first: str, last: str, *, several: bool) -> MentionKind | None:
    """The kind that the first or the last word of a name of several words tells, both in lower case.

    >>> kind_by_words("mersey", "tunnel", several=True)
    'facility'
    """
    if not several:
        return None
    for list_name, kind in _HEADS:
        if last in words(list_name):
            return kind
    for list_name, kind in _OPENERS:
        if first in words(list_name):
            return kind
    return None


_HEADS: tuple[tuple[str, MentionKind], ...] = (
    ("event_heads", "event"),
    ("law_heads", "law"),
    ("organisation_heads", "organisation"),
    ("place_heads", "place"),
    ("facility_heads", "facility"),
    ("other_heads", "other"),
)
_OPENERS: tuple[tuple[str, MentionKind], ...] = (("place_openers", "place"), ("organisation_openers", "organisation"))
