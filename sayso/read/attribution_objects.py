"""What a verb of saying governs as a phrase: an object, an object and what it is called, or a preposition."""

from __future__ import annotations

from sayso.read.attribution_clauses import Found, Frames, is_small_clause, relative_before
from sayso.read.clauses import find_subject, has_to
from sayso.read.cues import Reach, words_of
from sayso.read.parse import Parse, Token
from sayso.record.reading import Stance


def names_medium(parse: Parse, preposition: Token) -> bool:
    """Whether a phrase says where or by what means something was said: "in an interview"."""
    return any(token.lemma in words_of("media") for token in parse.with_dep(preposition.i, "pobj"))


def is_evidence(parse: Parse, noun: int | None) -> bool:
    """Whether a subject is a thing that can show something: a poll, a video, a report."""
    return noun is not None and parse.tokens[noun].lemma in words_of("evidence") | words_of("media")


def by_predicate(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """What something is called: "called the raid a crime", "described it as a crime"."""
    if "predicate" not in frames:
        return None
    objects = [token for token in parse.with_dep(verb.i, "dobj", "nsubj") if token.i > verb.i]
    if verb.lemma == "put" and any(token.lower == "it" for token in objects):
        return None  # "put it bluntly" introduces a quotation.
    first = parse.edges[objects[0].i][0] if objects else relative_before(parse, verb)
    for token in parse.with_dep(verb.i, "oprd", "prep", "xcomp", "ccomp"):
        if token.i < verb.i or (token.dep == "prep" and not _is_role(parse, verb, token)) or has_to(parse, token.i):
            continue
        if first is None and not is_small_clause(parse, token.i):
            continue
        start, end = parse.edges[token.i]
        return Found(
            "predicate",
            frames["predicate"],
            start if first is None else min(first, start),
            _object_end(parse, verb, end),
        )
    return None


def _is_role(parse: Parse, verb: Token, preposition: Token) -> bool:
    """Whether a phrase says what something is called or reckoned to be: "as a crime", "put the toll at 40"."""
    if preposition.lower == "at" and verb.lemma in words_of("reckoning"):
        return any(token.tag == "CD" for token in parse.with_dep(preposition.i, "pobj"))
    return preposition.lower == "as" and verb.lemma not in words_of("reckoning")


def by_preposition(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """What stands behind the preposition of a cue: "called for a truce"."""
    reach = frames.get("preposition")
    if reach is None:
        return None
    first, last = parse.edges[reach.particle]
    last = _object_end(parse, verb, last)
    for token in parse.with_dep(verb.i, "xcomp", "ccomp", "advcl"):
        if token.i > last and parse.edges[token.i][0] == last + 1 and has_to(parse, token.i):
            last = parse.edges[token.i][1]
    return Found("preposition", reach, first + 1, last)


def by_object(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """An object that names what is said: "denied the report", "accused the army of shelling the town"."""
    reach = frames.get("object") or _shown(parse, verb, frames)
    if reach is None or _is_loose(parse, verb, reach.stance):
        return None
    for token in parse.with_dep(verb.i, "dobj"):
        if token.i < verb.i and token.lower not in words_of("relative_objects"):
            continue
        first, last = parse.edges[token.i]
        if verb.lemma == "confirm" and parse.tokens[min(last + 1, len(parse.tokens) - 1)].lower == "as":
            return None  # An appointment: "the Senate confirmed her as judge".
        return Found("object", reach, first, last if token.i < verb.i else _object_end(parse, verb, last))
    return None


def _shown(parse: Parse, verb: Token, frames: Frames) -> Reach | None:
    """Evidence can say with a bare object what a person cannot: "the poll shows a close race"."""
    reach = frames.get("shown")
    return reach if reach is not None and is_evidence(parse, find_subject(parse, verb.i)) else None


def _is_loose(parse: Parse, verb: Token, stance: Stance) -> bool:
    """Whether a verb behind a noun, or an infinitive of purpose, tells too little: "voters supporting X"."""
    if verb.tag == "VBG" and stance == "wants" and not any(parse.with_dep(verb.i, "aux")):
        return True
    if verb.dep in ("acl", "relcl") and verb.tag == "VBG":
        return parse.tokens[verb.head].lemma not in words_of("media") | words_of("evidence")
    if not has_to(parse, verb.i):
        return False
    return verb.dep in ("acl", "relcl") or (verb.dep == "advcl" and stance not in ("demands", "denies"))


def _object_end(parse: Parse, verb: Token, last: int) -> int:
    """The end of an object with the phrases that belong to it: "accused the army of shelling the town"."""
    for token in parse.with_dep(verb.i, "prep"):
        follows = parse.edges[token.i][0] == last + 1
        kept = token.lower in words_of("kept") or (token.lower == "on" and verb.lemma == "blame")
        if follows and kept and not names_medium(parse, token):
            last = parse.edges[token.i][1]
    return with_condition(parse, verb, _with_role(parse, last))


def _with_role(parse: Parse, last: int) -> int:
    """The end of what "as" adds to an object: "blasted the move as too little"."""
    if last + 1 >= len(parse.tokens) or parse.tokens[last + 1].lower != "as":
        return last
    link = parse.tokens[last + 1]
    head = link.i if link.dep == "prep" else link.head
    return max(last, parse.edges[head][1]) if head > last else last


def with_condition(parse: Parse, verb: Token, last: int) -> int:
    """The end of what "if" or "unless" adds to a threat or a demand."""
    for token in parse.with_dep(verb.i, "advcl"):
        if parse.edges[token.i][0] == last + 1 and parse.tokens[last + 1].lower in ("if", "unless"):
            return parse.edges[token.i][1]
    return last


def stance_of_frames(frames: Frames, *names: str) -> Stance | None:
    """The stance of the first of some frames that a verb has."""
    return next((frames[name].stance for name in names if name in frames), None)
