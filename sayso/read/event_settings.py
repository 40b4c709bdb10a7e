"""Where and when a happening took place, how many it concerned, and who reports it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from sayso.read.event_frames import Frame, cores
from sayso.read.event_triggers import Trigger
from sayso.read.parse import Parse
from sayso.read.participants import Cast
from sayso.record import Quantity, Statement, Time

_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "along", "off", "into"}
)
_HOPS = 4
"""How many words up a time or place is looked for; more leads into other clauses."""


class Settings:
    """Times and quantities by the words that they hang on, and statements by what they cover."""

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        *,
        times: tuple[Time, ...],
        quantities: tuple[Quantity, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self.parse = parse
        self.cast = cast
        self.cues = frozenset(i for statement in statements for span in statement.cue for i in tokens_of(parse, span))
        self._times: dict[int, list[Time]] = {}
        self._dates: dict[int, list[tuple[int, Time]]] = {}
        self._quantities: dict[int, list[Quantity]] = {}
        self._statements = _innermost(parse, statements)
        for time in times:
            self._place_time(time)
        for quantity in quantities:
            for i in _anchors(parse, quantity.span):
                self._quantities.setdefault(i, []).append(quantity)

    def _place_time(self, time: Time) -> None:
        head = _head_of(self.parse, time.span)
        if head is None or time.type == "SET":
            return
        anchor = self._anchor(head, is_length=time.type == "DURATION")
        self._times.setdefault(anchor, []).append(time)
        # A date in brackets is the dateline's or an aside, not the sentence's.
        if time.type in ("DATE", "TIME") and self.parse.text[max(0, time.span.start - 1)] != "(":
            self._dates.setdefault(self.parse.sentence_of[head], []).append((anchor, time))

    def _anchor(self, i: int, *, is_length: bool) -> int:
        """The verb or noun that a time modifies; a length no further than its noun: "found … a term of 20 years"."""
        token = self.parse.tokens[i]
        for _ in range(_HOPS):
            if token.head == token.i:
                break
            token = self.parse.tokens[token.head]
            if token.is_verb or (token.is_noun and (is_length or token.dep not in ("pobj", "npadvmod"))):
                break
        return token.i

    def time_of(self, trigger: Trigger) -> Time | None:
        """When it happened: the time on the trigger, its light verb or the clause above, else the only date."""
        for i in self._upwards(trigger):
            if i in self._times:
                return self._times[i][0]
        dates = self._dates.get(self.parse.sentence_of[trigger.token.i], [])
        if len(dates) == 1 and dates[0][0] not in self.cues:
            return dates[0][1]
        return None

    def _upwards(self, trigger: Trigger) -> Iterable[int]:
        yield trigger.token.i
        if trigger.light is not None:
            yield trigger.light
        for count, above in enumerate(self.parse.ancestors(trigger.token.i)):
            if count == _HOPS or above.i in self.cues:
                return
            yield above.i

    def place_of(self, trigger: Trigger, frame: Frame) -> str | None:
        """The place mention in a locative phrase on the trigger, its arguments, or the clause above."""
        around = [*frame.obliques]
        for noun in (*frame.objects, *frame.doers):
            around += self._locatives(noun)
        for i in self._upwards(trigger):
            if i != trigger.token.i:
                around += self._locatives(i)
        for name, noun in around:
            if name in _LOCATIVE:
                mention = self.cast.at(noun)
                if mention is not None and mention.kind in ("place", "facility"):
                    return mention.id
        return None

    def _locatives(self, i: int) -> list[tuple[str, int]]:
        return [
            (child.lower, noun.i)
            for child in self.parse.with_dep(i, "prep")
            for noun in self.parse.with_dep(child.i, "pobj")
        ]

    def quantities_of(self, frame: Frame) -> tuple[str, ...]:
        """Ids of the quantities that count the arguments: "killed [12] people"."""
        nouns = [core for noun in (*frame.objects, *frame.doers) for core in (noun, *cores(self.parse, noun))]
        found = (quantity.id for noun in nouns for quantity in self._quantities.get(noun, ()))
        return tuple(dict.fromkeys(found))

    def statement_of(self, trigger: Trigger) -> Statement | None:
        """The innermost statement whose content covers the trigger."""
        return self._statements.get(trigger.token.i)


def tokens_of(parse: Parse, span: tuple[int, int]) -> range:
    """The tokens that start within a span."""
    return range(bisect_left(parse.starts, span[0]), bisect_left(parse.starts, span[1]))


def _innermost(parse: Parse, statements: tuple[Statement, ...]) -> dict[int, Statement]:
    found: dict[int, Statement] = {}
    for statement in sorted(statements, key=lambda each: -sum(end - start for start, end in each.content)):
        for span in statement.content:
            for i in tokens_of(parse, span):
                found[i] = statement
    return found


def _head_of(parse: Parse, span: tuple[int, int]) -> int | None:
    inside = tokens_of(parse, span)
    for i in inside:
        if parse.tokens[i].head not in inside or parse.tokens[i].head == i:
            return i
    if inside:
        return inside[0]
    # A span that starts inside a token ("2-year-old") belongs to that token.
    before = bisect_right(parse.starts, span[0]) - 1
    return before if before >= 0 else None


def _anchors(parse: Parse, span: tuple[int, int]) -> tuple[int, ...]:
    """The head of a quantity's words, and the noun that they count."""
    head = _head_of(parse, span)
    return () if head is None else (head, parse.tokens[head].head)
