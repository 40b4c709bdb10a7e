"""What one count has to do with another: the same figure at another time, a part of it, a contradiction, or nothing.

First whether both are of one happening (`figure_likeness.py`), then whether they count the same people, last what
their values say to each other (`figure_values.py`). Every answer has its reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sayso.link.figure_likeness import are_apart, are_elsewhere, is_standing, likeness, recur
from sayso.link.figure_settings import is_of_a_day
from sayso.link.figure_values import Verdict, are_compatible, compare_values, days_between, number, show, tell
from sayso.link.figure_words import are_alike, listed
from sayso.record.figures import Count, CountRef, Relation

_ENOUGH = 1.75
"""Points of likeness from which two counts are of one happening."""
_HALF = 2.0
"""Points that are worth a score of a half."""
_BESIDE = 300
"""Characters within which two sources are set beside each other; what stands further off is of something else."""
_OWN = 0.95
"""The score of a relation that a report gives itself."""


def relate(one: Count, other: Count) -> Relation | None:
    """How two counts are related; None where they count other things, or things of another happening."""
    a, b = sorted((one, other), key=_order)
    if a.what != b.what or (a.article, a.quantity) == (b.article, b.quantity):
        return None
    if a.article == b.article:
        verdict, score = _within(a, b), _OWN
    else:
        points = sum(point.value for point in likeness(a, b))
        verdict = _across(a, b) if points >= _ENOUGH else None
        score = round(points / (points + _HALF), 3) if verdict else 0.0
    return _relation(a, b, verdict, score) if verdict else None


def compare(one: Count, other: Count) -> Relation:
    """The relation of two counts that others have shown to be of one figure."""
    a, b = sorted((one, other), key=_order)
    return _relation(a, b, _scope(a, b) or compare_values(a, b), 0.0)


def _order(count: Count) -> tuple[str, str, str, int, str]:
    day = count.as_of[0] if count.as_of else "~"
    return day, count.published or "", count.article, count.start, count.quantity


def _relation(a: Count, b: Count, verdict: Verdict, score: float) -> Relation:
    one, other = (CountRef(article=count.article, quantity=count.quantity) for count in (a, b))
    return Relation(a=one, b=other, relation=verdict.relation, score=score, reason=verdict.reason)


def _within(a: Count, b: Count) -> Verdict | None:
    """Two counts of one report: a part and its whole, what is new and the total, or what two sides say."""
    if a.quantity == b.whole or b.quantity == a.whole:
        part, whole = (a, b) if a.part else (b, a)
        return _scope(a, b) if _fits(part, whole) else None
    if {a.of, b.of} == {"new", "cumulative"}:
        return None if are_elsewhere(a, b) else _scope(a, b)
    if a.part or b.part or are_elsewhere(a, b) or are_apart(a, b) or _are_others(a, b):
        return None
    if a.of == b.of and _are_of_two_sides(a, b) and not are_compatible(a, b):
        return Verdict("contradicts", f"{tell(a)}; {tell(b)}")
    repeated = a.sentence != b.sentence and number(a) == number(b) and a.whom == b.whom
    return Verdict("agrees", f"both give {show(a)}") if repeated else None


def _fits(part: Count, whole: Count) -> bool:
    return 0 < (number(part) or 0.0) <= (number(whole) or 0.0)


def _are_of_two_sides(a: Count, b: Count) -> bool:
    """Whether a report sets two sources beside each other: of one happening, in two sentences that are near."""
    if a.source == b.source:
        return False
    if is_standing(a):
        return a.source is not None and b.source is not None
    named = bool(a.happenings and b.happenings) and are_alike(a.happenings[0], b.happenings[0])
    return named and abs(a.start - b.start) <= _BESIDE


def _across(a: Count, b: Count) -> Verdict | None:
    """Two counts of two reports of one happening."""
    if _are_others(a, b):
        return None
    if bool(a.part) != bool(b.part) or (a.part and (a.place, a.whom) != (b.place, b.whom)):
        part, whole = (a, b) if a.part else (b, a)
        return _scope(a, b) if not whole.part and whole.of != "new" and _fits(part, whole) else None
    if "new" in (a.of, b.of):
        same = days_between(a, b) == 0 and number(a) == number(b) and "cumulative" not in (a.of, b.of)
        return Verdict("agrees", f"both give {show(a)} new ones on the same day") if same else None
    return _scope(a, b) or compare_values(a, b)


def _are_others(a: Count, b: Count) -> bool:
    """Whether two counts are of different people: soldiers and civilians, Thais and Cambodians, sent or training."""
    if a.doing and b.doing and a.doing != b.doing:
        return True
    return bool(a.whom and b.whom) and not (set(a.whom) <= set(b.whom) or set(b.whom) <= set(a.whom))


def _scope(a: Count, b: Count) -> Verdict | None:
    """Whether one count is of a part of what the other is of, or of a longer time or a wider area."""
    for one, other in ((a, b), (b, a)):
        if reason := next(chain(_of_fewer(one, other), _of_less(one, other)), None):
            return Verdict("differs_in_scope", f"{show(one)} {reason}, {show(other)} {_wider(one, other)}")
    return None


def _of_fewer(one: Count, other: Count) -> Iterator[str]:
    """Why `one` counts only some of those that `other` counts."""
    parts = listed("parts", "classes")
    only = [name for name in one.whom if name in parts and name not in other.whom]
    if only and not set(other.whom) & parts:
        yield f"counts {' and '.join(only)} only"
    if one.part and not other.part:
        yield f"is a part («{one.part}»" + (f" {one.place})" if one.place else ")")
    if one.of == "new" and other.of == "cumulative":
        yield "counts what is new"


def _of_less(one: Count, other: Count) -> Iterator[str]:
    """Why `one` is of a smaller area or a shorter time than `other`."""
    if other.wide and not one.wide and one.places:
        yield f"counts {', '.join(one.places)} only"
    if _is_of_fewer_countries(one, other):
        yield f"counts {', '.join(one.countries)} only"
    if _is_of_fewer_places(one, other):
        yield f"counts {', '.join(one.places)} only"
    if one.article == other.article:
        return
    if other.several and one.of is None and (other.period or recur(one, other)):
        yield "counts one happening"
    if other.period and not one.period and (is_of_a_day(one.happened) or (one.places and not other.places)):
        yield "counts one time or place"


def _is_of_fewer_countries(one: Count, other: Count) -> bool:
    fewer = bool(one.countries) and set(one.countries) < set(other.countries)
    return fewer and not is_standing(one) and not (one.places and other.places)


def _is_of_fewer_places(one: Count, other: Count) -> bool:
    """A toll that names two places more is of a wider area; one more is often only another town of the same flood."""
    fewer = bool(one.places) and set(one.places) < set(other.places)
    return fewer and len(other.places) > len(one.places) + 1 and other.of == "cumulative"


def _wider(one: Count, other: Count) -> str:
    if other.of == "cumulative" and one.of == "new":
        return "is the total"
    if other.several:
        return "is the total of several"
    if other.wide or other.period:
        return f"is a count «{other.wide or other.period} …»"
    return "counts more"
