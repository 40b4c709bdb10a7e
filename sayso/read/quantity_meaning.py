"""What an amount means where it stands: its unit, what it counts, and why it was read so."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from sayso.read.parse import Parse, Token
from sayso.read.quantity_amounts import Amount, Place
from sayso.read.quantity_bounds import bound_after
from sayso.read.quantity_context import continues_count, is_age, is_followed_by_who, noun_before
from sayso.read.quantity_counted import Counted, find_measured, find_noun, find_state, quantity_words
from sayso.read.quantity_filters import is_no_quantity, is_of_toll, is_pronoun
from sayso.read.quantity_people import counts_people
from sayso.read.units import find_rate
from sayso.text import Span


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """A unit, the words that are counted, the token by which all this hangs in the sentence, and the reason."""

    unit: str | None
    counted: Span | None
    head: int
    reason: str | None = None
    noun: Counted | None = None


def read_meaning(
    parse: Parse, amount: Amount, place: Place, partner: tuple[Amount, Place] | None, earlier: Counted | None
) -> Meaning | None:
    """What an amount counts, or None where it counts nothing; `earlier` is the noun that the number before it counted.

    `partner` is the amount whose noun this one shares ("five or six people").
    """
    if amount.unit is not None:
        return _measured(parse, amount, place, amount.unit, None)
    if is_age(parse, amount, place.first, place.start):
        return _measured(parse, amount, place, "year", "the age of a person")
    noun = _counted_noun(parse, *(partner or (amount, place))) or noun_before(parse, place.first, place.start)
    if amount.form == "wordless":
        people = counts_people(parse, amount, place.last, place.stop, noun)
        return _count(parse, place, noun, earlier) if people else None
    head = parse.tokens[noun.head] if noun else None
    if is_no_quantity(parse, amount, place.first, place.start, head) or is_pronoun(parse, amount, place.first, noun):
        return None
    if noun is None and earlier and continues_count(parse, place.first, place.last, place.start):
        return _continued(parse, place, earlier)
    return _count(parse, place, noun, earlier)


def _continued(parse: Parse, place: Place, earlier: Counted) -> Meaning:
    """A number that counts more of the same; of persons, where they are told of in another state than those before."""
    lemma = _lemma(parse.tokens[earlier.head])
    state = find_state(parse, place.last + 1, place.stop)
    another = earlier.last > earlier.head or lemma in quantity_words("people", "not_persons")
    if state is not None and another and _is_of_persons(parse, state):
        return _count(parse, place, None, earlier)
    return Meaning(lemma, _span(parse, earlier), place.last, "counts what the number before counted")


def _is_of_persons(parse: Parse, state: Counted) -> bool:
    persons = quantity_words("states", "persons")
    return any(token.lower in persons for token in parse.tokens[state.first : state.last + 1])


def _counted_noun(parse: Parse, amount: Amount, place: Place) -> Counted | None:
    after = bound_after(parse.text, [amount.end])
    if after is not None:  # the noun of "20-odd nurses" stands after the bound
        return find_noun(parse, bisect_left(parse.starts, after.end), place.stop, single=False, tied=False)
    tied = parse.text[amount.end : amount.end + 1] in ("-", "\u2011")
    return find_noun(parse, place.last + 1, place.stop, single=amount.best == 1, tied=tied)


def _measured(parse: Parse, amount: Amount, place: Place, unit: str, reason: str | None) -> Meaning:
    """A sum, share, measure or age, and what it is of."""
    head = _outer(parse, place)
    found = find_measured(parse, place.last, place.stop, head, amount.kind or "measure")
    return Meaning(unit, parse.span(*found) if found else None, head, reason)


def _count(parse: Parse, place: Place, noun: Counted | None, earlier: Counted | None) -> Meaning:
    """A number of things: those of its noun, people where only their state is told, or what its verb's subject says."""
    if noun is not None:
        unit = _noun_unit(parse, noun, earlier, place.stop)
        reason = "others of those counted before" if unit == "person" and _is_other(parse, noun) else None
        return Meaning(unit, _span(parse, noun), noun.head, reason, noun)
    head = _outer(parse, place)
    state = find_state(parse, place.last + 1, place.stop)
    if state is not None:
        if _is_of_persons(parse, state):
            return Meaning("person", _span(parse, state), head, "people, by what is said of them")
        return Meaning(None, _span(parse, state), head)
    if is_followed_by_who(parse, place.last + 1, place.stop):
        return Meaning("person", None, head, "people, by “who”")
    if is_of_toll(parse, place.first):
        return Meaning("person", None, head, "people, by the verb")
    found = find_measured(parse, place.last, place.stop, head, None)
    return Meaning(_number_of(parse, found), parse.span(*found) if found else None, head)


def _is_other(parse: Parse, noun: Counted) -> bool:
    return parse.tokens[noun.head].lemma in ("other", "others")


def _noun_unit(parse: Parse, noun: Counted, earlier: Counted | None, stop: int) -> str:
    """The lemma of the counted noun, with the rate after it ("test/day"); "others" are what was counted before."""
    head = parse.tokens[noun.head]
    lemma = _lemma(head)
    if _is_other(parse, noun):
        people = earlier is not None and _lemma(parse.tokens[earlier.head]) in quantity_words("people")
        return "person" if people or find_state(parse, noun.head + 1, stop) else lemma
    rate = find_rate(parse.text, head.end)
    return f"{lemma}/{rate[0]}" if rate else lemma


def _lemma(noun: Token) -> str:
    """The singular of a counted noun; names of peoples and parties keep their capital."""
    if noun.lower == "people":
        return "person"
    if noun.lower in quantity_words("unchanging"):
        return noun.lower
    if noun.tag == "NNPS" or (noun.tag == "NNP" and noun.lower.endswith("s")):
        return noun.text.removesuffix("s")
    return noun.lemma


def _number_of(parse: Parse, found: tuple[int, int] | None) -> str | None:
    """The thing counted by "the number of cases rose to 58"."""
    if found is None:
        return None
    tokens = parse.tokens[found[0] : found[1] + 1]
    for token in tokens[:3]:
        if token.lower == "number":
            nouns = [child for of in parse.with_dep(token.i, "prep") for child in parse.with_dep(of.i, "pobj")]
            return _lemma(nouns[0]) if nouns else None
    return None


def _outer(parse: Parse, place: Place) -> int:
    """The token by which an amount hangs in its sentence."""
    for i in range(place.last, place.first - 1, -1):
        if not place.first <= parse.tokens[i].head <= place.last:
            return i
    return place.last


def _span(parse: Parse, noun: Counted) -> Span:
    return parse.span(min(noun.first, noun.head), max(noun.last, noun.head))
