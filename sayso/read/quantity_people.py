"""Counts without a numeral: "several people", "a couple of hikers", "no casualties", "nobody was hurt".

Elsewhere such words are style ("several reasons", "a couple of ideas"), so they count only people and harm to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.quantity_amounts import Amount
from sayso.read.quantity_counted import Counted, find_state, quantity_words


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the phrases that begin with it, longest first."""
    words = table("en", "quantities")
    phrases = [tuple(phrase.split()) for phrase in (*words["vague_people"], *words["nobody"]["words"])]
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def find_wordless(parse: Parse) -> list[Amount]:
    """Amounts of the phrases in the tables, to be kept only where `counts_people`."""
    return list(_amounts(parse.tokens))


def _amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    phrases = _phrases()
    for token in tokens:
        for phrase in phrases.get(token.lower, ()):
            if all(token.i + n < len(tokens) and tokens[token.i + n].lower == word for n, word in enumerate(phrase)):
                yield _amount(" ".join(phrase), token.start, tokens[token.i + len(phrase) - 1].end)
                break


def _amount(phrase: str, start: int, end: int) -> Amount:
    ends = table("en", "quantities")["vague_people"].get(phrase, {"low": 0, "high": 0})
    low, high = float(ends["low"]), ends.get("high")
    best = low if high == low else None
    return Amount(start, end, end, low, best, high and float(high), digits=False, form="wordless")


def counts_people(parse: Parse, amount: Amount, last: int, stop: int, noun: Counted | None) -> bool:
    """Whether one of these phrases (its last token is `last`) counts people, or harm done to them."""
    if noun is None:
        return parse.tokens[last].lower in ("one", "nobody", "none") and find_state(parse, last + 1, stop) is not None
    head = parse.tokens[noun.head]
    if amount.high == 0:
        harmed = find_state(parse, noun.last + 1, stop) is not None or noun.last > noun.head
        return head.lemma in quantity_words("zero_of") or (head.lemma in quantity_words("people") and harmed)
    return head.lemma in quantity_words("people") or head.lower == "people"
