"""Of all places that share a name, the one that a text means: fame, what the text says holds it, and what lies near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sayso.lexicon.places import Town
from sayso.read.place_candidates import Candidate, distance, find_candidates, is_neighbour
from sayso.read.place_context import Context, Toponym
from sayso.read.place_support import Support

_HELD = 7.0
_STATE_NAMED = 2.0
_COUNTRY_NAMED = 1.2
_NEAR = 1.2
_NEAR_MOST = 3.0
_OUTLET_TOWN = 5.0
_OUTLET_NEAR = 2.5
_OUTLET_COUNTRY = 2.0
_ENGLISH_LOCAL = 0.5
"""Points on the scale of fame (tenfold inhabitants are one point). Read off the errors on local papers (LGL) and
national news (GeoWebNews); to re-run: score/places.py."""
_MARGIN = 0.1
_HOLDS_WITHIN = 75.0
_AROUND = 1.0
"""Degrees around a paper's home."""
_CLOSE_FAME = 0.3
_SHORTEST = 3
_ROADS = frozenset({
    "street", "st", "st.", "road", "rd", "avenue", "ave", "ave.", "lane", "drive", "boulevard", "way", "highway",
    "parkway", "square", "bridge", "court",
})  # fmt: skip
_ENGLISH = frozenset({"USA", "GBR", "IRL", "CAN", "AUS", "NZL", "ZAF", "IND"})


class Choice(NamedTuple):
    """The place chosen (None where the text favours none), why, and what else it might have been."""

    best: Candidate | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


class _Scored(NamedTuple):
    score: float
    candidate: Candidate
    reasons: tuple[str, ...]


class _Evidence(NamedTuple):
    """What a text tells of all its places together."""

    states: Counter[tuple[str, str]]
    countries: Counter[str]
    support: Support
    context: Context


def choose(toponyms: Sequence[Toponym], context: Context) -> dict[str, Choice]:
    """For the mention ids of names whose place is known: which one it is."""
    holders: dict[str, Toponym] = {}
    for toponym in toponyms:
        if toponym.holder:
            holders.setdefault(toponym.name, toponym)
    proxies = {toponym.name: _proxy(toponym) for toponym in toponyms}
    candidates = {proxy: find_candidates(proxy) for proxy in proxies.values()}
    evidence = _Evidence(
        _states_named(candidates) + context.states, _countries_named(candidates, context), Support(candidates), context
    )
    choices: dict[str, Choice] = {}
    for name, found in candidates.items():
        if found:
            choices[name] = _choice(_ranked(name, found, holders.get(name), evidence))
    return {
        toponym.mention: _by_proxy(toponym.name, proxies[toponym.name], choices[proxies[toponym.name]])
        for toponym in toponyms
        if proxies[toponym.name] in choices
    }


def _proxy(toponym: Toponym) -> str:
    """The name to look up: its own, else that of the place that holds it, else of the place it is called after."""
    if find_candidates(toponym.name):
        return toponym.name
    if toponym.holder and find_candidates(toponym.holder):
        return toponym.holder
    words = toponym.name.split(" ")
    if not toponym.facility or words[-1].lower() in _ROADS:
        return toponym.name
    heads = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((head for head in heads if len(head) > _SHORTEST and find_candidates(head)), toponym.name)


def _by_proxy(name: str, proxy: str, choice: Choice) -> Choice:
    """A building in or called after a town lies near it; nothing follows from a country or state."""
    if name == proxy:
        return choice
    if choice.best is None or choice.best.precision in ("country", "admin1"):
        return Choice(None, f"no place of that name is known; it has to do with {proxy}")
    near = choice.best._replace(precision="near", geonames=None)
    return Choice(near, f"near {proxy}, by its name or the words after it ({choice.reason})")


def _states_named(candidates: dict[str, tuple[Candidate, ...]]) -> Counter[tuple[str, str]]:
    """Country and admin1 of every state or province that the text names."""
    named: Counter[tuple[str, str]] = Counter()
    for found in candidates.values():
        for one in found[:2]:
            if one.precision == "admin1" and one.country and one.admin1:
                named[one.country, one.admin1] += 1
    return named


def _countries_named(candidates: dict[str, tuple[Candidate, ...]], context: Context) -> Counter[str]:
    """Countries that the text names, by their states and adjectives too; a name with namesakes names none for sure."""
    named = Counter(context.countries)
    for country, _ in context.states:
        named[country] += 1
    for found in candidates.values():
        if found and found[0].precision == "admin1" and found[0].country:
            named[found[0].country] += 1
    return named


def _ranked(name: str, candidates: Sequence[Candidate], held: Toponym | None, evidence: _Evidence) -> list[_Scored]:
    held_by = find_candidates(held.holder) if held and held.holder else ()
    if held_by and candidates[0].precision == held_by[0].precision == "country":
        # «Norway, Sweden» is a list.
        held_by = ()
    scored = [_score(name, one, held_by, held, evidence) for one in candidates]
    return sorted(scored, key=lambda each: (-each.score, each.candidate.geonames or 0))


def _score(
    name: str, one: Candidate, held_by: Sequence[Candidate], held: Toponym | None, evidence: _Evidence
) -> _Scored:
    points, reasons = one.fame, []
    if held and any(_contains(outer, one, loosely=held.loosely) for outer in held_by):
        points += _HELD
        reasons.append(f"the text puts it in {held.holder}")
    for extra, reason in (
        _named_points(name, one, evidence),
        _near_points(name, one, evidence),
        _outlet_points(one, evidence),
    ):
        if extra:
            points += extra
            reasons.append(reason)
    return _Scored(points, one, tuple(reasons))


def _named_points(name: str, one: Candidate, evidence: _Evidence) -> tuple[float, str]:
    if not one.country:
        return 0.0, ""
    if one.precision == "country":
        return _country_points(name, one.country, evidence)
    if one.precision == "admin1":
        return (_STATE_NAMED, "states go before towns of that name")
    if one.admin1 and evidence.states[one.country, one.admin1]:
        return _STATE_NAMED + _COUNTRY_NAMED / 2, "the text names its state or province"
    if evidence.countries[one.country]:
        return _COUNTRY_NAMED, "the text names its country"
    return 0.0, ""


def _country_points(name: str, country: str, evidence: _Evidence) -> tuple[float, str]:
    """What speaks for a country rather than its namesakes: its people, else the countries around it."""
    if evidence.countries[country] > evidence.context.names[name]:
        return _STATE_NAMED, "the text speaks of its people"
    if any(code != country and is_neighbour(country, code) for code in evidence.countries):
        return _STATE_NAMED, "the text names its neighbours"
    return 0.0, ""


def _near_points(name: str, one: Candidate, evidence: _Evidence) -> tuple[float, str]:
    if one.precision in ("country", "admin1"):
        return 0.0, ""
    near = evidence.support.of(name, one)
    return min(_NEAR_MOST, _NEAR * near), "other places of the text lie around it"


def _outlet_points(one: Candidate, evidence: _Evidence) -> tuple[float, str]:
    outlet = evidence.context.outlet
    if one.precision == "country":
        return 0.0, ""
    if any(town.geonames == one.geonames for town in outlet.towns) and (outlet.country or one.country in _ENGLISH):
        return _OUTLET_TOWN, "the publisher bears its name or is at home there"
    points = _OUTLET_COUNTRY if outlet.country and one.country == outlet.country else 0.0
    if outlet.state and one.admin1 == outlet.state and one.country == "USA":
        points += _STATE_NAMED
    if len(outlet.towns) == 1 and _is_around(outlet.towns[0], one):
        points += _OUTLET_NEAR
    if points:
        return points, "the publisher is at home around there"
    if not outlet.country and one.country == "USA" and one.precision != "admin1":
        return _ENGLISH_LOCAL, "an address without a country's ending is most often American"
    return 0.0, ""


def _is_around(home: Town, one: Candidate) -> bool:
    return abs(home.lat - one.lat) < _AROUND and abs(home.lon - one.lon) < _AROUND


def _contains(outer: Candidate, inner: Candidate, *, loosely: bool) -> bool:
    """Whether a country, state or county holds a place."""
    if outer.country != inner.country or outer.country is None or outer[:2] == inner[:2]:
        return False
    if outer.precision == "country":
        return inner.precision != "country"
    if outer.precision == "admin1" and outer.admin1:
        return outer.admin1 == inner.admin1 and inner.precision != "admin1"
    county = outer.precision == "near"
    return (county or loosely) and inner.precision in ("exact", "near") and distance(outer, inner) <= _HOLDS_WITHIN


def _is_open(best: _Scored, second: _Scored) -> bool:
    """Whether two places far apart have as much for them as each other."""
    close = best.score - second.score < _MARGIN and abs(best.candidate.fame - second.candidate.fame) < _CLOSE_FAME
    return close and distance(best.candidate, second.candidate) > _HOLDS_WITHIN


def _choice(ranked: Sequence[_Scored]) -> Choice:
    best, one = ranked[0], ranked[0].candidate
    if len(ranked) == 1:
        why = "the only place of that name that is known"
    elif _is_open(best, ranked[1]):
        others = tuple(each.candidate for each in ranked if best.score - each.score < _MARGIN)
        return Choice(None, "several places have that name and the text favours none", others)
    else:
        why = "; ".join(best.reasons) or "the best known place of that name"
    return Choice(one, f"{one.what}: {why}")
