"""Statements: who says, thinks, reports or denies what, citing whom."""

from __future__ import annotations

from itertools import islice

from sayso.read.attribution import find_verb_drafts
from sayso.read.attribution_adjectives import find_adjective_drafts
from sayso.read.attribution_learnt import LEARNT
from sayso.read.attribution_lines import find_line_drafts, without_lines
from sayso.read.attribution_merge import cue_likelihood, merge_drafts
from sayso.read.attribution_nouns import find_noun_drafts
from sayso.read.attribution_phrases import find_phrase_drafts
from sayso.read.cues import words_of
from sayso.read.language import foreign_sentences
from sayso.read.parse import Parse
from sayso.read.quotation_speakers import QuotationIndex, attach_quotations
from sayso.read.quotations import find_quotations
from sayso.read.stance import find_certainty, find_citing, find_kind, find_stance
from sayso.read.statement_drafts import Draft, without_datelines
from sayso.read.statement_speakers import SaidTimes, Speakers
from sayso.record import Mention, Statement, Time
from sayso.record.check import join_words
from sayso.text import Span

_DEEPEST = 6
"""How many contents can lie around a cue: real chains have two or three."""
_OPEN = 12
"""How many contents that began before a cue are looked at for one that holds it."""


def find_statements(parse: Parse, *, mentions: tuple[Mention, ...], times: tuple[Time, ...]) -> tuple[Statement, ...]:
    """Attributed statements in order of the text, an outer one before those inside it.

    >>> from sayso.read.weights import parse_text
    >>> [s.words["content"] for s in find_statements(parse_text("The mayor denied the report."), mentions=(), times=())]
    ['the report']
    """
    said = SaidTimes(parse, times)
    drafts, index = _find_drafts(parse, said)
    parents = _parents(drafts)
    ids = [parse.make_id("st", "statement", draft.cue, draft.content) for draft in drafts]
    speakers = Speakers(parse, mentions)
    found: dict[str, Statement] = {}
    citing = find_citing(parse, drafts, parents)
    for place, (draft, parent, name) in enumerate(zip(drafts, parents, ids, strict=True)):
        stance = "cites" if place in citing else find_stance(parse, draft)
        found[name] = Statement(
            id=name,
            content=draft.content,
            cue=draft.cue,
            source=draft.source,
            words=_words(parse.text, draft),
            speaker=speakers.speaker(draft),
            parent=None if parent < 0 else ids[parent],
            kind=find_kind(parse.text, draft, index),
            stance=stance,
            certainty=find_certainty(parse, draft, stance),
            polarity="negative" if stance == "denies" else "positive",
            said=said.said(draft),
            reason=_reason(parse, draft),
        )
    return tuple(found.values())


def _find_drafts(parse: Parse, said: SaidTimes) -> tuple[list[Draft], QuotationIndex]:
    """Every draft with a content, in order of the text, and the quotations."""
    lines = list(find_line_drafts(parse))
    index = QuotationIndex(parse.text, without_lines(find_quotations(parse), lines))
    nouns = list(find_noun_drafts(parse))
    merged = {draft.head for draft in nouns}
    verbs = [draft for draft in find_verb_drafts(parse) if draft.head not in merged]
    verbs = [said.without_time(draft) for draft in without_datelines(parse.text, verbs)]
    ruled = [*verbs, *nouns, *find_adjective_drafts(parse), *find_phrase_drafts(parse), *lines]
    found = merge_drafts(parse, ruled)
    drafts = sorted((draft for draft in attach_quotations(parse, found, index) if draft.content), key=_place)
    foreign = foreign_sentences(parse)
    drafts = [draft for draft in drafts if not _is_talk(parse, draft, index) and not _is_in(parse, draft, foreign)]
    return _sound(drafts, index), index


def _sound(drafts: list[Draft], index: QuotationIndex) -> list[Draft]:
    """Drafts without those in quotations that nobody is known to have said, and those nested beyond belief."""
    parents = _parents(drafts)
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent < 0 else depths[parent] + 1)
    return [
        draft
        for draft, depth in zip(drafts, depths, strict=True)
        if depth <= _DEEPEST and (depth > 0 or not _is_quoted(draft, index))
    ]


def _is_quoted(draft: Draft, index: QuotationIndex) -> bool:
    return index.around(draft.cue[0].start) >= 0


def _is_talk(parse: Parse, draft: Draft, index: QuotationIndex) -> bool:
    """Whether a draft is the speaker's own "I think" or "you know" inside a quotation: it reports nobody else."""
    if draft.source is None or not _is_quoted(draft, index):
        return False
    return draft.source[0].of(parse.text).lower() in words_of("speaking_pronouns")


def _is_in(parse: Parse, draft: Draft, sentences: frozenset[int]) -> bool:
    cue = parse.tokens_between(draft.cue[0])
    return bool(cue) and parse.sentence_of[cue[0]] in sentences


def _place(draft: Draft) -> tuple[int, int]:
    spans = (*draft.content, *draft.cue)
    return min(span.start for span in spans), -max(span.end for span in spans)


def _reason(parse: Parse, draft: Draft) -> str:
    """What found it: a rule's frame of its cue, or the model alone."""
    likelihood = f"model {cue_likelihood(parse, draft):.2f}"
    if draft.frame == LEARNT:
        return f"{likelihood}; no rule has this cue"
    return f"rule for «{parse.tokens[draft.head].lemma}» with {draft.frame.replace('_', ' ')}; {likelihood}"


def _words(text: str, draft: Draft) -> dict[str, str]:
    words = {"content": join_words(text, draft.content), "cue": join_words(text, draft.cue)}
    return words | ({"source": join_words(text, draft.source)} if draft.source else {})


def _parents(drafts: list[Draft]) -> list[int]:
    """For every draft the innermost one in whose content its cue and most of its content lie; -1 where there is none.

    Drafts are in order of their starts, so those still open lie on a stack.
    """
    parents: list[int] = []
    opened: list[int] = []
    for place, draft in enumerate(drafts):
        start = min(span.start for span in (*draft.cue, *draft.content))
        while opened and drafts[opened[-1]].content[-1].end <= start:
            opened.pop()
        near = islice(reversed(opened), _OPEN)
        parents.append(next((outer for outer in near if _holds(drafts[outer], draft)), -1))
        opened.append(place)
    return parents


def _holds(outer: Draft, inner: Draft) -> bool:
    hull = Span(outer.content[0].start, outer.content[-1].end)
    if not all(hull.covers(span) for span in inner.cue) or inner.content[0].start < hull.start - 1:
        return False
    starts = (inner.cue[0].start, inner.content[0].start)
    return any(piece.start <= start < piece.end for piece in outer.content for start in starts)
