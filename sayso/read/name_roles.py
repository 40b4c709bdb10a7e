"""The office that stands before a person's name: «NATO Secretary-General Mark Rutte»."""

from __future__ import annotations

from sayso.read.name_words import known_names, words
from sayso.read.parse import Parse

_LONGEST = 8


def part_role(parse: Parse, first: int, last: int) -> tuple[int, str | None]:
    """Where the bare name begins in tokens `first` to `last`, and the office before it (None where there is none)."""
    begin = _skip_office(parse, first, last)
    start = _office_start(parse, begin)
    if start == begin:
        return begin, None
    return begin, parse.text[parse.tokens[start].start : parse.tokens[begin - 1].end]


def _skip_office(parse: Parse, first: int, last: int) -> int:
    """After the title or office with which the tagger's span begins."""
    at = first
    for i in range(first, last - 1):
        lower = parse.tokens[i].lower
        if lower in words("titles") or lower in words("office_heads"):
            at = i + 1
        elif lower != "-" and lower not in words("office_words"):
            break
    return at + 1 if at < last - 1 and parse.tokens[at].text == "-" else at


def _office_start(parse: Parse, begin: int) -> int:
    """The first token of the office that ends right before the name; `begin` where none does."""
    i = begin - 1
    if i < 0 or not (parse.tokens[i].lower in words("office_heads") or parse.tokens[i].lower in words("titles")):
        return begin
    sentence = parse.sentences[parse.sentence_of[i]]
    while i > max(sentence.first, begin - _LONGEST) and _belongs(parse, i - 1):
        i -= 1
    return i


def _belongs(parse: Parse, i: int) -> bool:
    """Whether a token can be part of an office: another such word, a name before it, or a noun in capitals."""
    token = parse.tokens[i]
    if token.lower in words("office_words"):
        return token.tag != "DT"
    if token.text == "-":
        return i > 0 and parse.tokens[i - 1].lower in words("office_words")
    if token.text in {"'s", "’s"} and parse.tokens[i - 1].tag == "NNP":
        return False
    return token.tag in ("NNP", "NNPS") or token.text in known_names()
