"""What the words before and after an amount say of it: a bound, a direction, a running total or a new addition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Literal

import msgspec

from sayso.lexicon import table
from sayso.read.number_words import one_of
from sayso.read.parse import Parse, Token
from sayso.read.quantity_amounts import Place
from sayso.read.quantity_counted import Counted
from sayso.record.reading import Bound, Change
from sayso.text import Span

Of = Literal["cumulative", "new", "level"]
_LONGEST = 4
"""Words in the longest bound phrase."""


class _Tables(msgspec.Struct, frozen=True, gc=False):
    before: dict[str, Bound]
    fillers: frozenset[str]
    after: re.Pattern[str]
    after_bounds: dict[str, Bound]
    change: dict[str, Change]
    adverbs: dict[str, Change]


@cache
def _tables() -> _Tables:
    words = table("en", "quantities")
    adverbs: dict[str, Change] = dict.fromkeys(words["change"]["up_before"], "up")
    adverbs |= dict.fromkeys(words["change"]["down_before"], "down")
    change: dict[str, Change] = dict.fromkeys(words["change"]["up"], "up")
    change |= dict.fromkeys(words["change"]["down"], "down")
    return _Tables(
        {phrase: bound for bound, phrases in words["before"].items() for phrase in phrases},
        frozenset(words["fillers"]["words"]),
        re.compile(rf"(?:{one_of(words['after'])})(?![\w])"),
        words["after"],
        change,
        adverbs,
    )


class Modifiers(msgspec.Struct, frozen=True, gc=False):
    """The bound before an amount, the tokens it begins at, and the token right before all of that."""

    bound: Bound | None
    first: int
    """The first token of bound phrase and fillers; the amount's own first token where there are none."""


def bound_before(tokens: Sequence[Token], first: int, start: int) -> Modifiers:
    """The bound phrase that ends right before token `first` of a sentence that starts at token `start`.

    Fillers may stand between them: "at least another 157".
    """
    tables = _tables()
    if tokens[first].lower.startswith("sub-"):
        return Modifiers("less_than", first)
    place = first
    while place > start:
        for length in range(min(_LONGEST, place - start), 0, -1):
            phrase = " ".join(token.lower for token in tokens[place - length : place])
            if phrase in tables.before:
                return Modifiers(tables.before[phrase], place - length)
        if tokens[place - 1].lower not in tables.fillers or first - place >= _LONGEST:
            break
        place -= 1
    return Modifiers(None, first)


class BoundAfter(msgspec.Struct, frozen=True, gc=False):
    """A bound that follows, where it ends, and whether it stands right after the number or its unit."""

    bound: Bound
    end: int
    near: bool


def bound_after(text: str, ends: Sequence[int]) -> BoundAfter | None:
    """The bound right after a number, its unit or its noun ("500-plus", "5m or so", "ten people or more")."""
    for place, end in enumerate(ends):
        if match := _tables().after.match(text, end):
            return BoundAfter(_tables().after_bounds[match[0]], match.end(), place < 2)
    return None


def find_change(parse: Parse, first: int, head: int) -> Change | None:
    """The direction that the words give an amount whose modifiers begin at token `first` and that hangs on `head`."""
    tokens, tables = parse.tokens, _tables()
    if first > 0 and (near := tables.adverbs.get(tokens[first - 1].lower)):
        return near
    role: Change | None = None
    for depth, token in enumerate((tokens[head], *parse.ancestors(head))):
        if depth > 3:
            break
        if token.lower in ("to", "by") and role is None:
            role = "to" if token.lower == "to" else "by"
        elif token.tag == "IN" and depth:
            return None
        if token.is_verb:
            direction = tables.change.get(token.lemma)
            return direction if direction and (token.i < first or role) else None
    return None


def find_of(parse: Parse, place: Place, noun: Counted | None, counted: Span | None) -> Of | None:
    """Whether an amount, its bound phrase included, is a running total, an addition or a standing level."""
    tokens = parse.tokens
    before = [token.lower for token in tokens[max(place.start, place.first - 3) : place.last + 1]]
    after = [token.lower for token in tokens[place.last + 1 : min(place.stop, place.last + 4)]]
    if _is_new(parse, before, after, noun):
        return "new"
    phrase, following = " ".join(before), " ".join(after[:3])
    if any(cue in phrase for cue in _of_words("cumulative_before")) or _says_total(
        parse, counted, noun, following, place.stop
    ):
        return "cumulative"
    verb = next((token for token in islice(parse.ancestors(place.last), 3) if token.is_verb), None)
    return "level" if verb is not None and verb.lemma in _of_words("level_lemmas") else None


@cache
def _of_words(key: str) -> tuple[str, ...]:
    return tuple(table("en", "quantities")["of"][key])


def _is_new(parse: Parse, before: Sequence[str], after: Sequence[str], noun: Counted | None) -> bool:
    """Whether an addition is told: "another 14", "14 more", "14 new cases"."""
    if any(word in _of_words("new_before") for word in before):
        return True
    if after and after[0] in _of_words("new_after"):
        return after[1:2] != ["than"]
    if noun is None or parse.tokens[noun.head].lemma not in _of_words("new_nouns"):
        return False
    return any(parse.tokens[i].lower == "new" for i in range(noun.first, noun.head))


def _says_total(parse: Parse, counted: Span | None, noun: Counted | None, following: str, stop: int) -> bool:
    """Whether a toll or tally is counted, or "so far", "in total" and the like follow."""
    if noun is None and counted is not None:
        return any(cue in counted.of(parse.text).lower().split() for cue in _of_words("cumulative_words"))
    if noun is not None:
        following = " ".join(token.lower for token in parse.tokens[noun.last + 1 : min(stop, noun.last + 4)])
    return following.startswith(_of_words("cumulative_after"))
