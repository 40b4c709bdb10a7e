"""OpenSanctions' FollowTheMoney entities (JSON lines, `entities.ftm.json`) to what they are known as.

https://followthemoney.tech/explorer/ tells the schemata and properties; https://www.opensanctions.org/docs/topics/ the
topics.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.lexicon import table
from sayso.lexicon.added import Known
from sayso.lexicon.build.naming import usable_names
from sayso.lexicon.build.reading import read_lines
from sayso.lexicon.countries import country_by_code

_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
"""Properties that tell a country, the surest first."""


def read_opensanctions(path: Path, advance: Callable[[int], None]) -> Iterator[tuple[str, Known]]:
    """Every name of every person, organisation, ship and aircraft, with what bears it; broken lines are left out."""
    for line in read_lines(path, advance):
        try:
            entity = json.loads(line)
            yield from _names(entity["id"], entity["schema"], entity["properties"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue


def _names(id_: str, schema: str, properties: dict[str, Sequence[str]]) -> Iterator[tuple[str, Known]]:
    kind = _mapping("schemata").get(schema)
    names = list(dict.fromkeys([*properties.get("name", ()), *properties.get("alias", ())]))
    if kind is None or not names:
        return
    topics = properties.get("topics", ())
    by_topic = _mapping("person_topics" if kind == "person" else "topics")
    sector = next((by_topic[topic] for topic in topics if topic in by_topic), "")
    one = Known(names[0], kind, sector, _country(properties), "opensanctions", str(id_), is_alias=False)
    for name, is_alias in usable_names(names, kind):
        yield name, one._replace(is_alias=is_alias)


def _country(properties: dict[str, Sequence[str]]) -> str:
    """The one country that the surest property gives; none where it gives several."""
    for name in _COUNTRIES:
        found = {country.code for code in properties.get(name, ()) if (country := country_by_code(code.upper()))}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _mapping(name: str) -> dict[str, Any]:
    found: dict[str, Any] = table("", "outside")["opensanctions"][name]
    return found
