"""Times: the English grammar of dates, times of day, durations and repeated times, resolved where they can be."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from sayso.read.parse import Parse
from sayso.read.time_anchor import Anchor, find_tense, is_narrative
from sayso.read.time_atoms import Atoms, split_atoms
from sayso.read.time_calendar import PartialDate, find_bounds, read_written
from sayso.read.time_filter import Surroundings, is_around_feast, is_aside, is_rate, is_time
from sayso.read.time_meaning import Place
from sayso.read.time_patterns import Found, load_grammar, match_rules
from sayso.read.time_values import find_meaning
from sayso.record import Time
from sayso.text import Span

_DEICTIC = {"deictic", "weekday"}
_DAYS = {"date", "weekday"}
_GAP = 3
"""Words between a time of day and its date: "5:34 a.m. Baghdad time on 20 March"."""
_OPENING = 1000
"""Characters at the start of a text in which a report says when it happened, as seen from the day of writing."""


def find_times(parse: Parse, *, written: str | None) -> tuple[Time, ...]:
    """Time expressions; relative ones are resolved against `written` (ISO 8601, may be partial or null)."""
    grammar = load_grammar("en")
    atoms = split_atoms(parse.text, _paragraphs(parse), grammar.codes)
    around = Surroundings(parse, atoms)
    found = [one for one in match_rules(grammar, atoms) if is_time(one, around)]
    day = read_written(written)
    anchor = Anchor(day, narrative=_is_account(found, atoms, day))
    times = [time for one in _reading_order(found, atoms) if (time := _read_time(one, around, anchor))]
    return tuple(sorted(times, key=lambda time: time.span))


def _reading_order(found: list[Found], atoms: Atoms) -> list[Found]:
    """A time of day right before its date ("5 a.m. on 3 October") is read after it, since it lies on that day."""
    order = list(found)
    for i, (one, following) in enumerate(pairwise(found)):
        gap = atoms.words[one.last : following.first]
        if one.sense == "clock" and following.sense in _DAYS and len(gap) <= _GAP and gap[-1:] == ["on"]:
            order[i : i + 2] = following, one
    return order


def _is_account(found: list[Found], atoms: Atoms, day: PartialDate | None) -> bool:
    years = [year for one in found if (year := _explicit_year(one))]
    exact = sum("month" in one.fields or one.fields.get("era") == "BC" for one in found)
    deictic = [atoms.starts[one.first] for one in found if one.sense in _DEICTIC]
    opens = any(start < _OPENING for start in deictic)
    return is_narrative(years, exact, len(deictic), day) and not opens


def _explicit_year(one: Found) -> int:
    year = int(one.fields.get("year") or 0)
    return -year if one.fields.get("era") == "BC" else year


def _paragraphs(parse: Parse) -> list[tuple[int, int]]:
    """Start and end of every paragraph that has words."""
    pieces: dict[int, tuple[int, int]] = {}
    for sentence in parse.sentences:
        start, end = parse.span(sentence.first, sentence.last - 1)
        pieces[sentence.paragraph] = (pieces.get(sentence.paragraph, (start, end))[0], end)
    return list(pieces.values())


def _read_time(one: Found, around: Surroundings, anchor: Anchor) -> Time | None:
    parse, atoms = around.parse, around.atoms
    span = Span(atoms.starts[one.first], atoms.ends[one.last - 1])
    sense = "set" if is_rate(one, around) else one.sense
    fields = {**one.fields, "around": True} if is_around_feast(one, around) else one.fields
    meaning = find_meaning(sense, fields, Place(anchor, partial(find_tense, parse, span.start)))
    if meaning is None:
        return None
    time = parse.make_id("t", "time", span)
    if meaning.tells:
        anchor.tell(meaning.tells, time, aside=is_aside(one, around))
    earliest, latest = find_bounds(meaning.value)
    return Time(
        id=time,
        span=span,
        words=span.of(parse.text),
        type=meaning.type,
        value=meaning.value,
        mod=meaning.mod,
        earliest=earliest,
        latest=latest,
        basis=meaning.basis,
    )
