"""Names that the lexicon knows: countries, peoples, organisations, armed bands, weapons … wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.read.name_draft import Draft
from sayso.read.name_layout import Line
from sayso.read.name_words import known_names, openers
from sayso.read.parse import Parse
from sayso.record.reading import MentionKind

_LONGEST = 9
"""Tokens in the longest name that is looked for."""
_DIRECTIONS = frozenset({"North", "South", "East", "West", "NORTH", "SOUTH", "EAST", "WEST"})


def find_known(parse: Parse, lines: Sequence[Line]) -> Iterator[Draft]:
    """Known names, the longest from every word that one may begin with."""
    reach = openers()
    capitals = {i for line in lines if line.capitals for i in range(line.first, line.last)}
    done = 0
    for token in parse.tokens:
        longest = reach.get(token.text, 0)
        if token.i < done or not longest:
            continue
        if len(token.text) <= 2 and token.i in capitals:
            # In a headline in capitals «US» may be «us».
            continue
        if found := _longest_name(parse, token.i, longest):
            yield found
            done = found.last


def _longest_name(parse: Parse, first: int, longest: int) -> Draft | None:
    """The longest known name that begins with a token, within so many characters."""
    names, start = known_names(), parse.tokens[first].start
    for last in range(min(first + _LONGEST, len(parse.tokens)), first, -1):
        end = parse.tokens[last - 1].end
        if end - start > longest:
            continue
        kind = names.get(parse.text[start:end])
        if kind is not None and _stands_alone(parse, first, last):
            return Draft(_with_direction(parse, first, kind), last, None, kind)
    return None


def _with_direction(parse: Parse, first: int, kind: MentionKind) -> int:
    """«East Fife» is more than Fife; «In the East, Fife» is not."""
    before = parse.tokens[first - 1] if first else None
    if kind == "place" and before and before.text in _DIRECTIONS and before.tag == "NNP":
        return first - 1
    return first


def _stands_alone(parse: Parse, first: int, last: int) -> bool:
    """Not «Marsh» in «Marsh-Lee», nor «GB» in «4GB»; «Danish-born» holds «Danish»."""
    tokens = parse.tokens
    if first and tokens[first - 1].end == tokens[first].start and tokens[first - 1].text.isalnum():
        return False
    if last >= len(tokens) or tokens[last].start > tokens[last - 1].end or tokens[last].text != "-":
        return True
    return last + 1 >= len(tokens) or tokens[last + 1].text.islower()
