"""Bylines to names: «By Ana Lopez and Jim Fell in Brussels» is two people."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY = re.compile(
    r"^\s*(?:(?:written|reported|posted|words|story|published|text|report|updated)\s+)?by\b[:\s]*|^\s*(?:author|authors|from)\s*[:|]\s*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,\s*and\s|;|\||\band\b|&|/\s)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+in\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}$")
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|^(?:admin|administrator|editor|root|user|guest|unknown|none|null|author)$|^view all ",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"\s*[,–—(|]\s*(?:[\w’' -]{0,40}\b(?:reporter|correspondent|editor|writer|staff|columnist|bureau|contributor"
    r"|analyst|producer|chief|press|news|desk|agency|reuters|post|times)\b).*$",
    re.IGNORECASE,
)
_LONGEST = 60


def split_bylines(bylines: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once, without «By», places, offices and addresses.

    >>> split_bylines(["By Ana Lopez and Jim Fell in Brussels", "https://site.example/ana"])
    ('Ana Lopez', 'Jim Fell')
    >>> split_bylines(["Lopez, Ana, staff writer"])
    ('Lopez', 'Ana')
    """
    names: dict[str, str] = {}
    for byline in bylines:
        for part in _SPLIT.split(_TITLE_AFTER.sub("", _BY.sub("", " ".join(byline.split())))):
            for name in _names(part):
                names.setdefault(name.lower(), name)
    return tuple(names.values())


def _names(part: str) -> list[str]:
    """One name, or several with commas between them."""
    names = [_PLACE.sub("", _BY.sub("", name)).strip(" .,:–—-|•·") for name in part.split(",")]
    return [name for name in names if name and len(name) <= _LONGEST and not _NO_NAME.search(name)]
