"""Drafts: what is known of a statement before drafts are put inside one another and made records."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from sayso.record.reading import Stance
from sayso.text import Span

_DATELINE = re.compile(
    r"^[A-Z][A-Z.’'-]{2,}(?: [A-Z.’'-]+)*(?:,? [^\W\d_][^—–\n(]{0,40})?(?: ?\([^)\n]{2,40}\))? ?(?:[—–]|--|-) ",
    re.MULTILINE,
)

Pieces = tuple[Span, ...]


class Draft(msgspec.Struct, frozen=True):
    """A statement in the making: `head` is the cue's main token, `source_head` the source's; -1 where there is none.

    frame: how cue and content hang together, a frame of `cues.toml` or `quotation`, `phrase`, `headline`, `adverb`.
    """

    head: int
    frame: str
    stance: Stance
    cue: Pieces
    content: Pieces
    source: Pieces | None = None
    source_head: int = -1
    quotes: bool = False
    """Whether the cue can introduce a quotation."""
    anchor: int = -1
    """The token at which the model sees the cue begin, where it does."""


def cut_out(whole: Span, holes: Iterable[Span]) -> Pieces:
    """The pieces of a span that are left around some holes.

    >>> cut_out(Span(0, 10), [Span(3, 5)])
    (Span(start=0, end=3), Span(start=5, end=10))
    """
    pieces, at = [], whole.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= whole.end:
            continue
        if hole.start > at:
            pieces.append(Span(at, hole.start))
        at = hole.end
    if at < whole.end:
        pieces.append(Span(at, whole.end))
    return tuple(pieces)


def without_datelines(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts whose content and source do not begin with the "LIMA, May 2 (Agency) —" that opens a report."""
    ends = {found.start(): found.end() for found in _DATELINE.finditer(text)}
    return [_without(draft, ends) if ends else draft for draft in drafts]


def _without(draft: Draft, ends: dict[int, int]) -> Draft:
    changed: dict[str, Pieces] = {}
    for part in ("content", "source"):
        pieces: Pieces = getattr(draft, part) or ()
        end = ends.get(pieces[0].start) if pieces else None
        if end is not None and end < pieces[0].end:
            changed[part] = (Span(end, pieces[0].end), *pieces[1:])
    return msgspec.structs.replace(draft, **changed) if changed else draft


def tidy(text: str, pieces: Iterable[Span]) -> Pieces:
    """Pieces without blanks and marks at their edges; quotation marks, brackets and closing stops in quotes stay.

    Pieces without a letter or digit are dropped.

    >>> tidy("go, he said, now.", [Span(0, 4), Span(11, 17)])
    (Span(start=0, end=2), Span(start=13, end=16))
    """
    return tuple(span for piece in pieces if (span := _tidied(text, piece)) is not None)


def _tidied(text: str, piece: Span) -> Span | None:
    start, end = piece
    while start < end and text[start] in _LEADING:
        start += 1
    while start < end and text[end - 1] in _TRAILING:
        end -= 1
    loose = _LOOSE_END.search(text, start, end)
    if loose:
        end = loose.start()
    return Span(start, end) if any(sign.isalnum() for sign in text[start:end]) else None


_LOOSE_END = re.compile(r"[,;]\s+(?:and|but|or|while)$")
"""A conjunction at the end belongs to what comes after: "…, and | his critics blame him"."""
_LEADING = " \t\n\r,.;:–—-…)]\u00a0"
_TRAILING = " \t\n\r,.;:–—-…(["
