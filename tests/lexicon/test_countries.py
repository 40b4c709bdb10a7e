"""Countries by any of their names."""

from __future__ import annotations

import pytest

from sayso.lexicon.countries import (
    all_countries,
    country_by_code,
    country_by_name,
    country_of_adjective,
    country_of_capital,
    country_of_people,
    find_country,
    seat_of_government,
)

WORDS = {
    "USA": ["U.S.", "US", "USA", "the United States", "America", "American", "Americans"],
    "GBR": ["UK", "U.K.", "Britain", "the United Kingdom", "British", "Briton", "Britons", "Scottish", "BRITAIN"],
    "PRK": ["North Korea", "DPRK", "North Korean", "North Koreans"],
    "KOR": ["South Korea", "ROK", "Korean"],
    "ARE": ["UAE", "the Emirates", "Emirati"],
    "CIV": ["Ivory Coast", "Côte d'Ivoire", "Côte d’Ivoire", "Ivorian"],
    "NER": ["Niger", "Nigerien"],
    "NGA": ["Nigeria", "Nigerians"],
    "NLD": ["the Netherlands", "Dutch", "Dutchman"],
    "COD": ["DR Congo", "DRC", "Congolese"],
    "COG": ["Congo-Brazzaville"],
}
NO_COUNTRIES = ["us", "it", "turkey", "IT", "IN", "Kurdish", "European", "", "the", "Texas"]


@pytest.mark.parametrize(("code", "words"), [(code, word) for code, words in WORDS.items() for word in words])
def test_every_name_leads_to_the_country(code: str, words: str) -> None:
    country = find_country(words)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("words", NO_COUNTRIES)
def test_other_words_do_not(words: str) -> None:
    assert find_country(words) is None


def test_the_four_ways_keep_apart() -> None:
    assert country_by_name("Danish") is None
    assert country_of_adjective("Denmark") is None
    assert country_of_people("Danish") is None
    country = country_of_capital("Copenhagen")
    assert country is not None
    assert country.code == "DNK"


@pytest.mark.parametrize(
    ("words", "code", "sector"),
    [
        ("the Kremlin", "RUS", "GOV"), ("Pentagon", "USA", "MIL"), ("the White House", "USA", "GOV"),
        ("Downing Street", "GBR", "GOV"), ("Pyongyang", "PRK", "GOV"), ("the Blue House", "KOR", "GOV"),
        ("Élysée", "FRA", "GOV"), ("Foggy Bottom", "USA", "GOV"),
    ],
)  # fmt: skip
def test_seats_of_government(words: str, code: str, sector: str) -> None:
    seat = seat_of_government(words)
    assert seat is not None
    assert (seat.country.code, seat.sector) == (code, sector)


def test_a_house_elsewhere_is_no_seat() -> None:
    assert seat_of_government("the town hall") is None


def test_codes_are_unique_and_points_on_earth() -> None:
    countries = all_countries()
    assert len({country.code for country in countries}) == len({country.iso2 for country in countries}) > 230
    assert all(-90 <= country.lat <= 90 and -180 <= country.lon <= 180 for country in countries)
    assert country_by_code("KP") == country_by_code("PRK") is not None
