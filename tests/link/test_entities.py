"""Who is the same across articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.entities import join_entities, named_entities
from sayso.read.article import read_article
from sayso.record import Article, Entity
from sayso.record.reading import Link, MentionKind


def _entity(
    name: str, kind: MentionKind = "person", *, country: str | None = None, wikidata: str | None = None
) -> Entity:
    links = (Link(base="wikidata", id=wikidata, reason="given"),) if wikidata else ()
    return Entity(id=f"e-{name}", name=name, kind=kind, country=country, links=links)


def _groups(*entities: Entity) -> list[set[str]]:
    found = join_entities((f"a-{at}", entity) for at, entity in enumerate(entities))
    return [{member.name for member in group.members} for group in found]


SAME = [
    ("a part of the name", _entity("Ana Lopez"), _entity("Lopez")),
    ("without the middle name", _entity("John Fitzgerald Marsh"), _entity("John Marsh")),
    ("a family name that stands first", _entity("Han Do Yun"), _entity("Han")),
    ("accents and case", _entity("Inés Vörös"), _entity("Ines VOROS")),
    ("two ways to spell a name from another script", _entity("Oleh Zelenskyy"), _entity("Oleh Zelensky")),
    ("a body that the lexicon knows", _entity("NATO", "organisation"),
     _entity("North Atlantic Treaty Organization", "organisation")),
    ("initials", _entity("National Harbour Board", "organisation"), _entity("NHB", "organisation")),
    ("a state by two names", _entity("U.S.", "place"), _entity("United States", "place")),
    ("an outside id", _entity("Jan Berg", wikidata="Q1"), _entity("The Fox", wikidata="Q1")),
]  # fmt: skip
APART = [
    ("two given names", _entity("Ana Lopez"), _entity("Rita Lopez")),
    ("another state", _entity("Ana Lopez", country="ESP"), _entity("Lopez", country="PER")),
    ("another outside id", _entity("Ana Lopez", wikidata="Q1"), _entity("Lopez", wikidata="Q2")),
    ("a person and a place", _entity("Washington"), _entity("Washington", "place")),
    ("short names one letter apart", _entity("Ana Lee"), _entity("Ana Leo")),
    ("other initials", _entity("National Harbour Board", "organisation"), _entity("NHC", "organisation")),
]


@pytest.mark.parametrize(("reason", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_same(reason: str, one: Entity, other: Entity) -> None:
    assert _groups(one, other) == [{one.name, other.name}], reason


@pytest.mark.parametrize(("reason", "one", "other"), APART, ids=[row[0] for row in APART])
def test_apart(reason: str, one: Entity, other: Entity) -> None:
    assert len(_groups(one, other)) == 2, reason


def test_a_part_name_that_fits_two_is_left_alone() -> None:
    assert _groups(_entity("Ana Lopez"), _entity("Rita Lopez"), _entity("Lopez")) == [
        {"Ana Lopez"}, {"Lopez"}, {"Rita Lopez"},
    ]  # fmt: skip


def test_every_merge_has_its_reason() -> None:
    (group,) = join_entities([("a", _entity("Ana Lopez", country="ESP")), ("b", _entity("Lopez"))])
    assert (group.name, group.country) == ("Ana Lopez", "ESP")
    assert group.merges[0].reason == "«Lopez» is part of «Ana Lopez», and of no other name here"


def test_descriptions_are_no_names() -> None:
    text = "Ana Lopez, the mayor, spoke to reporters in Toledo on Monday. The mayor was angry, Lopez’s aides said."
    reading = read_article(Article(id="a", text=text))
    assert {entity.name for _, entity in named_entities(reading)} == {"Ana Lopez", "Toledo"}


@given(st.permutations([row[1] for row in SAME] + [row[2] for row in SAME]))
def test_the_order_of_articles_does_not_matter(entities: list[Entity]) -> None:
    pairs = [(entity.id, entity) for entity in entities]
    assert join_entities(pairs) == join_entities(sorted(pairs, key=lambda pair: pair[0]))
