"""What a person has decided about links."""

from __future__ import annotations

from typing import Literal

import msgspec

JudgementKind = Literal["story", "claim", "figure", "entity"]
Verdict = Literal["same", "apart", "wrong"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has decided: that members are one, that one is not with others, or that it is none at all.

    Members are named by what stays when articles are read or linked again: `ARTICLE` in a story, `ARTICLE/EVENT` in a
    claim, `ARTICLE/QUANTITY` in a figure, `ARTICLE/ENTITY` of a name.
    """

    number: int
    kind: JudgementKind
    verdict: Verdict
    one: str
    others: tuple[str, ...] = ()
    person: str | None = None
    note: str | None = None
    made: str
    """When, UTC."""
