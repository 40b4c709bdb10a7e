"""What a verb of saying governs as a clause: behind it, before it, or around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sayso.read.clauses import FINITE, direct_subject, has_to, verb_group
from sayso.read.cues import Reach, frames_of, words_of
from sayso.read.parse import Parse, Token

Frames = Mapping[str, Reach]

_JOINED = 3
"""Tokens between the two verbs of one cue: "went on to say" has two."""
_SHORT_TAIL = 8
"""Tokens behind a verb of saying that ends its sentence: "said in a statement on Monday."."""


class Found(NamedTuple):
    """A content as tokens `first` to `last`, and the frame in which it stands."""

    frame: str
    reach: Reach
    first: int
    last: int


def joins_above(parse: Parse, verb: Token) -> bool:
    """Whether a verb is the second half of a cue: "declined to say"."""
    above = parse.tokens[verb.head]
    if verb.dep != "xcomp" or above.lemma not in words_of("control") or not 0 < verb.i - above.i <= _JOINED:
        return False
    return above.lemma not in words_of("refusal") or verb.lemma in words_of("withheld")


def by_clause(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """A clause behind the verb ("said that …"), or before it ("…, she said")."""
    if "clause" not in frames or _only_asks(parse, verb):
        return None
    below = [child for child in parse.children[verb.i] if _is_clause(parse, verb, parse.tokens[child])]
    after = [child for child in below if child > verb.i]
    if after:
        return _clause_after(parse, verb, after, frames)
    if below and parse.tokens[_before(parse, verb)].lower != ";":
        first = _fronted_first(parse, verb, below[0])
        return Found("clause", frames["clause"], first, max(below[-1], _before(parse, verb)))
    asked = _bare_question(parse, verb)
    return None if asked is None else Found("clause", frames["clause"], asked, asked)


def _bare_question(parse: Parse, verb: Token) -> int | None:
    """The question word that is all that is said, whichever half of the cue it hangs on: "declined to say why"."""
    following = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    if following is None or following.tag not in ("WRB", "WP", "WDT"):
        return None
    return following.i if following.head in (verb.i, verb.head) and joins_above(parse, verb) else None


def _only_asks(parse: Parse, verb: Token) -> bool:
    """Whether an infinitive finds something out and tells nothing: "to determine whether"; "wanted to know" asks."""
    return has_to(parse, verb.i) and verb.lemma in words_of("inquiry") and not joins_above(parse, verb)


def _is_clause(parse: Parse, verb: Token, below: Token) -> bool:
    if below.dep == "ccomp":
        return not has_to(parse, below.i)
    gerund = below.tag == "VBG" or any(token.tag == "VBG" for token in parse.with_dep(below.i, "aux"))
    return below.dep == "xcomp" and gerund and verb.lemma in words_of("gerund")


def _clause_after(parse: Parse, verb: Token, after: list[int], frames: Frames) -> Found | None:
    first = max(verb.i + 1, parse.edges[after[0]][0])
    last = _last_clause(parse, verb, after)
    if "predicate" in frames and is_small_clause(parse, after[0]):
        return Found("predicate", frames["predicate"], first, last)
    relative = relative_before(parse, verb)
    start = _stray_subject(parse, verb, after[0]) if relative is None else relative
    return Found("clause", frames["clause"], first if start is None else start, last)


def _stray_subject(parse: Parse, verb: Token, clause: int) -> int | None:
    """The start of a clause whose subject the parser took for an object: "indicated [an inquiry is under way]"."""
    token = parse.tokens[clause]
    if (
        direct_subject(parse, clause) is not None
        or token.tag in ("VBG", "VBN", "TO")
        or verb.lemma in words_of("hearer")
    ):
        return None
    for noun in parse.with_dep(verb.i, "dobj", "dative", "npadvmod"):
        if verb.i < noun.i < clause and parse.edges[noun.i][1] == parse.edges[clause][0] - 1:
            return parse.edges[noun.i][0]
    return None


def _last_clause(parse: Parse, verb: Token, after: list[int]) -> int:
    """The end of what is said, with the clauses that "and" adds to it but the parser hung on the verb of saying."""
    last = parse.edges[after[0]][1]
    for child in parse.children[verb.i]:
        token = parse.tokens[child]
        if child <= after[0] or not token.is_verb or token.dep not in ("ccomp", "conj"):
            continue
        if token.dep == "conj" and not _goes_on(parse, verb, token):
            break
        if token.dep == "ccomp" and direct_subject(parse, child) is not None and "clause" in frames_of(parse, token):
            break
        last = parse.edges[child][1]
    return last


def _goes_on(parse: Parse, verb: Token, added: Token) -> bool:
    """Whether a clause added with "and" is still what is said: it stands in another tense than the verb of saying.

    "said it would cost more but could pay off": "could" goes with "would", not with "said".
    """
    first = parse.tokens[verb_group(parse, added.i)[0]]
    group = parse.tokens[verb_group(parse, verb.i)[0]]
    if parse.tokens[parse.edges[added.i][0]].lower == "that":
        return True
    if "clause" in frames_of(parse, added) or first.tag == group.tag:
        return False
    return direct_subject(parse, added.i) is None or first.tag == "MD"


def relative_before(parse: Parse, verb: Token) -> int | None:
    """The relative pronoun that belongs to what is said: "which the group says was late", "what he called"."""
    subject = direct_subject(parse, verb.i)
    if subject is None or subject.i > verb.i or subject.tag in ("WDT", "WP"):
        return None
    before = parse.edges[subject.i][0] - 1
    if before < 0 or parse.tokens[before].tag not in ("WDT", "WP"):
        return None
    return before


def is_small_clause(parse: Parse, head: int) -> bool:
    """Whether a clause has no verb: "called [the raid a crime]"."""
    return not parse.tokens[head].is_verb and not any(parse.with_dep(head, "aux", "cop"))


def _fronted_first(parse: Parse, verb: Token, clause: int) -> int:
    """The start of a content that stands before its cue: that of the sentence, unless another cue stands there."""
    sentence = parse.sentences[parse.sentence_of[verb.i]]
    first = parse.edges[clause][0]
    for i in range(first - 1, sentence.first - 1, -1):
        token = parse.tokens[i]
        if token.lower in ("“", '"', "''", "``", ":", ";", "”") or (
            token.is_verb and "clause" in frames_of(parse, token)
        ):
            return first
    return sentence.first


def _before(parse: Parse, verb: Token) -> int:
    """The last token before a verb and its subject."""
    first = verb_group(parse, verb.i)[0]
    subject = direct_subject(parse, verb.i)
    if subject is not None and subject.i < verb.i:
        first = min(first, parse.edges[subject.i][0])
    return first - 1


def by_parenthesis(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """The verb hangs on what is said: "The raid, Ortiz said, was over"."""
    if "clause" not in frames or verb.dep != "parataxis" or direct_subject(parse, verb.i) is None:
        return None
    return Found("clause", frames["clause"], *parse.edges[verb.head])


def by_comma(parse: Parse, verb: Token, frames: Frames) -> Found | None:
    """What stands before a comma, where the parser did not see that it is said: "Five died, officials said".

    What stands before "…, who said" is whom "who" means, not what is said.
    """
    subject = direct_subject(parse, verb.i)
    if "clause" not in frames or subject is None or verb.tag not in FINITE or subject.tag in ("WDT", "WP"):
        return None
    comma = _before(parse, verb)
    sentence = parse.sentences[parse.sentence_of[verb.i]]
    if comma <= sentence.first or parse.tokens[comma].lower != "," or parse.tokens[comma - 1].tag == "''":
        return None
    if sentence.last - verb.i > _SHORT_TAIL and subject.i < verb.i:
        return None
    first = _fronted_first(parse, verb, comma)
    return Found("clause", frames["clause"], first, comma - 1) if first == sentence.first else None
