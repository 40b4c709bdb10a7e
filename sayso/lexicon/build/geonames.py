"""GeoNames' own tables (`allCountries.txt`, `cities500.txt`, `DE.txt`, zipped ones unpacked) to lines of towns.tsv.

Nineteen tab-separated fields a line, as https://download.geonames.org/export/dump/readme.txt tells. Taken are populated
places, and of the rest what news speaks of: islands, airports, mountains, lakes, dams, camps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.lexicon.build.reading import read_lines
from sayso.lexicon.countries import country_by_code
from sayso.lexicon.folded import fold_name

_FIELDS = 19
_TAKEN_CLASSES = frozenset({"P"})
_TAKEN_CODES = frozenset({
    "ISL", "ISLS", "AIRP", "AIRB", "AIRF", "MT", "MTS", "PASS", "LK", "DAM", "PRT", "INSM", "MILB", "CMPRF", "RESN",
    "PK", "VLC", "CAPE", "STDM", "PEN", "VAL", "DSRT", "STM",
})  # fmt: skip
_LEFT_OUT = frozenset({"PPLH", "PPLQ", "PPLW"})
"""Places that are no more: historical, abandoned, destroyed."""
_WITH_OTHER_NAMES = 20_000
"""Inhabitants of a town whose other names are taken as well; lesser ones give too many chance likenesses."""
_SHORTEST = 4


def read_geonames(path: Path, advance: Callable[[int], None]) -> Iterator[tuple[str, ...]]:
    """The fields of towns.tsv for every place of a table; lines that are none of GeoNames' are left out."""
    for line in read_lines(path, advance):
        try:
            fields = line.decode("utf-8").rstrip("\r\n").split("\t")
        except UnicodeDecodeError:
            continue
        if len(fields) == _FIELDS and fields[0].isdecimal() and _is_on_earth(fields[4], fields[5]):
            yield from _rows(fields)


def _is_on_earth(lat: str, lon: str) -> bool:
    try:
        return -90 <= float(lat) <= 90 and -180 <= float(lon) <= 180
    except ValueError:
        return False


def _rows(fields: list[str]) -> Iterator[tuple[str, ...]]:
    geonames, name, ascii_name, others, lat, lon, feature_class, code, iso2 = fields[:9]
    if code in _LEFT_OUT or not (feature_class in _TAKEN_CLASSES or code in _TAKEN_CODES):
        return
    country = country_by_code(iso2)
    population = int(fields[14]) if fields[14].isdigit() else 0
    where = geonames, lat, lon, country.code if country else "", fields[10], str(population)
    own = {fold_name(each) for each in (name, ascii_name) if each}
    for key in sorted(own):
        yield (key, *where, "n")
    if population >= _WITH_OTHER_NAMES:
        for key in sorted({fold_name(each) for each in others.split(",") if len(each) >= _SHORTEST} - own):
            yield (key, *where, "a")
