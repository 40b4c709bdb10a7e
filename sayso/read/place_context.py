"""What a text tells about where its places are: what stands beside a name, what else is named, the paper's home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sayso.lexicon.countries import country_by_name, country_of_adjective, country_of_people
from sayso.lexicon.places import find_counties, find_regions, find_towns
from sayso.read.parse import Parse
from sayso.read.place_candidates import find_candidates
from sayso.read.place_outlet import Outlet, find_outlet
from sayso.record import Article, Mention

_GAP = 14
"""Characters between a town and the state or country that holds it («Ashford, in southern Kent»)."""
_HOLDERS = (
    ", ",
    " in ",
    " (",
    ", in ",
    ", near ",
    " near ",
    ", a town in ",
    ", a city in ",
    ", the capital of ",
    " in the ",
    ",",
)
_NAME = r"\b[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,2}"
_COUNTIES = re.compile(rf"({_NAME}(?:(?:, (?:and |or )?| and | or ){_NAME}){{1,30}}) [Cc]ounties\b")
_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
    "southeast", "southwest", "metro", "historic", "greater", "mid", "lower", "upper", "inner", "northeastern",
    "northwestern", "southeastern", "southwestern", "rural", "the", "nearby", "upstate", "downtown",
})  # fmt: skip
_SIDES = frozenset({"side", "end", "shore", "bank", "coast"})
"""What a direction is no direction before («the West Side»)."""
_COUNTY = re.compile(r" (?:County|Co\.|Parish)\b")
"""Behind a name that was cut short: «the Ashford | County Clerk»."""
_LONGEST_STATE = 3
"""Words of the longest name of a state that is looked for in the name of a body."""
_LOCAL = frozenset({
    "police", "fire", "city", "public", "school", "schools", "high", "chamber", "council", "department", "hospital",
    "community", "elementary", "middle", "township", "town", "village", "municipal", "board", "rotary", "area",
    "borough", "selectmen", "mayor", "library", "airport", "independent", "downtown", "parks", "historical", "junior",
})  # fmt: skip
"""Second words of local bodies («the Ashford Fire Department»)."""
_SHORTEST_SEAT = 3


class Toponym(NamedTuple):
    """A name of a place or facility: all its mentions of the same words are taken to mean the same place."""

    mention: str
    name: str
    holder: str | None
    """The place that the words beside it say it is in."""
    loosely: bool
    """Whether they say so by «in» or «near», so that a town may be the holder."""
    facility: bool


class Context(NamedTuple):
    """Countries named in the text (alpha-3) with how often, and the paper's home."""

    countries: Counter[str]
    names: Counter[str]
    """How often each country was named by which words, case set aside."""
    outlet: Outlet
    states: Counter[tuple[str, str]]
    """Country and admin1 of the states whose bodies are named («the Texas Department of …»)."""
    seats: frozenset[str]
    """Towns and counties whose bodies are named («the Ashford Fire Department»)."""


def find_toponyms(parse: Parse, names: Sequence[Mention]) -> tuple[Toponym, ...]:
    """The names of places in a text, each with the place that holds it where the text says so."""
    places = [name for name in names if name.kind in ("place", "facility")]
    counties = _in_lists_of_counties(parse.text, places)
    found = []
    for number, one in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        between = _holds(parse.text, one, following) if following else None
        holder = bare_name(following.words) if following and between else None
        name, inner = _split(one.words)
        if one.id in counties or (_COUNTY.match(parse.text, one.span.end) and not name.endswith("County")):
            name = f"{name} County"
        found.append(
            Toponym(
                one.id,
                name,
                holder or inner,
                "in" in (between or "") or "near" in (between or ""),
                one.kind == "facility",
            )
        )
    return tuple(found)


def _in_lists_of_counties(text: str, places: Sequence[Mention]) -> set[str]:
    """The ids of A, B and C in «A, B and C counties»."""
    lists = [found.span(1) for found in _COUNTIES.finditer(text)]
    return {one.id for one in places for first, last in lists if first <= one.span.start and one.span.end <= last}


def _split(name: str) -> tuple[str, str | None]:
    """«Ashford, Kent» in one span holds its own holder."""
    head, comma, tail = name.partition(", ")
    return (bare_name(head), tail) if comma and tail else (bare_name(name), None)


def bare_name(words: str) -> str:
    """A name without a direction before it, if it is one («southern Kent», «East Ashford», but «South Bend»)."""
    head, blank, tail = words.partition(" ")
    if not blank or head.lower() not in _DIRECTIONS or (head[0].isupper() and find_candidates(words)):
        return words
    if head[0].isupper() and tail.lower() in _SIDES | _DIRECTIONS:
        return words
    return bare_name(tail)


def _holds(text: str, one: Mention, following: Mention) -> str | None:
    """The words between a place and the one that holds it; None where they do not say so."""
    between = text[one.span.end : following.span.start]
    if len(between) > _GAP + max(map(len, _HOLDERS)):
        return None
    kept = between.split(" ")
    while len(kept) > 1 and kept[-2] in _DIRECTIONS:
        del kept[-2]
    return " ".join(kept) if " ".join(kept) in _HOLDERS else None


def find_context(names: Sequence[Mention], article: Article) -> Context:
    """What the whole article tells."""
    countries: Counter[str] = Counter()
    words: Counter[str] = Counter()
    states: Counter[tuple[str, str]] = Counter()
    seats: set[str] = set()
    for name in names:
        if name.kind in ("organisation", "facility"):
            seats.update(_seats_in(name.words))
        if name.kind == "organisation":
            states.update(_states_in(name.words))
        country = country_by_name(name.words) if name.kind == "place" else None
        if name.kind == "group":
            country = country_of_adjective(name.words) or country_of_people(name.words)
        if country:
            countries[country.code] += 1
            words[name.words.casefold()] += 1
    return Context(countries, words, find_outlet(article), states, frozenset(seats))


@lru_cache(maxsize=4096)
def _seats_in(name: str) -> tuple[str, ...]:
    """The county or the town that the name of a local body begins with."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    for last in range(min(len(words) - 1, _LONGEST_STATE + 1), 0, -1):
        head = " ".join(words[:last])
        if find_counties(head) or (words[last].lower() in _LOCAL and len(head) > _SHORTEST_SEAT and find_towns(head)):
            return (head,)
    return ()


@lru_cache(maxsize=4096)
def _states_in(name: str) -> tuple[tuple[str, str], ...]:
    """The states and provinces that the name of a body names."""
    words = name.split()
    found = []
    for first in range(len(words)):
        for last in range(min(len(words), first + _LONGEST_STATE), first, -1):
            regions = find_regions(" ".join(words[first:last]))
            if regions and regions[0].kind in ("state", "province") and regions[0].country and regions[0].admin1:
                found.append((regions[0].country, regions[0].admin1))
                break
    return tuple(found)
