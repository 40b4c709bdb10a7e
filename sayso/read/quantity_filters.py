"""Numbers that are no quantities: years, dates, labels ("Article 5"), scores, list numbers, parts of names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from sayso.read.parse import Parse, Token
from sayso.read.quantity_amounts import Amount, is_dashed
from sayso.read.quantity_counted import Counted, quantity_words

_INSIDE_NAMES = ("compound", "nmod")


def is_no_quantity(parse: Parse, amount: Amount, first: int, start: int, noun: Token | None) -> bool:
    """Whether a bare number (token `first` of a sentence from token `start`) counts nothing; `noun` follows it."""
    tokens = parse.tokens
    before = tokens[first - 1] if first > start else None
    after = _token_after(tokens, amount.number_end, first)
    return (
        _is_year(amount, before, noun)
        or _is_date(amount, before, after)
        or _is_label(before, noun)
        or _is_list_number(parse, amount)
        or _is_result(parse, amount, first, start, noun)
        or (
            _is_in_name(before, after, noun)
            if amount.digits
            else first > start and _is_named(tokens[first], before, after)
        )
    )


def _token_after(tokens: Sequence[Token], end: int, first: int) -> Token | None:
    for token in tokens[first : first + 12]:
        if token.start >= end:
            return token
    return None


def _is_year(amount: Amount, before: Token | None, noun: Token | None) -> bool:
    """A bare four-digit number from 1000 to 2100 after a word that years stand after, or before no plural."""
    value = amount.best or amount.low or 0.0
    if not amount.digits or not 1000 <= value <= 2100 or amount.number_end - amount.start != 4:
        return amount.form in ("range", "move") and _is_year_range(amount)
    counts = noun is not None and noun.tag in ("NNS", "NNPS")
    if 1900 <= value < 2060:
        return not (counts and value % 50 == 0)
    return not counts and before is not None and before.lower in quantity_words("years", "before")


def _is_year_range(amount: Amount) -> bool:
    low, high = amount.low or 0, amount.high or 0
    return amount.digits and 1000 <= low < high <= 2100 and amount.end - amount.start <= 32


def _is_date(amount: Amount, before: Token | None, after: Token | None) -> bool:
    months = quantity_words("months")
    if after and after.lower in quantity_words("years", "clock_after"):
        return True
    value = amount.high or 0
    return value <= 31 and bool((before and before.lower in months) or (after and after.lower in months))


def _is_label(before: Token | None, noun: Token | None) -> bool:
    """Whether a label stands before ("Section 427"), but not "the unit 200 people work in"."""
    if noun is not None and noun.tag == "NNP" and noun.lower in quantity_words("streets"):
        return True
    if before is not None and before.lower in quantity_words("labels", "names"):
        return True
    if before is None or before.lower not in quantity_words("labels"):
        return False
    return not (noun is not None and noun.tag == "NNS" and before.tag != "NNP")


def _is_list_number(parse: Parse, amount: Amount) -> bool:
    """Whether it is "1." or "2)" where a paragraph begins, and a number alone in brackets."""
    text = parse.text
    line_start = amount.start == 0 or text[amount.start - 1] == "\n"
    if line_start and amount.digits and text[amount.end : amount.end + 1] in (".", ")"):
        return True
    return text[amount.start - 1 : amount.start] == "(" and text[amount.end : amount.end + 1] == ")"


def _is_result(parse: Parse, amount: Amount, first: int, start: int, noun: Token | None) -> bool:
    """Whether "40-42" is how a game or a season went: "a 1-3 defeat", "wound up at 40-42"; not "won 10-12 seats"."""
    if not is_dashed(parse.text, amount):
        return False
    if noun is not None and noun.lemma in quantity_words("results", "nouns"):
        return True
    if noun is not None and noun.lower not in quantity_words("results", "beside"):
        return False
    above = (*parse.tokens[max(start, first - 3) : first], *islice(parse.ancestors(first), 2))
    verbs, forms = quantity_words("results", "verbs"), quantity_words("results", "forms")
    return any(token.is_verb and (token.lemma in verbs or token.lower in forms) for token in above)


def _is_in_name(before: Token | None, after: Token | None, noun: Token | None) -> bool:
    """Whether digits end a name: "Boeing 737", "S&P 500 firms", "the FTSE 100 reports"; not "in Gaza 12 people"."""
    if before is None or before.tag not in ("NNP", "NNPS") or before.text in ("%", "$"):
        return False
    counts = noun is not None and noun.tag == "NNS" and not (before.head == noun.i and before.dep in _INSIDE_NAMES)
    return not counts or (after is not None and after.is_verb and after.dep != "amod")


def _is_named(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether a number word inside a sentence is part of a name: "Big Ten", "Seven Sisters"."""
    capital = token.text[0].isupper() and not token.text.isupper()
    return capital and any(beside is not None and beside.tag.startswith("NNP") for beside in (before, after))


def is_of_toll(parse: Parse, first: int) -> bool:
    """Whether a bare number (token `first`) is the object or subject of a verb of harm or rescue: "killing one"."""
    token = parse.tokens[first]
    if token.dep not in ("dobj", "nsubjpass", "nsubj", "conj"):
        return False
    return parse.tokens[token.head].lemma in quantity_words("toll_verbs")


def is_pronoun(parse: Parse, amount: Amount, first: int, noun: Counted | None) -> bool:
    """Whether a small number in words stands for somebody and counts nothing: "the one who", "the two agreed"."""
    if amount.digits or amount.form != "number" or (amount.best or 0) > 10:
        return False
    tokens = parse.tokens
    before = tokens[first - 1].lower if first else ""
    if amount.best == 1 and tokens[first].lower == "one":
        return _is_pronoun_one(parse, amount, first, before, noun)
    return noun is None and before in quantity_words("pronouns", "after")


def _is_pronoun_one(parse: Parse, amount: Amount, first: int, before: str, noun: Counted | None) -> bool:
    tokens = parse.tokens
    if before in quantity_words("pronouns", "after") or parse.text[amount.end : amount.end + 1] in ("-", "'", "’"):
        return True
    if noun is not None:
        return tokens[noun.head].lower in quantity_words("pronouns", "not_before")
    return not is_of_toll(parse, first)
