"""What kind of thing a name names: what speaks for it where it stands, and at its other mentions in the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sayso.read.name_draft import Draft
from sayso.read.name_layout import Line
from sayso.read.name_sport import kind_in_sport
from sayso.read.name_votes import SURE, Vote, Weights, add_up, find_votes, words_of
from sayso.read.name_words import given_names, is_place_name, words
from sayso.read.parse import Parse
from sayso.record.reading import MentionKind

_INITIAL = 2
_IN_FULL = 11.0
"""What speaks for a person where somebody with this family name is named in full: more than the model and a list."""
_ELSEWHERE = 1.0
"""How much the average of all mentions of a name counts beside the one at hand."""


def find_kinds(parse: Parse, drafts: Sequence[Draft], lines: Sequence[Line], *, sport: bool) -> list[MentionKind]:
    """The kind of every draft."""
    line_of = {i: line for line in lines for i in range(line.first, line.last)}
    names = [words_of(parse, draft) for draft in drafts]
    votes = [find_votes(parse, draft, line_of[draft.first]) for draft in drafts]
    for acronym, full in _acronyms(parse, drafts, names):
        votes[acronym] = (*votes[acronym], Vote(_best(add_up(votes[full])) or "organisation", SURE))
    persons = _family_names(parse, drafts, votes)
    together = _average(names, votes)
    kinds = []
    for draft, name, own in zip(drafts, names, votes, strict=True):
        kind = _decide(parse, draft, own, together[name.casefold()], may_be_person=name.casefold() in persons)
        kinds.append(kind_in_sport(parse, draft, kind, line_of[draft.first]) if sport else kind)
    return kinds


def _acronyms(parse: Parse, drafts: Sequence[Draft], names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Numbers of drafts where a name is followed by its initials in brackets: «World Seed Council (WSC)»."""
    for number in range(1, len(drafts)):
        full, short = drafts[number - 1], drafts[number]
        if short.length != 1 or short.first != full.last + 1 or parse.tokens[full.last].text != "(":
            continue
        initials = "".join(token.text[0] for token in parse.tokens[full.first : full.last] if token.text[0].isupper())
        if len(initials) > 1 and names[number].replace(".", "").upper() == initials:
            yield number, number - 1


def _family_names(parse: Parse, drafts: Sequence[Draft], votes: Sequence[tuple[Vote, ...]]) -> frozenset[str]:
    """The family names, in lower case, of persons that are named in full."""
    found = set()
    for draft, own in zip(drafts, votes, strict=True):
        if draft.length < 2 or _best(add_up(own)) != "person":
            continue
        first, last = parse.tokens[draft.first].lower, parse.tokens[draft.last - 1].lower
        found.add(last)
        # In East Asia family names stand first.
        if first in words("family_names_first") or (first not in given_names() and len(first) > _INITIAL):
            found.add(first)
    return frozenset(found)


def _average(names: Sequence[str], votes: Sequence[tuple[Vote, ...]]) -> dict[str, Weights]:
    """What speaks for the kinds of a name at its mentions, on average."""
    total: dict[str, Weights] = defaultdict(lambda: defaultdict(float))
    often = Counter(name.casefold() for name in names)
    for name, own in zip(names, votes, strict=True):
        key = name.casefold()
        for kind, weight in add_up(own).items():
            total[key][kind] += weight / often[key]
    return total


def _best(weights: Weights) -> MentionKind | None:
    return max(weights, key=lambda kind: (weights[kind], kind), default=None)


def _decide(
    parse: Parse, draft: Draft, own: Sequence[Vote], everywhere: Weights, *, may_be_person: bool
) -> MentionKind:
    weights = add_up(own)
    for kind, weight in everywhere.items():
        weights[kind] += weight * _ELSEWHERE
    if may_be_person and draft.length == 1 and _is_free(parse, draft):
        weights["person"] += _IN_FULL
    return _best(weights) or _guess(parse, draft)


def _is_free(parse: Parse, draft: Draft) -> bool:
    """Whether a word may be a family name here: «Jordan» after «Ann Jordan», but not «in Jordan»."""
    if not draft.known:
        return True
    before = parse.tokens[draft.first - 1].lower if draft.first else ""
    return draft.known == "place" and before not in words("place_cues")


def _guess(parse: Parse, draft: Draft) -> MentionKind:
    """The kind of a name of which nothing is known."""
    tokens = parse.tokens[draft.first : draft.last]
    if is_place_name(words_of(parse, draft)):
        return "place"
    if len(tokens) == 1:
        return "person" if tokens[0].lower in given_names() else "organisation"
    return "person" if len(tokens) <= 3 and all(token.text.isalpha() for token in tokens) else "organisation"
