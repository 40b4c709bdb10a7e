"""Countries by name, abbreviation, demonym, capital and seat of government.

Use `find_country(words)` for words that may be any of a country's names, adjectives or people ("Britain", "UK",
"British", "Britons"); `country_of_adjective` before a noun («British troops»); `seat_of_government` where a house
or a capital speaks («the Kremlin said»); `country_by_code` for an ISO code. Words are taken as they stand in the text:
a leading "the" may stay, case counts ("US" is a country, "us" is not), but words all in capitals ("GERMANY") are found
too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec

from sayso.lexicon.tables import table

T = TypeVar("T")
_SHORTEST_IN_CAPITALS = 4
"""Headlines write "CHINA"; shorter words in capitals ("IRAN" is long enough) are abbreviations of something else."""


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A state or territory; `code` is ISO 3166-1 alpha-3, `lat` and `lon` a point that stands for the whole of it."""

    code: str
    name: str
    iso2: str
    lat: float
    lon: float
    geonames: int | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    seats: dict[str, str] = {}


class Seat(NamedTuple):
    """A house or capital that stands for a branch of a state; `sector` is PLOVER's (`GOV`, `MIL`, `SPY`)."""

    country: Country
    sector: str


def find_country(words: str, language: str = "en") -> Country | None:
    """The country that `words` name, be it by name, abbreviation, adjective or people.

    >>> [country.code for word in ("the U.S.", "Britons", "BRITAIN", "DPRK") if (country := find_country(word))]
    ['USA', 'GBR', 'GBR', 'PRK']
    >>> find_country("us") is None
    True
    """
    return (
        country_by_name(words, language) or country_of_adjective(words, language) or country_of_people(words, language)
    )


def country_by_name(words: str, language: str = "en") -> Country | None:
    """The country of that name or abbreviation ("Niger", not "Nigerien")."""
    return _look_up(_names(language), words)


def country_of_adjective(words: str, language: str = "en") -> Country | None:
    """The country of an adjective ("Nigerien"); of several that share it, the one that news means by it.

    >>> country_of_adjective("Dutch").code
    'NLD'
    """
    return _look_up(_adjectives(language), words)


def country_of_people(words: str, language: str = "en") -> Country | None:
    """The country of a word for its people ("Danes")."""
    return _look_up(_peoples(language), words)


def country_of_capital(words: str, language: str = "en") -> Country | None:
    """The country whose capital has that name ("Warsaw"); a town elsewhere may have it too."""
    return _look_up(_capitals(language), words)


def seat_of_government(words: str, language: str = "en") -> Seat | None:
    """The state and sector for which a house or a capital speaks.

    >>> seat = seat_of_government("the Pentagon")
    >>> seat.country.code, seat.sector
    ('USA', 'MIL')
    >>> seat_of_government("Pyongyang").country.code
    'PRK'
    """
    return _look_up(_seats(language), words)


def country_by_code(code: str, language: str = "en") -> Country | None:
    """The country with that ISO 3166-1 code, alpha-3 ("PRK") or alpha-2 ("KP")."""
    return _codes(language).get(code)


@cache
def all_countries(language: str = "en") -> tuple[Country, ...]:
    """Every country and territory of the lexicon, in order of codes."""
    entries: dict[str, dict[str, Any]] = table(language, "countries")["country"]
    return tuple(msgspec.convert({"code": code, **entry}, Country) for code, entry in entries.items())


def _look_up(index: dict[str, T], words: str) -> T | None:
    bare = words[4:] if words[:4] in ("the ", "The ", "THE ") else words
    return index.get(bare)


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """What each word means; the first to claim a word keeps it, and long words are found in capitals too."""
    index: dict[str, T] = {}
    for words, meaning in pairs:
        plain = words.removeprefix("The ")
        for form in (plain, plain.replace("'", "’")):
            index.setdefault(form, meaning)
        if len(plain) >= _SHORTEST_IN_CAPITALS:
            index.setdefault(plain.upper(), meaning)
    return index


@cache
def _codes(language: str) -> dict[str, Country]:
    return {code: country for country in all_countries(language) for code in (country.code, country.iso2)}


@cache
def _names(language: str) -> dict[str, Country]:
    countries = all_countries(language)
    names = [(country.name, country) for country in countries]
    return _index([*names, *((alias, country) for country in countries for alias in country.aliases)])


@cache
def _adjectives(language: str) -> dict[str, Country]:
    return _index([*_shared(language), *((word, one) for one in all_countries(language) for word in one.adjectives)])


@cache
def _peoples(language: str) -> dict[str, Country]:
    return _index([*_shared(language), *((word, one) for one in all_countries(language) for word in one.people)])


def _shared(language: str) -> Iterator[tuple[str, Country]]:
    codes = _codes(language)
    for word, code in table(language, "countries")["shared"].items():
        yield word, codes[code]
        yield f"{word}s", codes[code]


@cache
def _capitals(language: str) -> dict[str, Country]:
    return _index((one.capital, one) for one in all_countries(language) if one.capital)


@cache
def _seats(language: str) -> dict[str, Seat]:
    countries = all_countries(language)
    houses = [(words, Seat(one, sector)) for one in countries for words, sector in one.seats.items()]
    return _index([*houses, *((one.capital, Seat(one, "GOV")) for one in countries if one.capital)])
