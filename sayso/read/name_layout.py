"""How the lines of a report are laid: headlines in capitals, datelines, bylines, rows of tables; reports on sport."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.read.name_words import words
from sayso.read.parse import Parse, Token

_DATELINE_REACH = 9
"""Tokens within which the place of a dateline has to end."""
_DASHES = frozenset({"-", "--", "—", "–", "---"})
_SPORT_WORDS = 6
_SPORT_SHARE = 0.03
"""A report with six different words of sport, three in a hundred of all, is on sport (read off wire reports)."""
_BYLINE = 4
_OPENING = 4
"""Sentences at the beginning of a report in which a dateline may stand."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d.*)?")
_FIXTURE = 9
_HEADING = 4


class Line(NamedTuple):
    """A paragraph: tokens `first` up to, not including, `last`, and what sort of line it is."""

    first: int
    last: int
    capitals: bool
    """Written in capitals throughout, as headlines of agencies are."""
    dateline: range
    """The tokens of the place in a dateline; empty where there is none."""
    row: bool
    """A row of a table or a list of results: names and numbers without a sentence."""
    byline: bool


def find_lines(parse: Parse) -> tuple[Line, ...]:
    """The lines of a text in order."""
    bounds: list[tuple[int, int]] = []
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph == paragraph:
            bounds[-1] = (bounds[-1][0], sentence.last)
        else:
            bounds.append((sentence.first, sentence.last))
        paragraph = sentence.paragraph
    lines = [_line(parse.tokens[first:last]) for first, last in bounds]
    for sentence in parse.sentences[1:_OPENING]:
        # A title may stand in the same paragraph before the dateline.
        number = bisect_right(bounds, (sentence.first, len(parse.tokens))) - 1
        if not lines[number].dateline and not lines[number].row:
            lines[number] = lines[number]._replace(
                dateline=_dateline(parse.tokens[sentence.first : lines[number].last])
            )
    return tuple(
        line._replace(byline=_is_byline(parse.tokens[line.first : line.last]) and bool(after.dateline))
        for line, after in pairwise((*lines, _NOTHING))
    )


_NOTHING = Line(0, 0, capitals=False, dateline=range(0), row=False, byline=False)


def is_sport(parse: Parse) -> bool:
    """Whether a report is on sport, told by its heading («SOCCER - …») or by many words of sport."""
    opening = [token.text for token in parse.tokens[:_HEADING]]
    if parse.tokens and parse.tokens[0].lower in words("sports") and ("-" in opening or ":" in opening):
        return True
    sport = words("sport_words")
    hits = [token.lower for token in parse.tokens if token.lower in sport]
    return len(set(hits)) >= _SPORT_WORDS and len(hits) >= _SPORT_SHARE * len(parse.tokens)


def _line(tokens: Sequence[Token]) -> Line:
    written = [token for token in tokens if token.text.isalpha() and len(token.text) > 1]
    upper = sum(token.text.isupper() for token in written)
    first = tokens[0].i
    return Line(
        first,
        tokens[-1].i + 1,
        capitals=len(written) > 1 and upper >= 0.8 * len(written),
        dateline=_dateline(tokens),
        row=_is_row(tokens, written),
        byline=False,
    )


def _is_row(tokens: Sequence[Token], written: Sequence[Token]) -> bool:
    """Names and numbers in turn: «Ashford 3 Bexley 1», «Ashford 4 3 1 0 7»."""
    if len(tokens) <= _FIXTURE and any(token.text in {"AT", "v", "vs", "vs."} for token in tokens[1:-1]):
        return not any(token.text.islower() for token in written if token.text not in {"v", "vs"})
    numbers = sum(token.text[0].isdigit() for token in tokens)
    small = sum(token.text.islower() for token in written)
    return bool(numbers) and bool(written) and numbers * 4 >= len(written) and small * 4 <= len(written)


def _dateline(tokens: Sequence[Token]) -> range:
    """The place in «ASHFORD, England 2001-03-04» or «ASHFORD, Kent (Agency) —»."""
    first = tokens[0].i
    nothing = range(first, first)
    if not (tokens[0].text.isupper() and len(tokens[0].text) > 1):
        return nothing
    for token in tokens[1:_DATELINE_REACH]:
        if token.text in _DASHES or token.text == "(" or _is_month(token) or _YEAR.fullmatch(token.text):
            return range(first, token.i) if _ends_dateline(tokens, token.i - first) else nothing
        if not (token.text[0].isupper() or token.text in {",", "/", "'", "."}):
            return nothing
    return nothing


def _ends_dateline(tokens: Sequence[Token], at: int) -> bool:
    """A date to the end of the line, or a dash soon after, closes a dateline."""
    if tokens[at].text in _DASHES:
        return tokens[at].start > tokens[at - 1].end and at + 1 < len(tokens) and not tokens[at + 1].text.isupper()
    if tokens[at].text[0].isdigit():
        return _is_date(tokens, at)
    rest = tokens[at : at + 8]
    return any(token.text in _DASHES and token.start > before.end for before, token in pairwise(rest))


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    """«2001-03-04», be it one token or five."""
    return "-" in tokens[at].text[1:] or (
        at + 1 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].start == tokens[at].end
    )


def _is_month(token: Token) -> bool:
    return token.lower[:3] in _MONTHS and token.lower.rstrip(".") in words("never_names")


_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def _is_byline(tokens: Sequence[Token]) -> bool:
    return 1 < len(tokens) <= _BYLINE and all(token.text[0].isupper() and not token.text.isupper() for token in tokens)
