"""Adjectives that attribute: "is convinced that …", "were not sure whether …", "it is unclear whether …"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.clause_edges import content_end
from sayso.read.clauses import find_subject, has_to, noun_phrase, verb_group
from sayso.read.cues import adjective_cues, words_of
from sayso.read.parse import Parse, Token
from sayso.read.statement_drafts import Draft, tidy
from sayso.record.reading import Stance


def find_adjective_drafts(parse: Parse) -> Iterator[Draft]:
    """A draft for every adjective behind "be" that takes a clause: what somebody is sure, afraid or aware of."""
    cues = adjective_cues()
    for token in parse.tokens:
        if token.lower in cues and token.tag in ("JJ", "VBN"):
            draft = _draft(parse, token, cues[token.lower])
            if draft is not None:
                yield draft


def _draft(parse: Parse, adjective: Token, stance: Stance) -> Draft | None:
    passive = adjective.is_verb and adjective.dep != "acomp"
    verb = adjective if passive else parse.tokens[adjective.head]
    clause = _clause(parse, adjective, verb)
    if clause is None or not verb.is_verb:
        return None
    subject = find_subject(parse, verb.i)
    if subject is None:
        return None
    hidden = parse.tokens[subject].lower in words_of("empty_subjects")
    first, last = clause
    content = tidy(parse.text, [parse.span(first, content_end(parse, verb, first, last))])
    if not content:
        return None
    cue = (parse.span(min(verb_group(parse, verb.i)[0], adjective.i), max(adjective.i, verb.i)),)
    source = None if hidden else (parse.span(*noun_phrase(parse, subject, without=verb.i)),)
    return Draft(adjective.i, "adjective", stance, cue, content, source, -1 if hidden else subject)


def _clause(parse: Parse, adjective: Token, verb: Token) -> tuple[int, int] | None:
    for head in dict.fromkeys((adjective.i, verb.i)):
        for below in parse.with_dep(head, "ccomp", "advcl", "xcomp", "csubj"):
            first, last = parse.edges[below.i]
            opens = parse.tokens[first].lower in words_of("openers")
            if first > adjective.i and not has_to(parse, below.i) and (opens or below.dep == "ccomp"):
                return first, last
    return None
