"""Towns, states, counties and seas by name."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sayso.lexicon.folded import fold_name
from sayso.lexicon.places import find_counties, find_outlet_town, find_regions, find_towns
from sayso.lexicon.tables import DATA


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Kursk", "RUS"), ("Zurich", "CHE"), ("Zürich", "CHE"), ("St Louis", "USA"), ("St. Louis", "USA"),
        ("Kiev", "UKR"), ("Kyiv", "UKR"), ("OSLO", "NOR"), ("Bombay", "IND"), ("New York", "USA"), ("Paris", "FRA"),
    ],
)  # fmt: skip
def test_the_most_populous_comes_first(words: str, country: str) -> None:
    assert find_towns(words)[0].country == country


@pytest.mark.parametrize("words", ["", "Xyzzyville", "the", "\t", "zzzzzz", "Oslo\tx"])
def test_no_town(words: str) -> None:
    assert find_towns(words) == ()


def test_namesakes_are_all_found() -> None:
    states = {town.admin1 for town in find_towns("Springfield") if town.country == "USA"}
    assert {"MO", "IL", "MA", "OH", "OR"} <= states


def test_the_file_is_sorted_for_bisection() -> None:
    keys = [line.split(b"\t")[0] + b"\t" for line in (DATA / "towns.tsv").read_bytes().splitlines()]
    assert all(one <= other for one, other in pairwise(keys))
    assert all(fold_name(key.decode()) == key.decode() for key in keys[:: len(keys) // 500])


def test_regions_and_counties() -> None:
    assert find_regions("Ga.")[0].name == "Georgia"
    assert find_regions("the Black Sea")[0].kind == "sea"
    assert {county.admin1 for county in find_counties("Licking County")} == {"OH"}
    assert find_regions("Nowhere") == find_counties("Nowhere County") == ()


def test_homes_of_papers() -> None:
    town = find_outlet_town("courant.com")
    assert town is not None
    assert town.admin1 == "CT"
    assert find_outlet_town("example.org") is None
