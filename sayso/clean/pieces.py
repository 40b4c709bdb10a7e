"""The text while it is being cleaned: pieces in order, each kept or taken out with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sayso.record.page import Removal, RemovalReason

PARAGRAPH = "\n\n"


class Piece(NamedTuple):
    """A paragraph or a part of one; with a `reason` it is not part of the text."""

    words: str
    reason: RemovalReason | None = None
    joint: str = PARAGRAPH
    """What stands between it and the piece kept before it."""


def assemble(pieces: Iterable[Piece]) -> tuple[str, tuple[Removal, ...]]:
    r"""The text of the pieces kept, and the removals with the offset at which each stood.

    >>> assemble([Piece("One."), Piece("Advertisement", "boilerplate"), Piece("Two.")])[0]
    'One.\n\nTwo.'
    """
    kept: list[str] = []
    removed: list[Removal] = []
    length = 0
    for piece in pieces:
        if piece.reason is not None:
            removed.append(Removal(words=piece.words, reason=piece.reason, where=length))
            continue
        words = piece.joint + piece.words if kept else piece.words
        kept.append(words)
        length += len(words)
    return "".join(kept), tuple(removed)
