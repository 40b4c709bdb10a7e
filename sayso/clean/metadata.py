"""What a page says about its article: title, bylines, outlet, address, language and dates, and where each was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml.html import HtmlElement

from sayso.clean.bylines import split_bylines
from sayso.clean.dates import Written, date_in_url, read_date
from sayso.clean.guess import guess_published
from sayso.clean.jsonld import article_data, names_of, text_of
from sayso.lexicon import table
from sayso.record.page import Origin

_SIDE = frozenset(("aside", "nav", "footer", "li"))
_TITLE_TAIL = re.compile(r"\s+(?:[|–—»·•]|-)\s+")
_LONGEST_TITLE = 300


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text, and where each item was read."""

    title: str | None = None
    bylines: tuple[str, ...] = ()
    publisher: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    origins: tuple[Origin, ...] = ()


class _Found(NamedTuple):
    """A value and the part of the page that it was read from."""

    value: Any
    basis: str


def read_metadata(tree: HtmlElement | None, url: str | None, *, guess_date: bool) -> About:
    """What the page says, each item from the first place that has it: JSON-LD, meta tags, elements, the address.

    `guess_date`: whether htmldate is asked where nothing says when it was published; its answer is marked «guessed».
    """
    if tree is None:
        return About(published=(date := date_in_url(url)) and date.value, publisher=_host(url))
    data, metas = article_data(tree), _metas(tree)
    site = _first(_site_names(data, metas, url))
    found = {
        "title": _first(_titles(tree, data, metas)),
        "bylines": _first(_bylines(tree, data, metas)),
        "publisher": site,
        "canonical_url": _first(_addresses(tree, data, metas, url)),
        "language": _first(_languages(tree, data, metas)),
        "published": _first(_published(tree, data, metas, url)) or (_guessed(tree, url) if guess_date else None),
        "modified": _first(_modified(data, metas)),
    }
    return _about(found, site)


def _about(found: dict[str, _Found | None], site: _Found | None) -> About:
    origins, values = [], {}
    for field, item in found.items():
        if item is None:
            continue
        value, precision = item.value, None
        if isinstance(value, Written):
            value, precision = value
        elif field == "title":
            value = without_site(value, site.value if site else None)
        values[field] = value
        origins.append(Origin(field=field, basis=item.basis, precision=precision))
    return About(**values, origins=tuple(origins))


def _first(candidates: Iterable[_Found]) -> _Found | None:
    return next((found for found in candidates if found.value), None)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Contents of meta tags by name, property or itemprop, in lower case."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in filter(None, (meta.get("property"), meta.get("name"), meta.get("itemprop"), meta.get("http-equiv"))):
            if content:
                metas.setdefault(key.strip().lower(), []).append(content)
    return metas


def _from_metas(metas: dict[str, list[str]], field: str) -> Iterator[str]:
    for key in table("en", "metadata")[field]:
        yield from metas.get(key, ())


def _titles(tree: HtmlElement, data: dict[str, Any], metas: dict[str, list[str]]) -> Iterator[_Found]:
    yield _Found(_short(text_of(data.get("headline"))), "json-ld")
    for title in _from_metas(metas, "title"):
        yield _Found(_short(title), "meta")
    headings = [_words(heading) for heading in tree.iter("h1")]
    yield _Found(_short(headings[0]) if len(headings) == 1 else None, "heading")
    yield _Found(_short(_words(tree.find(".//title"))), "title element")


def _short(title: str | None) -> str | None:
    return title if title and len(title) <= _LONGEST_TITLE else None


def without_site(title: str, site: str | None) -> str:
    """A title without the outlet's name behind it.

    >>> without_site("Talks end in Geneva - The Daily Example", "Daily Example")
    'Talks end in Geneva'
    """
    *parts, tail = _TITLE_TAIL.split(title)
    plain, outlet = _plain(tail), _plain(site or "")
    if parts and outlet and (plain == outlet or plain in outlet or outlet in plain):
        return title[: title.rindex(tail)].rstrip(" \t|–—»·•-")
    return title


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+|^the\s+|\.\w{2,4}$", "", name.lower())


def _bylines(tree: HtmlElement, data: dict[str, Any], metas: dict[str, list[str]]) -> Iterator[_Found]:
    yield _Found(split_bylines(names_of(data.get("author") or data.get("creator"))), "json-ld")
    yield _Found(split_bylines(_from_metas(metas, "author")), "meta")
    yield _Found(split_bylines(_author_elements(tree)), "element")


def _author_elements(tree: HtmlElement) -> list[str]:
    """Names in elements that the page marks as the author's; the first kind of mark that is used counts."""
    for path in (
        ".//*[@rel='author']",
        ".//*[@itemprop='author']",
        ".//*[contains(@class,'byline') or contains(@class,'author')]",
    ):
        names = [_words(element) for element in tree.xpath(path)[:6]]
        if names := [name for name in names if name and len(name) <= 80]:
            return names if "class" not in path else names[:1]
    return []


def _site_names(data: dict[str, Any], metas: dict[str, list[str]], url: str | None) -> Iterator[_Found]:
    yield from (_Found(name, "meta") for name in metas.get("og:site_name", ()))
    yield from (_Found(name, "json-ld") for name in names_of(data.get("publisher")))
    yield from (_Found(name, "meta") for name in _from_metas(metas, "outlet") if not name.startswith("http"))
    yield _Found(_host(url), "url")
    yield from (_Found(_host(address), "url") for address in metas.get("og:url", ()))


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _addresses(
    tree: HtmlElement, data: dict[str, Any], metas: dict[str, list[str]], url: str | None
) -> Iterator[_Found]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield _Found(_web_address(link.get("href"), url), "link element")
    for address in metas.get("og:url", ()):
        yield _Found(_web_address(address, url), "meta")
    yield _Found(_web_address(text_of(data.get("url")), None), "json-ld")


def _web_address(address: str | None, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", (address or "").strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if address and parts.scheme in ("http", "https") and parts.netloc else None


def _languages(tree: HtmlElement, data: dict[str, Any], metas: dict[str, list[str]]) -> Iterator[_Found]:
    root = tree.getroottree().getroot()
    yield _Found(
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        "html element",
    )
    yield _Found(text_of(data.get("inLanguage")), "json-ld")
    yield from (_Found(tag, "meta") for tag in _from_metas(metas, "language"))


def _published(
    tree: HtmlElement, data: dict[str, Any], metas: dict[str, list[str]], url: str | None
) -> Iterator[_Found]:
    for key in ("datePublished", "dateCreated"):
        yield _Found(read_date(text_of(data.get(key))), "json-ld")
    for words in _from_metas(metas, "published"):
        yield _Found(read_date(words), "meta")
    for words in _time_elements(tree):
        yield _Found(read_date(words), "time element")
    yield _Found(date_in_url(url), "url")
    for element in tree.xpath(".//link[@rel='canonical']/@href")[:1]:
        yield _Found(date_in_url(element), "url")


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """Dates of elements: those marked as the publication first, then those that do not stand beside the article."""
    for element in tree.xpath(".//*[@itemprop='datePublished' or @pubdate]")[:3]:
        yield element.get("datetime") or element.get("content") or _words(element) or ""
    for element in tree.iter("time"):
        if not any(parent.tag in _SIDE for parent in element.iterancestors()):
            yield element.get("datetime") or ""
            yield _words(element) or ""


def _modified(data: dict[str, Any], metas: dict[str, list[str]]) -> Iterator[_Found]:
    yield _Found(read_date(text_of(data.get("dateModified"))), "json-ld")
    for words in _from_metas(metas, "modified"):
        yield _Found(read_date(words), "meta")


def _guessed(tree: HtmlElement, url: str | None) -> _Found | None:
    guess = guess_published(tree, url)
    return _Found(guess, "guessed") if guess else None


def _words(element: HtmlElement | None) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
