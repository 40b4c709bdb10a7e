"""Reads invented texts up to their entities, for tests of mentions and entities."""

from __future__ import annotations

from functools import cache

from sayso.read.entities import find_entities
from sayso.read.names import find_names
from sayso.read.phrases import find_descriptions, find_pronouns
from sayso.read.weights import parse_text
from sayso.record import Entity, Mention


@cache
def entities_of(text: str) -> tuple[tuple[Mention, ...], dict[str, Entity]]:
    """Mentions of a text, and its entities by id."""
    parse = parse_text(text, "article")
    names = find_names(parse, times=())
    mentions = (*names, *find_descriptions(parse, names=names), *find_pronouns(parse))
    linked, entities = find_entities(parse, mentions=mentions, places={})
    return linked, {entity.id: entity for entity in entities}


def mention_at(mentions: tuple[Mention, ...], span: tuple[int, int]) -> Mention:
    """The mention that shares most with a span and ends with it, so that a possessor is not taken for the whole."""
    touching = [mention for mention in mentions if mention.span.touches(span)]
    return min(touching, key=lambda mention: abs(mention.span[1] - span[1]) * 3 + abs(mention.span[0] - span[0]))
