"""Claims: a happening as several articles tell it."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.links import RelationKind
from sayso.record.reading import Certainty, PloverType, Polarity, Stance


class ClaimMember(msgspec.Struct, frozen=True, kw_only=True):
    """A telling of the happening: an event of an article, with the sentence, who says so, when, and how.

    That somebody is in a place is told by a statement alone: `event` is None then.
    """

    article: str
    event: str | None = None
    statement: str | None = None
    words: str
    """The sentence."""
    source: str | None = None
    """Who says so in the last place; None where the article says it in its own voice, or hides who does."""
    said: str | None = None
    stance: Stance | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"


class ClaimRef(msgspec.Struct, frozen=True, kw_only=True):
    """A member of a claim."""

    article: str
    event: str | None = None
    statement: str | None = None


class ClaimRelation(msgspec.Struct, frozen=True, kw_only=True):
    """What a later member (`b`) is to an earlier one (`a`), and why: «b denies a»."""

    a: ClaimRef
    b: ClaimRef
    relation: RelationKind
    reason: str


class ClaimParticipant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part; `role` is what most members have it as."""

    name: str
    role: Literal["actor", "recipient"]


class ClaimOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent first source of a claim: whom articles cite, or an article itself; why articles share it."""

    name: str
    articles: tuple[str, ...]
    reasons: tuple[str, ...]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A happening as several articles tell it, in the order of time: who was first, who agrees, who denies it."""

    id: str
    """The article and event (or statement) of its first member: `ARTICLE/EVENT`."""
    story: str | None = None
    summary: str
    """The sentence of the member that is most like the others."""
    type: PloverType | None = None
    participants: tuple[ClaimParticipant, ...] = ()
    place: str | None = None
    time: str | None = None
    """A day, or two joined by «/» between which it lies (ISO 8601)."""
    first: ClaimRef | None = None
    """The first member that says that it is so (and not only that it will be, if any says that it has happened)."""
    members: tuple[ClaimMember, ...]
    relations: tuple[ClaimRelation, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why each member after the first is one."""
    origins: tuple[ClaimOrigin, ...] = ()
    """The independent first sources of those who say that it is so."""
    publishers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
