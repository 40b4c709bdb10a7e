"""Neighbouring words with a capital that neither the tagger nor the lexicon took for a name."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.read.name_draft import Draft
from sayso.read.name_layout import Line
from sayso.read.name_words import words
from sayso.read.parse import Parse, Token

_LONGEST = 12
_PARTIES = frozenset("RDI")
_PROPER = frozenset({"NNP", "NNPS"})


def find_runs(parse: Parse, line: Line, covered: set[int], starts: frozenset[int], *, results: bool) -> Iterator[Draft]:
    """Runs in one line outside `covered`; `starts` are tokens that open sentences, `results` says a row of sport."""
    begin = line.first
    while begin < line.last:
        end = begin
        while end < line.last and end not in covered and _continues(parse, line, begin, end):
            end += 1
        while end > begin and not _has_capital(parse.tokens[end - 1]):
            end -= 1
        begin = _without_office(parse, begin, end)
        if begin < end <= begin + _LONGEST and _may_be_name(parse, begin, end, starts, results=results):
            yield Draft(begin, end)
        begin = max(end, begin + 1)


def _has_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.lower not in words("never_names")


def _continues(parse: Parse, line: Line, begin: int, at: int) -> bool:
    token = parse.tokens[at]
    if _has_capital(token):
        return True
    if at == begin or at + 1 >= line.last or not _has_capital(parse.tokens[at + 1]):
        return False
    if token.text == "-":
        return token.start == parse.tokens[at - 1].end
    return token.text == "&" or token.lower in words("joiners")


def _without_office(parse: Parse, begin: int, end: int) -> int:
    """After an office, and after a lawmaker's party in «R-Ashford»."""
    while begin < end and parse.tokens[begin].lower in words("office_words"):
        begin += 1
    if begin + 2 < end and parse.tokens[begin + 1].text == "-" and parse.tokens[begin].text in _PARTIES:
        return begin + 2
    return begin


def _may_be_name(parse: Parse, begin: int, end: int, starts: frozenset[int], *, results: bool) -> bool:
    """Proper nouns, not all of them common words; a lone word that opens a sentence in capitals is a heading."""
    tokens = parse.tokens[begin:end]
    if all(token.lower in words("common") or token.lower in words("sports") for token in tokens):
        return False
    if results or len(tokens) > 1:
        return len(tokens) == 1 or any(token.tag in _PROPER for token in tokens)
    lone = tokens[0]
    if begin and parse.tokens[begin - 1].text.isdigit() and parse.tokens[begin - 1].end == lone.start:
        # A unit, as in «4GB».
        return False
    return len(lone.text) > 1 and lone.tag in _PROPER and not (begin in starts and lone.text.isupper())
