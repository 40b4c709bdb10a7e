"""A Failure: an item that could not be cleaned or read, kept with its reason so that nothing is dropped in silence."""

from __future__ import annotations

import msgspec


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What failed (`item`: file, line or article id), in which step, and why, in words a person can act on."""

    item: str
    step: str
    reason: str
