"""A text with its findings as safe HTML: pieces that do not overlap, and not a character more or less than the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from sayso.record import Entity, Mention, Reading, Statement
from sayso.text import Span

LAYERS = ("statements", "times", "quantities", "names", "events")
"""What can be marked in a text; each can be switched off."""

CONTENT = "content"
_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[^\S\n]*\n)+")
_QUAD = {
    "verbal-good": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material-good": ("COOPERATE", "AID", "RETREAT"),
    "verbal-bad": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material-bad": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's types by what is only said and what is done, for and against somebody."""


class Finding(NamedTuple):
    """Something to mark: where it stands, how it looks (CSS classes), and the record that a click leads to."""

    id: str
    span: Span
    look: str
    record: str
    told: str
    """What is said of it to who points at it."""
    tag: str = ""
    """What stands beside its words: the number of a statement, the type of an event."""


def find_marks(reading: Reading, layers: Sequence[str]) -> list[Finding]:
    """The findings of some layers of a reading."""
    makers = {
        "statements": _statements, "times": _times, "quantities": _quantities, "names": _names, "events": _events,
    }  # fmt: skip
    return [finding for layer in LAYERS if layer in layers for finding in makers[layer](reading)]


def quad_of(kind: str | None) -> str:
    """Whether an event of this PLOVER type is said or done, for or against somebody: `verbal-good`; `untyped`."""
    return next((quad for quad, kinds in _QUAD.items() if kind in kinds), "untyped")


def _statements(reading: Reading) -> Iterator[Finding]:
    for number, each in enumerate(reading.statements, 1):
        for piece, span in enumerate(each.content):
            # A broken quotation has its number once, where it begins.
            yield Finding("" if piece else each.id, span, CONTENT, each.id, _told(each, number), str(number))
        for span in each.cue:
            yield Finding("", span, "cue", each.id, f"cue of statement {number}")
        for span in each.source or ():
            yield Finding("", span, "source", each.id, f"source of statement {number}")


def _told(statement: Statement, number: int) -> str:
    source = " ".join(statement.words.get("source", "source not named").split())
    return f"statement {number}: {source} {statement.stance.replace('_', ' ')}"


def _times(reading: Reading) -> Iterator[Finding]:
    for each in reading.times:
        yield Finding(each.id, each.span, "time", each.id, f"time: {each.value or 'not placed'}")


def _quantities(reading: Reading) -> Iterator[Finding]:
    for each in reading.quantities:
        counted = f" {each.counted}" if each.counted else ""
        yield Finding(each.id, each.span, "quantity", each.id, f"quantity: {each.bound.replace('_', ' ')}{counted}")


def _names(reading: Reading) -> Iterator[Finding]:
    entities = {each.id: each for each in reading.entities}
    for each in reading.mentions:
        entity = entities.get(each.entity or "")
        look = f"named {each.kind} {each.form}"
        yield Finding(each.id, each.span, look, entity.id if entity else each.id, _named(each, entity))


def _named(mention: Mention, entity: Entity | None) -> str:
    return f"{mention.kind}: {entity.name if entity else mention.words}"


def _events(reading: Reading) -> Iterator[Finding]:
    for each in reading.events:
        kind = each.type or ""
        told = f"event: {each.type or 'no PLOVER type'}{', said not to be so' if each.polarity == 'negative' else ''}"
        yield Finding(each.id, each.trigger, f"event {quad_of(each.type)}", each.id, told, kind)


def paragraphs_of(text: str) -> list[Span]:
    """The paragraphs of a text, in order; what lies between them are blank lines."""
    edges = [0, *(edge for gap in _BETWEEN_PARAGRAPHS.finditer(text) for edge in gap.span()), len(text)]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def mark_text(text: str, findings: Sequence[Finding], within: Span | None = None) -> Markup:
    """The text (or what lies within a span of it) as paragraphs whose pieces carry the classes of their findings.

    >>> mark_text("Tax < 5", [Finding("q-1", Span(4, 7), "quantity", "q-1", "5")])
    Markup('<p dir="auto">Tax <a class="m quantity" id="at-q-1" href="#q-1" title="5">&lt; 5</a></p>')
    """
    start, end = within or Span(0, len(text))
    parts, at = [], start
    for whole in paragraphs_of(text):
        paragraph = Span(max(whole.start, start), min(whole.end, end))
        if paragraph.start < paragraph.end:
            pieces = Markup().join(_show(text, *piece) for piece in cut(findings, paragraph))
            parts += [escape(text[at : paragraph.start]), Markup('<p dir="auto">{}</p>').format(pieces)]
            at = paragraph.end
    return Markup().join([*parts, escape(text[at:end])])


def cut(findings: Sequence[Finding], within: Span) -> Iterator[tuple[Span, list[Finding]]]:
    """A stretch of text cut at every edge of a finding; each piece with all findings that cover it, outermost first.

    >>> [(tuple(span), [each.id for each in over]) for span, over in cut(
    ...     [Finding("a", Span(0, 4), "", "", ""), Finding("b", Span(2, 6), "", "", "")], Span(0, 8))]
    [((0, 2), ['a']), ((2, 4), ['a', 'b']), ((4, 6), ['b']), ((6, 8), [])]
    """
    waiting = sorted((each for each in findings if each.span.touches(within)), key=lambda each: each.span.start)
    edges = {edge for each in waiting for edge in each.span if within.start < edge < within.end}
    cuts = sorted(edges | set(within))
    active: list[Finding] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[0].span.start <= start:
            active.append(waiting.pop(0))
        active = [each for each in active if each.span.end > start]
        yield Span(start, end), sorted(active, key=_width, reverse=True)


def _width(finding: Finding) -> tuple[int, bool]:
    """Of two findings on the very same words, what is said there lies around the other."""
    return finding.span.end - finding.span.start, finding.look == CONTENT


def _show(text: str, span: Span, over: list[Finding]) -> Markup:
    """One piece: a link to the record of its innermost finding, that wears the classes of all."""
    words = escape(span.of(text))
    if not over:
        return words
    opened = [each for each in over if each.span.start == span.start and each.id]
    inner = over[-1]
    own = inner if inner in opened and inner.look != CONTENT else None
    marks = Markup().join(_anchor(each) for each in opened if each is not own)
    looks = " ".join(dict.fromkeys(look for each in over for look in each.look.split()))
    if sum(each.look == CONTENT for each in over) > 1:
        looks += " within"
    tag = next((each.tag for each in over if each.look != CONTENT and each.tag and each.span.end == span.end), "")
    return Markup('{}<a class="m {}"{}{} href="#{}" title="{}"{}>{}</a>').format(
        marks, looks,
        Markup(' id="at-{}"').format(own.id) if own else "",
        # The words of a statement are many pieces: by keyboard its number leads to it, once.
        Markup(' tabindex="-1"') if inner.look == CONTENT else "",
        inner.record,
        "; ".join(dict.fromkeys(each.told for each in reversed(over) if each.look != CONTENT)) or inner.told,
        Markup(' data-tag="{}"').format(tag) if tag else "",
        words,
    )  # fmt: skip


def _anchor(finding: Finding) -> Markup:
    """Where a finding begins whose words are another's link; the number of a statement is drawn, not written."""
    if finding.look == CONTENT:
        return Markup(
            '<a class="no" id="at-{}" href="#{}" aria-label="statement {}" data-number="{}"></a>'
        ).format(finding.id, finding.record, finding.tag, finding.tag)  # fmt: skip
    return Markup('<span id="at-{}"></span>').format(finding.id)
