"""News publishers by name and host, and whether the data holds together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import get_args

import pytest

from sayso.lexicon.countries import country_by_code
from sayso.lexicon.folded import fold_name
from sayso.lexicon.publishers import (
    Kind,
    Publisher,
    all_publishers,
    family_of,
    find_publisher,
    kinship_of,
)
from sayso.lexicon.tables import table

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        # Names: any case, with and without the article, other names, accents and apostrophes as they come.
        ("BBC News", "BBC"), ("bbc", "BBC"), ("The Guardian", "The Guardian"), ("guardian", "The Guardian"),
        ("The Associated Press", "Associated Press"), ("AP", "Associated Press"), ("Afp", "Agence France-Presse"),
        ("new york times", "The New York Times"), ("THE WASHINGTON POST", "The Washington Post"),
        ("  The  Irish Times ", "The Irish Times"), ("El Pais", "El País (Spain)"), ("RTE", "RTÉ"),
        ("People’s Daily", "People's Daily"), ("Sueddeutsche.de", "Süddeutsche Zeitung"),
        # A common word is a name with its article.
        ("The Times", "The Times"), ("the sun", "The Sun"), ("The Independent", "The Independent"),
        # Hosts: subdomains belong to the longest domain that is known.
        ("www.bbc.co.uk", "BBC"), ("news.sky.com", "Sky News"), ("edition.cnn.com", "CNN"),
        ("WWW.Reuters.COM", "Reuters"), ("uk.reuters.com", "Reuters"), ("apnews.com.", "Associated Press"),
        ("abcnews.go.com", "ABC News (United States)"), ("www.abc.net.au", "ABC News (Australia)"),
        ("edinburghnews.scotsman.com", "Edinburgh Evening News"), ("www.scotsman.com", "The Scotsman"),
        ("asia.nikkei.com", "Nikkei Asia"), ("www.nikkei.com", "Nikkei"), ("finance.yahoo.com", "Yahoo"),
        ("europe.chinadaily.com.cn", "China Daily"), ("www.news.com.au", "news.com.au"),
    ],
)  # fmt: skip
def test_found_by_any_name_or_host(words: str, name: str) -> None:
    found = find_publisher(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "words",
    [
        "", " ", ".", "the", "The", "news", "post", "Times", "sun", "time", "agency", "press", "Herald", "nan", "app",
        # Borne by several, and nothing says by which it is meant.
        "The Herald", "ABC News", "The Star", "Daily News", "The National",
        # Look-alikes.
        "bbc.co.uk.evil.com", "notbbc.co.uk", "bbc.co.uk-news.com", "bbc-co.uk", "cnn.com.co", "abcnews.com.co",
        "sky.com", "go.com", "google.com", "co.uk", "com", "uk", "yahoo.co.jp", ".bbc.co.uk", "bbc..co.uk",
        "see www.bbc.co.uk", "http://www.bbc.co.uk/news", "mirror.co.uk/news", "BBC Newsnight fan club",
    ],
)  # fmt: skip
def test_near_misses(words: str) -> None:
    assert find_publisher(words) is None
    assert family_of(words) is None


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Larvik Post", "Larvik Post", "publisher"),
        ("BBC", "www.bbc.com", "publisher"),
        ("Daily Mirror", "www.liverpoolecho.co.uk", "family"),
        ("The Arizona Republic", "USA TODAY", "family"),
        ("The Times", "The Sun", None),
        ("BBC", "CNN", None),
        ("Larvik Post", "Orsk Times", None),
        ("Daily Mirror", "Larvik Post", None),
        ("BBC", None, None),
        (None, None, None),
    ],
)
def test_kinship(one: str | None, other: str | None, wanted: str | None) -> None:
    assert kinship_of(one, other) == wanted
    assert kinship_of(other, one) == wanted


def test_what_is_said_of_one_goes_before_what_its_group_has_in_common() -> None:
    assert find_publisher("Irish Mirror") == Publisher(
        name="Irish Mirror", kind="national", country="IRL", language="en", family="Reach plc",
        domains=("irishmirror.ie",),
    )  # fmt: skip


@pytest.mark.parametrize("one", all_publishers(), ids=lambda one: one.name)
def test_every_publisher_is_sound(one: Publisher) -> None:
    country = country_by_code(one.country)
    assert country is not None
    assert country.code == one.country, "alpha-3 is asked for"
    assert one.kind in get_args(Kind)
    assert one.language is None or _LANGUAGE.fullmatch(one.language)
    assert all(_DOMAIN.fullmatch(domain) for domain in one.domains), "in lower case, without scheme and path"
    assert not any(domain.startswith("www.") for domain in one.domains)
    assert all(find_publisher(each) == one for each in (one.name, *one.aliases, *one.domains))


def test_no_name_and_no_domain_twice() -> None:
    publishers = all_publishers()
    names = [fold_name(name).removeprefix("the ") for one in publishers for name in (one.name, *one.aliases)]
    assert not _repeated(names)
    assert not _repeated(domain for one in publishers for domain in one.domains)


def test_a_family_has_two_members_at_least() -> None:
    sizes = Counter(one.family for one in all_publishers() if one.family)
    assert [family for family, size in sizes.items() if size < 2] == []


def test_common_words_are_written_as_they_are_looked_up() -> None:
    words: list[str] = table("", "publishers")["only_with_article"]
    assert words == [fold_name(word) for word in words]
    assert not _repeated(words)


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]
