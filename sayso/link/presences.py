"""Statements that somebody is somewhere: no event tells them, and yet they are what a claim is often about.

"North Korean troops were in Russia" has no word for a happening: the copula between a group and a place is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.record import Mention, Reading, Sentence, Statement
from sayso.record.reading import Certainty, Polarity, Tense

KIND = "presence"
"""The kind of happening that a presence is compared as."""
_BEFORE = 70
"""Characters before a place in which the words must stand that put somebody there."""
_WHO = frozenset({"group", "person", "organisation"})
_PUTS_THERE = re.compile(
    r"(?:\b(?P<modal>will|would|may|might|could|to)\s+(?:\w+\s+)?)?(?:\b(?:have|has|had)\s+)?"
    r"\b(?:is|are|was|were|be|been|[’']re|seen)(?P<denied>n[’']t)?"
    r"(?P<between>(?:\s+(?:now|already|still|currently|also|not|never|no\s+longer|seen|present|stationed|based|located"
    r"|deployed|there|all))*)\s+(?:in|inside|at|near)(?:\s+the)?(?:\s+[\w.]+[’']s?)?\s+$"
)
_THERE_ARE = re.compile(
    r"\bthere\s+(?:is|are|was|were|(?P<modal>will|would|may|might|could)\s+be)(?P<denied>n[’']t)?"
    r"\s+(?P<between>[^.;:,]{3,50}?)\s+(?:in|inside|at|near)(?:\s+the)?(?:\s+[\w.]+[’']s?)?\s+$"
)
_NOT = re.compile(r"\b(?:no|not|never|no\s+longer)\b")
_NOBODY = re.compile(r"\b(?:no|never)\b[^.;,]*$", re.IGNORECASE)
_GAP = 30
"""Characters between who is meant and the words that put them there."""
_LESS = frozenset({"may", "might", "could"})


class Presence(NamedTuple):
    """Somebody in a place, as a statement has it; `start` is where the words stand that say so."""

    statement: Statement
    sentence: Sentence
    start: int
    words: str
    who: Mention
    place: Mention
    polarity: Polarity
    certainty: Certainty
    tense: Tense


def find_presences(reading: Reading) -> Iterator[Presence]:
    """The presences that statements report, the first of each, in the order of the text."""
    seen: set[str] = set()
    mentions = sorted(reading.mentions, key=lambda mention: mention.span)
    for place in mentions:
        statement = _innermost(reading, place) if place.kind == "place" and place.form == "name" else None
        sentence = next((each for each in reading.sentences if each.span.covers(place.span)), None)
        if statement is None or sentence is None or statement.id in seen:
            continue
        found = _put_there(reading, mentions, statement, sentence, place)
        if found:
            seen.add(statement.id)
            yield found


def _innermost(reading: Reading, place: Mention) -> Statement | None:
    """The statement nearest around a place."""
    around = [each for each in reading.statements if any(span.covers(place.span) for span in each.content)]
    return min(around, key=lambda each: sum(end - start for start, end in each.content), default=None)


def _put_there(
    reading: Reading, mentions: list[Mention], statement: Statement, sentence: Sentence, place: Mention
) -> Presence | None:
    start = max(sentence.span.start, place.span.start - _BEFORE)
    before = reading.article.text[start : place.span.start]
    found = _THERE_ARE.search(before) or _PUTS_THERE.search(before)
    if not found:
        return None
    first, last = start + found.start(), start + found.end()
    around = range(first, last) if found.re is _THERE_ARE else range(first - _GAP, first + 1)
    who = [each for each in mentions if each.kind in _WHO and each.span.end in around]
    if not who:
        return None
    subject = reading.article.text[sentence.span.start : first][-_GAP:]
    denied = bool(found["denied"] or _NOT.search(found["between"]) or _NOBODY.search(subject))
    return Presence(
        statement=statement,
        sentence=sentence,
        start=first,
        words=" ".join(found[0].split()),
        who=who[-1],
        place=place,
        polarity="negative" if denied != (statement.polarity == "negative") else "positive",
        certainty="possible" if found["modal"] in _LESS else statement.certainty,
        tense="future" if found["modal"] else "present",
    )
