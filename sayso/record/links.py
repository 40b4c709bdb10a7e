"""What is found across articles: which texts are taken from which. Links stand beside the readings, never in them."""

from __future__ import annotations

from typing import Literal

import msgspec

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
