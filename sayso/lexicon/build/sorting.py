"""Rows to a sorted file, however many: sorted in runs that fit in memory, and merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

_RUN = 500_000
"""Rows held in memory at a time, about 100 MB."""


class SortedWriter:
    """Takes rows in any order; at the end of the `with` block the file holds each once, in the order of its bytes."""

    def __init__(self, path: Path, run: int = _RUN) -> None:
        self.path, self.run = path, run
        self._rows: list[bytes] = []
        self._folder = tempfile.TemporaryDirectory(prefix="sayso-lexicon-")
        self._runs: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def add(self, fields: Iterable[str]) -> None:
        """One more row; tabs and line breaks in its fields become blanks."""
        self._rows.append("\t".join(" ".join(field.split()) for field in fields).encode("utf-8"))
        if len(self._rows) >= self.run:
            self._put_down()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._put_down()
                with ExitStack() as stack, self.path.open("wb") as out:
                    lines = heapq.merge(*(stack.enter_context(path.open("rb")) for path in self._runs), key=_order)
                    out.writelines(_once(lines))
        finally:
            self._folder.cleanup()

    def _put_down(self) -> None:
        path = Path(self._folder.name) / str(len(self._runs))
        with path.open("wb") as file:
            file.writelines(row + b"\n" for row in sorted(self._rows, key=_order))
        self._runs.append(path)
        self._rows = []


def _order(line: bytes) -> tuple[bytes, bytes]:
    """By the first field's bytes, as look-ups by bisection need it, then by the rest."""
    key, _, rest = line.rstrip(b"\n").partition(b"\t")
    return key + b"\t", rest


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line, _ in groupby(lines):
        yield line
