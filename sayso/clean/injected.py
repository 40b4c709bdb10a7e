"""Takes advertising and tracking links out of lines, and leaves addresses that belong to a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.clean.links import ADDRESS, CERTAIN, LIKELY, Address, is_embed, is_story, judge_address
from sayso.clean.pieces import Piece
from sayso.record.page import RemovalReason

_ALONE = 0.5
"""Points from which an address that is the whole line is no part of the report."""
_TAIL = re.compile(r"[.,;:!?)\]’'»]+$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_LEADS_TO_IT = re.compile(
    r"(?:\b(?:at|on|via|to|see|visit|from|in|is|was|called|through|site|website|address|page)|[:(=])$", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def take_links(piece: Piece, before: str = "") -> Iterator[Piece]:
    """The piece without its injected links, and each link as a piece of its own; `before` is the line above.

    >>> list(take_links(Piece("The talks ended. https://clk.adgate.example/x8d3k2?zoneid=12")))[1].reason
    'ad_link'
    >>> [part.words for part in take_links(Piece("The list is at https://city.example/list?district=12 now."))]
    ['The list is at https://city.example/list?district=12 now.']
    """
    if "/" not in piece.words and "www." not in piece.words:
        yield piece
        return
    found = [_trimmed(match) for match in ADDRESS.finditer(piece.words)]
    if not found:
        yield piece
    elif not _WORD.search(_without(piece.words, found)):
        yield piece._replace(reason=_alone([piece.words[start:end] for start, end in found], before))
    else:
        yield from _inline(piece, found)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Where the address stands, without the marks that end the sentence."""
    tail = _TAIL.search(match[0])
    return match.start(), match.end() - (len(tail[0]) if tail else 0)


def _without(text: str, found: list[tuple[int, int]]) -> str:
    parts, end = [], 0
    for start, stop in found:
        parts.append(text[end:start])
        end = stop
    return " ".join([*parts, text[end:]])


def _alone(addresses: list[str], before: str) -> RemovalReason | None:
    """Why a line of addresses alone goes; one that the line above announces («… at:») stays if it is no advertising."""
    worst = max(map(judge_address, addresses), key=lambda judged: judged.score)
    if worst.score >= (LIKELY if before.endswith(":") else _ALONE):
        return worst.reason
    if not before.endswith(":") and any(is_embed(address) or is_story(address) for address in addresses):
        return "related"
    return None


def _inline(piece: Piece, found: list[tuple[int, int]]) -> Iterator[Piece]:
    text, begin, joint = piece.words, 0, piece.joint
    for start, end in found:
        judged = judge_address(text[start:end])
        if not _is_put_in(judged, text[begin:start].rstrip(), text[end:].strip()):
            continue
        if kept := text[begin:start].rstrip():
            yield Piece(kept, None, joint)
            joint = " "
        yield Piece(text[start:end], judged.reason)
        begin = end
    if rest := text[begin:].strip():
        yield Piece(rest, None, joint)


def _is_put_in(judged: Address, left: str, right: str) -> bool:
    """An address after a finished sentence is put in where it looks likely; within one only where it is certain."""
    if not left or _SENTENCE_END.search(left):
        return judged.score >= (LIKELY if not left or not right or right[:1].isupper() else CERTAIN)
    return judged.score >= CERTAIN and not _LEADS_TO_IT.search(left)
