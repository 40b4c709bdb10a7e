"""Names: persons, organisations, places, groups … as the tagger marks them, put right by gazetteers and rules."""

from __future__ import annotations

from bisect import bisect_left

from sayso.read.name_headlines import find_headline_names
from sayso.read.name_kinds import find_kinds
from sayso.read.name_layout import find_lines, is_sport
from sayso.read.name_repeats import find_repeated_names
from sayso.read.name_roles import part_role
from sayso.read.name_spans import find_drafts
from sayso.read.name_words import words
from sayso.read.parse import Parse
from sayso.record import Mention, Time
from sayso.record.reading import MentionKind

_FULL_NAME = 2
"""Words of a name, family name and the first half of the given name, that a syllable may follow."""


def find_names(parse: Parse, *, times: tuple[Time, ...]) -> tuple[Mention, ...]:
    """Mentions of form `name`, in order and without overlap; what `times` cover is none.

    A person's mention is the bare name; the office that stands before it is its `role`.
    """
    lines = find_lines(parse)
    sport = is_sport(parse)
    drafts = find_drafts(parse, lines, sport=sport, taken=_taken(parse, times))
    kinds = find_kinds(parse, drafts, lines, sport=sport)
    found = [(draft.first, draft.last, kind) for draft, kind in zip(drafts, kinds, strict=True)]
    found = find_repeated_names(parse, found)
    found = find_headline_names(parse, found, lines)
    return tuple(_mention(parse, first, last, kind) for first, last, kind in found)


def _taken(parse: Parse, times: tuple[Time, ...]) -> frozenset[int]:
    """The tokens that belong to dates and times."""
    taken: set[int] = set()
    for time in times:
        i = bisect_left(parse.starts, time.span.start)
        while i < len(parse.tokens) and parse.tokens[i].start < time.span.end:
            taken.add(i)
            i += 1
    return frozenset(taken)


def _with_syllable(parse: Parse, first: int, last: int) -> int:
    """The end of a name with the second half of its last word: «Park Sun» «-won», but «Joe Biden» «-style»."""
    if last - first < _FULL_NAME or last + 1 >= len(parse.tokens):
        return last
    name, hyphen, half = parse.tokens[last - 1 : last + 2]
    adjoins = name.end == hyphen.start and hyphen.end == half.start and hyphen.text == "-"
    is_name = half.tag in ("NN", "NNP") and half.text.islower() and half.text not in words("suffixed")
    return last + 2 if adjoins and is_name else last


def _mention(parse: Parse, first: int, last: int, kind: MentionKind) -> Mention:
    role = None
    if kind == "person":
        first, role = part_role(parse, first, last)
        last = _with_syllable(parse, first, last)
    span = parse.span(first, last - 1)
    return Mention(
        id=parse.make_id("m", "name", span), span=span, words=span.of(parse.text), kind=kind, form="name", role=role
    )
