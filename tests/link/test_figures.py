"""Figures: what two counts have to do with each other, and which counts are followed as one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.figures import Count, Figure, Relation, find_counts, keys, make_figures, relate
from sayso.read.article import read_article
from sayso.record import Article
from sayso.record.json import from_json, to_json

FLOOD = "At least 12 people are killed and 30 others are injured in floods in Malvora, Peru."
STRIKE = "A missile strike on a market in Odrasa, Ukraine, kills 14 people."


@cache
def counts(text: str, published: str | None = "2024-05-02", article: str = "a") -> tuple[Count, ...]:
    return find_counts(read_article(Article(id=article, text=text, published=published)))


def count(text: str, words: str, published: str | None = "2024-05-02", article: str = "a") -> Count:
    """The count of a report whose words end in `words`."""
    return next(each for each in counts(text, published, article) if each.words.endswith(words))


def later(days: int) -> str:
    return (date(2024, 5, 2) + timedelta(days=days)).isoformat()


def related(first: tuple[str, str], second: tuple[str, str], days: int) -> Relation | None:
    """The relation of a count of 2 May to one that is reported some days later."""
    return relate(count(*first), count(*second, later(days), "b"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (FLOOD, [("At least 12", "killed"), ("30", "injured")]),
        (
            "The crash left six dead, 20 hurt and two missing.",
            [("six", "killed"), ("20", "injured"), ("two", "missing")],
        ),
        ("The death toll from the quake rises to 40.", [("40", "killed")]),
        ("Eleven soldiers and 19 fighters are killed in an ambush.", [("Eleven", "killed"), ("19", "killed")]),
        ("Some 900 houses were destroyed in the storm.", [("Some 900", "destroyed")]),
        ("About 3,000 troops are in the region, the minister said.", [("About 3,000", "soldiers")]),
        ("Troops are expected to number 3,000 soldiers by June.", []),
        ("A 39-year-old diver died, and the yacht lay 50 metres deep.", []),
        ("The mayor paid $40 for 12 chairs.", []),
    ],
)
def test_what_is_counted(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(each.words, each.what) for each in counts(text)] == wanted


@pytest.mark.parametrize(
    ("first", "second", "days", "wanted", "reason"),
    [
        # a toll that goes on
        (
            (FLOOD, "12"), ("The death toll from the floods in Malvora, Peru, rises to 31.", "31"), 2,
            "updates", "reported 2 days later and higher",
        ),
        # a toll that falls is revised
        (
            ("The death toll from the quake in Malvora, Peru, rises to 90.", "90"),
            ("The death toll from the quake in Malvora, Peru, is revised to 84.", "84"), 1,
            "updates", "reported 1 day later and lower",
        ),
        # ... but where nothing is said of a revision, both cannot be right
        (
            ("Twenty people are killed in a bus crash near Malvora, Peru.", "Twenty"),
            ("Fourteen people are killed in a bus crash near Malvora, Peru.", "Fourteen"), 1,
            "contradicts", "reported 1 day later and lower, and not said to be revised",
        ),
        # one number, said less exactly
        (
            ("A roof collapse in Malvora, Peru, injures 81 people.", "81"),
            ("More than 70 people are injured after a roof collapse in Malvora, Peru.", "70"), 1,
            "agrees", "«81» and «More than 70» can both be right",
        ),
        ((FLOOD, "12"), ("The floods in Malvora, Peru, killed 12 people.", "12"), 1, "agrees", "can both be right"),
        # the whole and a part of it
        (
            ("The floods in Malvora, Peru, kill 51 people, including 15 children.", "15"),
            ("The death toll from the floods in Malvora, Peru, rises to 104.", "104"), 3,
            "differs_in_scope", "«15» counts children only",
        ),
        # a part and the same part later
        (
            ("The floods in Malvora, Peru, kill 51 people, including 15 children.", "15"),
            ("The death toll from the floods in Malvora, Peru, rises to 104, including 28 children.", "28"), 3,
            "updates", "reported 3 days later and higher",
        ),
        # a toll of the whole country
        (
            ("Storms kill six people in Malvora, Peru.", "six"),
            ("The death toll from the storms in Malvora and elsewhere in Peru rises to 40 nationwide.", "40"), 1,
            "differs_in_scope", "«six» counts Malvora only",
        ),
        # two agencies on one day, and a toll that has risen on that day
        (
            ("Fourteen people are killed in floods in Malvora, Peru, the army says.", "Fourteen"),
            ("Nine people are killed in floods in Malvora, Peru, the Red Cross says.", "Nine"), 0,
            "contradicts", "the same day",
        ),
        (
            (STRIKE, "14"), ("The death toll from the missile strike on Odrasa, Ukraine, rises to 17.", "17"), 0,
            "updates", "reported the same day and higher",
        ),
        # yesterday's strike is the one of that day
        (
            (STRIKE, "14"), ("The death toll from yesterday's strike on Odrasa, Ukraine, rises to 19.", "19"), 1,
            "updates", "reported 1 day later and higher",
        ),
    ],
)  # fmt: skip
def test_what_counts_have_to_do_with_each_other(
    first: tuple[str, str], second: tuple[str, str], days: int, wanted: str, reason: str
) -> None:
    found = related(first, second, days)
    assert found is not None
    assert found.relation == wanted
    assert reason in found.reason


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        # killed and injured
        ((FLOOD, "12"), ("The injury count from the floods in Malvora, Peru, rises to 31.", "31"), 2),
        # two quakes in neighbouring countries
        (
            ("At least 40 people are killed in an earthquake in northern Peru.", "40"),
            ("The death toll from the earthquake in Ecuador rises to 60.", "60"), 1,
        ),
        # two storms in one country
        (
            ("At least 40 people are killed by Typhoon Aralia in the Philippines.", "40"),
            ("The death toll from Typhoon Bemba in the Philippines rises to 60.", "60"), 5,
        ),
        # two shootings in one country
        (
            ("Three people are killed in a mass shooting in Corwin, Ohio, United States.", "Three"),
            ("Four people are killed in a mass shooting in Dunmore, Texas, United States.", "Four"), 1,
        ),
        # strikes that come every day
        (
            ("At least 30 people are killed in airstrikes across the Gaza Strip.", "30"),
            ("At least 52 people are killed in airstrikes across the Gaza Strip.", "52"), 1,
        ),
        # last year's disaster, given as background
        (
            ("A flood in Malvora, Peru, in May 2023 killed 300 people.", "300"),
            ("The death toll from yesterday's flood in Malvora, Peru, rises to 12.", "12"), 1,
        ),
        # what was new on one day is no earlier value of the total
        (
            ("Another 12 people were killed by the flood in Malvora, Peru.", "12"),
            ("The death toll from the flood in Malvora, Peru, rises to 60.", "60"), 1,
        ),
        # a helicopter that crashes in the aftermath of a storm
        (
            ("Six people are killed when a helicopter crashes near Malvora, Peru, in the storm.", "Six"),
            ("The death toll from the storm in Luzana, Peru, rises to 60.", "60"), 1,
        ),
        # soldiers and civilians
        (
            ("Eight soldiers are killed in clashes in Faya, Chad.", "Eight"),
            ("The death toll from the clashes in Faya, Chad, rises to 12 civilians.", "12"), 1,
        ),
    ],
)  # fmt: skip
def test_what_is_no_one_figure(first: tuple[str, str], second: tuple[str, str], days: int) -> None:
    assert related(first, second, days) is None


@pytest.mark.parametrize(
    ("text", "first", "second", "wanted"),
    [
        ("State media report that 60 people were killed in the attack, while the rebels say only three people died.",
         "60", "three", "contradicts"),
        ("Floods kill 51 people, including 15 children.", "51", "15", "differs_in_scope"),
        ("Two people are killed in an attack in Faya, bringing the death toll from the attacks to nine.",
         "Two", "nine", "differs_in_scope"),
        ("Eight soldiers and nine civilians were killed.", "Eight", "nine", None),
        ("The death toll in Peru rises to 90. In Chile, at least 21 people are killed.", "90", "21", None),
    ],
)  # fmt: skip
def test_two_counts_of_one_report(text: str, first: str, second: str, wanted: str | None) -> None:
    found = relate(count(text, first), count(text, second))
    assert (found and found.relation) == wanted


def test_a_denied_count_does_not_agree() -> None:
    told = count(FLOOD, "12")
    denied = count("The governor denied that 12 people were killed in floods in Malvora, Peru.", "12", later(1), "b")
    found = relate(told, denied)
    assert denied.denied
    assert found is not None
    assert found.relation == "denies"


REPORTS = {
    "a": ("2024-05-02", "Floods in Malvora, Peru, kill at least 12 people, including four children, and injure 30."),
    "b": ("2024-05-03", "The death toll from the floods in Malvora, Peru, rises to 31, including nine children."),
    "c": ("2024-05-05", "The death toll from the floods in Malvora, Peru, rises to 44, with 52 people injured."),
    "d": ("2024-05-05", "At least 12 people are killed in an attack on a hotel in Faya, Chad."),
}


@cache
def all_counts() -> tuple[Count, ...]:
    return tuple(each for name, (day, text) in REPORTS.items() for each in counts(text, day, name))


def figures(found: list[Count]) -> list[Figure]:
    return list(make_figures(found, [r for a, b in combinations(found, 2) if (r := relate(a, b))]))


def test_figures() -> None:
    found = {figure.what: figure for figure in figures(list(all_counts()))}
    assert {what: [value.words for value in figure.values] for what, figure in found.items()} == {
        "killed": ["at least 12", "31", "44"],
        "killed (children)": ["at least 12", "four", "31", "nine", "44"],
        "injured": ["30", "52"],
    }
    assert {r.relation for r in found["killed"].relations} == {"updates"}
    assert found["killed"].place == "Malvora"
    assert [from_json(to_json(figure), Figure) for figure in found.values()] == list(found.values())


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_order_tells_nothing(data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(all_counts()))
    assert figures(shuffled) == figures(list(all_counts()))


@settings(deadline=None)
@given(st.data())
def test_a_relation_has_no_direction(data: st.DataObject) -> None:
    one, other = (data.draw(st.sampled_from(all_counts())) for _ in range(2))
    assert relate(one, other) == relate(other, one)


def test_related_counts_share_a_key() -> None:
    for one, other in combinations(all_counts(), 2):
        if one.article != other.article and relate(one, other):
            assert set(keys(one)) & set(keys(other))


def test_a_report_without_date() -> None:
    one, other = count(FLOOD, "12", None), count("Floods in Malvora, Peru, kill 15 people.", "15", "2024-05", "b")
    assert relate(one, other) == relate(other, one)
