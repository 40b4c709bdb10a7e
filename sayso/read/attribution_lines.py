"""Lines that open or close with who says them: headlines ("Poll: …", "… – EU envoy"), transcripts, comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.read.clauses import FINITE
from sayso.read.cues import words_of
from sayso.read.parse import Parse
from sayso.read.quotations import Quotation
from sayso.read.statement_drafts import Draft, Pieces, tidy
from sayso.text import Span

_NAME = r"(?:[^\W\d_][\w.’'&-]*|\([\w.-]+\))(?: (?:[^\W\d_][\w.’'&-]*|\([\w.-]+\))){0,6}"
_SPEAKER = re.compile(rf"[\"“]?({_NAME})(:)\s+(?=\S)")
_DASHED = re.compile(rf"({_NAME}(?:, [^\"“”—―–]{{1,80}})?) ?([—―–]|--) ?(?=[\"“”])")
_SIGNED = re.compile(rf"[\"“”'’]\s?([—―–]|--)\s?({_NAME}(?:, [^\"“”—―–]{{1,80}})?)[.\s]*$")
_FEWEST_TURNS = 3
"""Lines that open with a name in capitals and a colon: fewer are headings."""
_LONGEST = 3000
"""Characters of a paragraph in which a signature at its end is looked for."""


class Line(NamedTuple):
    """A paragraph that names its speaker."""

    source: Span
    cue: Span
    content: Pieces
    colon: bool


def find_line_drafts(parse: Parse) -> Iterator[Draft]:
    """Drafts for the title of an article and for the paragraphs that name their speaker.

    A name in capitals and a colon make a transcript only where more lines open so.
    """
    lines = [line for span in _lines(parse.text) if (line := _line(parse.text, span)) is not None]
    names = [line.source.of(parse.text) for line in lines if line.colon]
    turns = sum(name.isupper() for name in names)
    for line in lines:
        name = line.source.of(parse.text)
        if _has_verb(parse, line.source):
            continue
        title = (
            line.source.start == 0 and not _opens_report(parse.text, line) and name.lower() not in words_of("labels")
        )
        transcript = name.isupper() and turns >= _FEWEST_TURNS
        if line.content and (title or transcript or not line.colon):
            head = _token_at(parse, line.cue.start)
            speaker = _token_at(parse, line.source.end - 1)
            yield Draft(head, "line", "asserts", (line.cue,), line.content, (line.source,), speaker)


def without_lines(quotations: Sequence[Quotation], lines: Sequence[Draft]) -> list[Quotation]:
    """The quotations but those that hold the name and colon of a transcript's line: their marks enclose the line."""
    cues = sorted(line.cue[0].start for line in lines)
    kept = []
    for quotation in quotations:
        place = bisect_right(cues, quotation.span.start)
        if place == len(cues) or cues[place] >= quotation.span.end:
            kept.append(quotation)
    return kept


def _lines(text: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\s\n][^\n]*", text):
        yield Span(*line.span())


def _line(text: str, paragraph: Span) -> Line | None:
    opened = _SPEAKER.match(text, *paragraph) or _DASHED.match(text, *paragraph)
    if opened is not None:
        content = tidy(text, [Span(opened.end(), paragraph.end)])
        return Line(Span(*opened.span(1)), Span(*opened.span(2)), content, opened.group(2) == ":")
    if paragraph.end - paragraph.start > _LONGEST:
        return None
    signed = _SIGNED.search(text, max(paragraph.start, paragraph.end - 160), paragraph.end)
    if signed is None:
        return None
    content = tidy(text, [Span(paragraph.start, signed.start() + 1)])
    return Line(Span(*signed.span(2)), Span(*signed.span(1)), content, colon=False)


def _opens_report(text: str, line: Line) -> bool:
    """Whether "LAGOS: Police said …" opens a report with its place, and is no headline."""
    words = line.content[-1].of(text) if line.content else ""
    return line.source.of(text).isupper() and (". " in words or text[line.content[-1].end :][:1] == ".")


def _has_verb(parse: Parse, source: Span) -> bool:
    """Whether "He told reporters: …" only looks like a line that opens with a name."""
    first, last = _token_at(parse, source.start), _token_at(parse, source.end - 1)
    return any(token.tag in FINITE for token in parse.tokens[first : last + 1])


def _token_at(parse: Parse, offset: int) -> int:
    return max(0, bisect_right(parse.starts, offset) - 1)
