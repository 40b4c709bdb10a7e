"""A Page as it was fetched or found, and the Article that cleaning makes of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.text import Run

RemovalReason = Literal["ad_link", "tracking", "boilerplate", "related", "subscribe", "duplicate_paragraph", "markup"]
DateBasis = Literal["json-ld", "meta", "time element", "url", "text", "guessed", "given"]
Precision = Literal["second", "minute", "day", "month", "year"]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What came from outside, unchanged: decoded text or HTML, with where and when it was got."""

    id: str
    content: str
    is_html: bool
    url: str | None = None
    retrieved: str | None = None
    name: str | None = None
    """The file or line that it came from, for messages."""


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """How the text opens: «BRUSSELS, Oct 28 (Agency) —»."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """Words that cleaning took out; `where` is the offset in the article's text at which they stood."""

    words: str
    reason: RemovalReason
    where: int


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a piece of metadata was read, so that nobody takes a guess for a fact."""

    field: str
    basis: str
    precision: Precision | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One report: a text that never changes, and what its page says about it (null where it does not say)."""

    id: str
    text: str
    url: str | None = None
    canonical_url: str | None = None
    publisher: str | None = None
    title: str | None = None
    bylines: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    dateline: Dateline | None = None
    credit: str | None = None
    removed: tuple[Removal, ...] = ()
    origin: tuple[Run, ...] = ()
    metadata: tuple[Origin, ...] = ()
