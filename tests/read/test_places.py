"""Places: of all that share a name the one that the text means, with the reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.read.names import find_names
from sayso.read.places import find_places
from sayso.read.weights import parse_text
from sayso.record import Article, Mention, Place
from sayso.text import Span
from tests.marked import marked

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "places.toml").read_text(encoding="utf-8"))


def places_of(text: str, url: str | None = None) -> dict[tuple[int, int], Place]:
    parse = parse_text(text, "article")
    names = find_names(parse, times=())
    found = find_places(parse, names=names, article=Article(id="article", text=text, url=url))
    return {name.span: found[name.id] for name in names if name.id in found}


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["reason"])
def test_where_it_is(case: dict[str, Any]) -> None:
    text, marks = marked(case["text"])
    places = places_of(text, case.get("url"))
    for mark in marks:
        place = places.get(mark.span)
        if mark.label == "?":
            assert place is None or place.lat is None
            continue
        assert place is not None
        assert place.reason
        assert f"{place.country} {place.admin1 or '-'}" == mark.label


def test_a_county_is_one_where_its_name_was_cut_short() -> None:
    parse = parse_text("The Licking County clerk in Ohio left.", "article")
    name = Mention(id="m", span=Span(4, 11), words="Licking", kind="place", form="name")
    place = find_places(parse, names=(name,), article=Article(id="article", text=parse.text))["m"]
    assert (place.country, place.reason) == ("USA", "the county: the only place of that name that is known")


def test_a_demonym_has_no_place() -> None:
    assert not places_of("French officials and Danes agreed.")


def test_an_open_choice_names_its_candidates() -> None:
    open_choices = [place for place in places_of("They met in Greenwood on Monday.").values() if place.lat is None]
    assert all(len(place.candidates) > 1 and place.reason for place in open_choices)


def test_a_building_lies_near_the_town_that_the_text_gives() -> None:
    places = places_of("They met at Harlow Hospital in Oslo.")
    assert {place.precision for place in places.values()} == {"near", "exact"}


@pytest.mark.parametrize(("words", "precision"), [("N.Y.", "admin1"), ("New York", "exact")])
def test_an_abbreviation_is_the_state(words: str, precision: str) -> None:
    text = f"A man from {words} was arrested on Monday."
    name = Mention(id="m", span=Span(11, 11 + len(words)), words=words, kind="place", form="name")
    place = find_places(parse_text(text, "a"), names=(name,), article=Article(id="a", text=text))["m"]
    assert place.precision == precision


def test_a_given_name_is_no_town_by_itself() -> None:
    text = "The court in Chicago heard Helen on Monday."
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in ("Chicago", "Helen")}
    names = tuple(Mention(id=words, span=span, words=words, kind="place", form="name") for words, span in spans.items())
    found = find_places(parse_text(text, "a"), names=names, article=Article(id="a", text=text))
    assert (found["Chicago"].admin1, found["Helen"].lat) == ("IL", None)


def test_coordinates_are_in_range() -> None:
    for place in places_of("Oslo, Lima, Fiji, Siberia, Licking County and the Black Sea were named.").values():
        assert place.lat is not None
        assert place.lon is not None
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
