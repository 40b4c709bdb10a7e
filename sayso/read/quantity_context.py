"""What a bare number means by what stands around it: an age, people, or more of what the number before counted."""

from __future__ import annotations

import re
from functools import cache

from sayso.read.number_words import one_of
from sayso.read.parse import Parse
from sayso.read.quantity_amounts import Amount
from sayso.read.quantity_counted import Counted, quantity_words

_OLDEST = 120


@cache
def _age_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(quantity_words('ages', 'before'))}) \Z", re.IGNORECASE)


def is_age(parse: Parse, amount: Amount, first: int, start: int) -> bool:
    """Whether a bare number (token `first` of a sentence from token `start`) is somebody's age in years.

    "aged 34", the number after a name ("Amina Sow, 34,"), "she is 34", "a life expectancy of 73".
    """
    if not 0 < (amount.high or 0) < _OLDEST or amount.part:
        return False
    text = parse.text
    if _age_before().search(text, max(0, amount.start - 16), amount.start):
        return True
    if amount.form == "range" and "age" in text[amount.start : amount.end].lower():
        return True
    return _is_apposition(parse, amount, first, start) or _is_said_of_age(parse, amount, first)


def _is_apposition(parse: Parse, amount: Amount, first: int, start: int) -> bool:
    if first - 2 < start or not amount.digits:
        return False
    comma, name = parse.tokens[first - 1], parse.tokens[first - 2]
    return comma.text == "," and name.tag == "NNP" and parse.text[amount.end : amount.end + 1] in (",", ".", ";", ")")


def _is_said_of_age(parse: Parse, amount: Amount, first: int) -> bool:
    """Whether a number is said to be an age: "she is 34", "a retirement age of 65", "life expectancy is around 73"."""
    tokens = parse.tokens
    last = next((token for token in tokens[first : first + 4] if token.start >= amount.end), None)
    if last is not None and last.tag[0] in "NJC":
        return False
    head = tokens[tokens[first].head]
    if head.tag == "IN" and amount.digits:
        head = tokens[head.head]
        if head.lemma in quantity_words("ages", "nouns"):
            return True
    if head.lemma not in ("be", "turn"):
        return False
    subjects = [child for child in parse.with_dep(head.i, "nsubj") if child.i < first]
    return any(
        child.lower in quantity_words("ages", "subjects") or child.lemma in quantity_words("ages", "nouns")
        for child in subjects
    )


def noun_before(parse: Parse, first: int, start: int) -> Counted | None:
    """The noun of "a pick or two", which stands before the number (token `first`)."""
    tokens = parse.tokens
    if first - 3 < start or tokens[first - 1].lower != "or":
        return None
    noun, article = tokens[first - 2], tokens[first - 3]
    if noun.tag != "NN" or article.lower not in ("a", "an", "another"):
        return None
    return Counted(noun.i, noun.i, noun.i)


def is_followed_by_who(parse: Parse, after: int, stop: int) -> bool:
    """Whether a bare number (before token `after`) is of people: "the 95,800 who lost their homes"."""
    return after < stop and parse.tokens[after].lower == "who"


def continues_count(parse: Parse, first: int, last: int, start: int) -> bool:
    """Whether a bare number (tokens `first` to `last`) counts more of the same.

    "including 11 in Oslo and ten in Bergen", "compared with 63 in May", "wounding 12 more".
    """
    tokens = parse.tokens
    if first - 1 < start:
        return False
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    words = [token.lower for token in tokens[max(start, first - 5) : first]]
    if words[-1] in quantity_words("ellipsis", "after") or after in quantity_words("ellipsis", "more"):
        return True
    if words[-1] in quantity_words("ellipsis", "list") and after in quantity_words("ellipsis", "places"):
        return True
    return words[-1] in quantity_words("ellipsis", "link") and bool(
        set(words) & quantity_words("ellipsis", "with_before")
    )
