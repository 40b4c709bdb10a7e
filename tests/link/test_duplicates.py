"""Copies: what is the same text, what is made from it, and what only tells of the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.duplicates import compare, fingerprints, make_groups
from sayso.record import Article, CopyPair, Dateline

STORY = """Fishermen in the port of Larvik hauled up an unexploded mine on Tuesday and kept it on deck for two hours.

The harbour master ordered everybody off the quay and called the navy, whose divers towed the thing out to sea
behind a rubber boat.

Nobody was hurt, but the ferry to Denmark left four hours late, and several hundred passengers spent the night
in a sports hall.

The mine is thought to date from 1944, when the fjord was laid with more than three hundred of them, of which
about forty were never found.

A museum in the town has offered to take the casing once it has been emptied, if the navy will pay for the
lorry."""
SPEECH = (
    '"We shall look at every pipe and every valve, and we shall not open the plant again before each of them has '
    'been replaced, whatever that costs and however long it takes," the mayor said.'
)
ELSEWHERE = """A court in Quito sentenced two bankers to nine years each after a trial that had dragged on
since the spring of 2019.

Their lawyers said they would appeal, arguing that one of the judges had once been a customer of the bank."""
LOCAL = (
    "The sports hall had been used for the same purpose in January, when snow kept the trains from running for a "
    "whole weekend."
)


def article(text: str, name: str = "b", publisher: str | None = None) -> Article:
    return Article(id=name, text=text, publisher=publisher)


def kind(one: str, other: str, publisher: str | None = None) -> str | None:
    pair = compare(article(one, "a", publisher), article(other, "b", publisher))
    return pair.kind if pair else None


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        (STORY, "identical"),
        ("Mine on deck!\n\nBy Jon Moe\n\n" + STORY.upper(), "identical"),
        (STORY.replace("four hours late", "five hours late").replace("several hundred", "some 600"), "identical"),
        ("\n\n".join(STORY.split("\n\n")[:2]), "edited"),
        (f"{STORY}\n\n{LOCAL}\n\n{ELSEWHERE}", "edited"),
        (ELSEWHERE + "\n\n" + LOCAL + "\n\n" + STORY.split("\n\n")[2], "partial"),
        (ELSEWHERE, None),
        ("Nobody was hurt.", None),
        ("", None),
    ],
)
def test_kinds(other: str, wanted: str | None) -> None:
    assert kind(STORY, other) == wanted
    assert kind(other, STORY) == wanted


def test_a_speech_in_common_is_no_copy() -> None:
    one = "The plant in Orsk stays shut, its owners learned on Monday from the town hall.\n\n" + SPEECH
    other = "Residents of Orsk cheered when the inspectors left without giving back the keys.\n\n" + SPEECH
    assert kind(one, other) is None


@pytest.mark.parametrize(("opening", "closing"), [("‘", "’"), ("«", "»"), ("“", "”")])
def test_other_marks_quote_too(opening: str, closing: str) -> None:
    inner = SPEECH.split('"')[1]
    one = f"The plant in Orsk stays shut, its owners learned on Monday.\n\n{opening}{inner}{closing} the mayor said."
    other = f"Residents of Orsk cheered when the inspectors left.\n\n{opening}{inner}{closing} the mayor said."
    assert kind(one, other) is None


def test_an_apostrophe_ends_no_quotation() -> None:
    speech = SPEECH.replace("every valve", "the workers’ valves").replace('"', "“", 1).replace('"', "”", 1)
    one = f"The plant in Orsk stays shut, its owners learned on Monday.\n\n{speech}"
    other = f"Residents of Orsk cheered when the inspectors left.\n\n{speech}"
    assert kind(one, other) is None


def test_what_a_house_prints_each_time_is_no_copy() -> None:
    other = ELSEWHERE + "\n\n" + LOCAL + "\n\n" + STORY.split("\n\n")[2]
    assert kind(STORY, other, "larvikposten.example") is None
    assert kind(STORY, STORY, "larvikposten.example") == "identical"


HALF = "\n\n".join([*STORY.split("\n\n")[:3], SPEECH.replace('"', ""), LOCAL])
"""Of the shorter article's own words it shares .57."""


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (None, None, "edited"),
        ("The Guardian", "The Times", "edited"),
        # What fills little more than half of an article, the papers of a house share without its being one article.
        ("Daily Mirror", "Liverpool Echo", "partial"),
        ("www.mirror.co.uk", "liverpoolecho.co.uk", "partial"),
        # One publisher under two names prints its background each time.
        ("Daily Mirror", "www.mirror.co.uk", None),
    ],
)
def test_a_house_shares_more_before_it_is_a_copy(one: str | None, other: str | None, wanted: str | None) -> None:
    pair = compare(article(STORY, "a", one), article(HALF, "b", other))
    assert (pair.kind if pair else None) == wanted


def test_papers_of_one_house_without_passages_in_common_are_independent() -> None:
    assert compare(article(STORY, "a", "Daily Mirror"), article(ELSEWHERE, "b", "Liverpool Echo")) is None
    copy = compare(article(STORY, "a", "Daily Mirror"), article(STORY, "b", "Liverpool Echo"))
    assert copy is not None
    assert copy.kind == "identical"


def test_the_reason_tells_how_much() -> None:
    pair = compare(article(STORY, "z"), article(STORY.partition("\n\n")[0], "c"))
    assert pair is not None
    assert (pair.a, pair.b, pair.overlap) == ("c", "z", 1.0)
    assert pair.reason == "21 of 21 own words of the shorter one are shared, 21 of them in one run"


@given(st.integers(0, 200), st.integers(14, 60), st.integers(0, 9))
def test_a_passage_in_common_shares_a_fingerprint(at: int, length: int, seed: int) -> None:
    one = [f"w{seed}{number}" for number in range(300)]
    other = [f"x{number}" for number in range(at % 97)] + one[at : at + length] + [f"y{number}" for number in range(40)]
    assert set(fingerprints(" ".join(one))) & set(fingerprints(" ".join(other)))


@given(st.text(max_size=300))
def test_any_text_can_be_compared(text: str) -> None:
    fingerprints(text)
    compare(article(text, "a"), article(STORY))


def pair(a: str, b: str, how: str = "edited") -> CopyPair:
    return CopyPair(a=a, b=b, kind=how, overlap=0.7, reason="…")  # type: ignore[arg-type]


def test_groups_join_what_is_joined_and_keep_passages_apart() -> None:
    articles = {
        name: Article(id=name, text="", published=f"2024-03-0{number}") for number, name in enumerate("abcd", 1)
    }
    groups = list(make_groups([pair("b", "c"), pair("a", "b"), pair("a", "d", "partial")], articles))
    assert [group.articles for group in groups] == [("a", "b", "c"), ("a", "d")]
    assert (groups[0].origin, groups[0].reason) == ("a", "it was published first, 2024-03-01")
    assert list(make_groups([pair("a", "b"), pair("a", "d", "partial"), pair("b", "c")], articles)) == groups


def test_the_agency_that_is_credited_is_the_origin() -> None:
    articles = {
        "a": Article(id="a", text="", published="2024-03-01"),
        "b": Article(id="b", text="", dateline=Dateline(agency="Reuters")),
    }
    (group,) = make_groups([pair("a", "b")], articles)
    assert (group.origin, group.reason) == ("Reuters", "Reuters is credited in 1 of 2")


def test_passages_between_groups_are_told_once() -> None:
    articles = {name: Article(id=name, text="") for name in "abcd"}
    many = [
        pair("a", "b"),
        pair("c", "d"),
        pair("a", "c", "partial"),
        pair("b", "d", "partial"),
        pair("a", "d", "partial"),
    ]
    assert [group.articles for group in make_groups(many, articles)] == [("a", "b"), ("a", "c"), ("c", "d")]


@pytest.mark.parametrize(
    ("a", "b", "origin"),
    [
        ("2024-03-01T23:00:00-05:00", "2024-03-02T01:00:00Z", "b"),
        ("2024-03-01", "2024-03-01T10:00:00Z", None),
        ("2024-03-01", "2024-03-02", "a"),
        ("soon", "2024-03-02", None),
    ],
)
def test_who_was_first_is_told_by_the_clock(a: str, b: str, origin: str | None) -> None:
    articles = {name: Article(id=name, text="", published=date) for name, date in (("a", a), ("b", b))}
    (group,) = make_groups([pair("a", "b")], articles)
    assert group.origin == origin


def test_an_origin_that_nothing_tells_stays_open() -> None:
    articles = {name: Article(id=name, text="", published=date) for name, date in (("a", "2024-03-01"), ("b", None))}
    (group,) = make_groups([pair("a", "b")], articles)
    assert group.origin is None
