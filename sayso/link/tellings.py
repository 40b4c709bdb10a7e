"""What of a Reading is compared across articles: every event, with who, where, when, how many, and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from sayso.lexicon import table
from sayso.lexicon.happenings import find_happening
from sayso.link.presences import KIND, Presence, find_presences
from sayso.record import Entity, Event, Participant, Reading, Statement
from sayso.record.entities import EntityGroup
from sayso.record.reading import Certainty, PloverType, Polarity, Stance, Tense

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDINGS = ("ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
_SHORTEST, _SHORT = 3, 2
"""Letters that a stem has at least; words as short as that tell nothing."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one article tells it.

    Who takes part is known by the id of a group of entities (else by its name there), with the name to show.
    """

    article: str
    event: str | None = None
    """None for a presence (see `sayso.link.presences`), which no event tells."""
    statement: str | None = None
    start: int
    words: str
    sentence: str
    """The sentence that tells it, as a reader is shown it."""
    kind: str
    """What kind of happening it is (see `sayso.lexicon.happenings`)."""
    type: PloverType | None = None
    actors: dict[str, str] = {}
    recipients: dict[str, str] = {}
    place: str | None = None
    place_name: str | None = None
    country: str | None = None
    earliest: str | None = None
    latest: str | None = None
    numbers: frozenset[float] = frozenset()
    terms: frozenset[str] = frozenset()
    """The stems of the sentence's words, without function words and the event's own."""
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    tense: Tense = "past"
    source: str | None = None
    """Who says so in the last place, None where the article says it in its own voice."""
    source_name: str | None = None
    stance: Stance | None = None
    said: str | None = None
    """The day on which it was said where the text tells, else that of publication."""
    published: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.article, self.event or self.statement or ""


def find_tellings(reading: Reading, groups: Mapping[tuple[str, str], EntityGroup]) -> Iterator[Telling]:
    """Every event of a reading that means a particular happening, and every presence that a statement reports.

    `groups` are those of the articles' entities, by article and entity (see `group_of`).
    """
    teller = _Teller(reading, groups)
    yield from (teller.telling(event) for event in reading.events if not event.generic)
    yield from map(teller.presence, find_presences(reading))


def group_of(groups: Iterable[EntityGroup]) -> dict[tuple[str, str], EntityGroup]:
    """The groups by the article and id of every entity in them."""
    return {(member.article, member.entity): group for group in groups for member in group.members}


class _Teller:
    """Looks up what the events of one reading refer to."""

    def __init__(self, reading: Reading, groups: Mapping[tuple[str, str], EntityGroup]) -> None:
        self.reading = reading
        self.groups = groups
        self.mentions = {mention.id: mention for mention in reading.mentions}
        self.entities = {entity.id: entity for entity in reading.entities}
        self.statements = {statement.id: statement for statement in reading.statements}
        self.times = {time.id: time for time in reading.times}
        self.numbers = {quantity.id: quantity.best or quantity.low or quantity.high for quantity in reading.quantities}
        self.sentences = sorted(reading.sentences, key=lambda sentence: sentence.span)

    @cached_property
    def starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def telling(self, event: Event) -> Telling:
        sentence = self._sentence(event.trigger.start)
        statement = self.statements.get(event.statement or "")
        entity = self._entity(event.place)
        time = self.times.get(event.time or "")
        return Telling(
            article=self.reading.article.id,
            event=event.id,
            statement=event.statement,
            start=event.trigger.start,
            words=event.words,
            sentence=sentence,
            kind=_kind(event),
            type=event.type,
            actors=self._all(event.actors),
            recipients=self._all(event.recipients),
            place=self._id(event.place),
            place_name=self._name(event.place),
            country=_country(entity),
            earliest=time.earliest if time else None,
            latest=(time.latest or time.earliest) if time else None,
            numbers=frozenset(number for each in event.quantities if (number := self.numbers.get(each))),
            terms=find_terms(sentence) - find_terms(event.words),
            polarity=event.polarity,
            certainty=event.certainty,
            tense=event.tense,
            published=self.reading.article.published,
            **self._source(statement),
        )

    def presence(self, found: Presence) -> Telling:
        """Somebody in a place, as a telling."""
        sentence = found.sentence.span.of(self.reading.article.text)
        who = self._id(found.who.id) or ""
        return Telling(
            article=self.reading.article.id,
            statement=found.statement.id,
            start=found.start,
            words=found.words,
            sentence=sentence,
            kind=KIND,
            actors={who: self._name(found.who.id) or ""},
            place=self._id(found.place.id),
            place_name=self._name(found.place.id),
            country=_country(self._entity(found.place.id)),
            terms=find_terms(sentence),
            polarity=found.polarity,
            certainty=found.certainty,
            tense=found.tense,
            published=self.reading.article.published,
            **self._source(found.statement),
        )

    def _source(self, statement: Statement | None) -> dict[str, Any]:
        published = self.reading.article.published
        if statement is None:
            return {"said": published}
        time = self.times.get(statement.said or "")
        name = self._name(statement.speaker) or statement.words.get("source")
        return {
            "source": self._id(statement.speaker) or (name.casefold() if name else None),
            "source_name": name,
            "stance": statement.stance,
            "said": (time.earliest if time and time.earliest == time.latest else None) or published,
        }

    def _all(self, participants: Iterable[Participant]) -> dict[str, str]:
        named = ((self._id(each.mention), self._name(each.mention)) for each in participants)
        return {one: name for one, name in named if one and name}

    def _entity(self, mention: str | None) -> Entity | None:
        found = self.mentions.get(mention or "")
        return self.entities.get(found.entity or "") if found else None

    def _name(self, mention: str | None) -> str | None:
        """What a mention's entity is called across articles, else there."""
        entity = self._entity(mention)
        if entity is None:
            return self.mentions[mention].words if mention in self.mentions else None
        group = self.groups.get((self.reading.article.id, entity.id))
        return group.name if group else entity.name

    def _id(self, mention: str | None) -> str | None:
        """The id of the group that a mention's entity is in, else its name without case."""
        entity = self._entity(mention)
        group = self.groups.get((self.reading.article.id, entity.id)) if entity else None
        name = self._name(mention)
        return group.id if group else name and name.casefold()

    def _sentence(self, start: int) -> str:
        at = bisect_right(self.starts, start) - 1
        return self.sentences[at].span.of(self.reading.article.text) if at >= 0 else ""


def _kind(event: Event) -> str:
    """What kind of happening it is; who dismisses a report sacks nobody, who declines to comment does not fall."""
    if event.type == "REJECT":
        return "reject"
    return find_happening(event.lemma or event.words.lower(), event.pos)


def _country(entity: Entity | None) -> str | None:
    """The state that a place lies in, else the one that it belongs to."""
    if entity is None:
        return None
    return (entity.place.country if entity.place else None) or entity.country


def find_terms(words: str) -> frozenset[str]:
    """The stems of the words that tell something.

    >>> sorted(find_terms("The bridges were closed by the flooding."))
    ['bridg', 'clos', 'flood']
    """
    function_words = table("en", "language")["function_words"]["en"]
    found = (word[0].lower().replace("’", "'").removesuffix("'s") for word in _WORD.finditer(words))
    return frozenset(_stem(word) for word in found if len(word) > _SHORT and word not in function_words)


def _stem(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    return word.removesuffix(ending)
