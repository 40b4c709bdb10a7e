"""The tagger's names, trimmed and split where they ran over lists, rows of results and brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from sayso.read.name_draft import Draft
from sayso.read.name_layout import Line
from sayso.read.name_words import kind_by_words, words
from sayso.read.parse import Parse, Token
from sayso.record.reading import MentionKind

_ARTICLES = frozenset({"the", "a", "an"})
_MARKS = frozenset("'\"’‘“”`().,;:-–—/[]*&|!?") | {"'s", "’s", "``", "''", "--", "..."}
_VERSUS = frozenset({"v", "v.", "vs", "vs.", "beat", "bt", "c", "b", "lbw", "at"})
_NUMBERED = frozenset({"organisation", "facility", "product", "weapon", "law", "event", "other"})
"""Kinds whose names may end with a number («Terminal 3»)."""


def find_tagged(parse: Parse, lines: Sequence[Line], *, sport: bool) -> Iterator[Draft]:
    """What the tagger found, without what is no part of a name."""
    in_rows = {i for line in lines if line.row for i in range(line.first, line.last)}
    for name in parse.kinds:
        kind = cast("MentionKind", name.label)
        tokens = parse.tokens[name.first : name.last]
        for piece in _split_results(tokens) if sport or name.first in in_rows else _split_list(tokens, kind):
            kept = _trimmed(piece, kind)
            if kept and _is_name(kept, kind):
                yield Draft(kept[0].i, kept[-1].i + 1, kind)


def _split_results(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The parts of a stretch that ran over numbers, dashes or verbs of a results list."""
    return _split_at(tokens, [at for at in range(len(tokens)) if _parts_results(tokens, at)])


def _parts_results(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    apart = token.text in {"-", "--"} and token.start > tokens[max(at - 1, 0)].end
    return apart or token.text[0].isdigit() or token.text in "():;," or token.lower in _VERSUS


def _split_list(tokens: Sequence[Token], kind: MentionKind) -> list[Sequence[Token]]:
    """«Ann Lee and Bob Moss» are two, unless the whole ends as organisations, laws or works do.

    An open bracket ends a name in any case.
    """
    texts = [token.text for token in tokens]
    if "(" in texts and ")" not in texts:
        return _split_at(tokens, [texts.index("(")])
    if kind == "other" or kind_by_words("", tokens[-1].lower, several=True):
        return [tokens]
    return _split_at(tokens, [at for at in range(1, len(tokens) - 1) if texts[at] in {"and", "AND", ","}])


def _split_at(tokens: Sequence[Token], places: Sequence[int]) -> list[Sequence[Token]]:
    edges = [-1, *places, len(tokens)]
    pieces = [tokens[start + 1 : end] for start, end in pairwise(edges)]
    return [piece for piece in pieces if piece]


def _trimmed(tokens: Sequence[Token], kind: MentionKind) -> Sequence[Token]:
    """A stretch without articles, marks and small words at its edges."""
    first, last = 0, len(tokens)
    while first < last and _is_loose_start(tokens[first]):
        first += 1
    while last - first > 1 and tokens[first].lower in words("common") and tokens[first].lower in words("office_heads"):
        first += 1
    while kind == "person" and last - first > 1 and tokens[first].lower in words("before_persons"):
        first += 1
    while last > first and _is_loose_end(tokens[last - 1], kind, alone=last - first == 1):
        last -= 1
    return tokens[first:last]


def _is_loose_start(token: Token) -> bool:
    if token.lower in _ARTICLES or token.text in _MARKS:
        return True
    return token.text.islower() and token.lower not in words("joiners")


def _is_loose_end(token: Token, kind: MentionKind, *, alone: bool) -> bool:
    if token.text in _MARKS or token.text.islower():
        return True
    return kind not in _NUMBERED and not alone and (token.text[0].isdigit() or token.text[0] == "+")


def _is_name(tokens: Sequence[Token], kind: MentionKind) -> bool:
    """Whether a stretch is more than an office, a day or a common word with a capital."""
    lower = [token.lower for token in tokens]
    if not any(char.isupper() for token in tokens for char in token.text) and kind != "product":
        return False
    if not any(token.text[0].isalpha() for token in tokens):
        return False
    if all(word in words("never_names") or not word[0].isalnum() for word in lower):
        return False
    if all(word in words("office_words") or word in words("titles") for word in lower):
        return False
    return len(tokens) > 1 or not (lower[0] in words("common") or lower[0] in words("sports"))
