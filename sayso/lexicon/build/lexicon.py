"""A user's lexicon: the files read, their rows sorted, and what was read written down."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from sayso.errors import LexiconError
from sayso.lexicon.added import ABOUT, NAMES, TOWNS, Known, name_key
from sayso.lexicon.build.geonames import read_geonames
from sayso.lexicon.build.opensanctions import read_opensanctions
from sayso.lexicon.build.sorting import SortedWriter
from sayso.lexicon.build.wikidata import read_wikidata

Base = Literal["geonames", "wikidata", "opensanctions"]
LICENCES: dict[Base, str] = {
    "geonames": "CC BY 4.0, geonames.org",
    "wikidata": "CC0, wikidata.org",
    "opensanctions": "CC BY-NC 4.0 unless licensed otherwise, opensanctions.org",
}
_EXPECTED: dict[Base, str] = {
    "geonames": "a place a line is expected, nineteen fields with tabs between them",
    "wikidata": "an entity a line is expected, as in the JSON dump, with an English name and a class of outside.toml",
    "opensanctions": "an entity a line is expected, as in entities.ftm.json",
}
_BLOCK = 1 << 20
_READABLE = 0o755


class Source(NamedTuple):
    """A file to read, and of what kind it is."""

    base: Base
    path: Path


def build_lexicon(
    out: Path, sources: Sequence[Source], advance: Callable[[int], None] = lambda _: None
) -> dict[str, int]:
    """Make the folder `out` from some files; the answer is how many entries each gave, by its name.

    The same files give the same bytes. `advance` is told the bytes that have been read. What a lexicon is made from is
    written to `about.json`, with digests, licences, and the version that readings will name.

    Raises LexiconError where `out` exists already, or a file cannot be read or holds nothing of its kind.
    """
    if out.exists():
        raise LexiconError(f"{out} exists already: name a new folder, a lexicon in use must not change")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{out.name[:50]}-", dir=out.parent))
    except OSError as error:
        raise LexiconError(f"{out} cannot be made: {error.strerror or error}") from error
    try:
        counts = _make(making, sources, advance)
        making.chmod(_READABLE)
        making.rename(out)
    except OSError as error:
        raise LexiconError(f"{out} cannot be made: {error.strerror or error}") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return counts


def _make(making: Path, sources: Sequence[Source], advance: Callable[[int], None]) -> dict[str, int]:
    """Write the files of a lexicon into a folder."""
    counts: dict[str, int] = {}
    about = []
    with SortedWriter(making / NAMES) as names, SortedWriter(making / TOWNS) as towns:
        for source in sources:
            count = 0
            for row in _rows(source, advance):
                (towns if source.base == "geonames" else names).add(row)
                count += 1
            if not count:
                raise LexiconError(
                    f"{source.path} holds no entry of {source.base} that can be used: {_EXPECTED[source.base]}"
                )
            counts[str(source.path)] = count
            digest = _digest(source.path)
            licence = LICENCES[source.base]
            about.append({
                "base": source.base, "file": source.path.name, "sha256": digest, "rows": count, "licence": licence
            })  # fmt: skip
    version = sha256("".join(_digest(making / name) for name in (NAMES, TOWNS)).encode()).hexdigest()[:12]
    sizes = {name: (making / name).stat().st_size for name in (NAMES, TOWNS)}
    written = json.dumps({"version": version, "sizes": sizes, "sources": about}, indent=1)
    (making / ABOUT).write_text(written + "\n", encoding="utf-8")
    return counts


def _rows(source: Source, advance: Callable[[int], None]) -> Iterator[tuple[str, ...]]:
    if source.base == "geonames":
        yield from read_geonames(source.path, advance)
    elif source.base == "wikidata":
        yield from map(_row, read_wikidata(source.path, advance))
    else:
        yield from map(_row, read_opensanctions(source.path, advance))


def _row(known: tuple[str, Known]) -> tuple[str, ...]:
    """A line of names.tsv: the name as it is looked up, and what bears it."""
    words, one = known
    how = "a" if one.is_alias else "n"
    return name_key(words), one.name, one.kind, one.sector, one.country, one.base, one.id, how


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
