"""Title, bylines and dates that stand as lines over a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec

from sayso.clean.bylines import split_bylines
from sayso.clean.dates import Written, read_date
from sayso.clean.lines import judge_line
from sayso.clean.metadata import About
from sayso.clean.pieces import Piece
from sayso.lexicon import table
from sayso.record.page import Origin

_TOP = 6
"""Lines over a text among which its header is looked for."""
_BYLINE = re.compile(
    r"(?:By|BY|Words by|Written by|Reported by|Story by)[:\s]+(?=[A-Z])|(?:Author|AUTHOR|Reporter)\s*:\s*(?=[A-Z])"
)
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_LONGEST_TITLE = 160
_LONGEST_LINE = 120
_FEWEST_TITLE_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")


class Header(NamedTuple):
    """What the lines over a text say, and the pieces with those lines taken out (the title stays in the text)."""

    title: str | None
    bylines: tuple[str, ...]
    published: Written | None
    modified: Written | None
    pieces: list[Piece]


def take_header(pieces: Sequence[Piece], *, with_title: bool) -> Header:
    """Reads the lines before the first sentence; a title is looked for where `with_title` says so.

    >>> lines = [Piece("By Ana Lopez"), Piece("Published: 2024-10-17"), Piece("It rained.")]
    >>> header = take_header(lines, with_title=True)
    >>> header.bylines, header.published.value, header.pieces[0].reason
    (('Ana Lopez',), '2024-10-17', 'boilerplate')
    """
    title = _title(pieces) if with_title else None
    bylines: tuple[str, ...] = ()
    dates: dict[str, Written] = {}
    kept = list(pieces)
    for number, piece in enumerate(pieces[:_TOP]):
        names, stamp = _byline(piece.words), _stamp(piece.words)
        if names or stamp:
            kept[number] = piece._replace(reason="boilerplate")
            bylines = bylines or names
            for field, date in stamp:
                dates.setdefault(field, date)
        elif _is_body(piece.words):
            break
    return Header(title, bylines, dates.get("published"), dates.get("modified"), kept)


def complete(about: About, header: Header) -> About:
    """What the page says, completed by what stands over its text; a date that was only guessed gives way."""
    guessed = any(origin.field == "published" and origin.basis == "guessed" for origin in about.origins)
    found = {
        "title": header.title,
        "bylines": header.bylines,
        "published": header.published,
        "modified": header.modified,
    }
    values: dict[str, Any] = {}
    origins = []
    for field, value in found.items():
        if not value or (getattr(about, field) and not (guessed and field == "published")):
            continue
        values[field] = value.value if isinstance(value, Written) else value
        origins.append(
            Origin(field=field, basis="text", precision=value.precision if isinstance(value, Written) else None)
        )
    kept = [origin for origin in about.origins if origin.field not in values]
    return msgspec.structs.replace(about, **values, origins=(*kept, *origins))


def _is_body(words: str) -> bool:
    return len(words) > _LONGEST_LINE or bool(_SENTENCE_END.search(words))


def _byline(words: str) -> tuple[str, ...]:
    """The names of a line that is a byline and nothing else."""
    begun = _BYLINE.match(words)
    if len(words) > _LONGEST_LINE or (begun and words.endswith((".", "?", "!"))):
        return ()
    if begun:
        return split_bylines([words])
    name, comma, office = words.partition(", ")
    is_office = bool(comma) and office.lower().split()[-1] in _offices() and len(office.split()) <= 5
    return split_bylines([name]) if is_office and name.istitle() and 2 <= len(name.split()) <= 4 else ()


def _stamp(words: str) -> list[tuple[str, Written]]:
    """Dates of a line that gives the time of publication or change and nothing else."""
    if len(words) > _LONGEST_LINE or not any(map(str.isdigit, words)):
        return []
    found: list[tuple[str, Written]] = []
    field = "published"
    for part in re.split(r"\s*[|·•]\s*|\s*[;/]\s+|(?<=\d)\s*[,-]?\s+(?=[Uu]pdated|UPDATED|[Mm]odified)", words):
        labels = {word.lower() for word in _WORD.findall(part)}
        if not labels <= _date_words():
            return []
        field = "modified" if labels & _words("modified") else field
        if date := read_date(part):
            found.append((field, date))
    return found


def _title(pieces: Sequence[Piece]) -> str | None:
    """The first line where it clearly is a title: short, no sentence, no junk, with longer paragraphs below."""
    if len(pieces) < 2:
        return None
    line = pieces[0].words
    words = line.split()
    if (
        len(line) > _LONGEST_TITLE
        or len(words) < _FEWEST_TITLE_WORDS
        or _SENTENCE_END.search(line)
        or _byline(line)
        or _stamp(line)
    ):
        return None
    below = [piece.words for piece in pieces[1:_TOP] if not _byline(piece.words) and not _stamp(piece.words)]
    is_over_text = bool(below) and len(below[0]) > len(line) and bool(_SENTENCE_END.search(below[0]))
    return line if is_over_text and line[:1].isalnum() | (line[:1] in "“‘\"'«¿¡") and judge_line(line) is None else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "boilerplate")["header"][name])


@cache
def _date_words() -> frozenset[str]:
    months = (name for names in table("en", "agencies")["months"] for name in names)
    return _words("modified") | _words("published") | _words("time") | frozenset(months)


@cache
def _offices() -> frozenset[str]:
    return _words("offices")
