"""What is known of a single finding, and why: `sayso read --why`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from sayso.record import Participant, Reading
from sayso.text import Span

_LAYERS = ("statements", "events", "quantities", "times", "entities", "mentions")


def explain(console: Console, reading: Reading, wanted: str) -> None:
    """Every finding that `wanted` names (see `find`): its fields, with what other findings are called in words."""
    found = list(find(reading, wanted))
    for layer, record in found:
        console.print(Text(f"{layer.removesuffix('s')} {record.id}", style="bold"))
        for name, value in msgspec.structs.asdict(record).items():
            if value not in (None, (), {}, False) and name != "id":
                console.print(Text(f"  {name:12} {_told(reading, value)}"))
        console.print()
    if not found:
        console.print(Text(f"{reading.article.id}: nothing is called {wanted!r}: give the number of a statement, "))
        console.print(Text("the words of a trigger, or an id (or how it begins) as in --format jsonl"))


def find(reading: Reading, wanted: str) -> Iterator[tuple[str, Any]]:
    """Findings by the number of a statement in the table, by id or its beginning; events by their trigger's words."""
    if wanted.isdigit():
        if 0 < int(wanted) <= len(reading.statements):
            yield "statements", reading.statements[int(wanted) - 1]
        return
    for layer in _LAYERS:
        for record in getattr(reading, layer):
            if record.id.startswith(wanted) or (layer == "events" and record.words == wanted):
                yield layer, record


def _told(reading: Reading, value: object) -> str:
    """A value for people: ids of other findings with their words."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {words}" for name, words in value.items())
    if isinstance(value, Span):
        return f"{value.start}–{value.end}"
    if isinstance(value, tuple):
        return ", ".join(_told(reading, each) for each in value)
    if isinstance(value, Participant):
        return f"{value.role} {_told(reading, value.mention)}"
    words = _words_by_id(reading).get(str(value))
    return f"{value} «{words}»" if words else str(value)


def _words_by_id(reading: Reading) -> dict[str, str]:
    found = {mention.id: mention.words for mention in reading.mentions}
    found |= {time.id: time.words for time in reading.times}
    found |= {quantity.id: quantity.words for quantity in reading.quantities}
    found |= {entity.id: entity.name for entity in reading.entities}
    return found | {statement.id: statement.words["content"] for statement in reading.statements}
