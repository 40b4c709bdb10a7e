"""Which mentions take part in a happening: from the nouns around a trigger to the mentions that they head."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain

from sayso.read.event_frames import cores
from sayso.read.parse import Parse
from sayso.record import Entity, Mention

ACTORS = frozenset({"person", "organisation", "place", "group", "facility"})
"""Kinds of mention that act or are acted on; states act under the names of their places."""


class Cast:
    """The mentions of an article by the token that heads them, and the name that a pronoun stands for."""

    def __init__(self, parse: Parse, mentions: tuple[Mention, ...], entities: tuple[Entity, ...]) -> None:
        self.parse = parse
        self.by_id = {mention.id: mention for mention in mentions}
        self.entities = {entity.id: entity for entity in entities}
        self._heads: dict[int, Mention] = {}
        self._covering: dict[int, Mention] = {}
        self._of_entity: dict[str, list[Mention]] = {}
        # The widest first, so that the narrowest mention of a token is the one that stays.
        for mention in sorted(mentions, key=lambda each: (each.span.start - each.span.end, each.span)):
            self._place(mention)

    def _place(self, mention: Mention) -> None:
        first = bisect_left(self.parse.starts, mention.span.start)
        last = max(first, bisect_left(self.parse.starts, mention.span.end) - 1)
        if first >= len(self.parse.tokens):
            return
        self._heads[self._head(first, last)] = mention
        for i in range(first, last + 1):
            self._covering[i] = mention
        if mention.entity and mention.form != "pronoun":
            self._of_entity.setdefault(mention.entity, []).append(mention)

    def _head(self, first: int, last: int) -> int:
        """The token of a stretch that hangs on something outside it."""
        for i in range(first, last + 1):
            if not first <= self.parse.tokens[i].head <= last or self.parse.tokens[i].head == i:
                return i
        return last

    def at(self, i: int) -> Mention | None:
        """The mention that a token heads, else the narrowest that covers it; a name rather than its pronoun."""
        mention = self._heads.get(i) or self._covering.get(i)
        if mention is not None and mention.form == "pronoun":
            return self._named(mention)
        return mention

    def _named(self, pronoun: Mention) -> Mention:
        """A name or description of the same entity earlier in the sentence, where there is one."""
        start = self.parse.tokens[self._sentence_start(pronoun)].start
        for other in self._of_entity.get(pronoun.entity or "", ()):
            if start <= other.span.start < pronoun.span.start:
                return other
        return pronoun

    def _sentence_start(self, mention: Mention) -> int:
        i = min(bisect_left(self.parse.starts, mention.span.start), len(self.parse.tokens) - 1)
        return self.parse.sentences[self.parse.sentence_of[i]].first

    def actors_at(self, tokens: Iterable[int]) -> Iterator[Mention]:
        """The mentions of persons, groups, organisations and places that some nouns head or, failing that, hold."""
        for token in tokens:
            yield from self._actors_of(token)

    def _actors_of(self, token: int) -> Iterator[Mention]:
        for core in reversed(list(cores(self.parse, token))):
            mention = self.at(core)
            if mention is not None and mention.kind in ACTORS:
                yield mention
                return
        yield from self.modifiers(token)

    def modifiers(self, token: int) -> Iterator[Mention]:
        """Actors named before a noun: "Israeli army", "Iran's parliament", "US airstrike"."""
        for child in self.parse.with_dep(token, "poss", "amod", "compound", "nmod"):
            mention = self.at(child.i)
            if mention is not None and mention.kind in ACTORS:
                yield mention
                return

    def kinds(self, tokens: Iterable[int]) -> set[str]:
        """The kinds of the mentions that some nouns head, as patterns write them: "#person"."""
        found = (self._heads.get(core) for token in tokens for core in cores(self.parse, token))
        return {f"#{mention.kind}" for mention in found if mention is not None}


def unique(mentions: Iterable[Mention], but: Iterable[Mention] = ()) -> tuple[Mention, ...]:
    """Mentions in order, each once, without some others."""
    left_out = {mention.id for mention in but}
    return tuple({mention.id: mention for mention in chain(mentions) if mention.id not in left_out}.values())
