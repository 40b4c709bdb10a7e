"""Files, folders and JSON lines in; Pages to be cleaned, Articles to be read as they are, and Failures out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from sayso.errors import InputError
from sayso.fetch.decode import decode
from sayso.record import Article, Failure, Page
from sayso.record.ids import stable_id

Item = Page | Article | Failure

LARGEST = 20_000_000
"""Bytes of one page: the longest reports are a hundredth of it, and cleaning needs many times its size in memory."""
_HTML = {".html", ".htm", ".xhtml"}
_TEXT = {".txt", ".text", ".md"}
_LINES = {".jsonl", ".ndjson"}
_MARKUP = ("<!doctype html", "<html", "<?xml", "<head", "<body", "<article", "<div")


class _Line(msgspec.Struct):
    """What a JSON line may say; an Article's other fields are taken where `text` is given."""

    id: str | int | None = None
    url: str | None = None
    html: str | None = None
    text: str | None = None
    retrieved: str | None = None


def find_items(paths: Sequence[Path], *, largest: int = LARGEST) -> Iterator[Item]:
    """Everything in some files and folders, in the order given (folders by name).

    `.html` and `.txt` files are Pages; a line of a `.jsonl` file is a Page where it has `html`, an Article where it has
    `text`. What cannot be used (missing, empty, binary, longer than `largest` bytes, a broken line) becomes a Failure.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _folder(path, largest)
            else:
                yield from _file(path, largest)
        except OSError as error:
            yield _failure(_name(path), f"cannot be opened: {error.strerror or error}; check the path and its rights")


def _folder(path: Path, largest: int) -> Iterator[Item]:
    found = False
    for each in sorted(path.rglob("*")):
        if each.suffix.lower() in _HTML | _TEXT | _LINES and each.name.lower() != "readme.md" and each.is_file():
            found = True
            yield from find_items([each], largest=largest)
    if not found:
        yield _failure(_name(path), "holds no .html, .txt or .jsonl file")


def _file(path: Path, largest: int) -> Iterator[Item]:
    if path.suffix.lower() in _LINES:
        yield from _json_lines(path, largest)
        return
    size = path.stat().st_size
    name = _name(path)
    if size > largest:
        yield _failure(name, _too_large(size, largest))
        return
    try:
        yield _page(path.read_bytes(), name, is_html=_says_html(path))
    except InputError as error:
        yield _failure(name, str(error))


def _page(data: bytes, name: str, *, is_html: bool | None) -> Page:
    content = decode(data)
    if not content.strip():
        raise InputError("is empty")
    if is_html is None:
        is_html = content.lstrip()[:200].lower().startswith(_MARKUP)
    return Page(id=stable_id("a", name), content=content, is_html=is_html, name=name)


def _says_html(path: Path) -> bool | None:
    """What the file's name says of its kind; None where it says nothing, or is a text file that may be a saved page."""
    return True if path.suffix.lower() in _HTML else None


def _json_lines(path: Path, largest: int) -> Iterator[Item]:
    name = _name(path)
    with path.open("rb") as lines:
        number = 0
        # A line is read in bounded steps: a file without line ends must not fill the memory.
        while line := lines.readline(largest + 1):
            number += 1
            if len(line) > largest:
                yield _failure(f"{name}:{number}", _too_large(None, largest))
                _skip_line(lines, largest)
            elif line.strip():
                yield _item(line, f"{name}:{number}")


def _skip_line(lines: Any, step: int) -> None:
    while (rest := lines.readline(step)) and not rest.endswith(b"\n"):
        pass


def _item(line: bytes, name: str) -> Item:
    try:
        said = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=_Line)
        return _article(line, said, name) if said.text is not None else _html_page(said, name)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _failure(name, f"is not a JSON line with `text` or `html`: {error}")
    except InputError as error:
        return _failure(name, str(error))


def _html_page(said: _Line, name: str) -> Page:
    if not (said.html or "").strip():
        raise InputError("has neither `text` nor `html`")
    content = (said.html or "").replace("\r\n", "\n").replace("\r", "\n")
    return Page(
        id=_given_id(said, name), content=content, is_html=True, url=said.url, retrieved=said.retrieved, name=name
    )


def _article(line: bytes, said: _Line, name: str) -> Article:
    if not (said.text or "").strip():
        raise InputError("has an empty `text`")
    fields = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    return msgspec.convert({**fields, "id": _given_id(said, name)}, type=Article)


def _given_id(said: _Line, name: str) -> str:
    if said.id is not None and str(said.id):
        return str(said.id)
    return stable_id("a", said.url or name)


def _name(path: Path) -> str:
    """The path as a name that is the same on every machine that holds the files in the same order."""
    return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else Path(os.path.normpath(path)).as_posix()


def _failure(item: str, reason: str) -> Failure:
    return Failure(item=item, step="fetch", reason=reason)


def _too_large(size: int | None, largest: int) -> str:
    given = f"has {size:,} bytes" if size is not None else "is one very long line"
    return f"{given}; a page may have {largest:,} (option --largest): split it, or check that it is a report"
