"""Quotations: what stands in quotation marks of any style, paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from sayso.read.parse import Parse
from sayso.text import Span

_MARKS = re.compile(r"[\"“”„‟«»]|``|''")
_BOTH_WAYS = {'"', "''", "»"}
"""Marks that open and close: where they stand tells which."""
_CLOSERS = {"“": '”"', "„": '“”"', "‟": '”"', "«": "»", "»": "«", "”": '”"', '"': '"”', "``": "''\""}
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–-])[‘'](?=[^\W_]|[“\"])(?!\d\ds\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(\[])[’'](?![^\W_])")
_LONGEST_SINGLE = 600
"""Characters: beyond this an apostrophe has been taken for a quotation mark."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


class Quotation(msgspec.Struct, frozen=True):
    """A stretch with its marks. closed: it has its closing mark; reopened: it goes on from the paragraph before."""

    span: Span
    paragraph: int
    closed: bool
    reopened: bool
    words: int


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """The outermost quotations in order; an odd mark reaches no further than its paragraph.

    >>> from sayso.read.weights import parse_text
    >>> [q.span.of("It is “not so” bad.") for q in find_quotations(parse_text("It is “not so” bad."))]
    ['“not so”']
    """
    found: list[Quotation] = []
    open_before = False
    for paragraph, span in _paragraphs(parse):
        stretches = _double(parse.text, span, open_before=open_before)
        spans = sorted([*stretches, *_single(parse.text, span, [stretch for stretch, _ in stretches])])
        for stretch, closed in spans:
            words = len(_WORD.findall(parse.text, *stretch))
            reopened = open_before and stretch.start == span.start
            found.append(Quotation(stretch, paragraph, closed, reopened, words))
        open_before = bool(stretches) and not stretches[-1][1]
    return tuple(found)


def _paragraphs(parse: Parse) -> Iterator[tuple[int, Span]]:
    number, first, last = -1, 0, 0
    for sentence in parse.sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield number, parse.span(first, last)
            number, first = sentence.paragraph, sentence.first
        last = sentence.last - 1
    if number >= 0:
        yield number, parse.span(first, last)


def _double(text: str, paragraph: Span, *, open_before: bool) -> list[tuple[Span, bool]]:
    """Stretches in double marks, and whether each was closed."""
    found: list[tuple[Span, bool]] = []
    start, closers, depth = -1, "", 0
    for mark in _MARKS.finditer(text, *paragraph):
        sign, at = mark.group(), mark.start()
        if start < 0:
            if _opens(text, paragraph, at, mark.end(), sign):
                start, closers, depth = at, _CLOSERS.get(sign, sign), 0
            elif open_before and not found:
                found.append((Span(paragraph.start, mark.end()), True))
        elif depth and sign in "”»":
            depth -= 1
        elif (sign in closers or sign == "“") and _closes(text, at, mark.end(), sign):
            found.append((Span(start, mark.end()), True))
            start = -1
        elif sign in "“«" and text[start] != sign:
            depth += 1
    if start >= 0:
        found.append((Span(start, paragraph.end), False))
    return found


def _opens(text: str, paragraph: Span, at: int, end: int, sign: str) -> bool:
    if sign == "”":
        return at == paragraph.start
    if sign not in _BOTH_WAYS:
        return True
    before = text[at - 1] if at > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    return not after.isspace() and ((not before.isalnum() and before not in ".,!?") or at == paragraph.start)


def _closes(text: str, at: int, end: int, sign: str) -> bool:
    """Whether a mark stands where one can close: an opening “ closes only where it is a slip, stuck to a word."""
    if sign in ('"', "''"):
        return not (text[at - 1].isspace() and text[end : end + 1].isalnum())
    return sign != "“" or not (text[at - 1].isspace() or text[end : end + 1].isalnum())


def _single(text: str, paragraph: Span, double: list[Span]) -> list[tuple[Span, bool]]:
    """Stretches in single marks, outside those in double ones."""
    closers = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, *paragraph)]
    found: list[tuple[Span, bool]] = []
    taken, nearest = paragraph.start, 0
    for mark in _SINGLE_OPEN.finditer(text, *paragraph):
        while nearest < len(double) and double[nearest].end <= mark.start():
            nearest += 1
        inside = nearest < len(double) and double[nearest].start < mark.start()
        if mark.start() < taken or inside:
            continue
        place = bisect_left(closers, mark.end())
        if place < len(closers) and closers[place] - mark.start() <= _LONGEST_SINGLE:
            taken = closers[place] + 1
            found.append((Span(mark.start(), taken), True))
    return found
