"""What a later telling of a happening is to the first: it agrees, updates, contradicts, denies, or differs in scope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.link.tellings import Telling
from sayso.record.claims import ClaimRef, ClaimRelation
from sayso.record.links import RelationKind

_DAY = len("2024-10-28")
_SAY_NOTHING = frozenset({"refuses_to_say", "demands", "wants", "asks"})
"""Stances that tell nothing of whether it is so."""
_NOT_YET = frozenset({"probable", "possible"})


def relate(ordered: Sequence[Telling]) -> Iterator[ClaimRelation]:
    """The relation of every member of a claim, in the order of time, to the first that tells what it is compared with.

    A denial is set against the first who said that it is so; who says so after a denial contradicts it. Who only asks
    for it, leaves it open or will not say, is in no relation.
    """
    for at, later in enumerate(ordered):
        told = [each for each in ordered[:at] if tells(each)]
        if told and tells(later):
            earlier = _counterpart(told, later)
            relation, reason = _denial(earlier, later) or _update(earlier, later) or _agreement(earlier, later)
            yield ClaimRelation(a=ref_of(earlier), b=ref_of(later), relation=relation, reason=reason)


def tells(telling: Telling) -> bool:
    """Whether it is told at all if it is so, rather than asked for, left open or kept back."""
    return telling.stance not in _SAY_NOTHING and telling.certainty != "unknown"


def is_denial(telling: Telling) -> bool:
    """Whether somebody says that it is not so, or doubts it."""
    return telling.polarity == "negative" or telling.stance in ("denies", "doubts")


def _counterpart(told: Sequence[Telling], later: Telling) -> Telling:
    """The telling that a later one is set against.

    A denial is set against the first that says that it has happened, others against the first of their own kind (to
    come or not); where there is none, against the first of all.
    """
    affirmed = [each for each in told if not is_denial(each)] or told
    pending = is_pending(later) and not is_denial(later)
    return ([each for each in affirmed if is_pending(each) == pending] or affirmed)[0]


def _denial(earlier: Telling, later: Telling) -> tuple[RelationKind, str] | None:
    who = _who(later)
    if is_denial(later) and not is_denial(earlier):
        return "denies", f"{who} doubts it" if later.stance == "doubts" else f"{who} says that it is not so"
    if is_denial(earlier) and not is_denial(later):
        return "contradicts", f"{who} says that it is so, which {_who(earlier)} had denied"
    return None


def _update(earlier: Telling, later: Telling) -> tuple[RelationKind, str] | None:
    if is_denial(later):
        return None
    if is_pending(earlier) and not is_pending(later):
        return "updates", "it was to come or thought likely, now it is told as having happened"
    if earlier.numbers and later.numbers and not earlier.numbers & later.numbers:
        return _other_numbers(earlier, later)
    elsewhere = earlier.place and later.place and earlier.place != later.place
    if elsewhere and earlier.country and earlier.country == later.country:
        return "differs_in_scope", f"told of {earlier.place_name}, now of {later.place_name}"
    return None


def is_pending(telling: Telling) -> bool:
    """Whether it is told as to come, or as no more than likely."""
    return telling.tense == "future" or telling.certainty in _NOT_YET


def _other_numbers(earlier: Telling, later: Telling) -> tuple[RelationKind, str]:
    one, other = (f"{min(each.numbers):,.10g}" for each in (earlier, later))
    same_day = earlier.said and later.said and earlier.said[:_DAY] == later.said[:_DAY]
    if same_day and _origin(earlier) != _origin(later):
        return "contradicts", f"{one} against {other} on the same day"
    return "updates", f"{one} before, {other} now"


def _origin(telling: Telling) -> str:
    """Who says it, else the article itself."""
    return telling.source or telling.article


def _agreement(earlier: Telling, later: Telling) -> tuple[RelationKind, str]:
    who = _who(later)
    if is_denial(later):
        return "agrees", f"{who} denies it too"
    if later.stance == "confirms":
        return "agrees", f"{who} confirms it"
    return "agrees", f"{who} again" if earlier.source == later.source and later.source else f"{who} says the same"


def _who(telling: Telling) -> str:
    return telling.source_name or "the article"


def ref_of(telling: Telling) -> ClaimRef:
    """How other records point at a telling."""
    return ClaimRef(article=telling.article, event=telling.event, statement=telling.statement)
