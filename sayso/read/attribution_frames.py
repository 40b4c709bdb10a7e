"""The frames in which a verb governs a content, tried in order, and the infinitives among them."""

from __future__ import annotations

from collections.abc import Callable

from sayso.read.attribution_clauses import Found, Frames, by_clause, by_comma, by_parenthesis, joins_above
from sayso.read.attribution_objects import by_object, by_predicate, by_preposition, with_condition
from sayso.read.clauses import direct_subject, has_to
from sayso.read.cues import frames_of
from sayso.read.parse import Parse, Token


def find_frame(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """The first frame that fits what hangs on the verb."""
    for look in _LOOKS:
        found = look(parse, verb, frames)
        if found is not None and found.first <= found.last:
            return found
    return None


def _by_infinitive(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    for below in parse.with_dep(verb.i, "xcomp", "ccomp"):
        if below.i < verb.i or not has_to(parse, below.i):
            continue
        middle = _middle(parse, verb, below)
        first, last = parse.edges[below.i]
        last = with_condition(parse, verb, last)
        if middle is not None and "object_infinitive" in frames:
            return Found("object_infinitive", frames["object_infinitive"], middle, last)
        if middle is None and "infinitive" in frames and not _makes_own(parse, below):
            return Found("infinitive", frames["infinitive"], first, last)
    return None


def _makes_own(parse: Parse, below: Token) -> bool:
    """Whether an infinitive makes a statement of its own, with the verb above as part of its cue."""
    return joins_above(parse, below) and find_frame(parse, below, frames_of(parse, below)) is not None


def _middle(parse: Parse, verb: Token, below: Token) -> int | None:
    """The first token of the one who is to do something: "urged Russia to go"."""
    subject = direct_subject(parse, below.i)
    if subject is not None and verb.i < subject.i:
        return parse.edges[subject.i][0]
    for token in parse.with_dep(verb.i, "dobj", "dative", "prep"):
        if verb.i < token.i < below.i and (token.dep != "prep" or token.lower in ("on", "to", "with", "upon")):
            return parse.edges[token.i][0] + (token.dep == "prep")
    return None


_LOOKS: tuple[Callable[[Parse, Token, Frames], Found | None], ...] = (
    by_clause, _by_infinitive, by_predicate, by_preposition, by_object, by_parenthesis, by_comma,
)  # fmt: skip
