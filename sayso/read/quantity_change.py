"""Which way the words say that an amount went: "up 9 per cent", "fell by 3", "rose to 1,205"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.quantity_amounts import Amount, Place
from sayso.read.quantity_counted import Counted, quantity_words
from sayso.record.reading import Change

_FARTHEST = 3
"""Steps up the tree from an amount to its verb."""


@cache
def _directions() -> dict[str, Literal["up", "down"]]:
    """Lemmas of verbs and nouns."""
    return _of_both("up", "down")


@cache
def _adverbs() -> dict[str, Literal["up", "down"]]:
    return _of_both("up_before", "down_before")


def _of_both(up: str, down: str) -> dict[str, Literal["up", "down"]]:
    words = table("en", "quantities")["change"]
    found: dict[str, Literal["up", "down"]] = dict.fromkeys(words[up], "up")
    return found | dict.fromkeys(words[down], "down")


def find_change(parse: Parse, amount: Amount, place: Place, head: int, noun: Counted | None) -> Change | None:
    """The direction of an amount, its bound phrase included, that hangs on token `head`; `noun` is what it counts."""
    after = parse.tokens[place.last + 1].lower if place.last + 1 < place.stop else ""
    if after in quantity_words("apart"):  # "sank two days ago"
        return None
    return _near(parse, amount, place.first, noun) or _of_verb(parse, amount, place.first, head, noun)


def _near(parse: Parse, amount: Amount, first: int, noun: Counted | None) -> Change | None:
    """By an adverb right before ("up 9", "revised upward by 9"), or a noun and "by" ("a decrease by 9")."""
    tokens = parse.tokens
    tied = first > 1 and tokens[first - 1].lower in ("by", "to")
    place = first - 2 if tied else first - 1
    if place < 0:
        return None
    token = tokens[place]
    if tied and token.is_noun and tokens[first - 1].lower == "by":
        return _directions().get(token.lemma)
    if tied and token.lower == "off":
        return None
    if (tied or amount.unit is None) and _is_particle(parse, token, noun, tied=tied):
        return None
    return _adverbs().get(token.lower)


def _is_particle(parse: Parse, token: Token, noun: Counted | None, *, tied: bool) -> bool:
    """Whether "up" or "down" belongs to a verb that moves nothing: "locked up 300", "boils down to 5"."""
    if token.dep != "prt" or _is_step(parse, noun):
        return False
    verb = parse.tokens[token.head].lemma
    moving = quantity_words("change", "moving") | (quantity_words("change", "moving_to") if tied else frozenset())
    return verb not in _directions() and verb not in moving


def _is_step(parse: Parse, noun: Counted | None) -> bool:
    """Whether points or places are counted, so that a level moves by them."""
    return noun is not None and parse.tokens[noun.head].lemma in quantity_words("change", "steps_of")


def _of_verb(parse: Parse, amount: Amount, first: int, head: int, noun: Counted | None) -> Change | None:
    """By the verb above the amount, not by one across a dash or colon."""
    role: Change | None = None
    for depth, token in enumerate((parse.tokens[head], *parse.ancestors(head))):
        if depth > _FARTHEST:
            break
        if token.lower in ("to", "by") and role is None:
            role = "to" if token.lower == "to" else "by"
        elif token.tag == "IN" and depth:
            return None
        if token.is_verb:
            direction = _directions().get(token.lemma)
            if not direction or (token.i > first and not role) or _is_apart(parse, token.i, first):
                return None
            return direction if role or _moves(parse, amount, token, head, noun) else None
    return None


def _is_apart(parse: Parse, verb: int, first: int) -> bool:
    """Whether a dash, colon or semicolon stands between a verb and an amount after it."""
    return any(
        token.text in (";", ":", "–", "—") or (token.text == "-" and parse.text[token.start - 1].isspace())
        for token in parse.tokens[verb + 1 : first]
    )


def _moves(parse: Parse, amount: Amount, verb: Token, head: int, noun: Counted | None) -> bool:
    """Whether a verb with an amount for its object moves something by it: "lost 42 seats", not "dropped 12 bombs"."""
    if parse.tokens[head].dep != "dobj" or parse.tokens[head].head != verb.i:
        return True
    if amount.kind == "money":
        return verb.lemma not in quantity_words("change", "not_of_sums")
    return noun is None or _is_step(parse, noun) or verb.lemma in quantity_words("change", "of_things")


def carries_on(parse: Parse, left: int, first: int) -> bool:
    """Whether an amount (modifiers from token `first`) moves as the one before it did (its last token is `left`).

    "Shares were down 2.3%, Ruritanian ones by 2.6%".
    """
    between = parse.tokens[left + 1 : first]
    return bool(between) and between[-1].lower == "by" and not any(token.is_verb for token in between)
