"""The records of figures: a count in one report, its relation to another, and the figure that they make."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.links import RelationKind
from sayso.record.reading import Bound, Change

Days = tuple[str, str]
"""The first and last day (ISO dates) on which something may have been."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity of a report as something that other reports may count too."""

    article: str
    quantity: str
    words: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    bound: Bound = "exactly"
    change: Change | None = None
    of: Literal["cumulative", "new"] | None = None
    """A running total, or what has been added to one; None where the words do not say."""
    what: str
    """The outcome ("killed", "missing"), or the class of those who are counted without one ("soldiers")."""
    whom: tuple[str, ...] = ()
    """Classes and countries of those counted; none for "people"."""
    doing: str | None = None
    """What those who have come to no harm do: "sent", "in training"."""
    part: str | None = None
    """The words that make it a part of another count: "including"."""
    whole: str | None = None
    """The quantity of which it is a part."""
    place: str | None = None
    """The name of the place that a part is counted in."""
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    """The names that the report has most often."""
    happenings: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    happened: Days | None = None
    as_of: Days | None = None
    goes_on: bool = False
    """Whether its sentence, or the one that tells what happened, is of a toll, and so of what was reported before."""
    several: bool = False
    """Whether it is a total that its report sets beside what has just happened, and so is of several happenings."""
    period: str | None = None
    """The words that make it a count over a longer time: "since"."""
    wide: str | None = None
    """The words that make it a count over a wide area: "nationwide"."""
    published: str | None = None
    source: str | None = None
    denied: bool = False
    sentence: str
    """The id of its sentence."""
    start: int = 0
    """Where it stands in the text."""


class CountRef(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity of an article."""

    article: str
    quantity: str


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What count `a` (reported first) and count `b` have to do with each other, and how sure that is (0 to 1)."""

    a: CountRef
    b: CountRef
    relation: RelationKind
    score: float
    reason: str


class FigureValue(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says: its words and the ends that they give, who says so, and for which day."""

    article: str
    quantity: str
    words: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    bound: Bound = "exactly"
    source: str | None = None
    as_of: str | None = None


class FigureRelation(msgspec.Struct, frozen=True, kw_only=True):
    """What two values of a figure have to do with each other, `a` being the earlier."""

    a: CountRef
    b: CountRef
    relation: RelationKind
    reason: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One counted thing through reports, in the order of time; every pair of values has its relation."""

    id: str
    """The article and quantity of its first value: `ARTICLE/QUANTITY`; of a part set beside its whole, `…/whole`."""
    what: str
    place: str | None
    values: tuple[FigureValue, ...]
    relations: tuple[FigureRelation, ...]
