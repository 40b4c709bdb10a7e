"""Organisations, armed bands and peoples by name and abbreviation.

Use `find_organisation(words)` for international bodies, ministries, media, companies, parties and armed bands; the
answer says what sector (PLOVER's) it is of and which state it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from sayso.lexicon.tables import table

_LONGEST_ABBREVIATION = 3
"""«AU» in a headline in capitals may be any word; names longer than this are found in capitals too."""


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation, or (`kind` is `group`) an armed band; `country` is alpha-3, None where it is of no one state."""

    name: str
    kind: Literal["organisation", "group"]
    sector: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()


def find_organisation(words: str, language: str = "en") -> Organisation | None:
    """The organisation or armed band of that name or abbreviation; a leading "the" may stay.

    >>> found = find_organisation("the UN Security Council")
    >>> found.name, found.sector
    ('United Nations Security Council', 'IGO')
    >>> find_organisation("Daesh").name
    'Islamic State'
    """
    bare = words[4:] if words[:4] in ("the ", "The ") else words
    return organisations_by_name(language).get(bare)


@cache
def organisations_by_name(language: str = "en") -> dict[str, Organisation]:
    """Every name and abbreviation with what it stands for."""
    index: dict[str, Organisation] = {}
    for one in (*_read(language, "organisations", "organisation"), *_read(language, "groups", "armed")):
        for name in (one.name, *one.aliases):
            for form in _spellings(name):
                index.setdefault(form, one)
    return index


def _spellings(name: str) -> Iterator[str]:
    yield name
    if "'" in name:
        yield name.replace("'", "’")
    if len(name) > _LONGEST_ABBREVIATION:
        yield name.upper()


def _read(language: str, file: str, key: str) -> Iterator[Organisation]:
    entries: dict[str, dict[str, Any]] = table(language, file)[key]
    kind = "group" if key == "armed" else "organisation"
    for name, entry in entries.items():
        yield msgspec.convert({"name": name, "kind": kind, **entry}, Organisation)
