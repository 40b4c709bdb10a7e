"""Every place on earth that a name may stand for, before the text has its say."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, log10, radians, sin, sqrt
from typing import Literal, NamedTuple

from sayso.lexicon.countries import Country, country_by_code, country_by_name, country_of_capital, seat_of_government
from sayso.lexicon.places import Region, Town, find_counties, find_regions, find_towns

_COUNTRY, _STATE, _REGION, _PROVINCE, _QUARTER, _COUNTY, _SMALLEST = 8.5, 7.2, 7.0, 6.4, 6.2, 4.5, 2.0
"""How well known a place is, on the scale of the logarithm of a town's inhabitants: a country before any town of its
name but not before what the text says. Set by reading the errors on local and national news of the practice sets."""
_SMALL = frozenset({"county", "town", "quarter", "street", "airport", "stadium", "building", "base", "park"})
"""Kinds of regions that lie in one spot."""
_SHADOWED, _GREAT = 2.8, 600_000
"""A state that is less known than its city, and the inhabitants of such a city."""
_SEAT = 7.5
_OTHER_NAME = 1.0
"""What a lesser town loses under a name that is not its first; great cities have their English name as a second."""
_NEIGHBOURS = 900.0
"""Kilometres."""
_EARTH = 6371.0
HOLDS_WITHIN = 75.0
"""Kilometres from the middle of a county within which what it holds may lie."""

Precision = Literal["exact", "near", "admin1", "country"]


class Candidate(NamedTuple):
    """A place that a name may stand for; `fame` is the logarithm of its inhabitants or what corresponds to it."""

    lat: float
    lon: float
    country: str | None
    admin1: str | None
    geonames: int | None
    precision: Precision
    fame: float
    what: str
    """For reasons: «a town in Ohio»."""


@lru_cache(maxsize=8192)
def find_candidates(name: str) -> tuple[Candidate, ...]:
    """The places of that name, best known first.

    >>> [candidate.what for candidate in find_candidates("Georgia")][:2]
    ['the country', 'the state']
    """
    found: list[Candidate] = []
    country = country_by_name(name)
    if country:
        found.append(_of_country(country))
    found += [_of_region(region, name) for region in find_regions(name)]
    found += [_of_region(region, name) for region in find_counties(name)]
    found += [of_town(town) for town in find_towns(name) if not (country and _is_its_city(town, country))]
    found += _of_seat(name)
    if any(one.what == "the state" for one in found) and found[0].precision == "country":
        # Georgia: a country before its namesakes among towns, but after the state unless the text speaks of its people.
        found[0] = found[0]._replace(fame=_STATE + 0.3)
    return tuple(sorted(found, key=lambda one: (-one.fame, one.geonames or 0)))


def _of_country(country: Country) -> Candidate:
    return Candidate(country.lat, country.lon, country.code, None, country.geonames, "country", _COUNTRY, "the country")


def _is_its_city(town: Town, country: Country) -> bool:
    """«Mexico» is no short form of Mexico City."""
    return town.alias and town.country == country.code


def _of_region(region: Region, name: str) -> Candidate:
    # An abbreviation is the state's alone: «N.Y.» is not the city.
    is_full = name.lower() == region.name.lower()
    if is_full and region.kind in ("state", "province") and _is_shadowed(region):
        return _candidate_of_region(region, _SHADOWED)
    fame = {"state": _STATE, "province": _PROVINCE, "county": _COUNTY, "former": _STATE, "quarter": _QUARTER}.get(
        region.kind, _REGION
    )
    return _candidate_of_region(region, fame)


def _is_shadowed(region: Region) -> bool:
    """Whether a great city of the same country bears its name, as New York and Washington do."""
    return any(town.country == region.country and town.population > _GREAT for town in find_towns(region.name))


def _candidate_of_region(region: Region, fame: float) -> Candidate:
    precision: Precision = "near" if region.kind in _SMALL else "admin1"
    return Candidate(
        region.lat, region.lon, region.country, region.admin1, region.geonames, precision, fame, f"the {region.kind}"
    )


def of_town(town: Town) -> Candidate:
    """A town by itself, whatever it was called."""
    fame = max(_SMALLEST, log10(town.population + 1))
    if town.alias and town.population < _GREAT:
        fame -= _OTHER_NAME
    return Candidate(
        town.lat,
        town.lon,
        town.country,
        town.admin1,
        town.geonames,
        "exact",
        fame,
        "the town" if town.population else "the place",
    )


def _of_seat(name: str) -> list[Candidate]:
    """A house that stands for a government («White House») lies in the capital; a capital is a town as it is."""
    seat = seat_of_government(name)
    if seat is None or seat.country.capital is None or country_of_capital(name):
        return []
    towns = [town for town in find_towns(seat.country.capital) if town.country == seat.country.code]
    what = "a seat of government in the capital"
    return [of_town(town)._replace(precision="near", fame=_SEAT, what=what) for town in towns[:1]]


def distance(a: Candidate, b: Candidate) -> float:
    """Kilometres along the great circle."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    east = radians(a.lon - b.lon)
    chord = sin((lat_a - lat_b) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(chord)))


def contains(outer: Candidate, inner: Candidate, *, loosely: bool) -> bool:
    """Whether a country, state or county holds a place; `loosely`: whether a town may hold what lies around it."""
    if outer.country != inner.country or outer.country is None or outer[:2] == inner[:2]:
        return False
    if outer.precision == "country":
        return inner.precision != "country"
    if outer.precision == "admin1" and outer.admin1:
        return outer.admin1 == inner.admin1 and inner.precision != "admin1"
    county = outer.precision == "near"
    return (county or loosely) and inner.precision in ("exact", "near") and distance(outer, inner) <= HOLDS_WITHIN


@lru_cache(maxsize=4096)
def is_neighbour(first: str, second: str) -> bool:
    """Whether the middles of two countries (alpha-3) lie no farther apart than those of neighbours of middle size."""
    one, other = country_by_code(first), country_by_code(second)
    return one is not None and other is not None and distance(_of_country(one), _of_country(other)) < _NEIGHBOURS
