"""Near misses: words and numbers that look like a time and are none (a name, a verb, a count of things)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import islice

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.time_anchor import find_tense
from sayso.read.time_atoms import Atoms
from sayso.read.time_patterns import Found
from sayso.read.units import is_measure

_KINDS = {"compound", "amod"}
_TIME_NAMES = {"DATE", "TIME"}
_KEPT_IN = _TIME_NAMES | {"EVENT", "LAW"}
_ABOVE = 7
_EARLIEST_BARE = 1500
"""Numbers below this are years only after a word such as "in": earlier years are rarely named alone in news."""


class Surroundings:
    """The parser's view of the words in and around a time."""

    def __init__(self, parse: Parse, atoms: Atoms) -> None:
        self.parse, self.atoms = parse, atoms
        self._names: dict[int, str] = {}
        for name in parse.names:
            for i in range(name.first, name.last):
                self._names[i] = name.label

    def token(self, atom: int) -> Token | None:
        """The token in which an atom starts."""
        if not self.parse.tokens:
            return None
        return self.parse.tokens[max(0, bisect_right(self.parse.starts, self.atoms.starts[atom]) - 1)]

    def name_around(self, one: Found) -> str | None:
        """The label of a name that a time is only a part of: "Sunday" in "the Sunday Herald"."""
        first, last = self.token(one.first), self.token(one.last - 1)
        if first is None or last is None or first.i not in self._names:
            return None
        label = self._names[first.i]
        longer = self._names.get(first.i - 1) == label or self._names.get(last.i + 1) == label
        return label if longer else None

    def label(self, one: Found) -> str | None:
        """The label that the tagger gave to the first word."""
        first = self.token(one.first)
        return self.label_of(first) if first else None

    def label_of(self, token: Token) -> str | None:
        """The label of the name that a token is part of."""
        return self._names.get(token.i)

    def word_before(self, one: Found) -> str:
        """The word or mark before a time, in lower case."""
        return self.atoms.words[one.first - 1] if one.first else ""

    def word_after(self, one: Found) -> str:
        """The word or mark after a time, in lower case."""
        return self.atoms.words[one.last] if one.last < len(self.atoms.words) else ""


def is_time(one: Found, around: Surroundings) -> bool:
    """Whether what a rule fitted is a time where it stands."""
    check = _CHECKS.get(one.sense)
    return check is None or check(one, around)


def is_rate(one: Found, around: Surroundings) -> bool:
    """Whether "a year" says how often: "15 a year", "twice a month", "$5 million a day"; not "for a year"."""
    if one.sense != "length" or one.last - one.first != 2 or around.atoms.words[one.first] not in _words("article"):
        return False
    token = around.token(one.first)
    if token is None or not token.i or around.atoms.words[one.last - 1] not in _words("single"):
        return False
    before = around.parse.tokens[token.i - 1]
    return before.tag in {"CD", "NNS"} or before.lower in _words("rate")


def is_around_feast(one: Found, around: Surroundings) -> bool:
    """Whether a feast names the season around it: "the Christmas offensive", "Christmas sales"; not "Christmas Day"."""
    token = around.token(one.last - 1)
    return one.sense == "feast" and token is not None and _is_modifier(token)


def is_aside(one: Found, around: Surroundings) -> bool:
    """Whether a year is told beside the story: in brackets, before a noun, as a limit, or of a time still ahead.

    "(2003)", "the 1954 accords", "until 1976", "a campaign planned for 1976"
    """
    token = around.token(one.last - 1)
    if "year" not in one.fields or token is None:
        return False
    if _is_limit(token, around):
        return True
    if "month" in one.fields:
        return False
    in_brackets = around.word_before(one) == "(" or around.word_after(one) == ")"
    return in_brackets or _is_modifier(token) or find_tense(around.parse, token.start) == "future"


def _is_limit(token: Token, around: Surroundings) -> bool:
    for above in islice(around.parse.ancestors(token.i), _ABOVE):
        if above.lower in _words("limit"):
            return True
        if above.is_verb:
            return False
    return False


def _is_modifier(token: Token) -> bool:
    return token.head > token.i and token.dep in {"nummod", "compound", "amod", "nmod"}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "times")[name])


def _is_month(one: Found, around: Surroundings) -> bool:
    """For "May" alone: a month after "in" or where the tagger sees a date; not in "Theresa May" or "the Long March"."""
    label = around.label(one)
    word = around.atoms.words[one.first]
    if word not in _words("oddmonth"):
        return label is None or label in _KEPT_IN or around.word_before(one) in _words("lead")
    if label in _TIME_NAMES:
        return around.word_before(one) not in _words("possessive")
    return around.word_before(one) in _words("lead") and around.name_around(one) is None


def _is_date(one: Found, around: Surroundings) -> bool:
    if set(one.fields) == {"year"} and one.last - one.first == 1:
        return _is_year(one, around)
    return True


def _is_year(one: Found, around: Surroundings) -> bool:
    """A bare number of four digits: a year unless it counts or names something ("1600 soldiers", "room 2019")."""
    token = around.token(one.first)
    after = around.word_after(one)
    if token is None or is_measure(after) or after in table("en", "times")["zone"]:
        return False
    before = around.word_before(one)
    if before in _words("lead") or before in _words("join"):
        return not _counts(token, around)
    if one.fields["year"] < _EARLIEST_BARE or before in _words("numbered"):
        return False
    return not _counts(token, around) and around.name_around(one) not in {"PRODUCT", "FAC", "MONEY", "QUANTITY"}


def _counts(token: Token, around: Surroundings) -> bool:
    """Whether a number counts the plural noun after it: "1900 troops", but "the 2004 elections"."""
    head = around.parse.tokens[token.head]
    if head.i <= token.i or head.tag not in {"NNS", "NNPS"} or token.dep != "nummod":
        return False
    first = around.parse.edges[head.i][0]
    return around.parse.tokens[first].tag not in {"DT", "PRP$", "NNP"} and around.label_of(token) != "EVENT"


def _is_weekday(one: Found, around: Surroundings) -> bool:
    """For "Sunday": a day, but not in the names "the Sunday Herald" and "Monday Night Football"."""
    last = around.token(one.last - 1)
    named = around.word_before(one) == "the" or (
        last is not None and last.lower in _words("part") and last.text != last.lower
    )
    if named and last is not None and last.dep == "compound" and around.parse.tokens[last.head].tag == "NNP":
        return False
    return around.name_around(one) in {None, *_TIME_NAMES, "EVENT"}


def _is_day_of_month(one: Found, around: Surroundings) -> bool:
    """For "on the 5th": a day, unless a noun follows that it orders ("on the 5th floor")."""
    token = around.token(one.last - 1)
    return token is not None and around.parse.tokens[token.head].i <= token.i


def _is_clock(one: Found, around: Surroundings) -> bool:
    """For "2:14:04": a time of day after "at" or before "GMT", else what somebody took to run that far."""
    words = around.atoms.words[one.first : one.last]
    has_seconds = len(words) == 1 and words[0].count(":") > 1
    return not has_seconds or around.word_before(one) in _words("hourlead")


def _is_vague(one: Found, around: Surroundings) -> bool:
    """For "now": a time, but not in "the now-cancelled deal" or "will now pay", which tells of a change of plans."""
    token = around.token(one.first)
    if token is None or token.lower != "now":
        return True
    glued = around.word_after(one) in _words("dash") and around.atoms.starts[one.last] == token.end
    will = table("en", "times")["tense"]["will"]
    return not glued and not any(child.lower in will for child in around.parse.with_dep(token.head, "aux"))


def _is_length(one: Found, around: Surroundings) -> bool:
    words = around.atoms.words[one.first : one.last]
    # "a second attempt", "a night-time raid"
    if words[-1] in {"second", "night"} and words[0] in _words("article"):
        return words[-1] == "night" and around.word_after(one) not in _words("dash")
    # "office hours", "the working day" before "s": a kind of time, not a length of it
    token = around.token(one.first)
    before = around.parse.tokens[token.i - 1] if token and token.i else None
    return not (len(words) == 1 and token and before and before.head == token.i and before.dep in _KINDS)


_CHECKS: dict[str, Callable[[Found, Surroundings], bool]] = {
    "month": _is_month,
    "date": _is_date,
    "weekday": _is_weekday,
    "dayonly": _is_day_of_month,
    "length": _is_length,
    "clock": _is_clock,
    "vague": _is_vague,
}
