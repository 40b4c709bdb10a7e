"""Lines of large files, packed or not, with progress."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from sayso.errors import LexiconError

_LONGEST = 64_000_000
"""Bytes of the longest line: the entry of a large country in Wikidata has some millions; longer ones are no data."""
_ZIP = b"PK\x03\x04"
_OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}


def read_lines(path: Path, advance: Callable[[int], None]) -> Iterator[bytes]:
    """The lines of a file (.gz, .bz2 and .xz are unpacked as they are read); longer ones than any entry are left out.

    Raises LexiconError where it cannot be read.
    """
    try:
        with path.open("rb") as packed:
            opener = _OPENERS.get(path.suffix.lower())
            lines = cast("IO[bytes]", opener(packed) if opener else packed)
            told = 0
            if not opener and packed.read(len(_ZIP)) == _ZIP:
                raise LexiconError(f"{path} is a zip archive: unzip it first")
            packed.seek(0)
            if lines.read(len(BOM_UTF8)) != BOM_UTF8:
                lines.seek(0)
            while line := lines.readline(_LONGEST):
                if not line.endswith(b"\n") and len(line) == _LONGEST:
                    _skip_rest(lines)
                else:
                    yield line
                at = packed.tell()
                advance(at - told)
                told = at
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise LexiconError(f"{path} cannot be read: {error}") from error


def _skip_rest(lines: IO[bytes]) -> None:
    while (part := lines.readline(_LONGEST)) and not part.endswith(b"\n"):
        pass
