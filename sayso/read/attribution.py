"""Verbs that attribute: who is the subject of a verb of saying or thinking, and what the verb governs."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.attribution_clauses import Found, Frames, joins_above
from sayso.read.attribution_frames import find_frame
from sayso.read.attribution_objects import is_evidence
from sayso.read.attribution_passives import passive_draft
from sayso.read.clause_edges import content_end
from sayso.read.clauses import (
    SUBJECTS,
    coordinated_with,
    direct_subject,
    find_subject,
    is_passive,
    noun_phrase,
    verb_group,
)
from sayso.read.cues import frames_of, words_of
from sayso.read.parse import Parse, Token
from sayso.read.statement_drafts import Draft, Pieces, cut_out, tidy


def find_verb_drafts(parse: Parse) -> Iterator[Draft]:
    """A draft for every verb that attributes; those that only a quotation can complete have no content yet."""
    for token in parse.tokens:
        if token.tag[:2] != "VB":
            continue
        frames = frames_of(parse, token)
        if frames:
            hidden = is_passive(parse, token.i)
            draft = passive_draft(parse, token, frames) if hidden else _active(parse, token, frames)
            if draft is not None:
                yield draft


def _active(parse: Parse, verb: Token, frames: Frames) -> Draft | None:
    asked = _is_asked(parse, verb)
    subject = None if asked else _source_of(parse, verb)
    if verb.dep == "xcomp" and parse.tokens[verb.head].lemma in words_of("refusal") and not joins_above(parse, verb):
        return None
    if (subject is None and not asked) or _is_outlets_own(parse, verb, subject):
        return None
    quotes = "clause" in frames or "quotation" in frames
    found = find_frame(parse, verb, frames)
    if found is None and quotes:
        reach = frames.get("clause") or frames["quotation"]
        found = Found("quotation", reach, 0, -1)
    return None if found is None else _make(parse, verb, found, subject, quotes=quotes)


def _is_outlets_own(parse: Parse, verb: Token, subject: int | None) -> bool:
    """Whether the outlet itself draws the conclusion: "this shows that", "these moves signal …"."""
    if subject is None or verb.lemma not in words_of("impersonal") or is_evidence(parse, subject):
        return False
    determiners = [token.lower for token in parse.with_dep(subject, "det")]
    return not {parse.tokens[subject].lower, *determiners}.isdisjoint(words_of("demonstratives"))


def _is_asked(parse: Parse, verb: Token) -> bool:
    """A participle whose subject hears: "Asked whether …, he said"."""
    leans = verb.tag == "VBN" and verb.dep in ("advcl", "ROOT") and verb.lemma in words_of("hearer")
    return leans and not any(parse.with_dep(verb.i, "aux", *SUBJECTS))


def _source_of(parse: Parse, verb: Token) -> int | None:
    """The subject; that of the verb of saying above where a participle hangs on what is said."""
    at = verb
    while at.dep in ("advcl", "conj") and direct_subject(parse, at.i) is None and at.head < at.i:
        at = parse.tokens[coordinated_with(parse, at) if at.dep == "conj" else at.head]
        above = parse.tokens[at.head]
        if verb.dep == "advcl" and at.dep == "ccomp" and above.i < at.i and "clause" in frames_of(parse, above):
            at = above
            break
    if verb.tag == "VBG" and verb.dep == "acl" and verb.lemma in words_of("detached"):
        at = _above_object(parse, at)
    source = find_subject(parse, at.i)
    if source is None or parse.tokens[source].dep == "expl":
        return None
    return source


def _above_object(parse: Parse, verb: Token) -> Token:
    """The verb whose object the parser took for the one who cites: "ordered a halt citing costs"."""
    for above in parse.ancestors(verb.i):
        if above.is_verb:
            return above
    return verb


def _make(parse: Parse, verb: Token, found: Found, subject: int | None, *, quotes: bool) -> Draft:
    cue = _cue_spans(parse, verb, found.reach.particle)
    issuer = None if subject is None else _issuer(parse, verb, subject)
    if issuer is not None and subject is not None:
        issued = parse.tokens[subject].head
        subject, cue = issuer, (parse.span(verb_group(parse, issued)[0], verb.i),)
    source = None if subject is None else (parse.span(*noun_phrase(parse, subject, without=verb.i)),)
    content: Pieces = ()
    if found.first <= found.last:
        last = content_end(parse, verb, found.first, found.last) if found.first > verb.i else found.last
        content = tidy(parse.text, cut_out(parse.span(found.first, last), [*cue, *(source or ())]))
    head = -1 if subject is None else subject
    return Draft(verb.i, found.frame, found.reach.stance, cue, content, source, head, quotes)


def _issuer(parse: Parse, verb: Token, subject: int) -> int | None:
    """Who issued the document that speaks: "the ministry released a statement saying"."""
    document = parse.tokens[subject]
    if verb.dep not in ("acl", "relcl") or document.dep != "dobj" or not is_evidence(parse, subject):
        return None
    issued = parse.tokens[document.head]
    if issued.lemma not in words_of("issue") or issued.i > subject:
        return None
    return find_subject(parse, issued.i)


def _cue_spans(parse: Parse, verb: Token, particle: int) -> Pieces:
    first, last = verb_group(parse, verb.i)
    if joins_above(parse, verb):
        first = verb_group(parse, verb.head)[0]
    if particle == last + 1:
        last = particle
    if particle > last:
        return parse.span(first, last), parse.span(particle, particle)
    return (parse.span(first, last),)
