"""What an article tells of an entity: its state and its PLOVER sector, each with the reason in words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.lexicon.countries import (
    country_by_name,
    country_of_capital,
    country_of_people,
    find_country,
    seat_of_government,
)
from sayso.lexicon.organisations import find_organisation
from sayso.read.coref_nodes import Node
from sayso.read.parse import Parse, Token
from sayso.read.phrase_senses import first_of_phrase, noun_sense, words_of
from sayso.read.roles import title_sectors
from sayso.record import Place

Owners = dict[int, list[Node]]
"""For a noun with «its», «his» or «their» (by token) the nodes of what the possessive stands for."""
_SECTOR_KINDS = frozenset({"person", "group", "organisation"})
_PEOPLE = "CVL"
"""PLOVER's sector for the people of a state where nothing more is said of them."""
_LONGEST_COMPLEMENT = 8
"""Words after a preposition or participle in which the name of a country is looked for."""
_LONGEST_NAME = 4
"""Words of the longest name of a country that is looked for («Bosnia and Herzegovina» has three)."""


def strip_possessive(words: str) -> str:
    """A name without its possessive ending.

    >>> strip_possessive("Chad’s"), strip_possessive("the Netherlands'")
    ('Chad', 'the Netherlands')
    """
    return words.removesuffix("'s").removesuffix("’s").rstrip("'’")


class Fact(NamedTuple):
    """A country's code or a sector, and the words that say so."""

    value: str
    reason: str


def find_country_fact(parse: Parse, nodes: list[Node], places: dict[str, Place], owners: Owners) -> Fact | None:
    """The state that an entity is, belongs to or acts for, by its surest mention; a leader's is known beforehand."""
    named_first = sorted(nodes, key=lambda node: node.form != "name")
    for node in named_first:
        if fact := _country_of(parse, node, places):
            return fact
    if leader := _leader(parse, [node for node in nodes if node.form == "name" and node.kind == "person"]):
        return leader
    return _country_of_owner(parse, nodes, places, owners)


def _country_of_owner(parse: Parse, nodes: list[Node], places: dict[str, Place], owners: Owners) -> Fact | None:
    """«Its ambassador»: the state that the possessive stands for."""
    for node in nodes:
        if node.form != "description":
            continue
        for owner in owners.get(node.head.i, ()):
            if owner.form == "name" and (fact := _country_of(parse, owner, places)):
                return Fact(
                    fact.value,
                    f"«{parse.span(owner.first, owner.last).of(parse.text)}» owns «{node.head.text}»: {fact.reason}",
                )
    return None


def _leader(parse: Parse, names: list[Node]) -> Fact | None:
    """The country of a known leader: by the full name, or by the last name where a title stands before it somewhere."""
    if not names:
        return None
    longest = max(names, key=lambda node: len(node.words))
    if len(longest.words) == 1 and not any(node.titles for node in names):
        return None
    code = _leaders().get(" ".join(longest.words).replace(".", ""))
    words = strip_possessive(parse.span(longest.own, longest.last).of(parse.text))
    return Fact(code, f"«{words}» is known as one of its leaders") if code else None


@cache
def _leaders() -> dict[str, str]:
    """Names of leaders in lower case, full and, where no two countries share it, last, with their country."""
    full = {
        name.strip().lower().replace("-", " ").replace(".", ""): code
        for code, names in table("en", "role_holders")["leaders"].items()
        for name in names.split(",")
    }
    last: dict[str, set[str]] = {}
    for name, code in full.items():
        last.setdefault(name.split()[-1], set()).add(code)
    return {word: next(iter(codes)) for word, codes in last.items() if len(codes) == 1} | full


def _country_of(parse: Parse, node: Node, places: dict[str, Place]) -> Fact | None:
    mention = node.mention
    if mention is None or node.form == "pronoun":
        return None
    if node.form == "name" and node.kind != "person":
        return _country_of_name(parse, node, places)
    first = first_of_phrase(parse, node.head) if node.form == "description" else node.first
    last = node.own - 1 if node.form == "name" else node.last
    return country_among(parse, first, last) or _country_after(parse, node)


def _country_of_name(parse: Parse, node: Node, places: dict[str, Place]) -> Fact | None:
    mention = node.mention
    if mention is None:
        return None
    words = strip_possessive(mention.words)
    if country := find_country(words):
        return Fact(country.code, f"«{words}» names it")
    if known := find_organisation(words):
        return Fact(known.country, f"«{words}» is {known.name}") if known.country else None
    place = places.get(mention.id)
    fact: Fact | None
    if seat := seat_of_government(words):
        fact = Fact(seat.country.code, f"«{words}» is its seat of government")
    elif place and place.country:
        fact = Fact(place.country, f"«{words}» lies there")
    else:
        fact = None if node.kind == "place" else _country_in_name(parse, node)
    return fact


def _country_in_name(parse: Parse, node: Node) -> Fact | None:
    """«Syrian Arab News Agency», «the UK's National Crime Agency»: the state whose body is named."""
    if fact := country_among(parse, node.first, node.last):
        return fact
    for child in parse.with_dep(node.head.i, "poss", "amod", "compound"):
        if child.i < node.first and (fact := country_among(parse, parse.edges[child.i][0], child.i)):
            return fact
    return None


def country_among(parse: Parse, first: int, last: int) -> Fact | None:
    """The first country that a stretch of tokens names, by name, adjective or people."""
    i = first
    while i <= last:
        if (
            parse.tokens[i].text[0].isupper()
            and not is_namesake(parse, i)
            and (i == first or parse.tokens[i - 1].text != "-")
        ):
            for end in range(min(last, i + _LONGEST_NAME - 1), i - 1, -1):
                words = parse.span(i, end).of(parse.text)
                if code := _code_of(words):
                    return Fact(code, f"«{words}» in «{parse.span(first, last).of(parse.text)}»")
        i += 1
    return None


def is_namesake(parse: Parse, i: int) -> bool:
    """Whether the name of a state is but the end of another name: «New Mexico»."""
    return i > 0 and parse.tokens[i - 1].text == "New"


def _code_of(words: str) -> str | None:
    """The state that words name, by country, people, seat of government («Kremlin») or one of its organisations."""
    if country := find_country(words):
        return country.code
    if seat := seat_of_government(words):
        return seat.country.code
    known = find_organisation(words)
    return known.country if known else None


def _country_after(parse: Parse, node: Node) -> Fact | None:
    """«The foreign minister of Japan», «rebels in Chad», «refugees fleeing the war in Chad»."""
    for child in (
        *parse.with_dep(node.head.i, "prep"),
        *parse.with_dep(node.head.i, "acl"),
    ):
        if child.i < node.head.i or child.lemma not in _belonging(
            "prepositions" if child.dep == "prep" else "participles"
        ):
            continue
        last = min(parse.edges[child.i][1], child.i + _LONGEST_COMPLEMENT)
        if fact := country_among(parse, child.i, last):
            return Fact(
                fact.value,
                f"«{parse.span(child.i, last).of(parse.text)}» after «{node.head.text}»",
            )
    return None


@cache
def _belonging(name: str) -> frozenset[str]:
    return frozenset(table("en", "roles")["belonging"][name].split())


def find_sector_fact(parse: Parse, nodes: list[Node]) -> Fact | None:
    """The PLOVER sector of an entity, by its names and offices first."""
    for node in sorted(nodes, key=lambda node: node.form != "name"):
        fact = _sector_of(parse, node)
        if fact:
            return fact
    return None


def _sector_of(parse: Parse, node: Node) -> Fact | None:
    if node.form == "description":
        head = parse.tokens[node.last] if node.last > node.head.i else node.head
        return _sector_of_noun(parse, head, node.first)
    if node.form != "name" or node.mention is None:
        return None
    if node.kind == "group" and parse.tokens[node.last].tag == "NNPS" and country_of_people(node.mention.words):
        return Fact(_PEOPLE, f"«{node.mention.words}» are a people")
    if node.kind == "person":
        return _sector_of_office(parse, node)
    if node.kind == "place":
        return _sector_of_capital(parse, node)
    return _sector_of_organisation(parse, node)


def _sector_of_organisation(parse: Parse, node: Node) -> Fact | None:
    words = node.mention.words if node.mention else ""
    if sector := _sector_named(words):
        return Fact(sector, f"«{words}» is known")
    if node.kind != "organisation":
        return None
    heads = (node.head, parse.tokens[node.last], parse.tokens[node.first])
    return next(filter(None, (_sector_of_noun(parse, token, token.i) for token in heads)), None)


def _sector_named(words: str) -> str | None:
    """The sector of a known organisation or house («Kremlin»); a capital is none here."""
    known = find_organisation(words)
    if known:
        return known.sector
    seat = seat_of_government(words)
    return seat.sector if seat and country_of_capital(words) is None else None


def _sector_of_noun(parse: Parse, token: Token, first: int) -> Fact | None:
    """The sector of a noun, or where that is general («official», «leader») of the organisation or state before it."""
    sense = noun_sense(parse, token)
    if sense is None or sense.kind not in _SECTOR_KINDS:
        return None
    if sense.sector is None or token.lemma in words_of("overridable", "words"):
        if fact := _sector_among(parse, first, token.i - 1):
            return fact
        if (
            sense.sector is None
            and token.lemma in words_of("state_office", "words")
            and _is_of_state(parse, token, first)
        ):
            return Fact(
                table("en", "nouns")["state_office"]["sector"],
                f"«{token.text}» of a state",
            )
    return Fact(sense.sector, f"«{token.text}»") if sense.sector else None


def _is_of_state(parse: Parse, token: Token, first: int) -> bool:
    """«The Libyan leader», «leader of Libya»."""
    if first < token.i and country_among(parse, first, token.i - 1):
        return True
    after = [
        noun for of in parse.with_dep(token.i, "prep") for noun in parse.with_dep(of.i, "pobj") if of.lower == "of"
    ]
    return any(find_country(noun.text) for noun in after)


def _sector_among(parse: Parse, first: int, last: int) -> Fact | None:
    """The sector of the organisation that a stretch of tokens names: «Hamas» in «senior Hamas officials»."""
    for i in range(first, last + 1):
        if not parse.tokens[i].text[0].isupper():
            continue
        for end in range(min(last, i + _LONGEST_NAME - 1), i - 1, -1):
            words = parse.span(i, end).of(parse.text)
            if sector := _sector_named(words):
                return Fact(
                    sector,
                    f"«{words}» in «{parse.span(first, last + 1).of(parse.text)}»",
                )
    return None


def _sector_of_office(parse: Parse, node: Node) -> Fact | None:
    """The sector of the office before a person's name: of its last noun; of the elite where it is over."""
    for i in range(node.own - 1, node.first - 1, -1):
        token = parse.tokens[i]
        fact = _sector_of_noun(parse, token, node.first)
        if fact is None and (short := title_sectors().get(token.lower.rstrip("."))):
            fact = Fact(short, f"«{token.text}»")
        if fact:
            return _past(parse, node.first, i, fact)
    return None


def _past(parse: Parse, first: int, last: int, fact: Fact) -> Fact:
    """«Former» before an office of government makes its holder one of the elite."""
    former = next(
        (parse.tokens[i] for i in range(first, last) if parse.tokens[i].lower in words_of("past", "words")),
        None,
    )
    if former is None or fact.value != "GOV":
        return fact
    return Fact(table("en", "nouns")["past"]["sector"], f"«{former.text}» before {fact.reason}")


def _sector_of_capital(parse: Parse, node: Node) -> Fact | None:
    """«Washington accused …»: a capital that acts is a government; one where something happens is a town."""
    words = node.mention.words if node.mention else ""
    if country_by_name(words) or node.head.dep != "nsubj":
        return None
    seat = seat_of_government(words)
    if seat and parse.tokens[node.head.head].lemma not in _idle_verbs():
        return Fact(
            seat.sector,
            f"«{words}» as a government, before «{parse.tokens[node.head.head].text}»",
        )
    return None


@cache
def _idle_verbs() -> frozenset[str]:
    return frozenset(table("en", "roles")["idle"]["verbs"].split())
