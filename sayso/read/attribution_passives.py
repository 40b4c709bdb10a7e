"""Passives that attribute: "was described by X as …", "is believed to have fled", "a man accused of fraud"."""

from __future__ import annotations

from sayso.read.attribution_clauses import Frames
from sayso.read.attribution_objects import names_medium, stance_of_frames
from sayso.read.clauses import agent, direct_subject, noun_phrase, verb_group
from sayso.read.cues import words_of
from sayso.read.parse import Parse, Token
from sayso.read.statement_drafts import Draft, Pieces, cut_out, tidy

_COMPLEMENTS = ("xcomp", "ccomp", "oprd", "acomp", "prep", "attr")
_MAIN = ("ROOT", "ccomp", "conj", "parataxis")


def passive_draft(parse: Parse, verb: Token, frames: Frames) -> Draft | None:
    """The draft of a passive; without "by …" its source is hidden."""
    source = agent(parse, verb.i)
    complement = _complement(parse, verb)
    if source is None and not _can_hide(parse, verb, complement):
        return None
    hidden = ("agentless",) if source is None else ("clause", "object", "predicate", "preposition", "agentless")
    stance = stance_of_frames(frames, *hidden)
    if stance is None or verb.lemma in words_of("no_passive"):
        return None
    if source is not None and verb.dep == "acl" and "object" not in frames:
        return None
    content = _content(parse, verb, complement, source)
    if not content:
        return None
    origin = None if source is None else (parse.span(*noun_phrase(parse, source)),)
    cue = (parse.span(*verb_group(parse, verb.i)),)
    return Draft(verb.i, "passive", stance, cue, content, origin, -1 if source is None else source)


def _can_hide(parse: Parse, verb: Token, complement: tuple[int, int] | None) -> bool:
    """Whether a passive without agent can tell of a hidden source: it needs a complement, or to be the main clause."""
    if verb.dep == "acl":
        return complement is not None
    if complement is None:
        return verb.dep in _MAIN and verb.lemma in words_of("bare_passive")
    return verb.lemma not in words_of("hearer") or any(parse.with_dep(verb.i, "xcomp", "ccomp"))


def _content(parse: Parse, verb: Token, complement: tuple[int, int] | None, source: int | None) -> Pieces:
    subject = None if verb.lemma in words_of("hearer") else _subject(parse, verb)
    stretches = [stretch for stretch in (subject, complement) if stretch is not None]
    if complement is not None and subject is not None and parse.tokens[subject[0]].lower == "it":
        stretches = [complement]
    holes = [parse.span(*verb_group(parse, verb.i))]
    if source is not None:
        holes.append(parse.span(*noun_phrase(parse, source)))
    return tidy(parse.text, [piece for stretch in stretches for piece in cut_out(parse.span(*stretch), holes)])


def _subject(parse: Parse, verb: Token) -> tuple[int, int] | None:
    if verb.dep == "acl":
        first, last = parse.edges[verb.head]
        end = verb.i - 1
        while end > verb.head and parse.tokens[end].tag == "RB":
            end -= 1
        return (first, end) if first < verb.i <= last else None
    subject = direct_subject(parse, verb.i)
    if subject is None and verb.dep == "conj":
        subject = direct_subject(parse, verb.head)
    return None if subject is None else parse.edges[subject.i]


def _complement(parse: Parse, verb: Token) -> tuple[int, int] | None:
    stretch: tuple[int, int] | None = None
    for token in parse.with_dep(verb.i, *_COMPLEMENTS):
        if token.i < verb.i or token.lower == "by" or names_medium(parse, token):
            continue
        if token.dep == "prep" and stretch is None and token.lower in words_of("background"):
            continue
        if token.lower == "as" and verb.lemma == "confirm":
            continue
        first, last = parse.edges[token.i]
        stretch = (stretch[0], last) if stretch else (first, last)
    return stretch
