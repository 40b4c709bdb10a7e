"""What a text tells of all its places together: states and countries named, what lies where, the paper's home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sayso.lexicon.places import Town
from sayso.read.place_candidates import Candidate, contains, find_candidates, of_town
from sayso.read.place_context import Context, Toponym
from sayso.read.place_outlet import Outlet
from sayso.read.place_support import Support

ENGLISH = frozenset({"USA", "GBR", "IRL", "CAN", "AUS", "NZL", "ZAF", "IND"})
"""Countries whose local papers are written in English."""
_NEAR, _NEAR_MOST = 2.0, 3.0
"""Points for each other place that lies around, on the scale of fame, and the most; see place_points.py."""
_IN_STATE, _IN_ENGLISH = 2.0, 2.0
_NAMELESS = "?"

_Found = Mapping[str, Sequence[Candidate]]
_States = Counter[tuple[str, str]]


class Evidence(NamedTuple):
    """What speaks for one candidate rather than another."""

    states: _States
    """Country and admin1 of every state that the text names, with how often."""
    countries: Counter[str]
    support: Support
    context: Context
    home: Town | None
    """The one of the towns of the outlet's name that the text speaks for."""
    holding: frozenset[tuple[str, str, str]]
    """Name, country and admin1 of states that stand behind a town of theirs («Albany, New York»)."""
    several: bool
    """Whether the text names more than one place."""


def near_points(support: Support, name: str, one: Candidate) -> float:
    """For what else of the text lies around a place."""
    return min(_NEAR_MOST, _NEAR * support.of(name, one))


def find_evidence(toponyms: Sequence[Toponym], candidates: _Found, context: Context) -> Evidence:
    """What the names of a text, those within names of bodies too, tell of one another."""
    around = {**candidates, **{seat: find_candidates(seat) for seat in context.seats}}
    states, support = _states_named(candidates) + context.states, Support(around)
    return Evidence(
        states=states,
        countries=_countries_named(around, context),
        support=support,
        context=context,
        home=_home(context.outlet, around, states, support),
        holding=_holding(toponyms),
        several=sum(map(bool, around.values())) > 1,
    )


def _states_named(candidates: _Found) -> _States:
    named: _States = Counter()
    for found in candidates.values():
        for one in found[:2]:
            if one.precision == "admin1" and one.country and one.admin1:
                named[one.country, one.admin1] += 1
    return named


def _countries_named(around: _Found, context: Context) -> Counter[str]:
    """By their states, counties and adjectives too; a name with namesakes names none for sure."""
    named = Counter(context.countries)
    for country, _ in context.states:
        named[country] += 1
    for found in around.values():
        if found and found[0].country and (found[0].precision == "admin1" or found[0].what == "the county"):
            named[found[0].country] += 1
    return named


def _home(outlet: Outlet, around: _Found, states: _States, support: Support) -> Town | None:
    """By its state, and what else of the text lies around it."""
    if len(outlet.towns) <= 1:
        return outlet.towns[0] if outlet.towns else None
    own = {one.geonames: name for name, found in around.items() for one in found}

    def points(town: Town) -> tuple[float, int]:
        one = of_town(town)
        near = near_points(support, own.get(town.geonames, _NAMELESS), one)
        named = _IN_STATE if states[town.country, town.admin1] else 0.0
        english = _IN_ENGLISH if town.country in ENGLISH else 0.0
        return one.fame + near + named + english, -town.geonames

    return max(outlet.towns, key=points)


def _holding(toponyms: Sequence[Toponym]) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (inner.holder, outer.country, outer.admin1)
        for inner in toponyms
        if inner.holder and not inner.loosely
        for outer in find_candidates(inner.holder)
        if outer.what == "the state" and outer.country and outer.admin1
        if any(contains(outer, one, loosely=False) for one in find_candidates(inner.name))
    )
