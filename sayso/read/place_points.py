"""What speaks for a place, in points on the scale of fame: tenfold inhabitants are one point."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.lexicon.places import Town
from sayso.read.place_candidates import Candidate, find_candidates, is_neighbour
from sayso.read.place_evidence import ENGLISH, Evidence, near_points

_STATE_HOLDS = 9.0
_STATE_NAMED = 2.0
_COUNTRY_NAMED = 0.8
_LONE = -1.5
_OUTLET_TOWN = 5.0
_OUTLET_NEAR = 3.0
_OUTLET_COUNTRY = 2.0
_ENGLISH_LOCAL = 0.5
"""Read off the errors on local papers (LGL) and national news (GeoWebNews), each tried at several values with the
others fixed; to re-run: score/places.py."""
_AROUND = 1.0
"""Degrees around a paper's home."""
_WELL_KNOWN = 7.0

Points = tuple[float, str]
_NONE: Points = 0.0, ""


def find_points(name: str, one: Candidate, evidence: Evidence) -> Iterator[Points]:
    """What the text and its outlet add to the fame of a place, with the reasons."""
    for points in (_named(name, one, evidence), _near(name, one, evidence), _outlet(name, one, evidence)):
        if points[0]:
            yield points


def _named(name: str, one: Candidate, evidence: Evidence) -> Points:
    if not one.country:
        return _NONE
    if one.precision == "country":
        return _country(name, one.country, evidence)
    if one.precision == "admin1":
        holds = (name, one.country, one.admin1) in evidence.holding
        named = _STATE_NAMED, "states go before towns of that name"
        return (_STATE_HOLDS, "a town of that state stands before it") if holds else named
    if one.admin1 and evidence.states[one.country, one.admin1]:
        return _STATE_NAMED + _COUNTRY_NAMED / 2, "the text names its state or province"
    if evidence.countries[one.country]:
        return _COUNTRY_NAMED, "the text names its country"
    return _NONE


def _country(name: str, country: str, evidence: Evidence) -> Points:
    """What speaks for a country rather than its namesakes: its people, else the countries around it."""
    if evidence.countries[country] > evidence.context.names[name.casefold()]:
        return _STATE_NAMED, "the text speaks of its people"
    others = [code for code in evidence.countries if code != country]
    if any(is_neighbour(country, code) for code in others):
        return _STATE_NAMED, "the text names its neighbours"
    if country not in ENGLISH and ENGLISH.issuperset(others):
        # «Lebanon» in a paper of Pennsylvania.
        return _LONE, "the text names no country but those of its language"
    return _NONE


def _near(name: str, one: Candidate, evidence: Evidence) -> Points:
    if one.precision in ("country", "admin1") or _is_state(name):
        return _NONE
    return near_points(evidence.support, name, one), "other places of the text lie around it"


def _outlet(name: str, one: Candidate, evidence: Evidence) -> Points:
    outlet, home = evidence.context.outlet, evidence.home
    if one.precision == "country":
        return _NONE
    if home and home.geonames == one.geonames and (outlet.country or one.country in ENGLISH):
        return _OUTLET_TOWN, "the publisher bears its name or is at home there"
    points = _OUTLET_COUNTRY if outlet.country and one.country == outlet.country else 0.0
    if outlet.state and one.admin1 == outlet.state and one.country == "USA":
        points += _STATE_NAMED
    if home and _is_around(home, one) and not _is_state(name):
        points += _OUTLET_NEAR
    if points:
        return points, "the publisher is at home around there"
    if not outlet.country and one.country == "USA" and one.precision != "admin1":
        return _ENGLISH_LOCAL, "an address without a country's ending is most often American"
    return _NONE


def _is_state(name: str) -> bool:
    """Whether only the words beside it tell a town of that name from a state («Kansas» in Illinois)."""
    return any(one.what == "the state" and one.fame > _WELL_KNOWN for one in find_candidates(name)[:3])


def _is_around(home: Town, one: Candidate) -> bool:
    return abs(home.lat - one.lat) < _AROUND and abs(home.lon - one.lon) < _AROUND
