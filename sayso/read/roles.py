"""Offices and functions of persons: before their names, beside them, and after «is»."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

import msgspec

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.phrase_senses import NOUN_TAGS, first_of_phrase, noun_sense, words_of
from sayso.record import Mention
from sayso.text import Span

_NOT_OF_ROLE = frozenset({"DT", "PDT", "PRP$", "CC", "RB", "``", ",", ":", "-LRB-"})
_TITLE_TAGS = NOUN_TAGS | {"JJ", "VBD", "FW"}
_INSIDE_OFFICE = frozenset({"of", "for", "the", "and", "&"})
_LONGEST_OFFICE = 8
"""Words before a name in which its office is looked for."""
_LONGEST_COMPLEMENT = 10
"""Words after an office that still belong to it; longer ones are relative clauses parsed wrong."""


def with_titles(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, persons' names begun at the office or title before them, which becomes their `role`.

    >>> from sayso.read.weights import parse_text
    >>> parse = parse_text("Kenya's new foreign minister Amina Otieno left.")
    >>> name = Mention(id="m", span=Span(29, 41), words="Amina Otieno", kind="person", form="name")
    >>> [(each.words, each.role) for each in with_titles(parse, (name,))]
    [("Kenya's new foreign minister Amina Otieno", "Kenya's new foreign minister")]
    """
    taken = {mention.span for mention in mentions}
    found = [
        _with_title(parse, mention, taken) if mention.kind == "person" and mention.form == "name" else mention
        for mention in mentions
    ]
    inside = _title_spans(found)
    return tuple(mention for mention in found if mention.span not in inside or not _is_only_title(parse, mention))


def _title_spans(mentions: list[Mention]) -> dict[Span, Mention]:
    """The mentions, names only, that lie in the office before a person's name, by span."""
    inside: dict[Span, Mention] = {}
    end = -1
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if mention.form == "name" and mention.span.end <= end:
            inside[mention.span] = mention
        if mention.role and mention.words.startswith(mention.role) and mention.form == "name":
            end = mention.span.start + len(mention.role)
    return inside


def _is_only_title(parse: Parse, mention: Mention) -> bool:
    """Whether words that were taken for a name are but a title («Secretary-General»)."""
    first = bisect_left(parse.starts, mention.span.start)
    last = max(first, bisect_left(parse.starts, mention.span.end) - 1)
    return all(token.text == "-" or is_title(parse, token) for token in parse.tokens[first : last + 1])


def _with_title(parse: Parse, mention: Mention, taken: set[Span]) -> Mention:
    first = bisect_left(parse.starts, mention.span.start)
    last = max(first, bisect_left(parse.starts, mention.span.end) - 1)
    own = first
    while own < last and is_title(parse, parse.tokens[own]):
        own += 1
    begin = first
    if own == first and first and _same_sentence(parse, first):
        if is_title(parse, parse.tokens[first - 1]):
            begin = _first_of_title(parse, first, last)
        elif (office := _long_office(parse, first)) is not None:
            begin = _first_of_title(parse, office + 1, office)
    if mention.role and _ends_in_office(mention.role):
        begin = min(begin, _start_of(parse, mention.role, first))
    if begin == own:
        return msgspec.structs.replace(mention, role=None) if mention.role else mention
    span = Span(parse.tokens[begin].start, mention.span.end)
    role = parse.span(begin, own - 1).of(parse.text)
    if span == mention.span:
        return msgspec.structs.replace(mention, role=role)
    if span in taken:
        return mention
    name = parse.make_id("m", "name", span)
    return msgspec.structs.replace(mention, id=name, span=span, words=span.of(parse.text), role=role)


def _start_of(parse: Parse, role: str, first: int) -> int:
    """The token with which a role that was found before a name begins, if that stands beside it; else the name's."""
    end = parse.tokens[first - 1].end
    if first and parse.text.endswith(role, 0, end):
        return bisect_left(parse.starts, end - len(role))
    return first


def _ends_in_office(role: str) -> bool:
    return role.rsplit(maxsplit=1)[-1].lower() not in words_of("no_office", "words")


def _long_office(parse: Parse, first: int) -> int | None:
    """The noun of an office that goes on before the name: «Secretary of State» (its first word) before «Ana Lopez»."""
    found = None
    sentence = parse.sentence_of[first]
    for i in range(first - 1, max(-1, first - 1 - _LONGEST_OFFICE), -1):
        token = parse.tokens[i]
        if parse.sentence_of[i] != sentence or not (token.text[0].isupper() or token.lower in _INSIDE_OFFICE):
            break
        if parse.tokens[i + 1].lower in {"of", "for"} and i + 2 < first and is_title(parse, token):
            found = i
    return found


def _same_sentence(parse: Parse, i: int) -> bool:
    return parse.sentence_of[i] == parse.sentence_of[i - 1]


def is_title(parse: Parse, token: Token) -> bool:
    """Whether a word is a title or the noun of an office."""
    if token.lemma in words_of("no_office", "words") and token.text.islower():
        return False
    if token.lower.rstrip(".") in titles():
        return token.tag in _TITLE_TAGS
    if token.tag not in NOUN_TAGS or token.lemma in words_of("no_office", "words"):
        return False
    sense = noun_sense(parse, token)
    return sense is not None and sense.kind == "person" and not sense.plural


def _first_of_title(parse: Parse, first: int, last: int) -> int:
    """Where the office before the name of tokens `first` to `last` begins, articles and «his» left out."""
    before = parse.tokens[first - 1]
    head = before.head if first <= before.head <= last else before.i
    begin = min(first_of_phrase(parse, parse.tokens[head]), first - 1)
    while begin < first - 1 and parse.tokens[begin].tag in _NOT_OF_ROLE:
        begin += 1
    return begin


@cache
def titles() -> dict[str, str]:
    """Titles in lower case without full stop, with the gender that they tell: `man`, `woman` or `person`."""
    lists = table("en", "roles")["titles"]
    return {
        word: gender
        for gender, name in (("person", "any"), ("man", "man"), ("woman", "woman"))
        for word in lists[name].split()
    }


def role_beside(parse: Parse, head: Token) -> str:
    """The office that a description in apposition gives, with what belongs to it: «head of the central bank»."""
    first, last = first_of_phrase(parse, head), head.i
    for child in parse.with_dep(head.i, "prep"):
        right = parse.edges[child.i][1]
        if child.i != last + 1 or child.lower not in _complements() or right - child.i > _LONGEST_COMPLEMENT:
            break
        last = right
        for i in range(child.i, right + 1):
            if parse.tokens[i].text in {",", ";", "–", "—", "(", ")", '"', "“", "”"} or parse.tokens[i].dep == "relcl":
                last = i - 1
                break
    while first < head.i and parse.tokens[first].tag in _NOT_OF_ROLE:
        first += 1
    return parse.span(first, max(head.i, last)).of(parse.text)


@cache
def _complements() -> frozenset[str]:
    return frozenset(table("en", "roles")["role_complements"]["prepositions"].split())


@cache
def title_sectors() -> dict[str, str]:
    """Titles in short with their sector."""
    return {word: sector for sector, words in table("en", "roles")["title_sectors"].items() for word in words.split()}
