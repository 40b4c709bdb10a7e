"""Clauses: the subject of a verb, its group of auxiliaries, and the edges of phrases."""

from __future__ import annotations

from sayso.read.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
FINITE = ("VBD", "VBZ", "VBP", "MD")
_GROUP = {"aux", "auxpass", "neg", "prt"}
_EDGE_MARKS = set(",.;:—–-…!?*|/·•―)]")
_LEANING = {"conj", "advcl", "xcomp", "ccomp", "pcomp", "dep", "prep", "parataxis", "appos"}
_CLIMB = 12
"""Steps up the tree in search of a subject: real sentences need five or six."""


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is passive: "was seen", or a participle behind its noun ("a man seen there")."""
    token = parse.tokens[verb]
    for _ in range(_CLIMB):
        if token.tag != "VBN":
            return False
        if any(parse.with_dep(token.i, "auxpass", "nsubjpass")) or token.dep == "acl":
            return True
        if token.dep != "conj" or any(parse.with_dep(token.i, "aux", *SUBJECTS)):
            return False
        token = parse.tokens[token.head]
    return False


def is_finite(parse: Parse, verb: int) -> bool:
    """Whether a verb stands in a tense: "says", "has said", "did not say"."""
    if parse.tokens[verb].tag in FINITE:
        return True
    return any(token.tag in FINITE for token in parse.with_dep(verb, "aux", "auxpass"))


def has_to(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(token.lower == "to" for token in parse.with_dep(verb, "aux"))


def verb_group(parse: Parse, verb: int) -> tuple[int, int]:
    """First and last token of a verb with the auxiliaries, negation and particle that touch it: "would not say".

    Adverbs in between are part of it: "has repeatedly said".
    """
    first = last = verb
    for child in reversed(parse.children[verb]):
        token = parse.tokens[child]
        if child < verb and token.dep in _GROUP and token.lower != "to" and _only_adverbs(parse, child, first):
            first = child
        elif child == last + 1 and token.dep == "prt":
            last = child
    return first, last


def _only_adverbs(parse: Parse, left: int, right: int) -> bool:
    return right - left <= 3 and all(parse.tokens[i].tag in ("RB", "MD") for i in range(left + 1, right))


def direct_subject(parse: Parse, verb: int) -> Token | None:
    """The subject that hangs on the verb itself; behind it only where none stands before."""
    found = None
    for token in parse.with_dep(verb, *SUBJECTS):
        if found is None or token.i < verb:
            found = token
    return found


def agent(parse: Parse, verb: int) -> int | None:
    """The noun behind "by" of a passive."""
    for by in parse.with_dep(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in parse.with_dep(by.i, "pobj"):
                return noun.i
    return None


def find_subject(parse: Parse, verb: int) -> int | None:
    """The subject of a verb: its own, or that of the clause on which it leans ("…, saying", "and added").

    None where the sentence hides it.
    """
    at = verb
    for _ in range(_CLIMB):
        token = parse.tokens[at]
        own = direct_subject(parse, at)
        if own is not None:
            return _antecedent(own, token)
        if at != verb and token.dep != "conj" and is_passive(parse, at):
            return agent(parse, at)
        above = _leans_on(parse, token)
        if above is None:
            return _hidden_subject(parse, token, verb)
        at = above
    return None


def _leans_on(parse: Parse, verb: Token) -> int | None:
    """The verb from which another takes its subject."""
    if verb.head == verb.i or verb.dep not in _LEANING:
        return None
    at = coordinated_with(parse, verb) if verb.dep == "conj" else verb.head
    return None if parse.tokens[at].is_noun else at


def _hidden_subject(parse: Parse, verb: Token, asked: int) -> int | None:
    """The subject where the climb ends: the noun before a participle, or what stands behind "said" at the end."""
    if verb.dep in ("acl", "relcl"):
        return verb.head if verb.tag != "VBN" or verb.i == asked else None
    if verb.dep == "dep" and parse.tokens[verb.head].is_noun:
        return verb.head
    return _object_after(parse, asked) if verb.i == asked and verb.head == verb.i else None


def coordinated_with(parse: Parse, verb: Token) -> int:
    """The verb that "and" joins to a finite verb: one in a tense too, however low the parser hung the second.

    "accuses the army of shelling the town and demands …": demands goes with accuses.
    """
    at = verb.head
    if not is_finite(parse, verb.i):
        return at
    for _ in range(_CLIMB):
        token = parse.tokens[at]
        if is_finite(parse, at) or token.head == at or token.dep in ("relcl", "conj"):
            break
        at = token.head
    return at if is_finite(parse, at) else verb.head


def _antecedent(subject: Token, verb: Token) -> int:
    """What a source is called: the noun before "that"; "who" and "which" are left as they stand."""
    if verb.dep == "relcl" and subject.lower == "that" and verb.head < subject.i:
        return verb.head
    return subject.i


def _object_after(parse: Parse, verb: int) -> int | None:
    """What the parser took for an object in "…, said Ana Lopez"."""
    for token in parse.with_dep(verb, "dobj", "npadvmod", "attr", "oprd"):
        if parse.edges[token.i][0] == verb + 1:
            return token.i
    return None


def trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """A stretch of tokens without the marks at its edges; quotation marks stay, and a bracket that is opened inside."""
    tokens = parse.tokens
    while first <= last and tokens[last].lower in _EDGE_MARKS and not _closes_bracket(parse, first, last):
        last -= 1
    while first <= last and tokens[first].lower in _EDGE_MARKS:
        first += 1
    return (first, last) if first <= last else None


def _closes_bracket(parse: Parse, first: int, last: int) -> bool:
    mark = parse.tokens[last].text
    if mark not in ")]":
        return False
    opening = "(" if mark == ")" else "["
    return any(parse.tokens[i].text == opening for i in range(max(first, last - 30), last))


def noun_phrase(parse: Parse, head: int, *, without: int = -1) -> tuple[int, int]:
    """First and last token of a phrase, cut at the token `without` where that hangs in it.

    A participle behind a comma is cut off too: "Ortiz, speaking in Lima, said".
    """
    first, last = parse.edges[head]
    if first <= without <= last:
        if without > head:
            last = without - 1
        else:
            first = without + 1
    for child in parse.with_dep(head, "acl", "advcl"):
        if head < child.i <= last and child.tag == "VBG" and parse.tokens[child.i - 1].lower == ",":
            last = child.i - 2
            break
    return trim(parse, first, last) or (head, head)
