"""What is found across articles: which texts are taken from which. Links stand beside the readings, never in them."""

from __future__ import annotations

from typing import Literal

import msgspec

RelationKind = Literal["agrees", "updates", "contradicts", "denies", "differs_in_scope"]
"""What a later report is to an earlier one of the same thing."""

CopyKind = Literal["identical", "edited", "partial"]
"""The same text; at least half of one of the two; passages beyond quotations but less than that."""


class CopyPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles (`a` before `b`) with text in common; `overlap` is the share of the shorter one's own words."""

    a: str
    b: str
    kind: CopyKind
    overlap: float
    reason: str


class CopyGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Articles whose text is in essence one (joined by identical and edited pairs), or two that share passages.

    `origin` is the agency that they name or else the article that was published first, None where neither is known.
    """

    id: str
    articles: tuple[str, ...]
    pairs: tuple[CopyPair, ...]
    origin: str | None = None
    reason: str | None = None


class IndependentOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """Articles that come from one source of text, with the reason for every one that was joined to it.

    `name` is the agency or outlet that they have it from, else the article that came out first, None where neither
    can be told. `reasons` are one an article that was joined, in the order of `articles`; the first has none.
    """

    articles: tuple[str, ...]
    name: str | None = None
    reasons: tuple[str | None, ...] = ()


class Corroboration(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles, publishers and independent origins some reports have: the three are seldom the same."""

    articles: int
    publishers: int
    independent: int
    origins: tuple[IndependentOrigin, ...]


ChangeKind = Literal["added", "withdrawn", "changed"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a statement between two versions of an article; `before` and `after` are ids of statements."""

    kind: ChangeKind
    before: str | None = None
    after: str | None = None
    reason: str
    """What is different, in words."""
