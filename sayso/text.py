"""Text: its spans, runs that tie a made text to the one that it was made from, and how it is shortened and counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch `[start, end)` of a text, in Unicode code points.

    >>> Span(4, 9).of("The Times")
    'Times'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def covers(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other[0] and other[1] <= self.end

    def touches(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.end


class Run(NamedTuple):
    """`length` characters that stand at `start` in a made text and at `source` in the text that it was made from."""

    start: int
    source: int
    length: int


def to_source(runs: Sequence[Run], span: tuple[int, int]) -> tuple[Span, ...]:
    """The places in the source of the characters of `span`, in order; what cleaning put in itself has none.

    >>> to_source([Run(0, 10, 5), Run(7, 40, 3)], (3, 9))
    (Span(start=13, end=15), Span(start=40, end=42))
    """
    return tuple(_pieces(runs, span))


def _pieces(runs: Sequence[Run], span: tuple[int, int]) -> Iterator[Span]:
    first = max(0, bisect_right(runs, span[0], key=lambda run: run.start) - 1)
    for run in runs[first:]:
        if run.start >= span[1]:
            return
        start, end = max(span[0], run.start), min(span[1], run.start + run.length)
        if start < end:
            yield Span(start - run.start + run.source, end - run.start + run.source)


def merge_spans(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one.

    >>> merge_spans([(5, 9), (0, 3), (3, 4)])
    (Span(start=0, end=4), Span(start=5, end=9))
    """
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def shorten(text: str, most: int) -> str:
    """The beginning of a text as one line, up to a whole word.

    >>> shorten("The river  rose overnight.", 15)
    'The river rose …'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def show_count(number: int, what: str) -> str:
    """A number with its noun.

    >>> show_count(1, "article"), show_count(1200, "article"), show_count(2, "story")
    ('1 article', '1,200 articles', '2 stories')
    """
    if number == 1:
        return f"1 {what}"
    return f"{number:,} {what[:-1]}ies" if what.endswith("y") else f"{number:,} {what}s"
