"""The page of one article: its text with what was found marked in it, and every finding with its reason."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from litestar import get
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from sayso.link.versions import find_changes
from sayso.record import Article, Reading
from sayso.record.claims import Claim
from sayso.record.figures import Figure
from sayso.serve.findings import (
    Findings,
    country_name,
    outside_address,
    part_with,
    parts_of,
    show_moment,
    web_address,
)
from sayso.serve.library import Library, TheLibrary
from sayso.serve.marks import LAYERS, find_marks, mark_text, quad_of
from sayso.serve.text import address

_PART = 6_000
"""Characters of text on a page; a longer text comes in parts. In a store of 5,710 reports 26 are longer, the longest by
17 times. With 8,000 the heaviest part of these, all layers marked, weighed 281 kB of the 300 kB that a page may."""
_USUAL = ("statements", "times", "quantities")
_NO_LAYER = "none"

VersionNumber = Annotated[int | None, QueryParameter(name="version", ge=1, description="A stored version; the newest.")]
Since = Annotated[int | None, QueryParameter(name="since", ge=1, description="The version that it is compared with.")]
Layers = Annotated[
    str | None, QueryParameter(name="layers", description="What is marked, joined by commas, or «none».")
]
Part = Annotated[int, QueryParameter(name="part", ge=1, description="The part of a long text.")]
At = Annotated[str | None, QueryParameter(name="at", description="A finding: the part of the text that it stands in.")]


class View(msgspec.Struct, frozen=True):
    """What of an article is looked at, and the addresses of other views of it."""

    article: str
    version: int | None
    layers: tuple[str, ...]
    part: int
    ids: frozenset[str] = frozenset()
    """The findings that this view shows."""

    def link(self, anchor: str = "", **changes: object) -> str:
        """The address of this view with something changed; what is usual is left out of it."""
        asked: dict[str, Any] = {"version": self.version, "part": self.part, "layers": self.layers, **changes}
        layers = [layer for layer in LAYERS if layer in asked["layers"]]
        asked["layers"] = None if layers == list(_USUAL) else ",".join(layers) or _NO_LAYER
        asked["part"] = None if asked["part"] == 1 or "at" in asked else asked["part"]
        given = urlencode({name: value for name, value in asked.items() if value is not None}, safe=",")
        return address("articles", self.article) + (f"?{given}" if given else "") + (f"#{anchor}" if anchor else "")

    def switched(self, layer: str) -> str:
        """The view with a layer shown that is hidden, or hidden that is shown."""
        others = [each for each in self.layers if each != layer]
        return self.link("text", layers=others if layer in self.layers else [*others, layer])

    def record(self, name: str) -> str:
        """Where everything known of a finding stands, here or with another part of the text."""
        return f"#{name}" if name in self.ids else self.link(name, at=name)

    def words(self, layer: str, name: str) -> str:
        """Where the words of a finding stand in the text, with its layer marked."""
        return f"#at-{name}" if layer in self.layers else self.link(f"at-{name}", layers=[*self.layers, layer])


class Asked(msgspec.Struct, frozen=True):
    """What the address asks for."""

    version: int | None = None
    layers: tuple[str, ...] = _USUAL
    part: int = 1
    since: int | None = None
    at: str | None = None


def _asked(
    version: VersionNumber = None, layers: Layers = None, part: Part = 1, since: Since = None, at: At = None
) -> Asked:
    wanted = _USUAL if layers is None else tuple(layer for layer in LAYERS if layer in layers.split(","))
    return Asked(version, wanted, part, since, at)


@get("/articles/{article:path}", sync_to_thread=True, dependencies={"asked": Provide(_asked, sync_to_thread=False)})
def article(library: TheLibrary, article: FromPath[str], asked: NamedDependency[Asked]) -> Template:
    """One article: its text, what was found in it, its versions, and who else carries its text."""
    name = article.removeprefix("/")
    reading = library.reading(name, asked.version)
    if reading is None:
        raise NotFoundException(
            f"no article is called {name}" + (f" in version {asked.version}" if asked.version else "")
        )
    parts = parts_of(reading.article.text, _PART)
    within = part_with(reading, parts, asked.at) if asked.at else None
    number = min(asked.part, len(parts)) - 1 if within is None else within
    findings = Findings(reading, parts[number])
    view = View(name, asked.version, asked.layers, number + 1, findings.shown.ids)
    versions = _versions(library, reading, asked)
    context = {
        "reading": reading, "article": reading.article, "findings": findings, "shown": findings.shown, "view": view,
        "parts": len(parts), "layers": LAYERS, "sizes": _sizes(findings),
        "text": mark_text(reading.article.text, find_marks(reading, view.layers), parts[number]),
        "source": web_address(reading.article.url) or web_address(reading.article.canonical_url),
        "basis": {each.field: each for each in reading.article.metadata},
        "moment": show_moment, "country": country_name, "quad": quad_of, "outside": outside_address,
        **versions, **_links(library, reading.article, current=versions["current"]),
    }  # fmt: skip
    return Template("article.html", context=context)


def _sizes(findings: Findings) -> dict[str, int]:
    shown = findings.shown
    named = sum(len(findings.called(each)) for each in shown.entities) + len(shown.mentions)
    found = (len(each) for each in (shown.statements, shown.times, shown.quantities))
    return dict(zip(LAYERS, (*found, named, len(shown.events)), strict=True))


def _versions(library: Library, reading: Reading, asked: Asked) -> dict[str, Any]:
    """The versions of an article, and what changed from an earlier one (the one before it, if none is named)."""
    versions = library.store.versions(reading.article.id)
    number = asked.version or versions[-1].version
    before = asked.since or number - 1
    earlier = library.reading(reading.article.id, before) if 0 < before != number else None
    return {
        "versions": versions,
        "number": number,
        "current": number == versions[-1].version,
        "before": before if earlier else None,
        "changes": find_changes(earlier, reading) if earlier else (),
    }


def _links(library: Library, article: Article, *, current: bool) -> dict[str, Any]:
    """What other articles have to do with this one; of an old version nothing is known, links are of the newest."""
    stories = [story for each in library.store.stories_of([article.id]) if (story := library.story(each))]
    copies = library.store.copies_of(article.id) if current else []
    others = library.store.article_rows([one for each in copies for one in (each.a, each.b) if one != article.id])
    groups = library.people(stories[0].articles) if stories and current else ()
    return {
        "stories": stories,
        "claims": _claims(library, article.id, [each.id for each in stories]) if current else {},
        "figures": _figures(library, article.id) if current else {},
        "copies": copies,
        "articles": {row["article"]: row for row in others},
        "actors": {each.entity: group.name for group in groups for each in group.members if each.article == article.id},
    }


def _claims(library: Library, article: str, stories: list[str]) -> dict[str, Claim]:
    """The claims that parts of an article (events, statements) are in, by the part's id."""
    return {
        each.event or each.statement or "": claim
        for story in stories
        for claim in library.claims(story)
        for each in claim.members
        if each.article == article
    }


def _figures(library: Library, article: str) -> dict[str, list[Figure]]:
    """The figures that quantities of an article are in, by the quantity's id."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in library.figures([article]):
        for value in figure.values:
            if value.article == article and figure not in found[value.quantity]:
                found[value.quantity].append(figure)
    return dict(found)


PAGES = (article,)
