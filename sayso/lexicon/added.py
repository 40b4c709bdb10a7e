"""What a user's own lexicon knows beside the shipped one: persons, organisations and places with outside ids.

`sayso lexicon build` makes such a lexicon, a folder. It is used where the environment variable SAYSO_LEXICON names it,
so that every process of a run uses the same.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from sayso.errors import LexiconError
from sayso.lexicon.folded import fold_name
from sayso.lexicon.sorted_file import SortedFile

VARIABLE: Final = "SAYSO_LEXICON"
NAMES, TOWNS, ABOUT = "names.tsv", "towns.tsv", "about.json"

_FIELDS = 8

Base = Literal["wikidata", "geonames", "opensanctions"]


class Known(NamedTuple):
    """Somebody or something of an outside knowledge base: `country` is alpha-3, `sector` PLOVER's, "" where unknown."""

    name: str
    kind: str
    """`person`, `organisation`, `group` or `product`."""
    sector: str
    country: str
    base: str
    id: str
    is_alias: bool


def find_added(words: str) -> tuple[Known, ...]:
    """Everything of the user's lexicon that bears that name, whatever its case and accents; () without a lexicon."""
    names = _file(NAMES)
    if names is None:
        return ()
    found = []
    for fields in names.find(name_key(words)):
        if len(fields) == _FIELDS:
            _, name, kind, sector, country, base, id_, how = fields
            found.append(Known(name, kind, sector, country, base, id_, how == "a"))
    return tuple(found)


def name_key(words: str) -> str:
    """A name as the files have it: without case, accents and a leading article."""
    return " ".join(fold_name(words).removeprefix("the ").encode("utf-8", "replace").decode().split())


def added_towns(key: str) -> list[list[str]]:
    """The lines of the user's places of that name."""
    towns = _file(TOWNS)
    return [] if towns is None else towns.find(key)


def added_lexicon() -> Path | None:
    """The folder of the user's lexicon, if one is used."""
    folder = os.environ.get(VARIABLE)
    return Path(folder) if folder else None


def added_version() -> str | None:
    """The version of the user's lexicon: a digest of its files, written down when it was built."""
    about = about_added()
    return None if about is None else str(about["version"])


@cache
def about_added() -> dict[str, object] | None:
    """What was written down when the user's lexicon was built: version and sources.

    Raises LexiconError where SAYSO_LEXICON names something else.
    """
    folder = added_lexicon()
    if folder is None:
        return None
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        if {name: (folder / name).stat().st_size for name in (NAMES, TOWNS)} != about["sizes"]:
            raise LexiconError(f"the lexicon {folder} is damaged: its files are not as they were built; build it again")
        return {"version": about["version"], "sources": about["sources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LexiconError(f"{folder} is no lexicon; make one with `sayso lexicon build`") from error


@cache
def _file(name: str) -> SortedFile | None:
    return None if about_added() is None else SortedFile(Path(os.environ[VARIABLE]) / name)


def use_lexicon(folder: Path | None) -> None:
    """Use a user's lexicon from now on, in this process and those that it starts; None: the shipped one alone.

    Raises LexiconError where the folder is none. To be called before the first article is read.
    """
    if folder is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = str(folder.resolve())
    about_added.cache_clear()
    _file.cache_clear()
    about_added()
