"""Mentions that are no names: descriptions («the former prime minister») and pronouns."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.phrase_pronouns import find_pronouns
from sayso.read.phrase_senses import (
    NOUN_TAGS,
    Sense,
    first_of_phrase,
    noun_sense,
    words_of,
)
from sayso.record import Mention

__all__ = ["find_descriptions", "find_pronouns"]

_NO_HEADS = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "nn"})


def find_descriptions(parse: Parse, *, names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Noun phrases that stand for persons, organisations, groups, places, facilities or weapons.

    A mention runs from the first word after the article to the head, and over «of» only after words of amount. A noun
    inside a name, or before one as its title («spokesman Ian Hale»), makes no mention of its own.

    >>> from sayso.read.weights import parse_text
    >>> parse = parse_text("The former mayor met hundreds of angry residents.")
    >>> [each.words for each in find_descriptions(parse, names=())]
    ['former mayor', 'hundreds of angry residents']
    """
    named = _named_tokens(parse, names)
    found, inner = [], set()
    for token in parse.tokens:
        if token.i in named or token.i in inner or not _may_be_head(parse, token, named):
            continue
        sense, last = noun_sense(parse, token), token
        part = _part_of(parse, token)
        if part is not None and part.i not in named and (other := noun_sense(parse, part)):
            sense, last = Sense(other.kind, other.sector, plural=True), part
            inner.add(part.i)
        first = first_of_phrase(parse, token)
        if sense and (first < token.i or _stands_alone(parse, token, sense)):
            found.append(_make_description(parse, first, last.i, sense))
    return tuple(found)


def _make_description(parse: Parse, first: int, last: int, sense: Sense) -> Mention:
    span = parse.span(first, last)
    return Mention(
        id=parse.make_id("m", "description", span),
        span=span,
        words=span.of(parse.text),
        kind=sense.kind,
        form="description",
    )


def _named_tokens(parse: Parse, names: tuple[Mention, ...]) -> dict[int, Mention]:
    """The tokens that stand in a name."""
    inside: dict[int, Mention] = {}
    for name in names:
        i = bisect_left(parse.starts, name.span.start)
        while i < len(parse.tokens) and parse.tokens[i].start < name.span.end:
            inside[i] = name
            i += 1
    return inside


def _may_be_head(parse: Parse, token: Token, named: dict[int, Mention]) -> bool:
    if token.tag not in NOUN_TAGS or token.dep in _NO_HEADS:
        return token.lower in words_of("nominal", "words") and _is_nominal(parse, token)
    following = named.get(token.i + 1)
    return following is None or following.kind not in {"person", "organisation"}


def _is_nominal(parse: Parse, token: Token) -> bool:
    """«The wounded», «the poor»: an adjective with an article, and no noun after it."""
    return token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"} and any(
        parse.tokens[child].lower == "the" for child in parse.children[token.i]
    )


def _part_of(parse: Parse, token: Token) -> Token | None:
    """For «hundreds of farmers» the farmers."""
    if token.lemma not in _partitives():
        return None
    for of in parse.with_dep(token.i, "prep"):
        if of.lower == "of" and of.i == token.i + 1:
            for noun in parse.with_dep(of.i, "pobj"):
                return noun if noun.tag in NOUN_TAGS else None
    return None


@cache
def _partitives() -> frozenset[str]:
    return frozenset(table("en", "roles")["partitive"]["nouns"].split())


def _stands_alone(parse: Parse, token: Token, sense: Sense) -> bool:
    """Whether a noun without any word before it stands for something: «at school» and «by plane» do not."""
    if sense.plural or token.lemma in words_of("bare", "words"):
        return True
    if sense.kind == "person" and (token.lemma not in words_of("never_bare", "words") or token.text[0].isupper()):
        return True
    return any(parse.tokens[child].dep == "det" for child in parse.children[token.i])
