"""Where a newspaper is at home, as its address tells: local papers name the places around them without saying where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sayso.lexicon.countries import country_by_code
from sayso.lexicon.places import Town, find_outlet_town, find_regions, find_towns
from sayso.record import Article

_HOST = re.compile(r"^[a-z]+://([^/:?#]+)", re.IGNORECASE)
_PAPER = re.compile(
    r"^(?:the|www|my)?(.{4,}?)-?(?:online|daily|times|news|newspapers?|post|herald|tribune|gazette|sun|star|journal|press|"
    r"courier|chronicle|observer|record|register|dispatch|enquirer|inquirer|mail|today|live|guardian|echo|argus|review|"
    r"advertiser|democrat|republican|citizen|leader|sentinel|independent|examiner|globe|standard|telegraph|"
    r"beacon|banner|bee|eagle|ledger|messenger|mercury|monitor|reporter|recorder|advocate|advance|call|local|tv|radio)+s?$"
)
_LONGEST_HOST = 100
_SMALLEST = 5_000
"""Inhabitants: a smaller town is too likely to be a chance match of letters."""
_COUNTRY_OF_ENDING = {"uk": "GB"}


class Outlet(NamedTuple):
    """A publisher's home as far as known: country (alpha-3), state of the United States, and towns it may be in."""

    country: str | None = None
    state: str | None = None
    towns: tuple[Town, ...] = ()


def find_outlet(article: Article) -> Outlet:
    """Where the publisher of an article is at home, read off its host («…/dailynews.co.uk» is British)."""
    found = _HOST.match(article.url or "")
    host = found.group(1) if found else (article.publisher or "")
    return _outlet(host.lower()) if "." in host and len(host) <= _LONGEST_HOST else Outlet()


@lru_cache(maxsize=1024)
def _outlet(host: str) -> Outlet:
    if known := find_outlet_town(".".join(host.split(".")[-2:])):
        return Outlet(None, known.admin1, (known,))
    parts = host.removeprefix("www.").split(".")
    country = country_by_code(_COUNTRY_OF_ENDING.get(parts[-1], parts[-1].upper())) if len(parts[-1]) == 2 else None
    name = (
        parts[-3]
        if len(parts) > 2 and parts[-2] in {"co", "com", "net", "org", "gov", "ac"}
        else parts[max(0, len(parts) - 2)]
    )
    stem = _PAPER.match(name)
    place = stem.group(1) if stem else name.removeprefix("the").removeprefix("thisis")
    code = country.code if country else None
    towns = [town for town in _towns(place) or _towns_in(place) if not code or town.country == code]
    states = [region for region in find_regions(place.title()) if region.kind == "state"]
    return Outlet(code, states[0].admin1 if states else None, tuple(towns))


def _towns(name: str) -> tuple[Town, ...]:
    """Towns of that name; an address writes «newhaven» for «New Haven»."""
    forms = [name, name.replace("-", " ")]
    forms += [
        f"{start} {name[len(start) :]}" for start in _STARTS if name.startswith(start) and len(name) > len(start) + 2
    ]
    forms += [f"{name[: -len(end)]} {end}" for end in _ENDS if name.endswith(end) and len(name) > len(end) + 2]
    found = [town for form in forms for town in find_towns(form) if town.population >= _SMALLEST and not town.alias]
    return tuple(dict.fromkeys(found))


def _towns_in(name: str) -> tuple[Town, ...]:
    """Towns of the longest name that an address begins with."""
    for length in range(len(name) - 1, _SHORTEST - 1, -1):
        if found := _towns(name[:length]):
            return found
    return ()


_SHORTEST = 5
_STARTS = (
    "new",
    "san",
    "santa",
    "los",
    "las",
    "el",
    "st",
    "fort",
    "north",
    "south",
    "east",
    "west",
    "grand",
    "port",
    "mount",
    "salt lake",
)
_ENDS = (
    "city",
    "beach",
    "springs",
    "falls",
    "rapids",
    "park",
    "hill",
    "bay",
    "rock",
    "haven",
    "valley",
    "lake",
    "creek",
    "island",
)
