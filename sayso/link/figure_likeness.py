"""Whether two counts are of one happening: points for and against it, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sayso.link.figure_settings import as_day, name_key
from sayso.link.figure_values import days_between, number, tells_of_more
from sayso.link.figure_words import are_alike, listed
from sayso.record.figures import Count, Days

WINDOW_DAYS = 45
"""Days between two reports over which a figure is followed; older ones need not be compared."""
_RECENT = 2
"""Days before a report in which something may have happened that is told as news, without a day."""
_FEW = 5
"""Numbers up to this one are met too often to tell anything."""


class Point(NamedTuple):
    """Something that speaks for one happening, or (below 0) against it."""

    value: float
    reason: str


def likeness(a: Count, b: Count) -> tuple[Point, ...]:
    """All that speaks for and against one happening, `a` being the earlier count.

    The values were set by hand against the errors on the 147 pairs of gold/figures (2025), so its score is no fresh
    one; the figures of 763 more short reports (71 of them the same) and half of those of ECB+ were read for false
    ones. Values 20 % off move grouping F1 (0.91) by 0.02 at most, 40 % off by 0.05. Run score/figures.py again after
    a change.
    """
    points = [*_place_points(a, b), *_name_points(a, b), *_whom_points(a, b), *_topic_points(a, b)]
    if is_standing(a):
        return (*points, *_group_points(a, b))
    return (*points, *_happening_points(a, b), *_time_points(a, b))


def are_elsewhere(a: Count, b: Count) -> bool:
    """Whether two counts are of different countries."""
    return bool(a.countries and b.countries) and not set(a.countries) & set(b.countries)


def are_apart(a: Count, b: Count) -> bool:
    """Whether two counts name other places, or other days for what happened."""
    other_days = a.happened is not None and b.happened is not None and _days_apart(a.happened, b.happened) > 0
    return other_days or bool(a.places and b.places and not _shared(a.places, b.places))


def is_standing(count: Count) -> bool:
    """Whether a count is of soldiers or others who have not come to harm."""
    return count.what in listed("parts", "standing")


def recur(a: Count, b: Count) -> bool:
    """Whether both counts are of what comes again every day, as far as they tell."""
    often = listed("recurring", "classes")
    return all(not count.happenings or count.happenings[0] in often for count in (a, b))


def _place_points(a: Count, b: Count) -> Iterator[Point]:
    if are_elsewhere(a, b):
        yield Point(-4.0, "other countries")
    elif set(a.countries) & set(b.countries):
        yield Point(0.7, "the same country")
    if sides := set(a.sides) & set(b.sides):
        yield Point(0.5 * len(sides), "the same sides")
    if places := _shared(a.places, b.places):
        value = 1.5 if _towns(a, b) else 1.0
        yield Point(value + min(0.4 * (len(places) - 1), 0.8), f"places in common: {', '.join(sorted(places))}")
    elif a.places and b.places:
        yield Point(-1.5, "other places")


def _name_points(a: Count, b: Count) -> Iterator[Point]:
    if names := _shared(a.names, b.names, pieces=2) - _shared(a.places, b.places):
        yield Point(min(1.2 * len(names), 2.4), f"names in common: {', '.join(sorted(names))}")
    if a.events and b.events and not _shared(a.events, b.events):
        yield Point(-3.0, f"{', '.join(a.events)} and not {', '.join(b.events)}")


def _whom_points(a: Count, b: Count) -> Iterator[Point]:
    """Fighters are counted beside "people" more often than among them."""
    if bool(a.whom) != bool(b.whom):
        yield Point(-0.6 if "militants" in (*a.whom, *b.whom) else -0.1, "one tells who is counted")


def _topic_points(a: Count, b: Count) -> Iterator[Point]:
    if shared := set(a.topic) & set(b.topic):
        yield Point(min(0.3 * len(shared), 1.2), f"words in common: {', '.join(sorted(shared))}")


def _group_points(a: Count, b: Count) -> Iterator[Point]:
    """For soldiers and others who are counted without having come to harm: whose they are, and how far apart."""
    if set(a.whom) & set(b.whom) - {a.what}:
        yield Point(1.5, "of the same country")
    yield _gap_point(days_between(a, b))


def _happening_points(a: Count, b: Count) -> Iterator[Point]:
    if not a.happenings or not b.happenings:
        if a.happenings or b.happenings:
            yield Point(-0.3, "one does not tell what happened")
        return
    first, other = a.happenings[0], b.happenings[0]
    if first == other:
        yield Point(0.7, f"both {first}")
    elif are_alike(first, other) or (first in b.happenings and other in a.happenings):
        yield Point(0.3, f"{first} and {other}")
    elif first in b.happenings or other in a.happenings:  # a helicopter that crashes in the storm's aftermath
        yield Point(-1.0, f"{first} beside {other}")
    else:
        yield Point(-2.0, f"{first} and not {other}")


def _time_points(a: Count, b: Count) -> Iterator[Point]:
    """Whether the days of what happened allow it; "yesterday's strike" ties a report to that day's."""
    often = recur(a, b)
    one, other = _happened(a, often=often), _happened(b, often=often)
    if one is None or other is None:
        yield Point(-0.5, "one has no date")
        return
    gap = days_between(a, b)
    yield _gap_point(gap)
    back = b.happened is not None and b.happened[0] <= (as_day(a.published) or "")
    if _days_apart(one, other) > 1:
        given = (a.happened is not None) + (b.happened is not None)
        yield Point((-1.5, -3.0, -4.0)[given], "other days")
    elif back:
        yield Point(0.8, "the same day")
    elif b.goes_on:
        yield Point(0.6, "a toll that goes on")
    if a.goes_on and b.goes_on:
        yield Point(0.4, "both are tolls")
    if often and not back and not b.goes_on:
        yield Point(_daily(a, b, gap), "such things happen every day")
    if number(a) == number(b) and (number(a) or 0) > _FEW:
        yield Point(0.5, "the same number")


def _gap_point(gap: int) -> Point:
    return Point(-0.05 * gap if gap <= WINDOW_DAYS else -4.0, f"{gap} days apart")


def _daily(a: Count, b: Count, gap: int) -> float:
    """Against one happening of a kind that comes every day: less where a town is named, and for the next day's rise."""
    if not _towns(a, b):
        return -2.2 if gap else -1.0
    if gap == 0:
        return 0.0
    return (-1.2 if gap == 1 else -1.8) - (0.8 if tells_of_more(a, b) is False else 0.0)


def _happened(count: Count, *, often: bool) -> Days | None:
    """The days on which it may have happened: those given, else for a toll any of the last weeks, else of late.

    What comes again every day is told on its day.
    """
    if count.happened:
        return count.happened
    reported = as_day(count.published)
    if reported is None:
        return None
    days = WINDOW_DAYS if count.goes_on else 0 if often else _RECENT
    return (date.fromisoformat(reported) - timedelta(days=days)).isoformat(), reported


def _days_apart(one: Days, other: Days) -> int:
    first, second = sorted((one, other))
    return max(0, (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days)


def _shared(one: Iterable[str], other: Iterable[str], *, pieces: int = 1) -> set[str]:
    """The keys of the names in common; one that has so many pieces may lack some of the other («Cape», «Cape Town»)."""
    mine, theirs = ([_pieces(name) for name in names] for names in (one, other))
    pairs = ((a, b) for a in mine for b in theirs if a <= b or b <= a)
    return {" ".join(sorted(a & b)) for a, b in pairs if a == b or len(a & b) >= pieces}


def _towns(a: Count, b: Count) -> set[str]:
    """The places in common that are no regions to either."""
    return _shared(a.places, b.places) - {name_key(name) for name in (*a.regions, *b.regions)}


@lru_cache(maxsize=65_536)
def _pieces(name: str) -> frozenset[str]:
    return frozenset(name_key(name).split())
