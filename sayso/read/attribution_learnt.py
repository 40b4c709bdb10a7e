"""Attributions as the model sees them: cues word by word, then the words that belong to each."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clauses import noun_phrase, verb_group
from sayso.read.cues import adverb_cues, verb_cues
from sayso.read.parse import Parse
from sayso.read.statement_drafts import Draft, Pieces, cut_out, tidy
from sayso.read.stretches import find_stretches
from sayso.text import Span

LEARNT = "learnt"
"""The frame of a draft that only the model found."""
_HELPING = frozenset({"MD", "RB", "TO", "DT", "IN", ",", "."})
_AUXILIARY = ("aux", "auxpass", "neg")
"""Tags and relations of words that are no cue without a word that carries them."""
_CLOSING = 4
"""How many heads above the last word of a content are looked at for what it lacks."""
_SET_OFF = frozenset({",", ";", ":", "—", "–", "--"})
"""Marks behind which something else begins."""
_PIECES = 6
"""Pieces at most: a quotation that comes back again and again."""


def find_learnt_drafts(parse: Parse, least: float) -> Iterator[Draft]:
    """A draft for every cue that is at least so likely and has a content."""
    for anchor, first, last in find_cues(parse, least):
        cue = parse.span(first, last)
        content = _spans(parse, anchor, "content", ("content_start", "content_end"), _PIECES)
        source = _noun_phrase(parse, _spans(parse, anchor, "source", (), 1), _head(parse, first, last))
        content = tidy(parse.text, (each for piece in content for each in cut_out(piece, [cue, *source])))
        if content:
            head = _head(parse, first, last)
            yield Draft(
                head,
                LEARNT,
                parse.guesses.stance(anchor),  # type: ignore[arg-type]
                (cue,),
                content,
                source or None,
                _source_head(parse, source),
                "quotation" in verb_cues().get(parse.tokens[head].lemma, {}),
                anchor,
            )


def find_cues(parse: Parse, least: float) -> Iterator[tuple[int, int, int]]:
    """Anchor, first and last token of every cue: words that are at least so likely part of one.

    The anchor is where the model sees the cue begin; what belongs to the cue is asked of it.
    """
    first, anchor, most, count = -1, -1, 0.0, len(parse.tokens)
    for i in range(count + 1):
        opens, inside = (parse.guesses.likelihood("cue", i, label) for label in "BI") if i < count else (0.0, 0.0)
        is_cue = opens + inside >= least
        ends = not is_cue or (opens > inside and _carries(parse, first, i))
        if first >= 0 and ends:
            if _carries(parse, first, i) or parse.tokens[i - 1].lower in adverb_cues():
                yield anchor, *_with_auxiliaries(parse, first, i - 1)
            first = -1
        if is_cue and (first < 0 or opens > most):
            first, anchor, most = (i if first < 0 else first), i, opens


def _carries(parse: Parse, first: int, end: int) -> bool:
    """Whether some words can be a cue by themselves: «also» and «has» wait for their verb."""
    tokens = parse.tokens[max(first, 0) : end]
    return any(token.tag not in _HELPING and token.dep not in _AUXILIARY for token in tokens)


def _with_auxiliaries(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """A cue from the first word of its verb group on."""
    head = _head(parse, first, last)
    if not parse.tokens[head].is_verb:
        return first, last
    begin = verb_group(parse, head)[0]
    return (begin, last) if begin <= first else (first, last)


def _spans(parse: Parse, anchor: int, channel: str, edges: tuple[str, ...], most: int) -> Pieces:
    """The stretches of words that belong to a cue."""
    offset, likely = parse.guesses.belonging(channel, anchor)
    ends = (parse.guesses.belonging(edge, anchor)[1] for edge in edges)
    return tuple(
        piece
        for first, last in find_stretches(likely, *ends, most=most)
        for piece in _by_paragraph(parse, offset + first, _closed(parse, offset + first, offset + last))
    )


def _closed(parse: Parse, first: int, last: int) -> int:
    """The last token of a stretch once its last noun phrase is whole: «the reports | of his death»."""
    at = last
    for _ in range(_CLOSING):
        token = parse.tokens[at]
        if at < first or token.is_verb:
            break
        last = max(last, _right_edge(parse, at))
        at = token.head
    return last


def _right_edge(parse: Parse, i: int) -> int:
    """How far a word's own complements reach, without clauses set off by a comma."""
    right = parse.edges[i][1]
    return right if all(parse.tokens[at].text not in _SET_OFF for at in range(i, right + 1)) else i


def _by_paragraph(parse: Parse, first: int, last: int) -> Iterator[Span]:
    """A span that runs over paragraphs in one piece a paragraph."""
    at = first
    for i in range(first, last + 1):
        if i == last or "\n" in parse.text[parse.tokens[i].end : parse.tokens[i + 1].start]:
            yield parse.span(at, i)
            at = i + 1


def _head(parse: Parse, first: int, last: int) -> int:
    """The main word of a cue: the verb that carries it, else the word on which the others hang."""
    tokens = parse.tokens[first : last + 1]
    verbs = [token.i for token in tokens if token.is_verb and token.dep not in ("aux", "auxpass")]
    if verbs:
        return verbs[0] if parse.tokens[verbs[-1]].dep != "xcomp" else verbs[-1]
    inside = range(first, last + 1)
    return next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), first)


def _noun_phrase(parse: Parse, source: Pieces, cue: int) -> Pieces:
    """A source as grammar cuts it, around the word that the model's source hangs on."""
    head = _source_head(parse, source)
    if head < 0 or parse.tokens[head].tag[:2] not in ("NN", "PR") or parse.tokens[head].dep in ("poss", "compound"):
        return source
    return (parse.span(*noun_phrase(parse, head, without=cue)),)


def _source_head(parse: Parse, source: Pieces) -> int:
    if not source:
        return -1
    inside = parse.tokens_between(source[0])
    return next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), inside[0])
