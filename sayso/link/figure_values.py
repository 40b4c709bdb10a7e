"""What the values of two counts of one thing say to each other: whether both can be right, and which is the higher."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sayso.record.figures import Count
from sayso.record.links import RelationKind

_ROUND = 0.1
"""Share by which "about n" may be wrong."""
_NEAR = 0.75
"""Share of the greater number from which "more than" the smaller one is a rounder way to say it."""
_AT_ONCE = 2
"""Days within which two named sources speak of one time."""
_MINUTE = len("2024-10-28T12:30")


class Verdict(NamedTuple):
    """A relation and why."""

    relation: RelationKind
    reason: str


def compare_values(a: Count, b: Count) -> Verdict:
    """What two counts of one thing have to do with each other, `a` being the earlier.

    >>> told = {"words": "", "what": "killed", "sentence": "s"}
    >>> first = Count(article="a", quantity="q", best=30, as_of=("2024-05-01", "2024-05-01"), **told)
    >>> later = Count(article="b", quantity="r", best=41, as_of=("2024-05-03", "2024-05-03"), **told)
    >>> compare_values(first, later).reason
    'reported 2 days later and higher'
    """
    gap = days_between(a, b)
    when = _when(a, b, gap)
    if a.denied != b.denied:
        denied = a if a.denied else b
        return Verdict("denies", f"{denied.source or 'its source'} denies {show(denied)}")
    if number(a) == number(b) and a.bound == b.bound:
        return Verdict("agrees", f"both give {show(a)}")
    if _rounds(a, b, gap):
        return Verdict("agrees", f"{show(a)} and {show(b)} can both be right")
    if _are_opposed(a, b, gap):
        return Verdict("contradicts", f"{tell(a)}; {when} {tell(b)}")
    if _is_withdrawn(a, b):
        return Verdict("contradicts", f"reported {when} and lower, and not said to be revised")
    by = f" by {b.source}" if b.source and b.source != a.source else ""
    return Verdict("updates", f"reported {when}{by} and {'higher' if tells_of_more(a, b) else 'lower'}")


def _when(a: Count, b: Count, gap: int) -> str:
    if a.as_of is None or b.as_of is None:
        return "at an unknown time"
    return "the same day" if gap == 0 else f"{gap} day{'s' if gap > 1 else ''} later"


def number(count: Count) -> float | None:
    """The number that the words name: best, else the end that is given."""
    return next((value for value in (count.best, count.low, count.high) if value is not None), None)


def show(count: Count) -> str:
    """The words of a count, in quotation marks."""
    return f"«{' '.join(count.words.split())}»"


def tell(count: Count) -> str:
    """Who says what."""
    return f"{count.source or 'the report itself'}: {show(count)}"


def are_compatible(a: Count, b: Count) -> bool:
    """Whether both counts can be right at once."""
    (first, last), (start, end) = _ends(a), _ends(b)
    return first <= end and start <= last


def tells_of_more(earlier: Count, later: Count) -> bool | None:
    """Whether the later count is the higher (True) or the lower (False); None where they name one number."""
    first, second = number(earlier), number(later)
    return None if first is None or second is None or first == second else second > first


def days_between(a: Count, b: Count) -> int:
    """Days from one count to the other, 0 where one has no date."""
    if a.as_of is None or b.as_of is None:
        return 0
    return abs((date.fromisoformat(b.as_of[0]) - date.fromisoformat(a.as_of[0])).days)


def _ends(count: Count) -> tuple[float, float]:
    best = number(count) or 0.0
    if count.bound == "about":
        return best * (1 - _ROUND), best * (1 + _ROUND)
    low = count.low if count.low is not None else (0.0 if count.best is None else best)
    high = count.high if count.high is not None else (float("inf") if count.best is None else best)
    return low, high


def _rounds(a: Count, b: Count, gap: int) -> bool:
    """Whether one is a rounder way to say the other: "over 1,000" a day after 1,205, or a near one of the same day."""
    first, second = number(a) or 0.0, number(b) or 0.0
    if not are_compatible(a, b) or (b.change is not None and first != second):
        return False
    if first == second or "several" in (a.bound, b.bound):
        return True
    near = min(first, second) >= _NEAR * max(first, second)
    return near and (gap == 0 or second < first or bool({a.bound, b.bound} & {"about", "between"}))


def _are_opposed(a: Count, b: Count, gap: int) -> bool:
    """Whether two counts of about one time cannot both be right; a toll that "rises" is the same one, only later."""
    if are_compatible(a, b) or b.change is not None or (gap == 0 and a.change is not None):
        return False
    two_sides = a.source is not None and b.source is not None and a.source != b.source
    if a.as_of is None or b.as_of is None:
        return two_sides
    if gap == 0:
        return a.source != b.source or (a.published or "")[:_MINUTE] == (b.published or "")[:_MINUTE]
    return gap <= _AT_ONCE and two_sides


def _is_withdrawn(a: Count, b: Count) -> bool:
    """Whether fewer have died than before, and nothing says why: the missing may be found, the dead do not return."""
    revised = b.goes_on or b.change is not None or a.as_of is None or b.as_of is None
    return a.what == "killed" and tells_of_more(a, b) is False and not revised and not are_compatible(a, b)
