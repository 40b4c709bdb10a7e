"""Plain text to paragraphs: by blank lines, by lines, or by joining lines that were wrapped to a width."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_SPACES = re.compile(r"[^\S\n]+")
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|hellip|[lr][sd]quo|[lr]aquo|[nm]dash|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_TAG = re.compile(
    r"</?(?:p|div|span|a|b|i|u|em|strong|br|hr|img|h[1-6]|ul|ol|li|font|blockquote|figure|figcaption|sup|sub)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BREAKING_TAG = re.compile(r"</?(?:p|div|br|hr|h[1-6]|ul|ol|li|blockquote|figure|figcaption)\b", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")
_WIDTHS = range(45, 101)
"""Characters of lines in text that was wrapped for a terminal or a mail."""
_FEWEST_LINES = 3
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")


def split_paragraphs(text: str) -> list[str]:
    r"""Paragraphs with single spaces.

    >>> split_paragraphs("One  line.\nAnother line.\n\nA third.")
    ['One line.', 'Another line.', 'A third.']
    """
    plain = _INVISIBLE.sub("", _without_markup(text))
    return [paragraph for block in _BLANK_LINES.split(plain) for paragraph in _paragraphs(block)]


def _without_markup(text: str) -> str:
    """Tags and entities that a scraper left in plain text."""
    if "<" in text:
        text = _TAG.sub(lambda tag: "\n" if _BREAKING_TAG.match(tag[0]) else "", text)
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def _paragraphs(block: str) -> Iterator[str]:
    lines = [line for line in (_SPACES.sub(" ", line).strip() for line in re.split(r"[\n\u2028\u2029]", block)) if line]
    if _is_wrapped(lines):
        yield " ".join(lines)
    else:
        yield from lines


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken at a width: about equally long, and most end in the middle of a sentence."""
    if len(lines) < _FEWEST_LINES:
        return False
    body = lines[:-1]
    longest = max(map(len, body))
    if longest not in _WIDTHS or len(lines[-1]) > longest:
        return False
    full = sum(len(line) >= longest - 16 for line in body)
    open_ended = sum(not _ENDS.search(line) for line in body)
    return full >= 0.8 * len(body) and open_ended >= 0.6 * len(body)
