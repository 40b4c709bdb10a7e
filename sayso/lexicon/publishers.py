"""News publishers by name or web address: of what house, country, language and kind they are.

Use `find_publisher(words)` for a paper, broadcaster, agency or aggregator by any of its names or its host; `family_of`
for the owner or group whose outlets share newsrooms and copy; `kinship_of` for what two publishers are to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal

import msgspec

from sayso.lexicon.folded import fold_name
from sayso.lexicon.tables import table

Kind = Literal["agency", "national", "local", "state-run", "aggregator"]
"""State-run outlets speak for a state, agencies among them; an aggregator prints or links what others wrote."""

Kinship = Literal["publisher", "family"]
"""One and the same publisher; two of one family."""

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Who prints or airs news; `country` is alpha-3, `language` BCP 47, None where it has no main one.

    `family` is the owner or group whose outlets share newsrooms and copy, None where it has none or none is known.
    """

    name: str
    kind: Kind
    country: str
    language: str | None = None
    family: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def find_publisher(name_or_host: str) -> Publisher | None:
    """The publisher of that name, in any case and with or without "The", or of that host or one below it.

    A name that many papers bear ("Herald") finds none.

    >>> [find_publisher(words).name for words in ("the new york times", "el pais", "edition.cnn.com")]
    ['The New York Times', 'El País (Spain)', 'CNN']
    >>> [find_publisher(words) for words in ("bbc.co.uk.evil.com", "Herald", "Larvik Post")]
    [None, None, None]
    """
    return _by_name().get(_key(name_or_host)) or _find_host(name_or_host.lower().removesuffix("."))


def family_of(name: str) -> str | None:
    """The family of the publisher of that name or host, None where it has none or is not known.

    >>> family_of("Liverpool Echo"), family_of("www.mirror.co.uk"), family_of("BBC")
    ('Reach plc', 'Reach plc', None)
    """
    found = find_publisher(name)
    return found.family if found else None


def kinship_of(one: str | None, other: str | None) -> Kinship | None:
    """What two publishers, by name or host, are to each other; None where nothing is known to join them.

    >>> kinship_of("BBC News", "www.bbc.co.uk"), kinship_of("Daily Mirror", "Liverpool Echo"), kinship_of("BBC", "CNN")
    ('publisher', 'family', None)
    """
    if one is None or other is None:
        return None
    if one == other:
        return "publisher"
    first, second = find_publisher(one), find_publisher(other)
    if first is None or second is None:
        return None
    if first == second:
        return "publisher"
    return "family" if first.family is not None and first.family == second.family else None


@cache
def all_publishers() -> tuple[Publisher, ...]:
    """Every publisher of the lexicon, in the order of its file."""
    groups: list[dict[str, Any]] = table("", "publishers")["group"]
    return tuple(msgspec.convert(list(_entries(groups)), tuple[Publisher, ...]))


def _entries(groups: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What is said of each publisher: what it says of itself goes before what its group says of all."""
    for group in groups:
        common = {field: value for field, value in group.items() if field != "publishers"}
        yield from ({**common, **entry} for entry in group["publishers"])


def _find_host(host: str) -> Publisher | None:
    """The publisher of the longest known domain that a host lies in, label by label: "notbbc.co.uk" is nobody's."""
    if not _HOST.fullmatch(host):
        return None
    labels = host.split(".")
    above = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((found for domain in above if (found := _by_domain().get(domain))), None)


def _key(name: str) -> str:
    """A name as it is looked up: folded, and without its article unless it would be a common word."""
    folded = " ".join(fold_name(name).split())
    bare = folded.removeprefix("the ")
    return folded if bare in _common_words() else bare


@cache
def _common_words() -> frozenset[str]:
    return frozenset(table("", "publishers")["only_with_article"])


@cache
def _by_name() -> dict[str, Publisher]:
    return {_key(name): one for one in all_publishers() for name in (one.name, *one.aliases)}


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: one for one in all_publishers() for domain in one.domains}
