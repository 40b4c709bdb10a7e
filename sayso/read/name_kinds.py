"""What kind of thing a name names: the lexicon, the words around it, and the other mentions of it in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sayso.lexicon.countries import country_by_name
from sayso.lexicon.places import find_regions
from sayso.read.name_layout import Line
from sayso.read.name_draft import Draft
from sayso.read.name_words import given_names, is_large_town, is_place_name, kind_by_words, words
from sayso.read.parse import Parse
from sayso.record.reading import MentionKind

Weights = defaultdict[MentionKind, float]

_SURE = 6.0
_GUESS = 1.0
_INITIAL = 2
_ACRONYM = 6
_ELSEWHERE = 1.0
"""How much the average of all mentions of a name counts beside the one at hand."""
_ROADS = frozenset(
    {"street", "st.", "road", "rd.", "avenue", "ave.", "drive", "dr.", "lane", "boulevard", "blvd.", "highway"}
)
_PAPERS = frozenset({"newspaper", "newspapers", "daily", "magazine", "weekly"})


class Vote(NamedTuple):
    """A kind and how much speaks for it."""

    kind: MentionKind
    weight: float


def find_kinds(
    parse: Parse, drafts: Sequence[Draft], lines: Sequence[Line], *, sport: bool
) -> list[MentionKind | None]:
    """The kind of every draft; None where it is no name after all."""
    line_of = _line_of(lines)
    names = [_words(parse, draft) for draft in drafts]
    votes = [_votes(parse, draft, name, line_of[draft.first]) for draft, name in zip(drafts, names, strict=True)]
    persons = _surnames(parse, drafts, votes)
    together = _together(names, votes)
    kinds: list[MentionKind | None] = []
    for draft, name, own in zip(drafts, names, votes, strict=True):
        kind = _decide(parse, draft, name, own, together[name.casefold()], persons)
        if sport and draft.last - draft.first > 1 and parse.tokens[draft.last - 1].lower in words("league_heads"):
            kind = "event"
        elif sport and kind in ("place", "facility", "person", "organisation", None):
            kind = _in_sport(parse, draft, name, kind, line_of[draft.first])
        kinds.append(kind)
    return kinds


def _line_of(lines: Sequence[Line]) -> dict[int, Line]:
    return {i: line for line in lines for i in range(line.first, line.last)}


def _words(parse: Parse, draft: Draft) -> str:
    return parse.text[parse.tokens[draft.first].start : parse.tokens[draft.last - 1].end]


def _votes(parse: Parse, draft: Draft, name: str, line: Line) -> tuple[Vote, ...]:
    """What speaks for which kind where this one mention stands."""
    tokens = parse.tokens[draft.first : draft.last]
    found: list[Vote] = []
    if draft.known and draft.first not in line.dateline:
        # A lone word that names a place may as well be a family's.
        found.append(Vote(draft.known, _SURE / 2 if draft.known == "place" and len(tokens) == 1 else _SURE))
    if draft.first in line.dateline:
        found.append(Vote("place", 2 * _SURE))
    if line.byline:
        found.append(Vote("person", 2 * _SURE))
    if by_words := kind_by_words(tokens[0].lower, tokens[-1].lower, several=len(tokens) > 1):
        found.append(Vote(by_words, _SURE / 2))
    if _looks_like_person(parse, draft):
        found.append(Vote("person", _SURE / 2))
    if draft.label:
        found.append(Vote(draft.label, _GUESS))
        if draft.label == "person" and len(tokens) == 1 and tokens[0].lower in given_names():
            found.append(Vote("person", 2 * _GUESS))
    found += _votes_of_neighbours(parse, draft)
    if not line.capitals and len(tokens) == 1 and name.isupper() and 2 <= len(name) <= _ACRONYM and not draft.known:
        found.append(Vote("organisation", _GUESS))
    if len(tokens) <= 3 and not draft.known and is_large_town(name):
        found.append(Vote("place", 2 * _GUESS))
    return tuple(found)


def _looks_like_person(parse: Parse, draft: Draft) -> bool:
    """«Alan Moss», «A. Moss», «A.J. Moss», with no word that only other names have."""
    tokens = parse.tokens[draft.first : draft.last]
    first = tokens[0]
    if (
        len(tokens) < 2
        or len(tokens) > 6
        or not tokens[-1].text[0].isalpha()
        or tokens[-1].lower in words("office_words")
    ):
        return False
    initial = (
        first.text[0].isupper()
        and first.text.endswith(".")
        and len(first.text) <= 2 * _INITIAL
        and len(first.text.strip(".")) <= 3
    )
    return (first.lower in given_names() or initial) and not first.text.startswith(("U.", "St."))


def _votes_of_neighbours(parse: Parse, draft: Draft) -> list[Vote]:
    before = parse.tokens[draft.first - 1] if draft.first else None
    after = parse.tokens[draft.last] if draft.last < len(parse.tokens) else None
    found: list[Vote] = []
    if (
        before
        and (before.lower in words("titles") or before.lower in words("office_heads"))
        and before.lower not in {"state", "city"}
    ):
        found.append(Vote("person", 3 * _GUESS))
    if before and before.lower in words("place_cues"):
        found.append(Vote("place", 3 * _GUESS if not draft.known and is_place_name(_words(parse, draft)) else _GUESS))
    elif after and after.lower in words("place_followers") and not draft.known and is_place_name(_words(parse, draft)):
        found.append(Vote("place", 2 * _GUESS))
    elif before and before.lower == "of" and draft.first > 1 and not draft.known and _is_home(parse, draft):
        found.append(Vote("place", 2 * _GUESS))
    if after and after.lower in _PAPERS:
        found.append(Vote("organisation", 3 * _GUESS))
    if after and after.lower in words("speech"):
        found.append(Vote("person", _GUESS / 2))
    if (
        after
        and after.text == ","
        and draft.last + 1 < len(parse.tokens)
        and parse.tokens[draft.last + 1].text.isdigit()
    ):
        found.append(Vote("person", _GUESS))
    return found


def _is_home(parse: Parse, draft: Draft) -> bool:
    """«Ann Moss of Ashford», «Ann Moss, 34, of Ashford»."""
    token = parse.tokens[draft.first - 2]
    return (token.text == "," or token.tag == "NNP") and is_place_name(_words(parse, draft))


def _surnames(parse: Parse, drafts: Sequence[Draft], votes: Sequence[tuple[Vote, ...]]) -> frozenset[str]:
    """Last (and first) words of the persons that are named in full."""
    found = set()
    for draft, own in zip(drafts, votes, strict=True):
        if draft.last - draft.first > 1 and _best(_weights(own)) == "person":
            found.add(parse.tokens[draft.last - 1].lower)
            first = parse.tokens[draft.first].lower
            if first in words("family_names_first") or (first not in given_names() and len(first) > _INITIAL):
                # Family names stand first in East Asia.
                found.add(first)
    return frozenset(found)


def _weights(votes: Sequence[Vote]) -> Weights:
    total: Weights = defaultdict(float)
    for vote in votes:
        total[vote.kind] += vote.weight
    return total


def _together(names: Sequence[str], votes: Sequence[tuple[Vote, ...]]) -> dict[str, Weights]:
    """What speaks for the kinds of a name in the whole text."""
    total: dict[str, Weights] = defaultdict(lambda: defaultdict(float))
    often = Counter(name.casefold() for name in names)
    for name, own in zip(names, votes, strict=True):
        key = name.casefold()
        for kind, weight in _weights(own).items():
            total[key][kind] += weight / often[key]
    return total


def _best(weights: Weights) -> MentionKind | None:
    return max(weights, key=lambda kind: (weights[kind], kind), default=None)


def _decide(
    parse: Parse,
    draft: Draft,
    name: str,
    own: Sequence[Vote],
    everywhere: Weights,
    persons: frozenset[str],
) -> MentionKind | None:
    single = draft.last - draft.first == 1
    weights = _weights(own)
    for kind, weight in everywhere.items():
        weights[kind] += weight * _ELSEWHERE
    if single and name.casefold() in persons and (not draft.known or _is_free(parse, draft)):
        weights["person"] += _SURE
    best = _best(weights)
    if best is None:
        return _unknown(parse, draft, name)
    return best


def _is_free(parse: Parse, draft: Draft) -> bool:
    """Whether a known place's name may be a person's here: «Jordan» after «Neil Jordan», not «in Jordan»."""
    return draft.known == "place" and (
        not draft.first or parse.tokens[draft.first - 1].lower not in words("place_cues")
    )


def _unknown(parse: Parse, draft: Draft, name: str) -> MentionKind | None:
    """A name of which nothing is known."""
    tokens = parse.tokens[draft.first : draft.last]
    if is_place_name(name):
        return "place"
    if len(tokens) == 1 and tokens[0].lower in given_names():
        return "person"
    return "person" if 2 <= len(tokens) <= 3 and all(token.text.isalpha() for token in tokens) else "organisation"


def _in_sport(parse: Parse, draft: Draft, name: str, kind: MentionKind | None, line: Line) -> MentionKind | None:
    """A town is a club in a report on sport, except where something is said to be in it."""
    if draft.first in line.dateline or _has_national_team(name):
        return kind
    before = parse.tokens[draft.first - 1].lower if draft.first > line.first else ""
    after = parse.tokens[draft.last].text if draft.last < line.last else ""
    if line.row:
        return _in_row(parse, draft, kind, line, before, after)
    if kind == "organisation" and after == "(" and _is_listed_player(parse, draft, line):
        return "person"
    if kind != "place" or before in words("place_cues") or before == "(" or after in {",", ")"}:
        return kind
    if kind_by_words("", parse.tokens[draft.last - 1].lower, several=draft.last - draft.first > 1):
        return kind
    return "organisation"


def _in_row(
    parse: Parse, draft: Draft, kind: MentionKind | None, line: Line, before: str, after: str
) -> MentionKind | None:
    """In rows of results a name between numbers is a team; a player has a first name, an initial or a country."""
    if before == "at" or before == "(" or before in _CRICKET or after in _CRICKET:
        return kind if before in {"at", "("} else "person"
    if kind == "person" and (_looks_like_person(parse, draft) or after in {"(", ","} or before == ","):
        return kind
    if kind == "place" and after in {",", ":", ")"}:
        return kind
    return "person" if after == "(" and _is_listed_player(parse, draft, line) else "organisation"


def _is_listed_player(parse: Parse, draft: Draft, line: Line) -> bool:
    """«Ann Moss (Norway)», «Ann Moss (17th)»: a full name with a country or a minute in brackets."""
    tokens = parse.tokens[draft.first : draft.last]
    inside = parse.tokens[draft.last + 1] if draft.last + 1 < line.last else None
    if inside is None or not 2 <= len(tokens) <= 4 or kind_by_words("", tokens[-1].lower, several=True):
        return False
    return inside.text[0].isdigit() or country_by_name(inside.text) is not None


def _has_national_team(name: str) -> bool:
    """Countries, and the parts of the United Kingdom that play for themselves."""
    return country_by_name(name) is not None or any(
        region.country == "GBR" and region.admin1 for region in find_regions(name)
    )


_CRICKET = frozenset({"c", "b", "st", "lbw", "run", "not"})
