"""What the words before and after an amount say of its bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from sayso.lexicon import table
from sayso.read.number_words import one_of
from sayso.read.parse import Token
from sayso.record.reading import Bound

_LONGEST = 4
"""Words in the longest bound phrase."""


class _Tables(msgspec.Struct, frozen=True, gc=False):
    before: dict[str, Bound]
    fillers: frozenset[str]
    after: re.Pattern[str]
    after_bounds: dict[str, Bound]


@cache
def _tables() -> _Tables:
    words = table("en", "quantities")
    return _Tables(
        {phrase: bound for bound, phrases in words["before"].items() for phrase in phrases},
        frozenset(words["fillers"]["words"]),
        re.compile(rf"(?:{one_of(words['after'])})(?![\w])"),
        words["after"],
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
