"""Where a reported content ends, though the parser hangs more of the sentence on it."""

from __future__ import annotations

from sayso.read.clauses import direct_subject, is_finite
from sayso.read.cues import frames_of, words_of
from sayso.read.parse import Parse, Token

_FAR = 200
"""Tokens of a content that are searched for its end: no sentence that people read is longer."""


def background_end(parse: Parse, first: int, last: int) -> int:
    """The last token before what the outlet adds to a clause of its own choosing, or `last`."""
    for i in range(first + 1, min(last, first + _FAR) + 1):
        if _adds(parse, parse.tokens[i], last):
            return _before_joint(parse, i, first)
    return last


def content_end(parse: Parse, cue: Token, first: int, last: int) -> int:
    """The last token of a content that starts at `first` and by the parse runs to `last`.

    It ends before what goes on about the source (", saying …", "and demands …") and before what the outlet adds
    (", after …", ", which …").
    """
    quoted = parse.tokens[first].tag == "``"
    for i in range(first + 1, min(last, first + _FAR) + 1):
        token = parse.tokens[i]
        if token.lower == ";" and not quoted:
            return i - 1
        quoted = quoted != (token.tag in ("``", "''"))
        if _resumes(parse, cue, token) or _adds(parse, token, last) or _changes_source(parse, token):
            return _before_joint(parse, i, first)
    return last


def _before_joint(parse: Parse, i: int, first: int) -> int:
    """The last token before a cut, without adverbs, conjunction and comma."""
    at = i - 1
    while at > first and (parse.tokens[at].lower in (",", "and", "but", "–", "—", "-") or parse.tokens[at].dep == "cc"):
        at -= 1
    return at


def _mark_before(parse: Parse, i: int) -> Token:
    """The token before, quotation marks left out: the comma in “…,” saying."""
    at = i - 1
    while at > 0 and parse.tokens[at].tag in ("''", "``"):
        at -= 1
    return parse.tokens[at]


def _resumes(parse: Parse, cue: Token, token: Token) -> bool:
    """Whether a verb of saying inside what is said goes with the source after all."""
    if not token.is_verb or direct_subject(parse, token.i) is not None:
        return False
    before = _mark_before(parse, token.i)
    if token.tag == "VBG" and token.dep in ("advcl", "acl", "conj"):
        return token.lemma == "cite" or (before.lower == "," and "clause" in frames_of(parse, token))
    if token.dep == "conj" and token.tag == cue.tag and is_finite(parse, token.i) and token.head > cue.i:
        comma = before.lower == "," or _mark_before(parse, before.i).lower == ","
        return bool(frames_of(parse, token)) and (comma or not is_finite(parse, token.head))
    return False


def _adds(parse: Parse, token: Token, last: int) -> bool:
    """Whether the outlet's own addition begins here: behind a comma, and running to the end."""
    if _mark_before(parse, token.i).lower != ",":
        return False
    after = parse.tokens[token.i + 1].lower if token.i < last else ""
    if token.lower in words_of("background") or f"{token.lower} {after}" in words_of("background"):
        return True
    return token.tag in ("WDT", "WP") and token.lower in ("which", "who", "whom") and _ends_with(parse, token, last)


def _changes_source(parse: Parse, mark: Token) -> bool:
    """Whether "after", "while" … opens what somebody else says: "…, while the mayor denied it"."""
    if mark.lower not in words_of("contrast") or mark.dep not in ("mark", "advmod"):
        return False
    verb = parse.tokens[mark.head]
    subject = direct_subject(parse, verb.i)
    named = subject is not None and subject.is_noun
    return (
        named and verb.is_verb and verb.dep == "advcl" and not {"clause", "object"}.isdisjoint(frames_of(parse, verb))
    )


def _ends_with(parse: Parse, pronoun: Token, last: int) -> bool:
    for above in parse.ancestors(pronoun.i):
        if above.dep == "relcl":
            return parse.edges[above.i][1] >= last
    return False
