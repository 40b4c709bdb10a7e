"""Places by name: towns of the world, states and provinces, counties, regions, seas, rivers.

`find_towns(words)` and `find_regions(words)` give every place of that name, most populous first: which one is meant is
for the reader of the text to decide. The towns are a sorted file that is searched where it lies on the disk, so that
nothing is loaded at the start and a look-up takes some microseconds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import msgspec

from sayso.lexicon.added import added_towns
from sayso.lexicon.folded import fold_name
from sayso.lexicon.sorted_file import SortedFile
from sayso.lexicon.tables import DATA, table


class Town(msgspec.Struct, frozen=True, gc=False):
    """A town of GeoNames; `country` is alpha-3, `admin1` GeoNames' code of its state or province."""

    geonames: int
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    alias: bool = False
    """Whether it was found by another name than its own."""


class Region(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place that is no town: a state, province, county, sea, river … with a point that stands for it."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    geonames: int | None = None
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=16_384)
def find_towns(words: str) -> tuple[Town, ...]:
    """Every town of that name, most populous first, those of another name last.

    >>> [town.country for town in find_towns("Kursk")]
    ['RUS']
    >>> find_towns("Nowhereville")
    ()
    """
    key = fold_name(words).replace("saint ", "st. ") if words[:6].lower() == "saint " else fold_name(words)
    towns = [_town(line) for line in _lines(key) or _lines(_other_spelling(key))]
    if not towns:
        towns = [msgspec.structs.replace(_town(line), alias=True) for line in _lines(f"{key} city")]
    return tuple(sorted(towns, key=lambda town: (-_weight(town), town.geonames)))


@cache
def find_regions(words: str, language: str = "en") -> tuple[Region, ...]:
    """Every state, province, sea … of that name or abbreviation, those first that the table has first.

    >>> [region.kind for region in find_regions("Punjab")]
    ['province', 'province', 'region']
    """
    return _regions(language).get(words, ()) or _regions(language).get(words.removeprefix("the "), ())


def find_outlet_town(host: str, language: str = "en") -> Town | None:
    """Where the newspaper with that address is at home, where the table knows.

    >>> find_outlet_town("seattletimes.com").admin1
    'WA'
    """
    home: str | None = table(language, "places")["outlets"].get(host)
    if home is None:
        return None
    name, _, state = home.rpartition(", ")
    return next((town for town in find_towns(name) if town.country == "USA" and town.admin1 == state), None)


@cache
def seldom_places(language: str = "en") -> frozenset[str]:
    """Words in lower case that towns are called, too, but that mean something else where they stand alone."""
    return frozenset(table(language, "places")["seldom"])


def region_names(language: str = "en") -> tuple[str, ...]:
    """Every name and abbreviation that `find_regions` knows."""
    return tuple(_regions(language))


def find_counties(words: str) -> tuple[Region, ...]:
    """Every county of the United States of that name ("Orange County"); admin1 is the state's postal code."""
    return _counties().get(words.casefold(), ())


def _weight(town: Town) -> float:
    # Another name of a town ("Paris" for Parys) counts for less than its own, unless it is ten times as large.
    return town.population / 10 if town.alias else town.population


def _other_spelling(key: str) -> str:
    """«St. Louis» for «St Louis» and the like."""
    for short, full in (("st ", "st. "), ("st. ", "saint "), ("ft. ", "fort "), ("mt. ", "mount ")):
        if key.startswith(short):
            return full + key[len(short) :]
    return key


def _town(fields: list[str]) -> Town:
    _, geonames, lat, lon, country, admin1, population, how = fields
    return Town(int(geonames), float(lat), float(lon), country, admin1, int(population), alias=how == "a")


def _lines(key: str) -> list[list[str]]:
    """The lines of the shipped towns of that name, then those of the user's lexicon that are no shipped ones."""
    shipped = _towns_file().find(key)
    known = {fields[1] for fields in shipped}
    return shipped + [fields for fields in added_towns(key) if fields[1] not in known]


@cache
def _towns_file() -> SortedFile:
    return SortedFile(DATA / "towns.tsv")


@cache
def _regions(language: str) -> dict[str, tuple[Region, ...]]:
    index: dict[str, tuple[Region, ...]] = {}
    entries: list[dict[str, Any]] = table(language, "places")["region"]
    for entry in entries:
        region = msgspec.convert(entry, Region)
        names = dict.fromkeys((region.name, *region.aliases))
        long = [name.upper() for name in names if len(name) > 3]
        for name in dict.fromkeys((*names, *long)):
            index[name] = (*index.get(name, ()), region)
    return index


@cache
def _counties() -> dict[str, tuple[Region, ...]]:
    index: dict[str, tuple[Region, ...]] = {}
    for line in (DATA / "counties.tsv").read_text(encoding="utf-8").splitlines():
        name, state, lat, lon = line.split("\t")
        county = Region(name=name, kind="county", lat=float(lat), lon=float(lon), country="USA", admin1=state)
        index[name.casefold()] = (*index.get(name.casefold(), ()), county)
    return index
