"""What relative times count from (the day of writing, the date told last), and where a clause looks: back or ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from statistics import median
from typing import NamedTuple

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.time_calendar import PartialDate

_LEAST_YEARS = 5
"""Explicit years that a narrative has at least; a news report with some background has one to three."""
_LEAST_DISTANCE = 2
"""Years between writing and the middle one of the years told, from which on a text is an account of the past."""
_AGAINST_TENSE = 300
"""Days that a date on the wrong side of the day of writing counts as farther away: nearly a year, so that only dates
a few weeks off stand against the tense ("was due on 3 December", written in November)."""
_LEAST_EXACT = 3
"""Dates with a month, or years before Christ: reports on statistics name many bare years and tell no story."""
_WRAP = 8
"""Months back from which on a month without a year belongs to the next year: January after a story in September or
later. With 3 to 6 more dates of WikiWars came out wrong, since accounts step back by a season."""
_GENERATION = 25
"""Years by which a bare year leaps out of a story. From 15 to 40 WikiWars comes out the same."""
_STEPS = 12


class Told(NamedTuple):
    """A date that the text told, and the id of the time that told it."""

    when: PartialDate
    time: str


class Anchor:
    """The day of writing, the kind of text, and the dates told so far, from coarse to fine."""

    def __init__(self, written: PartialDate | None, *, narrative: bool) -> None:
        self.written, self.narrative = written, narrative
        self._told: Told | None = None
        self._story: Told | None = None
        self._month: Told | None = None
        self._day: Told | None = None
        self._leap: int | None = None

    def tell(self, when: PartialDate, time: str, *, aside: bool = False) -> None:
        """Remember a date that the text has just told; a year told in an aside does not move the story."""
        told = Told(when, time)
        self._told = told
        if self._story is None or not (aside or self._leaps(when)):
            self._story = told
        if when.month is not None:
            self._month = told
        if when.day is not None:
            self._day = told

    def _leaps(self, when: PartialDate) -> bool:
        """Whether a bare year lies a generation after the story, as a book's does; a second one moves the story."""
        if self._story is None or when.month is not None or when.year - self._story.when.year < _GENERATION:
            return False
        near = self._leap is not None and abs(when.year - self._leap) < _GENERATION
        self._leap = when.year
        return not near

    def story_year(self, month: int | None) -> tuple[int, str] | None:
        """The year of a date without one in an account, and the time that it follows.

        It goes on from where the story is. A month that lies well before the story's belongs to the next year.
        """
        if self._story is None:
            return None
        when, time = self._story
        wraps = month is not None and when.month is not None and when.month - month >= _WRAP
        return when.year + wraps, time

    @property
    def told(self) -> Told | None:
        """The date told last, however coarse."""
        return self._told

    def told_for(self, unit: str) -> Told | None:
        """The date told last that is exact enough to count units from; None if a later one belongs to another year."""
        told = {"D": self._day, "W": self._day, "WE": self._day, "2W": self._day, "M": self._month, "Q": self._month}
        fit = told.get(unit, self._told)
        if fit is None or self._told is None or fit.when.year != self._told.when.year:
            return None
        return fit

    @property
    def day_written(self) -> date | None:
        """The day of writing, if it is known to the day."""
        return self.written.as_day if self.written else None


def is_narrative(years: Sequence[int], exact: int, deictic: int, written: PartialDate | None) -> bool:
    """Whether a text is an account of the past rather than news, from its explicit years.

    In an account, "on 3 May" belongs to the year told last; in news, to the year of writing. An account names many
    years, the middle one of them lies well before the day of writing, it names months too (`exact` counts those), and
    it hardly says "yesterday" or "on Monday" (`deictic`). News about history fails the first or the last test.
    """
    if len(years) < max(_LEAST_YEARS, 2 * deictic) or exact < _LEAST_EXACT:
        return False
    return written is None or written.year - median(years) >= _LEAST_DISTANCE


def nearest(candidates: Sequence[tuple[int, date]], written: date, tense: str) -> int:
    """The year of the candidate date that is nearest to the day of writing, on the side that the tense points to."""

    def distance(candidate: tuple[int, date]) -> int:
        days = (candidate[1] - written).days
        against = {"past": days > 1, "future": days < 0}.get(tense, False)
        return abs(days) + (_AGAINST_TENSE if against else 0)

    return min(candidates, key=distance)[0]


@cache
def _tense_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("en", "times")["tense"].items()}


def find_tense(parse: Parse, start: int) -> str:
    """`past` or `future`: where the clause around a character looks, past where nothing tells."""
    if not parse.tokens:
        return "past"
    token = parse.tokens[max(0, bisect_right(parse.starts, start) - 1)]
    words, behind = _tense_words(), False
    for _ in range(_STEPS):
        if token.lemma in words["ahead"] or token.lower in words["ahead"]:
            return "future"
        if token.is_noun and token.lemma in words["unplanned"]:
            return "past"
        behind = behind or token.lower in words["behind"]
        if token.is_verb:
            tense = _verb_tense(parse, token)
            if tense:
                return "past" if behind and not _is_future(parse, token) else tense
        if token.head == token.i:
            break
        token = parse.tokens[token.head]
    return "past"


def _is_future(parse: Parse, verb: Token) -> bool:
    """Whether a verb has "will" or the like; "is searching" has not."""
    return any(child.lower in _tense_words()["future"] for child in parse.with_dep(verb.i, "aux", "auxpass"))


def _has_happened(parse: Parse, verb: Token) -> bool:
    """Whether a present tense tells what has happened: "kills nine", "launches airstrikes"; not "opens the fair"."""
    words = _tense_words()
    objects = {child.lemma for child in parse.with_dep(verb.i, "dobj")}
    return verb.lemma in words["told"] or bool(objects & words["unplanned"])


def _verb_tense(parse: Parse, verb: Token) -> str | None:
    """The tense of a verb with its auxiliaries; None where it has none of its own (participles, gerunds)."""
    auxiliaries = {child.lower for child in parse.with_dep(verb.i, "aux", "auxpass")}
    words = _tense_words()
    if auxiliaries & words["future"]:
        return "future"
    if auxiliaries & words["past"] or verb.tag == "VBD":
        return "past"
    if verb.tag == "VBG":
        return "future" if auxiliaries & words["present"] else None
    if verb.tag == "VBN":
        return "past"
    if verb.tag in {"VBZ", "VBP"}:
        return "past" if _has_happened(parse, verb) else "present"
    return None
