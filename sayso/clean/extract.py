"""The body of a page as paragraphs: three extractors in turn, each helping out where the one before it failed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import bare_extraction, load_html

# A page that one extractor cannot read is no news: the next one is asked, and clean_page speaks up if all fail.
for _name in ("trafilatura", "readability", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_DEEPEST = 400
"""Open elements: lxml and readability walk trees by recursion and give up, or fall, far below hostile depths."""
_LIBRARY_ERRORS = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
    IndexError,
    AssertionError,
    RecursionError,
)
"""What the extractors throw on broken pages; they were written for pages that are not."""
_SPACES = re.compile(r"\s+")


def parse_page(content: str) -> HtmlElement | None:
    """The tree of a page, null where there is nothing to parse."""
    try:
        return load_html(content)
    except _LIBRARY_ERRORS:
        return None


def extract_paragraphs(content: str, tree: HtmlElement | None, *, truncated_below: float) -> list[str]:
    """The paragraphs of a page's article, empty where none is found.

    trafilatura in its precise mode; where it kept fewer than `truncated_below` of the words that resiliparse takes for
    the main content, it was cut off (by an advertisement between siblings, mostly), and readability is asked.
    """
    precise = _by_trafilatura(tree) if tree is not None else ""
    generous = _by_resiliparse(content)
    if _words(precise) < truncated_below * _words(generous):
        precise = _by_readability(content) or precise or generous
    return list(_lines(precise))


def _by_trafilatura(tree: HtmlElement) -> str:
    try:
        document = bare_extraction(tree, favor_precision=True, include_comments=False)
    except _LIBRARY_ERRORS:
        return ""
    return getattr(document, "text", None) or ""


def _by_resiliparse(content: str) -> str:
    try:
        return extract_plain_text(content, main_content=True, alt_texts=False, list_bullets=False)
    except (ValueError, RuntimeError):
        return ""


def _by_readability(content: str) -> str:
    try:
        body = Document(content).summary(html_partial=True)
    except (Unparseable, *_LIBRARY_ERRORS):
        return ""
    return extract_plain_text(body, alt_texts=False, list_bullets=False)


def _words(text: str) -> int:
    return len(text.split())


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if words := _SPACES.sub(" ", line).strip():
            yield words
