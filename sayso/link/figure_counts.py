"""The counts of a Reading that other reports may give too: what happened to how many of whom, where, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from sayso.lexicon import table
from sayso.link.figure_settings import (
    Setting,
    name_key,
    names_around,
    read_settings,
    when_it_happened,
    when_it_was_said,
)
from sayso.link.figure_words import (
    doing_of,
    ends_with,
    find_happenings,
    find_whom,
    goes_on,
    has_words,
    listed,
    outcome_after,
    outcome_among,
    outcome_before,
    outcome_of,
    outcome_of_toll,
)
from sayso.record import Quantity, Reading, Sentence, Statement
from sayso.record.figures import Count

_NOT_YET = frozenset({"asks", "demands", "promises", "predicts", "wants"})
"""Stances in which a number is no report of what has happened."""
_ADJACENT = len(" of the victims")
_NEAR = 30
"""Characters in which a word still belongs to a number."""


def find_counts(reading: Reading) -> tuple[Count, ...]:
    """The counts of a reading, in the order of its text; quantities that nothing can be told of are left out."""
    around, settings = names_around(reading), read_settings(reading)
    found: list[Count] = []
    for sentence in reading.sentences:
        inside = [each for each in reading.quantities if sentence.span.covers(each.span)]
        followed = sorted((each for each in inside if _can_be_followed(reading, each)), key=lambda each: each.span)
        if followed:
            whole = next((each for each in reversed(found) if each.part is None), None)
            found += _read_line(_Line(reading, sentence, followed, settings[sentence.id], around), whole)
    return tuple(_mark_new(found))


def keys(count: Count) -> tuple[str, ...]:
    """The keys of which another count of the same figure has at least one: what is counted, and a name or country.

    >>> keys(Count(article="a", quantity="q", words="9", what="killed", sentence="s", places=("Bahía Blanca",)))
    ('killed|bahía', 'killed|blanca')
    """
    names = (*count.places, *count.names, *(() if count.names or count.places else count.around))
    pieces = {piece for name in names for piece in name_key(name).split() if len(piece) > 2}
    return tuple(sorted(f"{count.what}|{key}" for key in {*pieces, *count.countries}))


class _Line(NamedTuple):
    """A sentence with the quantities in it that may be followed, from left to right."""

    reading: Reading
    sentence: Sentence
    quantities: Sequence[Quantity]
    setting: Setting
    around: tuple[str, ...]

    def before(self, at: int) -> str:
        """The words between a quantity and the one before it."""
        start = self._end(at - 1) if at else self.sentence.span.start
        return self.reading.article.text[start : self.quantities[at].span.start]

    def after(self, at: int) -> str:
        """The words between what a quantity counts and the next quantity."""
        last = at + 1 == len(self.quantities)
        end = self.sentence.span.end if last else self.quantities[at + 1].span.start
        return self.reading.article.text[self._end(at) : end]

    def phrase(self, at: int) -> str:
        """The counted noun that follows the number, with its adjectives."""
        return self.reading.article.text[self.quantities[at].span.end : self._end(at)]

    def _end(self, at: int) -> int:
        quantity = self.quantities[at]
        counted = quantity.counted_span
        near = counted is not None and 0 <= counted[0] - quantity.span.end <= _NEAR
        return max(quantity.span.end, counted[1]) if counted is not None and near else quantity.span.end


def _read_line(line: _Line, whole: Count | None) -> Iterator[Count]:
    """The counts of a sentence; a part looks back at its whole, of a sentence before too, a list at its beginning."""
    outcomes = [_outcome(line, at) for at in range(len(line.quantities))]
    parts = [_part(line, at) for at in range(len(line.quantities))]
    for at in range(len(outcomes) - 2, -1, -1):  # "11 soldiers and 19 fighters are killed"
        if outcomes[at] is None and parts[at] is None and goes_on(line.after(at)):
            outcomes[at], parts[at] = outcomes[at + 1], parts[at + 1]
    for at, outcome in enumerate(outcomes):
        if at and outcome is None and parts[at] is None and line.before(at).rstrip().endswith(" and"):
            parts[at] = parts[at - 1]  # "including eleven in Gilgit-Baltistan and ten in Karachi"
        listed = at > 0 and goes_on(line.before(at))
        near = whole if whole and whole.sentence == line.sentence.id else None
        outcomes[at] = outcome or (near.what if parts[at] and near else outcomes[at - 1] if listed else None)
        what = outcomes[at] or _standing(line, at)
        if what and not _is_not_yet(line, at):
            count = _count(line, at, what, parts[at], whole)
            whole = whole if count.part else count
            yield count


def _outcome(line: _Line, at: int) -> str | None:
    """What became of those that are counted: by the words beside the number, else its event, else the toll before."""
    quantity = line.quantities[at]
    toll = "" if line.phrase(at) else quantity.counted or ""
    return (
        outcome_before(line.before(at))
        or outcome_among(line.phrase(at))
        or outcome_after(line.after(at))
        or outcome_among(toll)
        or next((found for words in _triggers(line, quantity) if (found := outcome_of(words))), None)
        or (outcome_of_toll(line.before(at)) if has_words("total", "words", line.before(at)) else None)
    )


def _triggers(line: _Line, quantity: Quantity) -> Iterator[str]:
    for event in line.reading.events:
        if quantity.id in event.quantities and line.sentence.span.covers(event.trigger):
            yield event.words


def _standing(line: _Line, at: int) -> str | None:
    """The class of those who are followed without an outcome: "put the number of soldiers at 12,000".

    A single soldier and "thousands of protesters" are no number that is followed.
    """
    quantity = line.quantities[at]
    if quantity.bound == "several" or quantity.best == 1:
        return None
    return next((name for name in _counted(line, at) if name in listed("parts", "standing")), None)


def _is_not_yet(line: _Line, at: int) -> bool:
    """Whether a number is only expected, asked for or promised."""
    statement = _innermost(line.reading, line.quantities[at])
    said = has_words("total", "not_yet", line.before(at)[-_NEAR:])
    return said is not None or (statement is not None and statement.stance in _NOT_YET)


def _counted(line: _Line, at: int) -> tuple[str, ...]:
    """Who is counted, by the words after the number, else, where it has no noun, by those before it."""
    found = find_whom(line.phrase(at))
    return found or (find_whom(line.before(at)) if line.quantities[at].unit is None else ())


def _whom(line: _Line, at: int, what: str) -> tuple[str, ...]:
    """Who is counted; "3,000 soldiers" are of the country whose soldiers the report speaks of."""
    quantity = line.quantities[at]
    if what in listed("things", "outcomes"):
        return (quantity.unit,) if quantity.unit else ()
    if what not in listed("parts", "standing"):
        return find_whom(line.phrase(at))
    found = _counted(line, at)
    groups = [find_whom(mention.words) for mention in line.reading.mentions if mention.kind == "group"]
    ours = [each for each in groups if what in each and len(each) > 1]
    return found if len(found) != 1 or found[0] != what or not ours else max(sorted(ours), key=ours.count)


def _part(line: _Line, at: int) -> str | None:
    after = line.after(at)
    return (
        ends_with("part", "before", line.before(at))
        or has_words("part", "after", after[:_ADJACENT])
        or has_words("part", "among", after[:_NEAR])
    )


def _count(line: _Line, at: int, what: str, part: str | None, whole: Count | None) -> Count:
    quantity, setting, article = line.quantities[at], line.setting, line.reading.article
    statement = _innermost(line.reading, quantity)
    said, text = statement.content if statement else (), line.sentence.span.of(article.text)
    return Count(
        article=article.id, quantity=quantity.id, words=quantity.words,
        low=quantity.low, best=quantity.best, high=quantity.high, bound=quantity.bound, change=quantity.change,
        of=_of(line, at), what=what, whom=_whom(line, at, what), part=part,
        whole=whole.quantity if part and whole and whole.what == what else None,
        doing=doing_of(line.before(at), line.after(at)) if what in listed("parts", "standing") else None,
        place=_place(line, at) if part else None,
        places=setting.places, regions=setting.regions, countries=setting.countries, sides=setting.sides,
        names=setting.names, events=setting.events, around=line.around,
        happenings=() if what in listed("parts", "standing") else _happenings(line, at), topic=setting.topic,
        happened=when_it_happened(line.reading, line.sentence, said),
        as_of=when_it_was_said(line.reading, line.sentence, said),
        goes_on=setting.goes_on, period=has_words("total", "period", text), wide=has_words("total", "wide", text),
        published=article.published, source=_source(line.reading, statement),
        denied=statement is not None and (statement.stance == "denies" or statement.polarity == "negative"),
        sentence=line.sentence.id, start=quantity.span.start,
    )  # fmt: skip


def _of(line: _Line, at: int) -> Literal["cumulative", "new"] | None:
    """Whether a number is a running total; "another 12" are new ones, but "9 are dead and 12 more hurt" are not."""
    quantity, before = line.quantities[at], line.before(at)
    said = has_words("total", "words", before + (quantity.counted or "")) or has_words("total", "after", line.after(at))
    if said or quantity.of == "cumulative" or quantity.change is not None:
        return "cumulative"
    if at and goes_on(line.before(at)):
        return _of(line, at - 1)
    return "new" if quantity.of == "new" and at == 0 else None


def _happenings(line: _Line, at: int) -> tuple[str, ...]:
    """The classes of what happened, first the one that the count hangs on: the next after it, else the last before."""
    quantity, start = line.quantities[at], line.sentence.span.start
    counted = quantity.counted_span
    at_count = min(quantity.span.start, counted[0]) if counted else quantity.span.start
    found = find_happenings(line.sentence.span.of(line.reading.article.text))
    after = [each.name for each in found if each.start + start >= at_count]
    before = [each.name for each in found if each.start + start < at_count]
    return tuple(dict.fromkeys([*after, *reversed(before), *line.setting.happenings]))


def _place(line: _Line, at: int) -> str | None:
    """The place that stands right after a part: "eleven in the north of Karachi"."""
    end = line.quantities[at].span.end
    near = [
        mention
        for mention in line.reading.mentions
        if mention.kind in ("place", "facility") and mention.form == "name" and 0 <= mention.span.start - end <= _NEAR
    ]
    return near[0].words if near else None


def _can_be_followed(reading: Reading, quantity: Quantity) -> bool:
    """Whether a quantity counts people, or things that are destroyed; measures, sums and shares are no counts."""
    if all(value is None for value in (quantity.low, quantity.best, quantity.high)):
        return False
    unit = quantity.unit
    if unit is None or unit[:1].isupper() or unit in table("en", "quantities")["people"]["words"]:
        return not (unit and unit.isupper())  # "USD"
    if unit[:3] not in (quantity.counted or ""):  # "year" of «a 39-year-old Dutch diver»
        return False
    span = quantity.counted_span
    groups = [m.span for m in reading.mentions if m.kind in ("group", "person") and m.form != "pronoun"]
    counts_group = span is not None and any(group.covers(span) for group in groups)
    return unit in listed("things", "words") or bool(find_whom(quantity.counted or "")) or counts_group


def _innermost(reading: Reading, quantity: Quantity) -> Statement | None:
    """The statement in which a quantity stands, the shortest of several."""
    around = [s for s in reading.statements if any(span.covers(quantity.span) for span in s.content)]
    return min(around, key=lambda each: sum(end - start for start, end in each.content), default=None)


def _source(reading: Reading, statement: Statement | None) -> str | None:
    """Who gives a count: the speaker by name, else the words of the source."""
    if statement is None:
        return None
    mention = next((each for each in reading.mentions if each.id == statement.speaker), None)
    entity = next((each for each in reading.entities if mention and each.id == mention.entity), None)
    return entity.name if entity else statement.words.get("source")


def _mark_new(counts: Sequence[Count]) -> Iterator[Count]:
    """Beside a running total of the same thing, a count that is none is what has been added to it."""
    for count in counts:
        if count.what in listed("parts", "standing"):
            yield count  # a level: nothing is added up
            continue
        others = [each for each in counts if each.what == count.what and each.part is None and _is_of_same(each, count)]
        if count.part is None and count.of is None and any(each.of == "cumulative" for each in others):
            yield msgspec.structs.replace(count, of="new")
        elif count.part is None and count.of == "cumulative" and any(each.of is None for each in others):
            yield msgspec.structs.replace(count, several=True)
        else:
            yield count


def _is_of_same(count: Count, other: Count) -> bool:
    elsewhere = bool(count.countries and other.countries) and not set(count.countries) & set(other.countries)
    return not elsewhere and (not count.whom or not other.whom or count.whom == other.whom)
