"""Whether two tellings are of one happening: points for and against it, each with its reason."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sayso.lexicon.happenings import are_near, is_vague
from sayso.link.presences import KIND as PRESENCE
from sayso.link.tellings import Telling

_DAY, _WEEK, _STILL_NEWS = len("2024-10-28"), 7, 2
_TIGHT = 0.1
"""Likeness from which two reports are closely about one matter."""
_WISHES = frozenset({"demands", "wants", "asks"})


class Point(NamedTuple):
    """Something that speaks for one happening, or (below 0) against it."""

    value: float
    reason: str


class Weights(NamedTuple):
    """Set by hand on the shares of pairs that are one happening in ECB+ topics 1-35, to one digit that matters.

    Of pairs of one kind .78 are; with other numbers .45, with nobody and no word in common .52, with a recipient in
    common .96. Of near pairs .22 are; with a number in common .82, with people in common .41.
    """

    same: float = 0.7
    vague: float = 0.44
    near: float = 0.15
    people: float = 0.15
    recipient: float = 0.1
    others: float = -0.1
    place: float = 0.05
    elsewhere: float = -0.3
    time: float = 0.05
    other_time: float = -0.4
    number: float = 0.4
    other_number: float = -0.25
    toll_falls: float = -0.5
    other_day: float = -0.35
    loose: float = -0.25
    wish: float = -0.3
    words: float = 0.4


WEIGHTS = Weights()


def compare(a: Telling, b: Telling, rarity: Rarity) -> tuple[Point, ...]:
    """What speaks for and against two tellings being of one happening; nothing where their words are of other kinds."""
    kind = _kind_point(a, b)
    if kind is None:
        return ()
    return (
        kind,
        *_people_points(a, b),
        *_setting_points(a, b),
        *_number_points(a, b),
        *_news_points(a, b),
        *_wish_points(a, b),
        *_report_points(a, b, rarity),
        _word_point(a, b, rarity),
    )


def score_of(points: Iterable[Point]) -> float:
    """The sum of what speaks for one happening and against it, at least 0."""
    return round(max(0.0, sum(point.value for point in points)), 6)


def _kind_point(a: Telling, b: Telling) -> Point | None:
    if a.kind == b.kind:
        weight = WEIGHTS.vague if is_vague(a.kind) else WEIGHTS.same
        return Point(weight, f"both tell of «{a.kind}»" if a.words != b.words else f"both say «{a.words}»")
    if are_near(a.kind, b.kind):
        return Point(WEIGHTS.near, f"«{a.words}» and «{b.words}» may be one")
    return None


def _people_points(a: Telling, b: Telling) -> Iterator[Point]:
    ours, theirs = a.actors | a.recipients, b.actors | b.recipients
    common = [ours[who] for who in ours if who in theirs]
    if common:
        yield Point(WEIGHTS.people, f"both name {', '.join(sorted(common))}")
    elif ours and theirs:
        yield Point(WEIGHTS.others, "they name others")
    if a.recipients.keys() & b.recipients.keys():
        yield Point(WEIGHTS.recipient, "it is done to the same")


def _setting_points(a: Telling, b: Telling) -> Iterator[Point]:
    if a.place and b.place:
        if a.place == b.place:
            yield Point(WEIGHTS.place, f"both in {a.place_name}")
        elif a.country and b.country and a.country != b.country:
            yield Point(WEIGHTS.elsewhere, f"one in {a.place_name}, one in {b.place_name}")
    if a.earliest and b.earliest and a.latest and b.latest:
        if max(a.earliest, b.earliest) <= min(a.latest, b.latest):
            yield Point(WEIGHTS.time, "at one time")
        else:
            yield Point(WEIGHTS.other_time, f"one on {a.earliest}, one on {b.earliest}")


def _number_points(a: Telling, b: Telling) -> Iterator[Point]:
    if not a.numbers or not b.numbers:
        return
    if common := a.numbers & b.numbers:
        yield Point(WEIGHTS.number, f"both have {min(common):,.10g}")
    elif _cannot_grow_into(*sorted((a, b), key=lambda each: each.published or "")):
        yield Point(WEIGHTS.toll_falls, "a number does not become the other")
    else:
        yield Point(WEIGHTS.other_number, "their numbers differ")


def _cannot_grow_into(earlier: Telling, later: Telling) -> bool:
    """Whether a number of two dated reports is no later state of another: it falls, or a week has passed."""
    gap = days_apart(earlier, later)
    return gap is not None and (max(later.numbers) < max(earlier.numbers) or gap > _WEEK)


def _news_points(a: Telling, b: Telling) -> Iterator[Point]:
    """What two outlets tell in their own voice some days apart, without a time, is the news of two days.

    Not so for who is somewhere: that lasts.
    """
    gap = days_apart(a, b)
    own = all(each.source is None and each.earliest is None for each in (a, b))
    if own and gap and gap > _STILL_NEWS and a.kind != PRESENCE:
        yield Point(WEIGHTS.other_day, f"news of {(a.published or '')[:_DAY]}, and of {(b.published or '')[:_DAY]}")


def days_apart(a: Telling, b: Telling) -> int | None:
    """Days between the publication of two tellings; None where one is unknown."""
    try:
        one, other = (date.fromisoformat((each.published or "")[:_DAY]) for each in (a, b))
    except ValueError:
        return None
    return abs((one - other).days)


def _wish_points(a: Telling, b: Telling) -> Iterator[Point]:
    if (a.stance in _WISHES) != (b.stance in _WISHES):
        yield Point(WEIGHTS.wish, "one is wished for, the other told")


def _report_points(a: Telling, b: Telling, rarity: Rarity) -> Iterator[Point]:
    """Two reports that have little in common but their story need more than a word for one happening."""
    one, other = rarity.reports.get(a.article, frozenset()), rarity.reports.get(b.article, frozenset())
    if a.article != b.article and one and other and rarity.likeness(one, other) < _TIGHT:
        yield Point(WEIGHTS.loose, "their reports have little in common")


def _word_point(a: Telling, b: Telling, rarity: Rarity) -> Point:
    """The cosine of the sentences' words, each weighed by how rare it is in the story."""
    likeness = rarity.likeness(a.terms, b.terms)
    return Point(WEIGHTS.words * likeness, f"{likeness:.0%} of their sentences in common")


class Rarity(NamedTuple):
    """How rare terms are among the sentences of some tellings, and which terms each report has."""

    weights: Mapping[str, float]
    reports: Mapping[str, frozenset[str]]

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The cosine of two sets of terms, each weighed by how rare it is: 0 to 1."""
        scale = math.sqrt(math.prod(sum(self.weights[term] for term in terms) for terms in (one, other)))
        return sum(self.weights[term] for term in one & other) / scale if scale else 0.0


def find_rarity(tellings: Iterable[Telling]) -> Rarity:
    """How rare a term is among the sentences of some tellings."""
    sentences: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    reports: dict[str, frozenset[str]] = defaultdict(frozenset)
    for telling in tellings:
        sentences[telling.article, telling.sentence] |= telling.terms
        reports[telling.article] |= telling.terms
    counts = Counter(term for terms in sentences.values() for term in terms)
    weights = {term: math.log((len(sentences) + 1) / count) for term, count in counts.items()}
    return Rarity(defaultdict(float, weights), dict(reports))
