"""Whose words a quotation is: the verb of saying before or behind it, or the speaker of the quotation before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from sayso.read.clauses import is_finite
from sayso.read.cues import words_of
from sayso.read.parse import Parse
from sayso.read.quotations import Quotation
from sayso.read.statement_drafts import Draft
from sayso.text import Span, merge_spans

_FAR = 120
"""Characters between a verb of saying and the quotation that it introduces: "he told a crowd in Leeds on Monday, …"."""
_LONG_WORD = 4
"""Letters: shorter words are in small letters in a title too."""
_LONGEST_RUN = 20
"""Paragraphs through which a quotation is followed to find who is named as its speaker."""
_LEAST_WORDS = 3
"""A shorter quotation never goes on about the speaker before it by itself: it is more likely a title."""


class QuotationIndex:
    """The quotations of a text, to be looked up by offset."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        self._starts = [quotation.span.start for quotation in quotations]
        self._strays = {place for place in range(len(quotations)) if self._is_stray(place)}

    def _is_stray(self, place: int) -> bool:
        """Whether a mark is never closed and not opened anew in the next paragraph: its reach is a guess."""
        after = self.quotations[place + 1 : place + 2]
        return not self.quotations[place].closed and not any(quotation.reopened for quotation in after)

    def around(self, offset: int) -> int:
        """The number of the quotation in which a character stands, -1 if in none or after a stray mark."""
        place = bisect_right(self._starts, offset) - 1
        inside = place >= 0 and offset < self.quotations[place].span.end and place not in self._strays
        return place if inside else -1

    def touching(self, span: Span) -> list[Span]:
        """The quotations that share a character with a span."""
        place = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while place < len(self.quotations) and self.quotations[place].span.start < span.end:
            if self.quotations[place].span.touches(span):
                found.append(self.quotations[place].span)
            place += 1
        return found


def attach_quotations(parse: Parse, drafts: Sequence[Draft], index: QuotationIndex) -> list[Draft]:
    """Drafts with the quotations that their cues introduce, interrupt or follow, each whole, in their contents."""
    outside = [draft for draft in drafts if index.around(draft.cue[0].start) < 0]
    inside = [draft for draft in drafts if index.around(draft.cue[0].start) >= 0]
    linker = _Linker(parse, [_widened(draft, index) for draft in outside], index)
    return [*linker.link(), *inside]


def _widened(draft: Draft, index: QuotationIndex) -> Draft:
    """A draft whose content takes in the whole of every quotation that it breaks into."""
    spans = [_without_lead(draft, piece, index) for piece in draft.content]
    kept = (*draft.cue, *(draft.source or ()))
    for piece in draft.content:
        spans += [q for q in index.touching(piece) if not any(q.touches(other) for other in kept)]
    return _with_content(draft, spans) if tuple(spans) != draft.content else draft


def _without_lead(draft: Draft, piece: Span, index: QuotationIndex) -> Span:
    """A content without the outlet's lead to the quotation: "Once outside, “I ran,” she said".

    Behind the cue, where it breaks a quotation in two, the lead is the rest of the cue's clause: "“I ran,” she told the
    court on Monday. “I was afraid.”"
    """
    before = piece.end <= draft.cue[0].start
    if not draft.quotes or not (before or _breaks_quotation(draft, piece, index)):
        return piece
    inside = index.touching(piece)
    if not inside or (before and len(inside) != 1) or inside[0].start <= piece.start or inside[-1].end < piece.end:
        return piece
    lead = index.text[piece.start : inside[0].start].rstrip()
    return Span(inside[0].start, piece.end) if lead.endswith((",", ":") if before else (",", ":", ".")) else piece


def _breaks_quotation(draft: Draft, piece: Span, index: QuotationIndex) -> bool:
    """Whether a content goes on behind a cue that stands right after a quotation."""
    opening = draft.content[0]
    return piece.start >= draft.cue[-1].end and opening.end <= draft.cue[0].start and any(index.touching(opening))


def _with_content(draft: Draft, spans: Sequence[Span]) -> Draft:
    return msgspec.structs.replace(draft, content=merge_spans(spans))


class _Linker:
    """One walk over the quotations of a text, with the drafts that stand outside them, in order of their cues."""

    def __init__(self, parse: Parse, drafts: Sequence[Draft], index: QuotationIndex) -> None:
        self.parse = parse
        self.text = parse.text
        self.index = index
        self.drafts = sorted(drafts, key=lambda draft: draft.cue[0].start)
        self.starts = [draft.cue[0].start for draft in self.drafts]
        self.speaking = [place for place, draft in enumerate(self.drafts) if draft.quotes]
        self.speaking_starts = [self.starts[place] for place in self.speaking]
        self.covered = merge_spans(piece for draft in self.drafts for piece in draft.content)
        self.covered_starts = [span.start for span in self.covered]
        self.added: dict[int, list[Span]] = {}

    def link(self) -> list[Draft]:
        speaker, before = -1, None
        for place, quotation in enumerate(self.index.quotations):
            if self._is_title(quotation) or self._holds_cue(quotation):
                continue
            if self._is_covered(quotation.span):
                owner = self._owner(quotation)
                speaker, before = (owner, quotation) if owner >= 0 else (speaker, before)
                continue
            found = self._introduced_in_run(place)
            if found < 0 and self._goes_on(quotation, speaker, before):
                found = speaker
            if found < 0:
                found = self._after_report(quotation)
            if found >= 0:
                self.added.setdefault(found, []).append(quotation.span)
                speaker, before = found, quotation
        return [
            _with_content(draft, [*draft.content, *self.added[place]]) if place in self.added else draft
            for place, draft in enumerate(self.drafts)
        ]

    def _is_covered(self, span: Span) -> bool:
        place = bisect_right(self.covered_starts, span.start) - 1
        return place >= 0 and self.covered[place].covers(span)

    def _owner(self, quotation: Quotation) -> int:
        """The draft near a quotation in whose content it already lies."""
        place = bisect_left(self.starts, quotation.span.start)
        for near in (place, place - 1, place + 1, place - 2):
            if 0 <= near < len(self.drafts) and any(p.covers(quotation.span) for p in self.drafts[near].content):
                return near
        return -1

    def _holds_cue(self, quotation: Quotation) -> bool:
        """Whether a mark that is never closed runs over a verb of saying that stands outside every other quotation."""
        place = bisect_left(self.speaking_starts, quotation.span.start)
        return place < len(self.speaking) and self.speaking_starts[place] < quotation.span.end

    def _is_title(self, quotation: Quotation) -> bool:
        """Whether a quotation is the name of a work: each word in capitals, in the middle of a sentence."""
        before = self.text[max(0, quotation.span.start - 2) : quotation.span.start]
        if not before or not before[0].isalnum() or before[-1] != " ":
            return False
        words = self.text[quotation.span.start : quotation.span.end].strip("\"“”‘’',.").split()
        return len(words) > 1 and all(not word[0].islower() or len(word) < _LONG_WORD for word in words)

    def _introduced_in_run(self, place: int) -> int:
        """The draft that introduces a quotation, or one of the paragraphs through which it runs on."""
        quotations = self.index.quotations
        for later in range(place, min(len(quotations), place + _LONGEST_RUN)):
            if later > place and (quotations[later - 1].closed or not quotations[later].reopened):
                break
            found = self._introduced(quotations[later])
            if found >= 0:
                return found
        return -1

    def _introduced(self, quotation: Quotation) -> int:
        """The draft whose verb stands right behind the quotation, or before it with a comma or colon."""
        place = bisect_left(self.speaking_starts, quotation.span.end)
        if place < len(self.speaking) and self._follows(self.drafts[self.speaking[place]], quotation.span):
            return self.speaking[place]
        if place > 0 and self._precedes(self.drafts[self.speaking[place - 1]], quotation.span):
            return self.speaking[place - 1]
        return -1

    def _follows(self, draft: Draft, span: Span) -> bool:
        """Nothing stands between the quotation and the cue, and the quotation does not end its sentence."""
        start = min(piece.start for piece in (*draft.cue, *(draft.source or ())))
        between = self.text[span.end : start] if 0 <= start - span.end < _FAR else "x"
        if any(sign.isalnum() or sign in "\n.;" for sign in between):
            return False
        ending = self.text[span.start : span.end].rstrip("\"”’'»").rstrip()[-1:]
        return ending != "." or "," in between or self.text[start].islower()

    def _precedes(self, draft: Draft, span: Span) -> bool:
        """Ortiz said, "…": a comma, a colon or nothing stands before the mark, and no full stop between."""
        # A cue that the model drew around the quotation has nothing before it.
        end = max((piece.end for piece in (*draft.cue, *(draft.source or ())) if piece.end <= span.start), default=-1)
        if end < 0 or draft.cue[-1].end > span.start or span.start - end > _FAR:
            return False
        between = self.text[end : span.start].rstrip()
        if ". " in between or ("\n" in between and not between.rstrip().endswith(":")):
            return False
        if between == "" or between[-1] in ",:" or between.endswith("that"):
            return True
        return between[-1].isalnum() and self._is_sentence(span)

    def _is_sentence(self, span: Span) -> bool:
        """Whether a quotation looks like a sentence of its own: it needs no comma before it."""
        inner = span.of(self.text).strip("\"“”‘’'« »")
        return inner[:1].isupper() and inner[-1:] in ".!?,…" and " " in inner

    def _goes_on(self, quotation: Quotation, speaker: int, before: Quotation | None) -> bool:
        """Whether a quotation goes on with the words of the one before: nothing else is told in between."""
        if before is None or speaker < 0 or quotation.words < _LEAST_WORDS:
            return False
        draft = self.drafts[speaker]
        end = max(before.span.end, draft.cue[-1].end, draft.source[-1].end if draft.source else 0)
        if end > quotation.span.start:
            return False
        if quotation.reopened:
            return not before.closed and quotation.paragraph == before.paragraph + 1
        between = self.text[end : quotation.span.start]
        if quotation.paragraph != before.paragraph:
            return quotation.paragraph == before.paragraph + 1 and not between.strip(" \n\t.,") and not before.closed
        return len(between) <= _FAR and ". " not in between.rstrip()[:-1]

    def _after_report(self, quotation: Quotation) -> int:
        """The draft of the sentence before, where a quotation makes up a sentence of its own in the same paragraph."""
        if quotation.words < _LEAST_WORDS or not self._opens_sentence(quotation):
            return -1
        place = bisect_left(self.starts, quotation.span.start) - 1
        if place < 0:
            return -1
        draft = self.drafts[place]
        sentence = self._sentence_at(quotation.span.start)
        near = self._sentence_at(draft.cue[0].start)
        same = self.parse.sentences[near].paragraph == self.parse.sentences[sentence].paragraph
        return place if same and draft.source and sentence - near <= 1 and self._tells(draft) else -1

    def _tells(self, draft: Draft) -> bool:
        """Whether a cue can carry on over the end of its sentence: a finite verb, or ", adding …"."""
        verb = self.parse.tokens[draft.head]
        return draft.quotes and (is_finite(self.parse, verb.i) or verb.lemma in words_of("carrying_on"))

    def _opens_sentence(self, quotation: Quotation) -> bool:
        before = self.text[max(0, quotation.span.start - 3) : quotation.span.start].rstrip(" ")
        return before.endswith((".", "!", "?", "”", '"')) and self._is_sentence(quotation.span)

    def _sentence_at(self, offset: int) -> int:
        token = max(0, bisect_right(self.parse.starts, offset) - 1)
        return self.parse.sentence_of[token]
