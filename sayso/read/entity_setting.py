"""The state of somebody whom nothing but the sentence places: rebels, workers, where one state alone is named."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import table
from sayso.lexicon.countries import find_country, seat_of_government
from sayso.lexicon.organisations import find_organisation
from sayso.read.coref_nodes import Node
from sayso.read.entity_facts import is_namesake
from sayso.read.parse import Parse
from sayso.read.phrase_senses import noun_sense

_LONGEST_NAME = 4
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def find_setting(parse: Parse, nodes: list[Node], sector: str | None) -> tuple[str, str] | None:
    """Code and words of the only state that the sentence of some mention names; None unless the sector is domestic.

    Rebels, police and workers are those of the state that is spoken of. Named persons may be anybody's, and who governs
    speaks of other states all day: for them a body of that state must be named ("the Kenyan commission").
    """
    named = [node for node in nodes if node.form == "name"]
    if sector is None or any(find_organisation(" ".join(node.words)) for node in named):
        return None
    is_inside = sector in _sectors("inside") and not any(node.kind == "person" for node in named)
    if not is_inside and sector not in _sectors("governing"):
        return None
    for node in nodes:
        states = [] if node.form == "pronoun" else _states(parse, node.sentence)
        if len({code for code, _, _ in states}) == 1:
            for code, words, is_of_body in states:
                if is_inside or is_of_body:
                    return code, words
    return None


def _states(parse: Parse, sentence: int) -> list[tuple[str, str, bool]]:
    """The states that a sentence names: code, words, and whether they stand before a body of theirs."""
    found: list[tuple[str, str, bool]] = []
    at, last = parse.sentences[sentence].first, parse.sentences[sentence].last
    while at < last:
        end = min(last, at + _LONGEST_NAME)
        while end > at and parse.tokens[at].text[0].isupper():
            words = parse.span(at, end - 1).of(parse.text)
            state = find_country(words) or getattr(seat_of_government(words), "country", None)
            if state is not None and not is_namesake(parse, at) and (at == 0 or parse.tokens[at - 1].text != "-"):
                found.append((state.code, words, _is_of_body(parse, end - 1)))
                at = end - 1
                break
            end -= 1
        at += 1
    return found


def _is_of_body(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.dep not in _MODIFIERS:
        return False
    sense = noun_sense(parse, parse.tokens[token.head])
    return sense is not None and sense.kind == "organisation"


@cache
def _sectors(name: str) -> frozenset[str]:
    return frozenset(table("en", "roles")["domestic"][name].split())
