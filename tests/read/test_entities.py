"""Entities: who is the same, what each is called, its country, sector and role."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from tests.marked import marked
from tests.read.reading import entities_of, mention_at

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "coreference.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["reason"])
def test_same_and_different(case: dict[str, str]) -> None:
    text, marks = marked(case["text"])
    mentions, entities = entities_of(text)
    entity_of = {mark.span: mention_at(mentions, mark.span).entity for mark in marks}
    for one, other in combinations(marks, 2):
        same = entity_of[one.span] == entity_of[other.span] is not None
        assert same == (one.label == other.label), (one.words, other.words, [entities[i].name for i in entities])


@pytest.mark.parametrize("case", CASES["fact"], ids=lambda case: case["text"][:40])
def test_country_and_sector(case: dict[str, str]) -> None:
    text, marks = marked(case["text"])
    mentions, entities = entities_of(text)
    for mark in marks:
        entity = entities[mention_at(mentions, mark.span).entity or ""]
        assert f"{entity.country or '-'} {entity.sector or '-'}" == mark.label, entity
        assert (entity.reason is None) == (mark.label == "- -")


@pytest.mark.parametrize("case", CASES["role"], ids=lambda case: case["name"])
def test_roles(case: dict[str, str]) -> None:
    text, marks = marked(case["text"])
    mentions, entities = entities_of(text)
    found = next(mention for mention in mentions if mention.form == "name" and mention.words.endswith(case["name"]))
    assert (found.role or "") == case.get("role", marks[0].words)
    assert entities[found.entity or ""].name == case["name"]


def test_the_longest_name_is_the_entity_s_name() -> None:
    _, entities = entities_of("Carter spoke on Monday. Later John Carter's aide said that Mr. Carter was ill.")
    assert "John Carter" in {entity.name for entity in entities.values()}


def test_a_pronoun_takes_the_kind_of_its_entity_and_an_unresolved_one_has_none() -> None:
    mentions, _ = entities_of("It announced the purchase. Norvik Bank bought a tower. It announced the sale.")
    first, second = (mention for mention in mentions if mention.words == "It")
    assert first.entity is None
    assert second.kind == "organisation"


def test_mentions_are_sorted_and_ids_unique() -> None:
    mentions, entities = entities_of("President Maria Gomez met Gomez's friends. She said the president would stay.")
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.span)
    ids = [mention.id for mention in mentions] + list(entities)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", ["", '"' * 50, "He", "Mr. Mr. Mr.", "THE MINISTER SAID HE WOULD NOT GO", "it " * 200])
def test_hostile_texts(text: str) -> None:
    mentions, entities = entities_of(text)
    assert all(mention.words == mention.span.of(text) for mention in mentions)
    assert all(mention.entity is None or mention.entity in entities for mention in mentions)


def test_long_texts_take_time_in_proportion() -> None:
    sentence = "Prime Minister Ana Lopez told the company that its troops left while Idris Moussa met them. "
    mentions, entities = entities_of(sentence * 150)
    assert len(mentions) > 600
    assert len(entities) < 60
