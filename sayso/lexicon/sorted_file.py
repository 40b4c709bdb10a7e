"""Lines sorted by their first field, searched where they lie on the disk: nothing is loaded, and processes share it."""

from __future__ import annotations

import mmap
from pathlib import Path


class SortedFile:
    """A file of tab-separated lines in the order of the bytes of their first field.

    A look-up takes some microseconds whatever the file's size.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            # An empty file cannot be mapped.
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else None

    def find(self, key: str) -> list[list[str]]:
        """The fields of every line whose first field is `key`, in the order of the file."""
        if self._bytes is None:
            return []
        wanted = key.encode() + b"\t"
        at = self._first(wanted)
        found = []
        while self._bytes[at : at + len(wanted)] == wanted:
            end = self._bytes.find(b"\n", at)
            end = end if end >= 0 else len(self._bytes)
            found.append(self._bytes[at:end].decode("utf-8").split("\t"))
            at = end + 1
        return found

    def _first(self, wanted: bytes) -> int:
        """Where the first line begins whose first field is not before the wanted one."""
        lines = self._bytes
        assert lines is not None  # noqa: S101 - only asked of a file that has lines
        low, high = 0, len(lines)
        while low < high:
            start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = lines.find(b"\n", start)
            if lines[start : lines.find(b"\t", start) + 1] < wanted:
                low = (end if end >= 0 else len(lines)) + 1
            else:
                high = start
        return low
