"""Quantities: how many of what, with the bounds that the words give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

import msgspec

from sayso.read.parse import Parse
from sayso.read.quantity_amounts import Amount, Place, find_amounts
from sayso.read.quantity_bounds import bound_after, bound_before
from sayso.read.quantity_change import carries_on, find_change
from sayso.read.quantity_meaning import Meaning, read_meaning
from sayso.read.quantity_people import find_wordless
from sayso.read.quantity_totals import Told, find_of, told
from sayso.record import Quantity, Time
from sayso.record.reading import Bound, Change
from sayso.text import Span

_BASIS = {
    "vague": "an indefinite plural, read as the order of magnitude that it names",
    "wordless": "words for a small number, counted because they are of people",
    "move": "from one number to another: best is where it ends",
    "ratio": "a ratio, given as a share of one",
}


def find_quantities(parse: Parse, *, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Counts, measures, money, shares and spans of time; numbers that belong to dates and times of day are none.

    >>> from sayso.read.weights import parse_text
    >>> found = find_quantities(parse_text("Floods killed at least 12 people and cost €3m."), times=())
    >>> [(one.words, one.low, one.best, one.bound, one.unit) for one in found]
    [('at least 12', 12.0, None, 'at_least', 'person'), ('€3m', 3000000.0, 3000000.0, 'exactly', 'EUR')]
    """
    numbers = find_amounts(parse)
    dated = sorted(time.span for time in times if time.type in ("DATE", "TIME"))
    partners = {amount.start: amount for amount in numbers}
    read: list[_Read] = []
    for amount in _in_order(numbers, find_wordless(parse)):
        if amount.form == "score" or _in_date(amount, dated):
            continue
        place = _place(parse, amount)
        partner = partners.get(amount.partner)
        sharing = (partner, _place(parse, partner)) if partner else None
        beside = _in_sentence(read, place)
        noun = next((one.meaning.noun for one in beside if one.meaning.noun is not None), None)
        meaning = read_meaning(parse, amount, place, sharing, noun)
        if meaning is not None:
            read.append(_read(parse, amount, place, meaning, beside))
    return tuple(one.quantity for one in read)


class _Read(msgspec.Struct, frozen=True, gc=False):
    """A quantity with what it was read from, as those after it need it."""

    amount: Amount
    place: Place
    meaning: Meaning
    quantity: Quantity
    told: Told


def _in_sentence(read: Sequence[_Read], place: Place) -> list[_Read]:
    """What was read in the sentence of a place, the nearest first."""
    return list(takewhile(lambda one: one.place.start == place.start, reversed(read)))


def _in_order(numbers: Sequence[Amount], wordless: Sequence[Amount]) -> list[Amount]:
    """Both in the order of the text; "several" is no amount of its own in "several hundred", nor "one" in "no-one"."""
    taken = {amount.start for amount in numbers}
    words = [amount for amount in wordless if amount.start not in taken]
    inside = {place for amount in words for place in range(amount.start + 1, amount.end)}
    both = (*(amount for amount in numbers if amount.start not in inside), *words)
    return sorted(both, key=lambda amount: amount.start)


def _in_date(amount: Amount, dated: Sequence[Span]) -> bool:
    """Whether an amount is a number of a date: not "two years ago", which counts years."""
    if amount.unit:
        return False
    place = bisect_right(dated, amount.start, key=lambda span: span.start)
    return place > 0 and dated[place - 1].end > amount.start


def _place(parse: Parse, amount: Amount) -> Place:
    first = max(0, bisect_right(parse.starts, amount.start) - 1)
    last = max(first, bisect_left(parse.starts, amount.end) - 1)
    sentence = parse.sentences[parse.sentence_of[first]]
    return Place(first, last, sentence.first, max(sentence.last, last + 1))


def _says_again(text: str, left: Amount, right: Amount) -> bool:
    """Whether an amount only puts the one before it into another unit: "20 miles (32 km)", "€3m ($3.2m)"."""
    converted = left.kind is not None and left.kind == right.kind != "percent" and left.unit != right.unit
    return converted and left.form == right.form == "number" and text[left.end : right.start] in (" (", "(", " / ")


def _read(parse: Parse, amount: Amount, place: Place, meaning: Meaning, beside: Sequence[_Read]) -> _Read:
    """A quantity in the light of those `beside` it, which stand before it in its sentence, the nearest first."""
    again = beside[0] if beside and _says_again(parse.text, beside[0].amount, amount) else None
    if again:
        meaning = Meaning(
            meaning.unit, again.meaning.counted, again.meaning.head, "the amount before it in another unit"
        )
    before = bound_before(parse.tokens, place.first, place.start)
    whole = msgspec.structs.replace(place, first=before.first)
    noun_end = [parse.tokens[meaning.noun.last].end] if meaning.noun else []
    after = bound_after(parse.text, [amount.number_end, amount.end, *noun_end])
    start = parse.tokens[before.first].start if before.bound else amount.start
    end = after.end if after and not before.bound and after.near else amount.end
    span = Span(min(start, amount.start), max(amount.end, end))
    said = before.bound or (after.bound if after else None) or (again.quantity.bound if again else None)
    low, best, high, bound = _ends(amount, said)
    counted = meaning.counted if meaning.counted and not meaning.counted.touches(span) else None
    reasons = [reason for reason in (_BASIS.get(amount.form), meaning.reason) if reason]
    quantity = Quantity(
        id=parse.make_id("q", "quantity", span, low, best, high),
        span=span,
        words=span.of(parse.text),
        low=low,
        best=best,
        high=high,
        bound=bound,
        change=_change(parse, amount, whole, meaning, beside),
        unit=meaning.unit,
        counted=counted.of(parse.text) if counted else None,
        counted_span=counted,
        of=find_of(parse, whole, meaning.noun, meaning.counted, [one.told for one in beside]),
        basis="; ".join(reasons) or None,
    )
    return _Read(amount, place, meaning, quantity, told(parse, place, meaning.noun, meaning.counted))


def _change(parse: Parse, amount: Amount, place: Place, meaning: Meaning, beside: Sequence[_Read]) -> Change | None:
    """The direction that the words give, or that of the amount before: "A fell by 2%, B by 3%"."""
    found = find_change(parse, amount, place, meaning.head, meaning.noun)
    if found or not beside or beside[0].meaning.unit != meaning.unit or meaning.unit is None:
        return found
    return beside[0].quantity.change if carries_on(parse, beside[0].place.last, place.first) else None


def _ends(amount: Amount, bound: Bound | None) -> tuple[float | None, float | None, float | None, Bound]:
    """low, best, high and bound of an amount under a bound phrase."""
    if amount.form in ("range", "move"):
        return amount.low, amount.best, amount.high, "between"
    number = amount.best if amount.best is not None else amount.low
    if bound in ("at_least", "more_than"):
        return number, None, None, bound
    if bound in ("at_most", "less_than"):
        return None, None, amount.high if amount.best is None else number, bound
    if amount.best is None:
        return amount.low, None, amount.high, "several"
    if bound == "about":
        return None, number, None, bound
    return number, number, number, "exactly"
