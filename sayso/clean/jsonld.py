"""What pages say about themselves as JSON-LD, sound or broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsArticle)\Z")
_COMMAS = re.compile(r",\s*([}\]])")
_FRAME = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)?\s*|\s*(?:-->|//\s*\]\]>|\]\]>)?\s*;?\s*$")
_PAIR = re.compile(r"\"(headline|datePublished|dateModified|inLanguage)\"\s*:\s*\"((?:[^\"\\]|\\.){1,500})\"")
_DEEPEST = 6
"""Levels at which an article is looked for (@graph, mainEntity, lists)."""


def article_data(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD of the page's article; empty where there is none. Of several the first with a date wins."""
    found = [node for script in _scripts(tree) for node in _articles(_parse(script), _DEEPEST)]
    dated = [node for node in found if node.get("datePublished")]
    return dict((dated or found or [{}])[0])


def names_of(value: Any) -> list[str]:
    """The names in a person, an organisation, a string, or a list of them."""
    if isinstance(value, list):
        return [name for each in value for name in names_of(each)]
    if isinstance(value, dict):
        return names_of(value.get("name"))
    return [text] if (text := text_of(value)) else []


def text_of(value: Any) -> str | None:
    """A string without entities and outer white space; the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return " ".join(html.unescape(value).split()) or None if isinstance(value, str) else None


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _parse(script: str) -> Any:
    plain = _FRAME.sub("", script)
    for attempt in (plain, _COMMAS.sub(r"\1", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return {"@type": "Article", **dict(reversed(_PAIR.findall(plain)))}


def _articles(node: Any, levels: int) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for each in node[:50]:
            yield from _articles(each, levels - 1) if levels else ()
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(
            isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if levels and isinstance(node.get(key), (dict, list)):
                yield from _articles(node[key], levels - 1)
