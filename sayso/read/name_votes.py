"""What speaks for the kind of a name where it stands: the lexicon, its own words, and the words beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sayso.read.name_draft import Draft
from sayso.read.name_layout import Line
from sayso.read.name_words import given_names, is_large_town, is_place_name, kind_by_words, words
from sayso.read.parse import Parse, Token
from sayso.record.reading import MentionKind

Weights = defaultdict[MentionKind, float]

SURE = 6.0
_STRONG, _CLEAR, _HINT, _GUESS = 12.0, 3.0, 2.0, 1.0
"""Weights beside the model's opinion. Their order matters more than their size; set on the practice sets of
score/names.py."""
_LEARNT = 2.0
"""The model's opinion: 3 is better on held-out passages and worse on two practice sets, 1 the other way round."""
_ACRONYM = 6
_ROADS = frozenset(
    {"street", "st.", "road", "rd.", "avenue", "ave.", "drive", "dr.", "lane", "boulevard", "blvd.", "highway"}
)
_PAPERS = frozenset({"newspaper", "newspapers", "daily", "magazine", "weekly"})
_NO_OFFICES = frozenset({"state", "city"})


class Vote(NamedTuple):
    """A kind and how much speaks for it."""

    kind: MentionKind
    weight: float


def find_votes(parse: Parse, draft: Draft, line: Line) -> tuple[Vote, ...]:
    """All that speaks for any kind where this one mention stands."""
    if draft.first in line.dateline:
        return (Vote("place", _STRONG),)
    if line.byline:
        return (Vote("person", _STRONG),)
    name = words_of(parse, draft)
    return (*_by_itself(parse, draft, name), *_by_towns(draft, name, line), *_by_neighbours(parse, draft, name))


def words_of(parse: Parse, draft: Draft) -> str:
    """The text of a draft."""
    return parse.text[parse.tokens[draft.first].start : parse.tokens[draft.last - 1].end]


def add_up(votes: Sequence[Vote]) -> Weights:
    """The weight of every kind."""
    total: Weights = defaultdict(float)
    for vote in votes:
        total[vote.kind] += vote.weight
    return total


def looks_like_person(parse: Parse, draft: Draft) -> bool:
    """«Alan Moss», «A. Moss», «A.J. Moss», with no word that only other names have."""
    tokens = parse.tokens[draft.first : draft.last]
    first, last = tokens[0], tokens[-1]
    if not 2 <= len(tokens) <= 6 or not last.text[0].isalpha() or last.lower in _ROADS:
        return False
    if last.lower in words("office_words") or first.text.startswith(("U.", "St.")):
        return False
    return first.lower in given_names() or _is_initial(first)


def _is_initial(token: Token) -> bool:
    return token.text[0].isupper() and token.text.endswith(".") and len(token.text) <= 4


def _by_itself(parse: Parse, draft: Draft, name: str) -> Iterator[Vote]:
    tokens = parse.tokens[draft.first : draft.last]
    if draft.known:
        # A lone word that names a place may as well be a family's.
        yield Vote(draft.known, _CLEAR if draft.known == "place" and len(tokens) == 1 else SURE)
    if by_words := kind_by_words(tokens[0].lower, tokens[-1].lower, several=len(tokens) > 1):
        yield Vote(by_words, _CLEAR)
    if looks_like_person(parse, draft):
        yield Vote("person", _CLEAR)
    if draft.label:
        yield Vote(draft.label, _LEARNT)
        if draft.label == "person" and name.lower() in given_names():
            yield Vote("person", _HINT)


def _by_towns(draft: Draft, name: str, line: Line) -> Iterator[Vote]:
    if draft.known:
        return
    if draft.length == 1 and not line.capitals and name.isupper() and 2 <= len(name) <= _ACRONYM:
        yield Vote("organisation", _GUESS)
    if draft.length <= 3 and is_large_town(name):
        yield Vote("place", _HINT)


def _by_neighbours(parse: Parse, draft: Draft, name: str) -> Iterator[Vote]:
    before = parse.tokens[draft.first - 1].lower if draft.first else ""
    after = parse.tokens[draft.last].lower if draft.last < len(parse.tokens) else ""
    if (before in words("titles") or before in words("office_heads")) and before not in _NO_OFFICES:
        yield Vote("person", _CLEAR)
    if after in _PAPERS:
        yield Vote("organisation", _CLEAR)
    if after in words("speech"):
        yield Vote("person", _GUESS / 2)
    if after == "," and draft.last + 1 < len(parse.tokens) and parse.tokens[draft.last + 1].text.isdigit():
        yield Vote("person", _GUESS)
    yield from _of_place(parse, draft, name, before, after)


def _of_place(parse: Parse, draft: Draft, name: str, before: str, after: str) -> Iterator[Vote]:
    """«in Ashford», «an Ashford resident», «Ann Moss of Ashford»."""
    open_name = not draft.known and is_place_name(name)
    if before in words("place_cues"):
        yield Vote("place", _CLEAR if open_name else _GUESS)
    elif open_name and (after in words("place_followers") or (before == "of" and _is_home(parse, draft))):
        yield Vote("place", _HINT)


def _is_home(parse: Parse, draft: Draft) -> bool:
    """«Ann Moss of Ashford», «Ann Moss, 34, of Ashford»."""
    if draft.first < 2:
        return False
    token = parse.tokens[draft.first - 2]
    return token.text == "," or token.tag == "NNP"
