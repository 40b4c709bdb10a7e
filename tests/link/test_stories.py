"""Stories: reports of one happening stand together, two like happenings stay apart, and what was wrong is put right."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.stories import NEWEST, describe, place_article
from sayso.link.story_groups import closeness, compare, group
from sayso.link.story_terms import keys, name_terms, portray, shared, weigh
from sayso.read.article import read_article
from sayso.record import Article, Reading
from sayso.record.json import from_json, to_json
from sayso.record.stories import Candidate, Frequencies, Placement, Portrait

COMMON = "fire brigade police roof night"
"""What every report of a fire in town says."""
KNOWN = Frequencies(
    articles=1000, terms={f"word:{word}": 100 for word in COMMON.split()} | {"name:kilmore": 60, "name:nordhavn": 60}
)


def report(name: str, words: str = "", names: str = "", day: str | None = None, numbers: str = "") -> Portrait:
    """A weighed portrait of a report with these words, names and numbers."""
    said = {"word": words.split(), "name": names.split(), "number": numbers.split()}
    fresh = {"article": name, "day": day, "title": f"title of {name}"}
    terms = {kind: dict.fromkeys(each, 1) for kind, each in said.items()}
    return weigh(msgspec.convert(fresh | {"terms": terms}, Portrait), KNOWN)


def mill(name: str, day: str | None = "2024-05-06") -> Portrait:
    """A report of the fire in Halloran's mill in Kilmore."""
    return report(name, COMMON + " flour sacks millers grain wheel storey", "kilmore halloran quayside derrylin", day)


def depot(name: str, day: str | None = "2024-05-09") -> Portrait:
    """A report of the fire in Brandt's depot, in the same town in the same week."""
    return report(name, COMMON + " paint drums solvents lorries fence canal", "kilmore brandt ostermoor lindqvist", day)


class Newsroom:
    """A store in memory: articles are placed one by one, and every change is carried out."""

    def __init__(self) -> None:
        self.story: dict[str, str] = {}
        self.portraits: dict[str, Portrait] = {}
        self.placed: dict[str, Placement] = {}

    def add(self, *portraits: Portrait) -> Newsroom:
        for portrait in portraits:
            placed = place_article(portrait, self.candidates())
            whole = dict(placed.merges)
            self.story = {article: whole.get(story, story) for article, story in self.story.items()}
            self.story |= dict(placed.moves) | {portrait.article: placed.story}
            self.portraits[portrait.article] = portrait
            self.placed[portrait.article] = placed
        return self

    def candidates(self) -> list[Candidate]:
        return [Candidate(story=story, members=self.members(story)[-NEWEST:]) for story in set(self.story.values())]

    def members(self, story: str) -> tuple[Portrait, ...]:
        return tuple(self.portraits[article] for article, its in self.story.items() if its == story)

    def stories(self) -> set[str]:
        """The articles of each story as one word."""
        found = dict.fromkeys(self.story.values(), "")
        for article in sorted(self.story):
            found[self.story[article]] += article
        return set(found.values())


@pytest.mark.parametrize(
    ("reports", "wanted"),
    [
        ([], set()),
        ([mill("a")], {"a"}),
        # Reports of one happening.
        ([mill("a"), mill("b"), mill("c")], {"abc"}),
        # Two like happenings in one town in one week, one after the other and mixed.
        ([mill("a"), mill("b"), depot("c"), depot("d")], {"ab", "cd"}),
        ([depot("c"), mill("a"), depot("d"), mill("b")], {"ab", "cd"}),
        # Nobody knows when they were written.
        ([mill("a", None), depot("c", None), mill("b", None), depot("d", None)], {"ab", "cd"}),
        # The same words and names half a year later are another happening.
        ([mill("a"), mill("b"), mill("c", "2024-11-20"), mill("d", "2024-11-20")], {"ab", "cd"}),
        # An article that says nothing is a story of its own.
        ([mill("a"), report("b"), report("c")], {"a", "b", "c"}),
        # Two reports of a line each: one common word makes no story, the same name and word do.
        ([report("a", "fire", "leeds"), report("b", "fire", "oslo")], {"a", "b"}),
        ([report("a", "blast", "leeds"), report("b", "blast", "leeds")], {"ab"}),
    ],
)
def test_stories_of_some_reports(reports: list[Portrait], wanted: set[str]) -> None:
    assert Newsroom().add(*reports).stories() == wanted


def test_merge_by_an_article_that_fits_both() -> None:
    """Two reports that have little in common are two stories until a third has much in common with both."""
    one = report("a", "strike dockers walkout cranes wages union pickets quay", "nordhavn felt holm", "2024-05-06")
    other = report(
        "b", "ferries cancelled passengers stranded queue islands tickets cars", "nordhavn skipper lund", "2024-05-07"
    )
    words = "strike dockers walkout cranes ferries cancelled passengers stranded"
    both = report("c", words, "nordhavn felt skipper lund", "2024-05-07")
    newsroom = Newsroom().add(one, other)
    assert newsroom.stories() == {"a", "b"}
    newsroom.add(both)
    assert newsroom.stories() == {"abc"}
    placed = newsroom.placed["c"]
    assert placed.merges == ((newsroom.placed["b"].story, placed.story),) or placed.merges == (
        (newsroom.placed["a"].story, placed.story),
    )
    assert placed.moves == ()


def test_story_that_comes_apart() -> None:
    """What was taken for one story becomes two; the larger part keeps the id, the other one is new."""
    wrong = Candidate(story="story-x", members=(mill("a"), mill("b"), depot("c")))
    placed = place_article(depot("d"), [wrong])
    assert placed.story != "story-x"
    assert placed.moves == (("c", placed.story),)
    assert placed.merges == ()


def test_older_reports_follow_when_their_story_is_no_more() -> None:
    """A merge names the whole story, so that reports which were not looked at go with it."""
    placed = place_article(
        mill("c"), [Candidate(story="s-1", members=(mill("a"),)), Candidate(story="s-2", members=(mill("b"),))]
    )
    assert placed.story == "s-1"
    assert placed.merges == (("s-2", "s-1"),)
    assert placed.moves == ()


def test_order_of_candidates_and_members_is_no_matter() -> None:
    candidates = [
        Candidate(story="s-2", members=(depot("b"), depot("d"))),
        Candidate(story="s-1", members=(mill("a"), mill("c"))),
    ]
    turned = [Candidate(story=each.story, members=each.members[::-1]) for each in candidates[::-1]]
    assert place_article(mill("e"), candidates) == place_article(mill("e"), turned)
    assert place_article(mill("e"), candidates).story == "s-1"


def test_tie_goes_to_the_story_of_the_smaller_id() -> None:
    """An article as close to one story as to another, but not close enough to both for making them one."""
    one = report("a", "ant bee cat dog elk fox gnu hen", "moe ray sid")
    other = report("b", "ash bay box elm fig fir oak yew", "tom uma vic")
    between = report("c", "five four one seven six three two", "kim lee moe tom")
    assert closeness([between], [one]) == closeness([between], [other])
    assert Newsroom().add(one, other, between).stories() == {"ac", "b"}
    assert Newsroom().add(other, one, between).stories() == {"ac", "b"}


def test_story_with_more_reports_than_the_pool_holds() -> None:
    full = tuple(mill(f"m{at:03}") for at in range(61))
    assert place_article(mill("z"), [Candidate(story="s-1", members=full)]).story != "s-1"
    assert place_article(mill("z"), [Candidate(story="s-1", members=full[-NEWEST:])]).story == "s-1"


@given(st.lists(st.sampled_from([mill, depot]), max_size=6))
def test_every_article_is_in_one_story(kinds: list[Callable[[str], Portrait]]) -> None:
    """Whatever the order, no article is lost, and no story holds reports of both fires."""
    newsroom = Newsroom().add(*(kind(f"{at}") for at, kind in enumerate(kinds)))
    assert sorted("".join(newsroom.stories())) == [f"{at}" for at in range(len(kinds))]
    for story in newsroom.stories():
        assert len({kinds[int(at)] for at in story}) == 1


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ([], "is like no story that is known"),
        ([report("a", "strike dockers", "Nordhavn")], "is like no story that is known"),
        ([mill("a")], "shares Derrylin, Halloran, Quayside, «flour», «grain», «millers» with 1 report"),
        (
            [depot("a"), depot("b")],
            "is a story of its own, though it shares Kilmore, «brigade», «fire», «night» with others",
        ),
    ],
)
def test_reason(before: list[Portrait], wanted: str) -> None:
    placed = Newsroom().add(*before, mill("z")).placed["z"]
    assert placed.reason == wanted
    assert (placed.score > 0) == wanted.startswith("shares")


def test_names_in_a_reason_are_said_in_full() -> None:
    one = msgspec.structs.replace(
        report("a", names="okoye PER unknown"), entities=("Grace Okoye",), places=("Peru",)
    )  # fmt: skip
    assert set(shared(one, [one], "name")) == {"Grace Okoye", "Peru", "Unknown"}


# ---------------------------------------------------------------------------------------------------- comparing


def test_closeness() -> None:
    """Two halves of one story are about as close as its reports; what has nothing in common is not close at all."""
    assert closeness([mill("a")], [mill("b")]) > 1
    assert closeness([mill("a"), mill("b")], [depot("c"), depot("d")]) < 0.5
    assert closeness([mill("a")], [report("b", "strike")]) == 0


def test_reports_of_different_days_are_less_alike() -> None:
    same, month, unknown = mill("b"), mill("c", "2024-06-05"), mill("d", None)
    likeness = compare([mill("a"), same, month, unknown])[0]
    assert likeness[1] == likeness[3] == pytest.approx(2 * likeness[2])


def test_groups_of_nothing_and_of_one() -> None:
    assert group([], 0.6) == []
    assert group([mill("a")], 0.6) == [(mill("a"),)]


# ---------------------------------------------------------------------------------------------------- portraits

TEXT = """Harbour fire kills three in Split

A fire in the port of Split killed three Croatian dockers on Monday, the mayor, Ivo Maric, said. Croatia's government
sent 40 firefighters. Maric said the fire had been put out."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_article(Article(id="x", text=TEXT, published="2024-05-06T10:00:00Z"))


def test_portrait_of_a_reading(reading: Reading) -> None:
    portrait = portray(reading)
    assert (portrait.article, portrait.day, portrait.title) == ("x", "2024-05-06", "Harbour fire kills three in Split")
    assert portrait.terms["word"]["fire"] == 3
    assert portrait.terms["number"] == {"40": 1}
    assert portrait.terms["name"]["HRV"] == 2  # «Croatian» and «Croatia»
    assert portrait.terms["name"]["maric"] == 2
    assert "the" not in portrait.terms["word"]
    assert "Split" in portrait.places
    assert any("Maric" in name for name in portrait.entities)


def test_headline_that_is_not_in_the_text(reading: Reading) -> None:
    """Its words count too, and what the text has as a name is one in the headline."""
    headline = "Maric mourns dockers"
    titled = msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, title=headline))
    portrait, plain = portray(titled), portray(reading)
    assert portrait.title == headline
    assert portrait.terms["name"]["maric"] == plain.terms["name"]["maric"] + 1
    assert portrait.terms["word"]["mourns"] == 1


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T23:59:00+02:00", "2024-05-06"),
        ("2024-05", None),  # which day is not known
        ("2024-13-01", None),
        (None, None),
    ],
)
def test_day(reading: Reading, published: str | None, day: str | None) -> None:
    article = msgspec.structs.replace(reading.article, published=published)
    assert portray(msgspec.structs.replace(reading, article=article)).day == day


def test_portrait_is_small_and_comes_back_from_json() -> None:
    long = " ".join(f"word{chr(97 + at % 26)}{chr(97 + at // 26)} {at}" for at in range(400))
    portrait = weigh(portray(read_article(Article(id="x", text=long))), KNOWN)
    assert len(name_terms(portrait)) <= 150
    assert len(keys(portrait)) == 25
    assert len(portrait.title) <= 202
    assert from_json(to_json(portrait), Portrait) == portrait


def test_empty_article() -> None:
    portrait = weigh(portray(read_article(Article(id="x", text=""))), Frequencies())
    assert keys(portrait) == name_terms(portrait) == ()
    assert place_article(portrait, []).reason == "is like no story that is known"


def test_rare_terms_come_first_and_ties_are_broken_by_name() -> None:
    portrait = report("a", "police quake", "Bandung Aceh")
    assert keys(portrait) == ("name:Aceh", "name:Bandung", "word:quake", "word:police")


# ---------------------------------------------------------------------------------------------------- describing


def test_description() -> None:
    told = [
        msgspec.structs.replace(mill("a", None), entities=("Halloran", "Ulster Bank"), places=("Derrylin",)),
        msgspec.structs.replace(mill("b"), entities=("Halloran",), places=("Derrylin", "Quayside")),
        report("c", "flour prices", "halloran", "2024-05-12"),
    ]
    found = describe("story-1", told)
    assert found.title == "title of a"  # no day lies between it and the others, as far as is known
    assert (found.first, found.last) == ("2024-05-06", "2024-05-12")
    assert found.entities == ("Halloran", "Ulster Bank")
    assert found.places == ("Derrylin", "Quayside")


def test_description_without_days() -> None:
    found = describe("story-1", [mill("b", None), mill("a", None)])
    assert (found.title, found.first, found.last) == ("title of a", None, None)
