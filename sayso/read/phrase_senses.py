"""What a common noun stands for: kind and PLOVER sector, from the noun and the words before it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.record.reading import MentionKind

KINDS = ("person", "group", "organisation", "place", "facility", "weapon", "product")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BEFORE = frozenset(
    {
        "det",
        "predet",
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "quantmod",
        "npadvmod",
        "nn",
        "punct",
    }
)
_ARTICLES = frozenset({"the", "a", "an"})
_MARKS = frozenset({",", ".", ":", ";", "''", "``", '"', "“", "”", "-", "–", "—", "(", ")", "[", "]"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Sense(NamedTuple):
    """Kind and sector of a noun; `plural` where it stands for several."""

    kind: MentionKind
    sector: str | None
    plural: bool


@cache
def _senses() -> dict[str, tuple[MentionKind, str | None]]:
    """Singular noun → kind and sector; words of a compound are joined by hyphens."""
    return {
        word: (cast("MentionKind", kind), None if sector == "none" else sector)
        for kind in reversed(KINDS)
        for sector, words in table("en", "nouns")[kind].items()
        for word in words.split()
    }


@cache
def _by_word(name: str) -> dict[str, str]:
    """A table of sector → words, turned round."""
    return {word: sector for sector, words in table("en", "nouns")[name].items() for word in words.split()}


@cache
def words_of(section: str, name: str) -> frozenset[str]:
    """A list of words of nouns.toml."""
    return frozenset(table("en", "nouns")[section][name].split())


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(table("en", "nouns")["suffixes"]["person"].split())


def noun_sense(parse: Parse, token: Token) -> Sense | None:
    """What a noun stands for, seen with the words before it; None for nouns of other things.

    >>> from sayso.read.weights import parse_text
    >>> parse = parse_text("A rebel commander met two police officers.")
    >>> noun_sense(parse, parse.tokens[2]), noun_sense(parse, parse.tokens[6]).sector
    (Sense(kind='person', sector='REB', plural=False), 'COP')
    """
    found = _plain_sense(parse, token)
    if found is None:
        return None
    kind, sector = found
    plural = token.tag in PLURAL_TAGS or token.lower in _by_word("plural_only")
    if kind == "person" and plural:
        kind = "group"
    if kind in {"person", "group", "organisation"}:
        sector = _modified_sector(parse, token, sector)
    return Sense(kind, sector, plural)


def _plain_sense(parse: Parse, token: Token) -> tuple[MentionKind, str | None] | None:
    senses = _senses()
    if token.i:
        before = parse.tokens[token.i - 1]
        if before.text == "-" and token.i > 1:
            before = parse.tokens[token.i - 2]
        pair = f"{before.lower}-{token.lemma}"
        if pair in senses:
            return senses[pair]
    if token.tag in PLURAL_TAGS and token.lower in _by_word("plural_only"):
        sector = _by_word("plural_only")[token.lower]
        return "group", None if sector == "none" else sector
    return senses.get(token.lemma) or _by_suffix(token.lemma)


def _by_suffix(lemma: str) -> tuple[MentionKind, str | None] | None:
    if len(lemma) > 6 and lemma.endswith(_suffixes()) and lemma not in words_of("suffixes", "except"):
        return "person", None
    return None


def _modified_sector(parse: Parse, token: Token, sector: str | None) -> str | None:
    """A rebel officer is a rebel; a former minister belongs to the elite."""
    modifiers = _by_word("modified")
    general = sector is None or token.lemma in words_of("overridable", "words")
    for child in parse.children[token.i]:
        if child > token.i:
            break
        word = parse.tokens[child].lower
        if sector == "GOV" and word in words_of("past", "words"):
            return str(table("en", "nouns")["past"]["sector"])
        if general and word in modifiers and not (sector and modifiers[word] == "GOV"):
            sector = modifiers[word]
    return sector


def first_of_phrase(parse: Parse, token: Token) -> int:
    """The token with which the noun phrase of a head begins, its article left out."""
    first = token.i
    for child in reversed(parse.children[token.i]):
        if child > token.i:
            continue
        left, right = parse.edges[child]
        if parse.tokens[child].dep not in _BEFORE or right + 1 < first:
            break
        first = left
    start = first
    while first < token.i and _is_outside(parse.tokens[first], bare=first == start):
        first += 1
    return first


def _is_outside(token: Token, *, bare: bool) -> bool:
    """Articles and marks do not belong to a phrase, nor a verb form that begins it («clearing areas» of mines)."""
    return token.lower in _ARTICLES or token.text in _MARKS or (bare and token.tag == "VBG")
