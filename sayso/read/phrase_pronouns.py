"""Pronouns that stand for persons, organisations, groups or places, and those that stand for nothing («it rained»)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.record import Mention
from sayso.record.reading import MentionKind

_KIND_BY_GENDER: dict[str, MentionKind] = {"thing": "other", "any": "group"}
_TAGS = frozenset({"PRP", "PRP$"})


class Pronoun(NamedTuple):
    """Grammar of a pronoun: person 1 to 3, number `one many any`, gender `man woman person thing any`."""

    person: int
    number: str
    gender: str


@cache
def pronouns() -> dict[str, Pronoun]:
    """Every personal pronoun, in lower case."""
    return {word: Pronoun(**grammar) for word, grammar in table("en", "pronouns")["pronouns"].items()}


@cache
def _pleonastic(name: str) -> frozenset[str]:
    return frozenset(table("en", "pronouns")["pleonastic"][name].split())


def find_pronouns(parse: Parse) -> tuple[Mention, ...]:
    """Mentions of form `pronoun`; an «it» that stands for nothing is none.

    >>> from sayso.read.weights import parse_text
    >>> [each.words for each in find_pronouns(parse_text("She said that it was raining, and they took her coat."))]
    ['She', 'they', 'her']
    """
    known = pronouns()
    return tuple(
        _make_pronoun(parse, token, known[token.lower])
        for token in parse.tokens
        if token.tag in _TAGS and token.lower in known and not _is_pleonastic(parse, token)
    )


def _make_pronoun(parse: Parse, token: Token, grammar: Pronoun) -> Mention:
    span = parse.span(token.i, token.i)
    kind = _KIND_BY_GENDER.get(grammar.gender, "person")
    return Mention(
        id=parse.make_id("m", "pronoun", span),
        span=span,
        words=token.text,
        kind=kind,
        form="pronoun",
    )


def _is_pleonastic(parse: Parse, token: Token) -> bool:
    if token.lower != "it":
        return token.text == "US"
    if token.text == "IT":
        return True
    verb = parse.tokens[token.head]
    if token.dep in {"nsubj", "nsubjpass", "expl"}:
        return _empty_subject(parse, verb)
    return token.dep == "dobj" and verb.lemma in _pleonastic("object_of") and _has_clause(parse, verb)


def _empty_subject(parse: Parse, verb: Token) -> bool:
    if verb.lemma in _pleonastic("weather"):
        return True
    if verb.lemma in _pleonastic("predicate"):
        return _has_clause(parse, verb)
    if verb.lemma == "be":
        return _empty_before_be(parse, verb)
    if not _has_clause(parse, verb):
        return False
    passive = any(parse.tokens[child].dep == "auxpass" for child in parse.children[verb.i])
    return verb.lemma in _pleonastic("passive" if passive else "raising")


def _empty_before_be(parse: Parse, be: Token) -> bool:
    """«It was clear that …», «it is Monday»; and clefts: «it was the rebels who …»."""
    for said in parse.with_dep(be.i, "acomp", "attr", "advmod", "npadvmod", "prep"):
        if said.i < be.i:
            continue
        if said.lower in _pleonastic("circumstance"):
            return True
        if said.lemma in _pleonastic("predicate") and (_has_clause(parse, be) or _has_clause(parse, said)):
            return True
    return False


def _has_clause(parse: Parse, verb: Token) -> bool:
    clauses = ("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl", "csubjpass")
    return any(clause.i > verb.i for clause in parse.with_dep(verb.i, *clauses))
