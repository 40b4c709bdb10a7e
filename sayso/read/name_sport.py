"""Names in reports on sport: towns that are clubs, and players in lists of results."""

from __future__ import annotations

from sayso.lexicon.countries import country_by_name
from sayso.lexicon.places import find_regions
from sayso.read.name_draft import Draft
from sayso.read.name_layout import Line
from sayso.read.name_votes import looks_like_person, words_of
from sayso.read.name_words import kind_by_words, words
from sayso.read.parse import Parse
from sayso.record.reading import MentionKind

_CRICKET = frozenset({"c", "b", "st", "lbw", "run", "not"})
"""How a player got out, between names in a scorecard."""
_PLAYED_FOR = frozenset({"place", "facility", "person", "organisation"})


def kind_in_sport(parse: Parse, draft: Draft, kind: MentionKind, line: Line) -> MentionKind:
    """A town is a club in a report on sport, except where something is said to be in it.

    What ends in «League» or «Division» is a competition, an event; countries keep their kind.
    """
    if draft.length > 1 and parse.tokens[draft.last - 1].lower in words("league_heads"):
        return "event"
    name = words_of(parse, draft)
    if kind not in _PLAYED_FOR or draft.first in line.dateline or _has_national_team(name):
        return kind
    before, after = _beside(parse, draft, line)
    if line.row:
        return _in_row(parse, draft, kind, line)
    if kind == "organisation" and after == "(" and _is_listed_player(parse, draft, line):
        return "person"
    if kind != "place" or before in words("place_cues") or before == "(" or after in {",", ")"}:
        return kind
    head = kind_by_words("", parse.tokens[draft.last - 1].lower, several=draft.length > 1)
    return kind if head else "organisation"


def _beside(parse: Parse, draft: Draft, line: Line) -> tuple[str, str]:
    """The words before and after a name on its line."""
    before = parse.tokens[draft.first - 1].lower if draft.first > line.first else ""
    return before, parse.tokens[draft.last].text if draft.last < line.last else ""


def _in_row(parse: Parse, draft: Draft, kind: MentionKind, line: Line) -> MentionKind:
    """In rows of results a name between numbers is a team; a player has a first name, an initial or a country."""
    before, after = _beside(parse, draft, line)
    if before in {"at", "("}:
        return kind
    if before in _CRICKET or after in _CRICKET:
        return "person"
    if kind == "person" and (looks_like_person(parse, draft) or after in {"(", ","} or before == ","):
        return kind
    if kind == "place" and after in {",", ":", ")"}:
        return kind
    return "person" if after == "(" and _is_listed_player(parse, draft, line) else "organisation"


def _is_listed_player(parse: Parse, draft: Draft, line: Line) -> bool:
    """«Ann Moss (Norway)», «Ann Moss (17th)»: a full name with a country or a minute in brackets."""
    inside = parse.tokens[draft.last + 1] if draft.last + 1 < line.last else None
    if inside is None or not 2 <= draft.length <= 4:
        return False
    if kind_by_words("", parse.tokens[draft.last - 1].lower, several=True):
        return False
    return inside.text[0].isdigit() or country_by_name(inside.text) is not None


def _has_national_team(name: str) -> bool:
    """Countries, and the parts of the United Kingdom that play for themselves."""
    parts = (region for region in find_regions(name) if region.country == "GBR" and region.admin1)
    return country_by_name(name) is not None or next(parts, None) is not None
