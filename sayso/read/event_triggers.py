"""Which words stand for happenings: verbs and nouns, and the light verb that carries a noun ("held talks")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from sayso.lexicon import table
from sayso.lexicon.happenings import is_listed
from sayso.read.language import foreign_sentences
from sayso.read.parse import Parse, Token

_POS: dict[str, Literal["VERB", "NOUN", "ADJ"]] = {"V": "VERB", "N": "NOUN", "J": "ADJ"}
_LIKELY, _LIKELY_LISTED = 0.5, 0.2
"""How likely a noun or adjective must be a happening that no list has, and one that happenings.toml has. In MEANTIME 15
of 19 words found by the first and 7 of 8 by the second are happenings."""


class Trigger(NamedTuple):
    """The token that names a happening, its lemma with the particle, and the light verb that carries it."""

    token: Token
    lemma: str
    light: int | None = None

    @property
    def pos(self) -> Literal["VERB", "NOUN", "ADJ"]:
        """The part of speech as Universal Dependencies name it."""
        return _POS[self.token.tag[0]]


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(table("en", "events")["verbs"][name])


@cache
def event_nouns() -> frozenset[str]:
    """Lemmas of the nouns that name happenings, those with a PLOVER type too."""
    typed = {
        head
        for modes in table("en", "plover")["nouns"].values()
        for patterns in modes.values()
        for pattern in patterns
        for head in pattern.replace(" <", ">").replace(" +", ">").replace(" ~", ">").split(">")[0].split()
    }
    return frozenset(table("en", "events")["nouns"]["list"]) | typed


def with_particle(parse: Parse, i: int) -> str:
    """The lemma of a verb, with its particle: "carry_out"."""
    for particle in parse.with_dep(i, "prt"):
        return f"{parse.tokens[i].lemma}_{particle.lower}"
    return parse.tokens[i].lemma.lower()


def find_triggers(parse: Parse) -> Iterator[Trigger]:
    """Candidates in order of the text; those that are bare (see `is_bare`) need a PLOVER type to count."""
    foreign = foreign_sentences(parse)
    for token in parse.tokens:
        if parse.sentence_of[token.i] in foreign:
            continue
        if token.tag[:2] == "VB":
            yield from _verb_trigger(parse, token)
        elif token.tag[:1] in "NJ" and (_is_event_noun(token) or _is_learnt(parse, token)):
            yield Trigger(token, token.lemma.lower(), light_verb(parse, token))


def _is_learnt(parse: Parse, token: Token) -> bool:
    """Whether the model takes a word for a happening that no list has ("a tremor", "found dead")."""
    likely = 1.0 - parse.guesses.likelihood("trigger", token.i, "none")
    return likely >= (_LIKELY_LISTED if is_listed(token.lemma.lower(), _POS[token.tag[0]]) else _LIKELY)


def _verb_trigger(parse: Parse, token: Token) -> Iterator[Trigger]:
    if token.dep in ("aux", "auxpass", "amod", "compound", "prep", "case"):
        return
    if any(True for _ in parse.with_dep(token.i, "det")):
        # "the accused", "the killing of": a participle or gerund that has become a noun.
        return
    lemma = with_particle(parse, token.i)
    if _carries_noun(parse, token, lemma):
        return
    yield Trigger(token, lemma)


def is_bare(lemma: str) -> bool:
    """Whether a verb names no happening of its own, so that only a PLOVER type makes it an event."""
    return is_speech(lemma) or lemma in _verbs("grammar")


def is_speech(lemma: str) -> bool:
    """Whether a verb is one of saying or thinking."""
    return lemma in _verbs("speech")


def _is_light(lemma: str) -> bool:
    return lemma in _verbs("light") or lemma.split("_", maxsplit=1)[0] in _verbs("light")


def _carries_noun(parse: Parse, token: Token, lemma: str) -> bool:
    if not _is_light(lemma):
        return False
    return any(
        child.tag in ("NN", "NNS") and _is_event_noun(child) and light_verb(parse, child) == token.i
        for child in parse.with_dep(token.i, "dobj", "nsubjpass", "nsubj")
    )


def _is_event_noun(token: Token) -> bool:
    if token.lemma.lower() not in event_nouns() or token.dep in ("compound", "npadvmod", "nmod"):
        return False
    if token.tag not in ("NN", "NNS"):
        return False
    return token.tag == "NNS" or token.lemma.lower() not in _plural_only()


@cache
def _plural_only() -> frozenset[str]:
    return frozenset(table("en", "events")["nouns"]["plural_only"])


def light_verb(parse: Parse, token: Token) -> int | None:
    """The verb that lends a noun its tense and arguments, if one does."""
    while token.dep == "conj" and parse.tokens[token.head].is_noun:
        token = parse.tokens[token.head]
    verb = parse.tokens[token.head]
    if not verb.is_verb or not _is_light(with_particle(parse, verb.i)):
        return None
    if token.dep in ("dobj", "nsubjpass"):
        return verb.i
    if token.dep == "nsubj" and not any(True for _ in parse.with_dep(verb.i, "dobj", "attr")):
        return verb.i
    return None
