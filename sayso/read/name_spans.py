"""Where names stand: what tagger, lexicon and layout find, and words with a capital that all passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.read.name_draft import Draft
from sayso.read.name_joins import join_drafts
from sayso.read.name_known import find_known
from sayso.read.name_layout import Line
from sayso.read.name_runs import find_runs
from sayso.read.name_tagged import find_tagged
from sayso.read.name_words import words
from sayso.read.parse import Parse

_HEADING = 4
"""Tokens in the longest heading of a table."""


def find_drafts(parse: Parse, lines: Sequence[Line], *, sport: bool, taken: frozenset[int]) -> list[Draft]:
    """Every stretch that may be a name, in order and without overlap; tokens in `taken` (dates) are none."""
    tagged = [draft for draft in find_tagged(parse, lines, sport=sport) if not taken.issuperset(_tokens(draft))]
    known = [draft for draft in find_known(parse, lines) if taken.isdisjoint(_tokens(draft))]
    datelines = [draft for line in lines for draft in _of_dateline(parse, line)]
    inside = {i for line in lines for i in line.dateline}
    drafts = datelines + [draft for draft in _settle(tagged, known) if inside.isdisjoint(_tokens(draft))]
    covered = {i for draft in drafts for i in _tokens(draft)} | taken
    starts = frozenset(sentence.first for sentence in parse.sentences)
    for line in lines:
        if not line.capitals or line.row or (sport and _is_league(parse, line)):
            drafts += find_runs(parse, line, covered, starts, results=sport and line.row)
    return join_drafts(parse, sorted(drafts, key=lambda draft: draft[:2]))


def _tokens(draft: Draft) -> range:
    return range(draft.first, draft.last)


def _is_league(parse: Parse, line: Line) -> bool:
    """A heading such as «NORTHERN DIVISION» over a table."""
    return line.last - line.first <= _HEADING and parse.tokens[line.last - 1].lower in words("league_heads")


def _of_dateline(parse: Parse, line: Line) -> Iterator[Draft]:
    """«ASHFORD, Kent» is two names of places."""
    begin = line.dateline.start
    for i in (*line.dateline, line.dateline.stop):
        if i == line.dateline.stop or parse.tokens[i].text in {",", "/"}:
            if begin < i and parse.tokens[begin].text[0].isalpha():
                yield Draft(begin, i, None, "place")
            begin = i + 1


def _settle(tagged: Sequence[Draft], known: Sequence[Draft]) -> list[Draft]:
    """One reading where both found something: the tagger's where it is longer, else the lexicon's."""
    at = {i: draft for draft in tagged for i in _tokens(draft)}
    kept = dict.fromkeys(tagged)
    added = []
    for draft in known:
        others = dict.fromkeys(at[i] for i in _tokens(draft) if i in at)
        if any(one.first <= draft.first and draft.last <= one.last and one[:2] != draft[:2] for one in others):
            continue
        label = next((one.label for one in others if one[:2] == draft[:2]), None)
        for one in others:
            kept.pop(one, None)
        added.append(draft._replace(label=label))
    return [*kept, *added]
