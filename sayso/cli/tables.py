"""The tables under a text: statements with their chain of sources, events, figures, times."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table

from sayso.record import Event, Mention, Participant, Quantity, Reading, Statement

_NOT_SAID = "(not named)"


class _Names:
    """Look-ups that every table needs: who an id stands for, and which number a statement has."""

    def __init__(self, reading: Reading) -> None:
        self.entities = {entity.id: entity for entity in reading.entities}
        self.mentions = {mention.id: mention for mention in reading.mentions}
        self.times = {time.id: time for time in reading.times}
        self.statements = {statement.id: statement for statement in reading.statements}
        self.numbers = {statement.id: number for number, statement in enumerate(reading.statements, 1)}

    def mention(self, mention: Mention) -> str:
        """The words, and the entity's name where they are another."""
        entity = self.entities.get(mention.entity or "")
        if entity is None or entity.name in mention.words:
            return mention.words
        return f"{entity.name} («{mention.words}»)" if mention.form != "name" else entity.name

    def people(self, participants: Iterable[Participant]) -> str:
        return ", ".join(dict.fromkeys(self.mention(self.mentions[each.mention]) for each in participants))

    def time(self, name: str | None) -> str:
        if name is None:
            return ""
        time = self.times[name]
        return f"{time.words} = {time.value}" if time.value and time.value != time.words else time.words

    def source(self, statement: Statement) -> str:
        """Who says it: the words, with the name where the words are only a pronoun or a description."""
        words = statement.words.get("source") or _NOT_SAID
        speaker = self.mentions.get(statement.speaker or "")
        entity = self.entities.get((speaker.entity if speaker else None) or "")
        if speaker is None or entity is None or entity.name in words or speaker.form == "name":
            return words
        return f"{words} ({entity.name})"

    def chain(self, statement: Statement) -> str:
        """The sources, outermost first: «Rutte › estimates»."""
        sources = [self.source(statement)]
        while statement.parent:
            statement = self.statements[statement.parent]
            sources.append(self.source(statement))
        return " › ".join(reversed(sources))


def _table(title: str, *columns: tuple[str, int]) -> Table:
    """A table of columns that share the width in the given proportion; one with 0 takes what it needs, unwrapped."""
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, ratio in columns:
        table.add_column(name, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    return table


def _sure(certainty: str, polarity: str) -> str:
    """How sure, and «not» where it is said not to be so."""
    return certainty if polarity == "positive" else f"not ({certainty})"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def statements_table(reading: Reading) -> Table:
    """Who says what: the chain of sources, cue, claim, stance and certainty, and when it was said."""
    names = _Names(reading)
    table = _table(
        "Statements", ("#", 0), ("who says so", 4), ("cue", 3), ("what", 9), ("stance", 0), ("sure", 0), ("said", 3)
    )
    for statement in reading.statements:
        table.add_row(
            str(names.numbers[statement.id]),
            _one_line(names.chain(statement)),
            _one_line(statement.words.get("cue", "")),
            _one_line(statement.words["content"]),
            statement.stance,
            _sure(statement.certainty, statement.polarity),
            names.time(statement.said),
        )
    return table


def events_table(reading: Reading) -> Table:
    """What happened, of the events that have a PLOVER type; the others are counted in the title."""
    names = _Names(reading)
    typed = [event for event in reading.events if event.type]
    rest = len(reading.events) - len(typed)
    title = "Events" + (f" ({rest} more without a PLOVER type: --format jsonl)" if rest else "")
    table = _table(
        title, ("what", 3), ("type", 0), ("who", 4), ("to whom", 4), ("where", 2), ("when", 3), ("sure", 3), ("by", 0)
    )
    for event in typed:
        table.add_row(*_event_row(names, event))
    return table


def _event_row(names: _Names, event: Event) -> list[str]:
    place = names.mentions.get(event.place or "")
    tense = "" if event.tense == "past" else f", {event.tense}"
    return [
        event.words,
        event.type or "",
        names.people(event.actors),
        names.people(event.recipients),
        place.words if place else "",
        names.time(event.time),
        _sure(event.certainty, event.polarity) + tense,
        str(names.numbers.get(event.statement or "", "")),
    ]


def figures_table(reading: Reading) -> Table:
    """How many of what, as far as the words bound it, and in whose statement."""
    names = _Names(reading)
    table = _table(
        "Figures", ("words", 3), ("low", 1), ("best", 1), ("high", 1), ("unit", 2), ("of what", 5), ("by", 0)
    )
    for quantity in reading.quantities:
        table.add_row(
            quantity.words,
            *(_number(value) for value in (quantity.low, quantity.best, quantity.high)),
            quantity.unit or "",
            _one_line(quantity.counted or ""),
            _innermost(reading.statements, quantity, names),
        )
    return table


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _innermost(statements: Iterable[Statement], quantity: Quantity, names: _Names) -> str:
    """The number of the statement nearest around a quantity."""
    around = [
        (sum(end - start for start, end in statement.content), names.numbers[statement.id])
        for statement in statements
        if any(span.covers(quantity.span) for span in statement.content)
    ]
    return str(min(around)[1]) if around else ""


def times_table(reading: Reading) -> Table:
    """Every time with its value and what it was reckoned from."""
    table = _table("Times", ("words", 3), ("value", 2), ("from", 2), ("to", 2), ("basis", 3))
    words = {time.id: time.words for time in reading.times}
    for time in reading.times:
        basis = time.basis
        for name in (part for part in basis.split() if part in words):
            basis = basis.replace(name, f"«{words[name]}»")
        value = f"{time.value or ''} {time.mod or ''}".strip()
        table.add_row(_one_line(time.words), value, time.earliest or "", time.latest or "", basis)
    return table
