"""Wikidata's entities (the JSON dump, or JSON lines of some of them) to what they are known as in English.

https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html tells the form. The file is read twice: first for
the codes of countries (P298), of which persons and organisations only give the number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sayso.lexicon import table
from sayso.lexicon.added import Known
from sayso.lexicon.build.naming import usable_names
from sayso.lexicon.build.reading import read_lines
from sayso.lexicon.countries import country_by_code

_INSTANCE_OF, _CITIZEN_OF, _COUNTRY, _ISO = "P31", "P27", "P17", "P298"
_LANGUAGE = "en"


def read_wikidata(path: Path, advance: Callable[[int], None]) -> Iterator[tuple[str, Known]]:
    """Every English name of every person and organisation, with what bears it; broken lines are left out."""
    codes = dict(_codes(path))
    for entity in _entities(path, advance):
        yield from _names(entity, codes)


def _entities(path: Path, advance: Callable[[int], None], having: bytes = b"") -> Iterator[dict[str, Any]]:
    for line in read_lines(path, advance):
        if having in line:
            try:
                entity = json.loads(line.strip().rstrip(b","))
            except (ValueError, RecursionError):
                continue
            if isinstance(entity, dict) and isinstance(entity.get("claims"), dict):
                yield entity


def _codes(path: Path) -> Iterator[tuple[str, str]]:
    """Numbers of countries with their codes (alpha-3)."""
    for entity in _entities(path, lambda _: None, having=b'"P298"'):
        for code in _values(entity, _ISO):
            if country := country_by_code(str(code)):
                yield str(entity.get("id")), country.code


def _names(entity: dict[str, Any], codes: dict[str, str]) -> Iterator[tuple[str, Known]]:
    classes = table("", "outside")["wikidata"]["classes"]
    found = [classes[number] for number in map(_number, _values(entity, _INSTANCE_OF)) if number in classes]
    label = _text(entity.get("labels"))
    if not found or label is None:
        return
    kind, sector = max(found, key=lambda pair: bool(pair[1]))
    countries = {
        codes[number]
        for number in map(_number, _values(entity, _CITIZEN_OF if kind == "person" else _COUNTRY))
        if number in codes
    }
    country = countries.pop() if len(countries) == 1 else ""
    one = Known(label, kind, sector, country, "wikidata", str(entity.get("id")), is_alias=False)
    for name, is_alias in usable_names([label, *_aliases(entity)], kind):
        yield name, one._replace(is_alias=is_alias)


def _values(entity: dict[str, Any], name: str) -> Iterator[Any]:
    """The values of a property, those that are marked as outdated left out."""
    claims = entity["claims"].get(name)
    for claim in claims if isinstance(claims, list) else ():
        try:
            if claim["rank"] != "deprecated":
                yield claim["mainsnak"]["datavalue"]["value"]
        except (KeyError, TypeError):
            continue


def _number(value: Any) -> str:
    return str(value.get("id")) if isinstance(value, dict) else ""


def _text(labels: Any) -> str | None:
    found = labels.get(_LANGUAGE) if isinstance(labels, dict) else None
    words = found.get("value") if isinstance(found, dict) else None
    return words if isinstance(words, str) else None


def _aliases(entity: dict[str, Any]) -> Iterator[str]:
    aliases = entity.get("aliases")
    found = aliases.get(_LANGUAGE) if isinstance(aliases, dict) else None
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict) and isinstance(each.get("value"), str):
            yield each["value"]
