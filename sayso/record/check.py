"""The contract of a Reading, asserted: run on every one before anything is stored or printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.errors import RecordError
from sayso.record.reading import Mention, Quantity, Reading, Time
from sayso.text import Span

_JOIN = " … "


def check_reading(reading: Reading) -> None:
    """Raise RecordError, naming the finding, where a span leaves the text, words differ, or an id leads nowhere."""
    flaws = list(find_flaws(reading))
    if flaws:
        more = f" (and {len(flaws) - 1} more)" if len(flaws) > 1 else ""
        raise RecordError(f"reading of {reading.article.id}: {flaws[0]}{more}")


def find_flaws(reading: Reading) -> Iterator[str]:
    """Every breach of the contract, as a sentence."""
    yield from _flawed_spans(reading)
    yield from _flawed_words(reading)
    yield from _flawed_ids(reading)
    yield from _flawed_references(reading)


def join_words(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of a broken span, pieces joined by an ellipsis.

    >>> join_words("No, he said, never.", [(0, 3), (13, 19)])
    'No, … never.'
    """
    return _JOIN.join(text[start:end] for start, end in spans)


def _worded(reading: Reading) -> Iterator[Mention | Time | Quantity]:
    yield from reading.mentions
    yield from reading.times
    yield from reading.quantities


def _all_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for sentence in reading.sentences:
        yield sentence.id, sentence.span
    for finding in _worded(reading):
        yield finding.id, finding.span
    for quantity in reading.quantities:
        if quantity.counted_span:
            yield quantity.id, quantity.counted_span
    for statement in reading.statements:
        for span in (*statement.content, *statement.cue, *(statement.source or ())):
            yield statement.id, span
    for event in reading.events:
        yield event.id, event.trigger


def _flawed_spans(reading: Reading) -> Iterator[str]:
    length = len(reading.article.text)
    for name, (start, end) in _all_spans(reading):
        if not 0 <= start < end <= length:
            yield f"{name} has the span [{start}, {end}] in a text of {length} characters"
    for statement in reading.statements:
        if not statement.content:
            yield f"{statement.id} has no content"


def _flawed_words(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for finding in _worded(reading):
        if finding.words != finding.span.of(text):
            yield f"{finding.id} says {finding.words!r} where the text has {finding.span.of(text)!r}"
    for event in reading.events:
        if event.words != event.trigger.of(text):
            yield f"{event.id} says {event.words!r} where the text has {event.trigger.of(text)!r}"
    for statement in reading.statements:
        parts = {"content": statement.content, "cue": statement.cue, "source": statement.source or ()}
        for part, spans in parts.items():
            if statement.words.get(part, "") != join_words(text, spans):
                yield f"{statement.id} gives other words than the text for its {part}"


def _flawed_ids(reading: Reading) -> Iterator[str]:
    seen: set[str] = set()
    layers = ("sentences", "mentions", "entities", "times", "quantities", "statements", "events")
    for name in (finding.id for layer in layers for finding in getattr(reading, layer)):
        if name in seen:
            yield f"the id {name} is used twice"
        seen.add(name)


def _references(reading: Reading) -> Iterator[tuple[str, str | None, str]]:
    """Who refers to what id, and in which layer it has to be."""
    for mention in reading.mentions:
        yield mention.id, mention.entity, "entities"
    for statement in reading.statements:
        yield statement.id, statement.speaker, "mentions"
        yield statement.id, statement.parent, "statements"
        yield statement.id, statement.said, "times"
    for event in reading.events:
        for participant in (*event.actors, *event.recipients, *event.others):
            yield event.id, participant.mention, "mentions"
        yield event.id, event.place, "mentions"
        yield event.id, event.time, "times"
        yield event.id, event.statement, "statements"
        for quantity in event.quantities:
            yield event.id, quantity, "quantities"


def _flawed_references(reading: Reading) -> Iterator[str]:
    known = {
        layer: {finding.id for finding in getattr(reading, layer)}
        for layer in ("entities", "mentions", "statements", "times", "quantities")
    }
    for name, target, layer in _references(reading):
        if target is not None and target not in known[layer]:
            yield f"{name} refers to {target}, which is not among the {layer}"
