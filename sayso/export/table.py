"""Flat records as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so is run as a formula by spreadsheets (OWASP, CSV injection)."""


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: BinaryIO) -> None:
    """Write a head line and a line a row; what is unknown is an empty cell.

    >>> out = io.BytesIO()
    >>> write_csv([{"id": "s-1", "words": "=1+1", "lat": -3.5}], ["id", "words", "lat"], out)
    >>> out.getvalue().decode().splitlines()
    ['id,words,lat', "s-1,'=1+1,-3.5"]
    """
    out.writelines(line.encode() for line in _lines(rows, columns))


def safe_cell(value: Any) -> Any:
    """A value as it stands in a cell: texts that a spreadsheet would run get an apostrophe before them."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return str(value).lower() if isinstance(value, bool) else value


def _lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    yield buffer.getvalue()
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([safe_cell(row[column]) for column in columns])
        yield buffer.getvalue()
