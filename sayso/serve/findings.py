"""What a page asks of a reading: who an id stands for, which number a statement has, what is shown in a part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

import msgspec

from sayso.lexicon.countries import country_by_code
from sayso.record import Entity, Event, Link, Mention, Participant, Quantity, Reading, Statement, Time
from sayso.serve.marks import paragraphs_of
from sayso.serve.text import show_day
from sayso.text import Span

_BASES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "geonames": "https://www.geonames.org/{}",
    "opensanctions": "https://www.opensanctions.org/entities/{}/",
}
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")
_UTC = ("Z", "+00:00", "+0000")


class Findings:
    """The findings of a reading by id, and those that stand in one part of its text."""

    def __init__(self, reading: Reading, part: Span) -> None:
        self.part = part
        self.mentions = {each.id: each for each in reading.mentions}
        self.entities = {each.id: each for each in reading.entities}
        self.times = {each.id: each for each in reading.times}
        self.quantities = {each.id: each for each in reading.quantities}
        self.statements = {each.id: each for each in reading.statements}
        self.numbers = {each.id: number for number, each in enumerate(reading.statements, 1)}
        self._reported: dict[str, list[Event]] = defaultdict(list)
        for event in reading.events:
            self._reported[event.statement or ""].append(event)
        self._called: dict[str, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            self._called[mention.entity or ""].append(mention)
        self.shown = self._in_part(reading)

    def _in_part(self, reading: Reading) -> Shown:
        mentions = [each for each in reading.mentions if self._here(each.span)]
        named = {each.entity for each in mentions}
        return Shown(
            statements=[each for each in reading.statements if any(map(self._here, _spans(each)))],
            events=[each for each in reading.events if self._here(each.trigger)],
            quantities=[each for each in reading.quantities if self._here(each.span)],
            times=[each for each in reading.times if self._here(each.span)],
            entities=[each for each in reading.entities if each.id in named],
            mentions=[each for each in mentions if each.entity not in self.entities],
        )

    def _here(self, span: Span) -> bool:
        return self.part.touches(span)

    def chain(self, statement: Statement) -> list[Statement]:
        """The statements that a statement is reported in, the outermost first, and the statement itself last."""
        found = [statement]
        while (parent := self.statements.get(found[0].parent or "")) and parent not in found:
            found.insert(0, parent)
        return found

    def who(self, name: str | None) -> Entity | None:
        """The entity that a mention stands for."""
        mention = self.mentions.get(name or "")
        return self.entities.get(mention.entity or "") if mention else None

    def meant(self, statement: Statement) -> Entity | None:
        """Whom the words of a source stand for, where they do not say the name themselves."""
        entity = self.who(statement.speaker)
        return entity if entity and entity.name not in statement.words.get("source", "") else None

    def people(self, participants: Iterable[Participant]) -> list[tuple[Mention, Entity | None]]:
        """Who takes part, each once."""
        found: dict[str, tuple[Mention, Entity | None]] = {}
        for each in participants:
            entity = self.who(each.mention)
            found.setdefault(entity.id if entity else each.mention, (self.mentions[each.mention], entity))
        return list(found.values())

    def base(self, time: Time) -> Time | None:
        """The time that a time is reckoned from, where that is one of the text."""
        return self.times.get(time.basis.removeprefix("relative to "))

    def reported(self, statement: Statement) -> list[Event]:
        """The events that a statement tells of."""
        return self._reported[statement.id]

    def called(self, entity: Entity) -> list[Mention]:
        """The mentions of an entity in this part of the text."""
        return [each for each in self._called[entity.id] if self._here(each.span)]

    def elsewhere(self, entity: Entity) -> int:
        """How many mentions an entity has in other parts of the text."""
        return len(self._called[entity.id]) - len(self.called(entity))


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The findings that a page shows; mentions are those that stand for no entity."""

    statements: list[Statement]
    events: list[Event]
    quantities: list[Quantity]
    times: list[Time]
    entities: list[Entity]
    mentions: list[Mention]

    @property
    def ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(each.id for layer in msgspec.structs.astuple(self) for each in layer)


def parts_of(text: str, most: int) -> list[Span]:
    r"""A long text in parts of whole paragraphs that have about `most` characters; a short one is one part.

    >>> parts_of("One two.\n\nThree.\n\nFour.", 15)
    [Span(start=0, end=10), Span(start=10, end=23)]
    """
    starts = [0]
    for paragraph in paragraphs_of(text):
        if paragraph.end - starts[-1] > most and paragraph.start > starts[-1]:
            starts.append(paragraph.start)
        while paragraph.end - starts[-1] > most:
            starts.append(_break(text, starts[-1], most))
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _break(text: str, start: int, most: int) -> int:
    """Where a paragraph that is too long for one part is broken: after a sentence, else a word, else anywhere."""
    found = (text.rfind(sign, start + 1, start + most) for sign in (". ", " "))
    return next((at + text[at:].index(" ") + 1 for at in found if at >= 0), start + most)


def _spans(statement: Statement) -> tuple[Span, ...]:
    return (*statement.content, *statement.cue, *(statement.source or ()))


def part_with(reading: Reading, parts: Sequence[Span], name: str) -> int | None:
    """The number (from 0) of the part in which a finding begins."""
    starts = [each.content[0].start for each in reading.statements if each.id == name]
    starts += [each.trigger.start for each in reading.events if each.id == name]
    starts += [each.span.start for each in reading.times if each.id == name]
    starts += [each.span.start for each in reading.quantities if each.id == name]
    starts += [each.span.start for each in reading.mentions if name in (each.id, each.entity)]
    return next((number for number, part in enumerate(parts) for start in starts[:1] if start < part.end), None)


def show_moment(moment: str | None) -> str:
    """A day with the time of day where it is known.

    >>> show_moment("2024-10-28T20:45:00Z"), show_moment("2024-10-28T20:45+02:00"), show_moment("2024-10-28")
    ('28 October 2024, 20:45 UTC', '28 October 2024, 20:45 (UTC+02:00)', '28 October 2024')
    """
    clock = _CLOCK.search(moment or "")
    if clock is None:
        return show_day(moment)
    zone = " UTC" if clock[2] in _UTC else f" (UTC{clock[2]})" if clock[2] else ""
    return f"{show_day(moment)}, {clock[1]}{zone}"


def web_address(url: str | None) -> str | None:
    """An address that a link may lead to: http and https only, with a host; None for all others.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("https:///a")
    ('https://example.org/a', None, None)
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None


def outside_address(link: Link) -> str:
    """Where an outside knowledge base shows what has this id."""
    return _BASES[link.base].format(quote(link.id, safe=""))


def country_name(code: str | None) -> str:
    """A country by its code of three letters; the code itself where it is unknown."""
    country = country_by_code(code) if code else None
    return country.name if country else code or ""
