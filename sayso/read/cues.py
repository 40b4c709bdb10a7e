"""The words that tie a source to a content, from `lexicon/data/<language>/cues.toml`, ready to be looked up."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.record.reading import Stance

Frames = dict[str, Stance]
"""Frame to stance: how the source stands to a content in that frame."""

VERB_FRAMES = (
    "clause", "quotation", "infinitive", "object_infinitive", "object", "shown", "predicate", "preposition",
    "agentless",
)  # fmt: skip
NOUN_FRAMES = ("noun_that", "noun_to", "noun_of", "noun_for")


class Reach(NamedTuple):
    """The stance of a frame, and the particle or preposition that belongs to the cue (a token, or -1)."""

    stance: Stance
    particle: int


@cache
def verb_cues() -> dict[str, Frames]:
    """Frames by verb: a lemma, or lemma and particle or preposition as in "call for".

    >>> verb_cues()["deny"]["clause"], verb_cues()["call for"]["preposition"]
    ('denies', 'demands')
    """
    return _frames(VERB_FRAMES)


@cache
def noun_cues() -> dict[str, Frames]:
    """Frames by noun.

    >>> noun_cues()["refusal"]["noun_to"]
    'denies'
    """
    return _frames(NOUN_FRAMES)


@cache
def adverb_cues() -> dict[str, Stance]:
    """Adverbs that hide a source, such as "reportedly"."""
    return {word: stance for stance, words in table("en", "cues")["adverbs"].items() for word in words}


@cache
def adjective_cues() -> dict[str, Stance]:
    """Adjectives that take a clause, such as "convinced"."""
    return {word: stance for stance, words in table("en", "cues")["adjective"].items() for word in words}


@cache
def words_of(name: str) -> frozenset[str]:
    """A plain list of `[phrases]` by its name."""
    return frozenset(table("en", "cues")["phrases"][name])


def frames_of(parse: Parse, verb: Token) -> dict[str, Reach]:
    """The frames in which a verb can attribute, with those that its particle or a preposition opens."""
    cues = verb_cues()
    found = {frame: Reach(stance, -1) for frame, stance in cues.get(verb.lemma, {}).items()}
    if verb.lemma not in _first_words():
        return found
    for child in parse.children[verb.i]:
        token = parse.tokens[child]
        pair = cues.get(f"{verb.lemma} {token.lower}") if child > verb.i else None
        for frame, stance in (pair or {}).items():
            # "claim responsibility" names its object, which is part of the content and not of the cue.
            found.setdefault(frame, Reach(stance, -1 if token.dep == "dobj" else child))
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(cue.split(" ", 1)[0] for cue in verb_cues() if " " in cue)


def _frames(names: tuple[str, ...]) -> dict[str, Frames]:
    words = table("en", "cues")
    found: dict[str, Frames] = {}
    for frame in names:
        for stance, lemmas in words[frame].items():
            for lemma in lemmas:
                found.setdefault(lemma, {})[frame] = stance
    return found
