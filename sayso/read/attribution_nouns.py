"""Nouns that attribute: "reports that …", "Moscow's refusal to …", "calls for …"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clauses import find_subject, noun_phrase, verb_group
from sayso.read.cues import Frames, noun_cues, words_of
from sayso.read.parse import Parse, Token
from sayso.read.statement_drafts import Draft, cut_out, tidy
from sayso.text import Span


def find_noun_drafts(parse: Parse) -> Iterator[Draft]:
    """A draft for every noun that names a statement and says what it is."""
    cues = noun_cues()
    for token in parse.tokens:
        if token.tag[:2] == "NN" and token.lemma in cues:
            draft = _draft(parse, token, cues[token.lemma])
            if draft is not None:
                yield draft


def _draft(parse: Parse, noun: Token, frames: Frames) -> Draft | None:
    below = _content(parse, noun, frames)
    if below is None:
        return None
    frame, first, last = below
    cue: tuple[Span, ...] = (parse.span(noun.i, noun.i),)
    source = _owner(parse, noun)
    head = noun.i
    governor = parse.tokens[noun.head]
    if source is None and noun.dep == "dobj" and governor.lemma in words_of("light"):
        subject = find_subject(parse, governor.i)
        if subject is not None and parse.tokens[subject].dep != "expl":
            source, head = subject, governor.i
            cue = (parse.span(verb_group(parse, governor.i)[0], noun.i),)
    origin = None if source is None else parse.span(*noun_phrase(parse, source, without=noun.i))
    if origin and parse.tokens[source or 0].dep == "poss":
        origin = parse.span(*parse.edges[source or 0])
    content = tidy(parse.text, cut_out(parse.span(first, last), [*cue, *([origin] if origin else [])]))
    if not content:
        return None
    return Draft(
        head, frame, frames[frame], cue, content, (origin,) if origin else None, -1 if source is None else source
    )


def _content(parse: Parse, noun: Token, frames: Frames) -> tuple[str, int, int] | None:
    infinitive = _infinitive_behind(parse, noun)
    if infinitive is not None and "noun_to" in frames:
        return "noun_to", infinitive, parse.edges[parse.tokens[infinitive].head][1]
    for child in parse.children[noun.i]:
        token = parse.tokens[child]
        if child < noun.i:
            continue
        first, last = parse.edges[child]
        opener = parse.tokens[first]
        clause = token.dep in ("acl", "relcl", "ccomp") and opener.lower == "that" and opener.tag == "IN"
        if clause and "noun_that" in frames and first > noun.i:
            return "noun_that", first, last
        if token.dep in ("acl", "advcl", "relcl") and opener.lower == "for" and "noun_for" in frames:
            return "noun_for", first, last
        if token.dep == "prep" and token.lower in ("of", "for") and f"noun_{token.lower}" in frames:
            return f"noun_{token.lower}", first, _with_infinitive(parse, noun, last)
    return None


def _with_infinitive(parse: Parse, noun: Token, last: int) -> int:
    """Who is called on does what comes right behind: "calls for the governor to resign"."""
    for clause in parse.with_dep(noun.i, "acl"):
        if parse.edges[clause.i][0] == last + 1 and parse.tokens[last + 1].lower == "to":
            return parse.edges[clause.i][1]
    return last


def _infinitive_behind(parse: Parse, noun: Token) -> int | None:
    """The "to" right behind a noun, wherever the parser hung its verb; "in order to" is none."""
    behind = noun.i + 1
    if behind >= len(parse.tokens) or parse.tokens[behind].lower != "to" or parse.tokens[behind].dep != "aux":
        return None
    if noun.lower == "order" and parse.tokens[noun.i - 1].lower == "in":
        return None
    return behind if parse.tokens[behind].head > behind else None


def _owner(parse: Parse, noun: Token) -> int | None:
    """Whose statement it is: "Israel's claims", "claims by the army"."""
    for token in parse.with_dep(noun.i, "poss"):
        return token.i
    for by in parse.with_dep(noun.i, "prep"):
        if by.lower in ("by", "from") and by.i > noun.i:
            for token in parse.with_dep(by.i, "pobj"):
                return token.i
    return None
