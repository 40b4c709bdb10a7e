"""Drafts that are halves of one name: «Ogden» «Marsh», «Jan» van der «Berg», «Harlow» «Open»."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.read.name_draft import Draft
from sayso.read.name_words import given_names, kind_by_words, words
from sayso.read.parse import Parse, Token

_LONGEST_PERSON = 4
_LONGEST_LINK = 3
_PERSONAL = frozenset({"person", "organisation", None})
"""Labels under which the tagger finds halves of persons' names."""


def join_drafts(parse: Parse, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in order, halves of one name made one."""
    joined: list[Draft] = []
    for draft in drafts:
        whole = _whole(parse, joined[-1], draft) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(draft)
    return joined


def _whole(parse: Parse, left: Draft, right: Draft) -> Draft | None:
    """One name made of two, or None."""
    if right.first - left.last > _LONGEST_LINK or parse.sentence_of[left.first] != parse.sentence_of[right.first]:
        return None
    if right.first > left.last:
        return Draft(left.first, right.last, "person") if _are_linked(parse, left, right) else None
    if left.known == right.known == "group":
        return Draft(left.first, right.last, left.label, "group")
    if _is_person(parse, left, right):
        return Draft(left.first, right.last, "person")
    if _ends_name(parse, left, right):
        return Draft(left.first, right.last, right.label or left.label)
    return None


def _are_linked(parse: Parse, left: Draft, right: Draft) -> bool:
    """«Jan» «van der» «Berg»."""
    if left.length > 2 or left.known or right.known or left.label is None or {left.label, right.label} - _PERSONAL:
        return False
    between = parse.tokens[left.last : right.first]
    return all(token.text.islower() and token.text in words("joiners") for token in between)


def _is_person(parse: Parse, left: Draft, right: Draft) -> bool:
    """An initial or first name and what follows it, or two halves of which one is known to be a person's."""
    if left.known or left.length + right.length > _LONGEST_PERSON or {left.label, right.label} - _PERSONAL:
        return False
    first = parse.tokens[left.first]
    if right.known:
        return right.known == "place" and right.length == 1 and left.label != "organisation" and _is_given(first)
    if left.length == 1 and _is_initial(first):
        return True
    tokens = parse.tokens[left.first : right.last]
    halves = "person" in (left.label, right.label) or (left.label is None and left.length == 1 and _is_given(first))
    return halves and not any(
        token.text[0].islower() or kind_by_words("", token.lower, several=True) for token in tokens
    )


def _is_given(token: Token) -> bool:
    return token.lower in given_names()


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 3 and token.text[0].isupper() and token.text.endswith(".")


def _ends_name(parse: Parse, left: Draft, right: Draft) -> bool:
    """Whether the second half ends with the word that tells the kind of the whole: «Harlow» «Open»."""
    if right.known or right.label is not None:
        return False
    kind = kind_by_words("", parse.tokens[right.last - 1].lower, several=True)
    if "group" in (left.known, left.label):
        return kind in ("event", "law")
    return kind is not None and (left.known or left.label) in ("place", "organisation", None)
