"""Who is the same across articles."""

from __future__ import annotations

import msgspec

from sayso.record.reading import MentionKind


class EntityMember(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of one article, and what it is called there."""

    article: str
    entity: str
    name: str


class EntityMerge(msgspec.Struct, frozen=True, kw_only=True):
    """Two names that were taken for one, how sure that is (0 to 1), and why."""

    a: str
    b: str
    score: float
    reason: str


class EntityGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What is one person, body or place across articles; `links` are its ids in outside knowledge bases."""

    id: str
    name: str
    kind: MentionKind
    country: str | None = None
    sector: str | None = None
    members: tuple[EntityMember, ...] = ()
    merges: tuple[EntityMerge, ...] = ()
    links: dict[str, str] = {}
