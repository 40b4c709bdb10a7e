"""Who takes part in a happening as the model sees it, weighed against whom grammar finds."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.read.parse import Parse
from sayso.read.participants import ACTORS, Cast, unique
from sayso.read.stretches import find_stretches
from sayso.record import Mention

_MOST = 4
"""Participants in one role: more are named in a list, which is one stretch."""
_DOUBTED = 0.02
"""A participant that the model holds for less likely than this is dropped."""

Roles = tuple[tuple[Mention, ...], tuple[Mention, ...]]


def weigh_participants(parse: Parse, cast: Cast, i: int, ruled: Roles, *, typed: bool) -> Roles:
    """Actors and recipients of the trigger at a token: those of the rules that the model does not doubt, and its own.

    Recipients are added only where the happening is `typed`: of others, what is done to things is no matter of actors.
    """
    found = []
    for channel, mentions in zip(("actor", "recipient"), ruled, strict=True):
        kept = [each for each in mentions if _likelihood(parse, each, channel, i) >= _DOUBTED]
        found.append((*kept, *(_learnt(parse, cast, channel, i) if typed or channel == "actor" else ())))
    actors, recipients = (
        tuple(each for each in mine if _prefers(parse, each, channel, i, other=each in others))
        for channel, mine, others in (("actor", found[0], found[1]), ("recipient", found[1], found[0]))
    )
    return unique(actors), unique(recipients)


def _learnt(parse: Parse, cast: Cast, channel: str, i: int) -> Iterable[Mention]:
    offset, likely = parse.guesses.belonging(channel, i)
    for first, last in find_stretches(likely, most=_MOST):
        inside = range(offset + first, offset + last + 1)
        heads = [at for at in inside if parse.tokens[at].head not in inside or parse.tokens[at].head == at]
        mention = next((each for at in heads if (each := cast.at(at)) is not None and each.kind in ACTORS), None)
        if mention is None:
            mention = next(iter(cast.actors_at(heads)), None)
        if mention is not None:
            yield mention


def _likelihood(parse: Parse, mention: Mention, channel: str, i: int) -> float:
    """How likely the likeliest word of a mention has a role; a mention out of sight is not doubted."""
    offset, likely = parse.guesses.belonging(channel, i)
    seen = [at - offset for at in parse.tokens_between(mention.span) if 0 <= at - offset < len(likely)]
    return max((float(likely[at]) for at in seen), default=1.0)


def _prefers(parse: Parse, mention: Mention, channel: str, i: int, *, other: bool) -> bool:
    """Where a mention is found in both roles, the likelier one counts."""
    if not other:
        return True
    opposite = "recipient" if channel == "actor" else "actor"
    mine, theirs = (_likelihood(parse, mention, name, i) for name in (channel, opposite))
    return mine > theirs or (mine == theirs and channel == "actor")
