"""Tellings: what of a Reading is compared across articles."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from sayso.link.entities import join_entities, named_entities
from sayso.link.tellings import Telling, find_tellings, find_terms, group_of
from sayso.read.article import read_article
from sayso.record import Article, Reading
from sayso.record.entities import EntityGroup, EntityMember

TEXTS = {
    "a": """Gunmen killed 12 miners in Toledo, Spain, on Monday, the interior minister, Ana Lopez, said on Tuesday.
The union says that the army arrested two guards. Lopez said that rescuers had told her that the tunnel collapsed.
Guards often strike when wages fall.""",
    "b": """Lopez denied that the army had arrested two guards in Madrid. The mayor may resign on Friday.
A storm hit Oslo in March. Ana Lopez will visit Oslo, her spokesman said.""",
    "c": """The union said that foreign soldiers are in Oslo. Ana Lopez denied that foreign soldiers were in Toledo.
Foreign soldiers are in Madrid.""",
}
PUBLISHED = {"a": "2024-05-08", "b": "2024-05-09", "c": "2024-05-10"}


@cache
def reading(article: str) -> Reading:
    return read_article(Article(id=article, text=TEXTS[article], published=PUBLISHED[article]))


@cache
def groups() -> tuple[EntityGroup, ...]:
    return join_entities([pair for article in TEXTS for pair in named_entities(reading(article))])


@cache
def tellings(article: str) -> dict[str, Telling]:
    """The tellings of an article by their words."""
    return {telling.words: telling for telling in find_tellings(reading(article), group_of(groups()))}


def group_id(name: str) -> str:
    return next(group.id for group in groups() if group.name == name)


@pytest.mark.parametrize(
    ("reason", "article", "words", "wanted"),
    [
        ("the kind of happening", "a", "killed", {"kind": "kill", "type": "ASSAULT"}),
        ("who does it, by name where no group is known", "a", "killed", {"actors": {"gunmen": "Gunmen"}}),
        ("to whom", "a", "killed", {"recipients": {"12 miners": "12 miners"}}),
        ("where", "a", "killed", {"place_name": "Toledo", "country": "ESP"}),
        ("where is not told", "a", "arrested", {"place": None, "place_name": None, "country": None}),
        ("when", "a", "killed", {"earliest": "2024-05-06", "latest": "2024-05-06"}),
        ("when, as far as it is told", "b", "hit", {"earliest": "2024-03-01", "latest": "2024-03-31"}),
        ("when is not told", "a", "arrested", {"earliest": None, "latest": None}),
        ("how many", "a", "killed", {"numbers": frozenset({12.0})}),
        ("no number", "a", "collapsed", {"numbers": frozenset()}),
        ("who says so", "a", "killed", {"source_name": "Ana Lopez", "stance": "asserts"}),
        ("who says so without a name", "a", "arrested", {"source": "union", "source_name": "union"}),
        ("who says so in the last place", "a", "collapsed", {"source_name": "rescuers"}),
        ("the article itself", "b", "resign", {"source": None, "source_name": None, "stance": None}),
        ("the day on which it was said", "a", "killed", {"said": "2024-05-07", "published": "2024-05-08"}),
        ("... else of publication", "a", "arrested", {"said": "2024-05-08", "published": "2024-05-08"}),
        ("... in the article's own voice too", "b", "resign", {"said": "2024-05-09"}),
        ("that it is not so", "b", "arrested", {"polarity": "negative", "stance": "denies"}),
        ("who denies it", "b", "arrested", {"source_name": "Ana Lopez"}),
        ("that it may be so", "b", "resign", {"certainty": "possible", "tense": "future"}),
        ("the sentence", "b", "resign", {"sentence": "The mayor may resign on Friday."}),
        ("the sentence's words without its own", "b", "resign", {"terms": frozenset({"may", "mayor", "frida"})}),
        ("an event without statement", "b", "resign", {"statement": None}),
    ],
)  # fmt: skip
def test_fields(reason: str, article: str, words: str, wanted: dict[str, Any]) -> None:
    found = tellings(article)[words]
    assert {name: getattr(found, name) for name in wanted} == wanted, reason


def test_people_and_places_are_known_across_articles() -> None:
    lopez = group_id("Ana Lopez")
    assert (tellings("a")["killed"].source, tellings("b")["arrested"].source) == (lopez, lopez)
    assert tellings("b")["visit"].actors == {lopez: "Ana Lopez"}
    assert tellings("a")["killed"].place == group_id("Toledo")
    assert tellings("b")["hit"].recipients == {group_id("Oslo"): "Oslo"}


def test_without_groups_they_are_known_by_name() -> None:
    found = {telling.words: telling for telling in find_tellings(reading("a"), {})}
    assert (found["killed"].source, found["killed"].place) == ("ana lopez", "toledo")


def test_what_is_told_of_nothing_particular_is_left_out() -> None:
    generic = {event.words for event in reading("a").events if event.generic}
    assert "strike" in generic
    assert "strike" not in tellings("a")


@pytest.mark.parametrize("article", ["a", "b"])
def test_every_telling_points_to_its_event(article: str) -> None:
    found = tellings(article).values()
    assert {telling.key for telling in found} == {
        (article, event.id) for event in reading(article).events if not event.generic
    }
    text = reading(article).article.text
    assert all(text.startswith(telling.words, telling.start) for telling in found)
    assert all(telling.words in telling.sentence for telling in found)
    assert all(telling.sentence in text for telling in found)


def test_that_somebody_is_in_a_place_is_told_by_a_statement() -> None:
    said, denied = (telling for telling in find_tellings(reading("c"), group_of(groups())) if telling.event is None)
    assert (said.kind, denied.kind) == ("presence", "presence")
    assert said.key == ("c", said.statement)
    assert (said.place, said.source_name, said.polarity) == (group_id("Oslo"), "union", "positive")
    assert (denied.place, denied.source_name, denied.polarity) == (group_id("Toledo"), "Ana Lopez", "negative")
    assert said.actors == denied.actors == {"foreign soldiers": "foreign soldiers"}


def test_group_of() -> None:
    members = (
        EntityMember(article="a", entity="e-1", name="Lopez"),
        EntityMember(article="b", entity="e-2", name="Ana"),
    )
    group = EntityGroup(id="a/e-1", name="Ana Lopez", kind="person", members=members)
    assert group_of([group]) == {("a", "e-1"): group, ("b", "e-2"): group}
    assert group_of([]) == {}


@pytest.mark.parametrize(
    ("reason", "words", "wanted"),
    [
        ("function words tell nothing", "that it was there", set()),
        ("one stem for a verb's forms", "rain rained raining rains", {"rain"}),
        ("... and a noun's", "miner miners miner's miner’s", {"miner"}),
        ("a short word keeps its ending", "gas bed sing", {"gas", "bed", "sing"}),
        ("case tells nothing", "Quarry QUARRY quarry", {"quarr"}),
        ("one word with a hyphen", "cease-fire", {"cease-fir"}),
        ("numbers are compared as numbers", "12 miners", {"miner"}),
        ("letters of any script", "Übergabe Осло", {"übergab", "осло"}),
        ("nothing", "", set()),
    ],
)
def test_find_terms(reason: str, words: str, wanted: set[str]) -> None:
    assert find_terms(words) == wanted, reason
