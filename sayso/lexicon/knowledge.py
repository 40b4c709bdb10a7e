"""All that is known of a name before any article is opened, each with where it comes from: `sayso lexicon show`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sayso.lexicon.added import added_towns, find_added
from sayso.lexicon.countries import (
    Country,
    country_by_name,
    country_of_adjective,
    country_of_capital,
    country_of_people,
    seat_of_government,
)
from sayso.lexicon.folded import fold_name
from sayso.lexicon.organisations import organisations_by_name
from sayso.lexicon.places import find_counties, find_regions, find_towns
from sayso.lexicon.tables import table

_MOST_TOWNS = 10


class Knowledge(NamedTuple):
    """One thing that a name stands for."""

    what: str
    name: str
    details: str
    source: str


def find_knowledge(words: str) -> Iterator[Knowledge]:
    """Everything that a name or a noun stands for: states, organisations, leaders, places, nouns, outside entries.

    >>> [(each.what, each.details) for each in find_knowledge("Pentagon")]
    [('seat of government', 'code USA, sector MIL')]
    >>> next(find_knowledge("Briton")).name
    'United Kingdom'
    """
    bare = words.removeprefix("the ").removeprefix("The ").strip()
    for form in dict.fromkeys((bare, bare.title(), bare.upper())):
        found = list(_known_as(form))
        if found:
            yield from found
            break
    for one in find_added(words):
        details = _details(country=one.country, sector=one.sector, alias="yes" if one.is_alias else None)
        yield Knowledge(one.kind, one.name, details, f"user's lexicon: {one.base} {one.id}")


def _known_as(bare: str) -> Iterator[Knowledge]:
    yield from _countries(bare)
    if known := organisations_by_name("en").get(bare):
        details = _details(country=known.country, sector=known.sector)
        yield Knowledge(
            known.kind, known.name, details, "groups.toml" if known.kind == "group" else "organisations.toml"
        )
    yield from _leaders(bare)
    yield from _nouns(bare)
    yield from _places(bare)


def _countries(words: str) -> Iterator[Knowledge]:
    found: tuple[tuple[str, Country | None], ...] = (
        ("state", country_by_name(words)),
        ("adjective of", country_of_adjective(words)),
        ("people of", country_of_people(words)),
        ("capital of", country_of_capital(words)),
    )
    for what, country in found:
        if country:
            yield Knowledge(what, country.name, _details(code=country.code), "countries.toml")
    seat = seat_of_government(words)
    if seat and not country_of_capital(words):
        details = _details(code=seat.country.code, sector=seat.sector)
        yield Knowledge("seat of government", seat.country.name, details, "countries.toml")


def _leaders(words: str) -> Iterator[Knowledge]:
    for code, names in table("en", "role_holders")["leaders"].items():
        for name in (each.strip() for each in names.split(",")):
            if words.casefold() in (name.casefold(), name.rsplit(maxsplit=1)[-1].casefold()):
                yield Knowledge("leader", name, _details(country=code), "role_holders.toml")


def _nouns(words: str) -> Iterator[Knowledge]:
    noun = "-".join(words.lower().split())
    for kind in ("person", "group", "organisation", "place", "facility", "weapon", "product"):
        for sector, nouns in table("en", "nouns")[kind].items():
            if noun in nouns.split():
                details = _details(sector=None if sector == "none" else sector)
                article = "an" if kind == "organisation" else "a"
                yield Knowledge(f"noun for {article} {kind}", words, details, "nouns.toml")


def _places(words: str) -> Iterator[Knowledge]:
    for region in (*find_regions(words), *find_counties(words)):
        at = f"{region.lat:.2f}, {region.lon:.2f}"
        source = "counties.tsv" if region.kind == "county" and region.geonames is None else "places.toml"
        yield Knowledge(region.kind, region.name, _details(country=region.country, admin1=region.admin1, at=at), source)
    added = {fields[1] for fields in added_towns(fold_name(words))}
    towns = find_towns(words)
    for town in towns[:_MOST_TOWNS]:
        details = _details(
            country=town.country, admin1=town.admin1, at=f"{town.lat:.2f}, {town.lon:.2f}",
            inhabitants=f"{town.population:,}" if town.population else None,
            alias="yes" if town.alias else None,
        )  # fmt: skip
        what = "town" if town.population else "place"
        mine = "user's lexicon: " if str(town.geonames) in added else ""
        yield Knowledge(what, words, details, f"{mine}GeoNames {town.geonames}")
    if len(towns) > _MOST_TOWNS:
        yield Knowledge("towns", words, f"{len(towns) - _MOST_TOWNS} more of that name", "GeoNames")


def _details(**facts: str | None) -> str:
    return ", ".join(f"{name} {value}" for name, value in facts.items() if value)
