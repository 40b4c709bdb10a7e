"""The pages, one function each: what is asked for, what the template is given."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from litestar import MediaType, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from sayso.across import first_telling, telling_name
from sayso.serve.library import Library, TheLibrary

_LISTED, _CLAIMS, _FIGURES, _PEOPLE = 30, 40, 20, 40
_PEOPLE_KINDS = ("person", "organisation", "group")

After = Annotated[str | None, QueryParameter(name="after", description="Published on this day (month, year) or later.")]
AsJson = Annotated[bool, QueryParameter(name="json", description="The Vega-Lite specification instead of the picture.")]
Before = Annotated[
    str | None, QueryParameter(name="before", description="Published on this day (month, year) or earlier.")
]


@get("/", sync_to_thread=True)
def today(library: TheLibrary, after: After = None, before: Before = None) -> Template:
    """The stories of a period, ranked by their reports; the last week that is stored where none is given."""
    first, last = library.store.period() if after is None and before is None else (after, before)
    stories = library.stories(first, last, _LISTED)
    return Template("today.html", context={"stories": stories, "after": first, "before": last})


@get("/stories/{story:str}", sync_to_thread=True)
def story(library: TheLibrary, story: FromPath[str]) -> Template:
    """One story: claims in the order of time, figures, people, and the reports under their origins."""
    found = library.story(story)
    if found is None:
        raise NotFoundException(f"no story is called {story}")
    origins = library.origins(found.articles)
    claims = [claim for claim in library.claims(story) if len(claim.articles) > 1][:_CLAIMS]
    people = [group for group in library.people(found.articles) if group.kind in _PEOPLE_KINDS]
    return Template(
        "story.html",
        context={
            "story": found,
            "origins": origins,
            "claims": sorted(claims, key=lambda claim: (first_telling(claim).said or "~", claim.id)),
            "figures": library.figures(found.articles)[:_FIGURES],
            "people": sorted(people, key=lambda group: (-len(group.members), group.name))[:_PEOPLE],
            "articles": _rows(library, found.articles),
            "changes": library.store.story_changes(story),
        },
    )


@get("/claims/{name:path}", sync_to_thread=True)
def claim(library: TheLibrary, name: FromPath[str]) -> Template:
    """One claim: its tellings in the order of time, each with its relation to an earlier one, and its origins."""
    found = library.claim(name.removeprefix("/"))
    if found is None:
        raise NotFoundException(f"no claim has a telling called {name.removeprefix('/')}")
    relations = {telling_name(each.b): each for each in found.relations}
    context = {"claim": found, "relations": relations, "articles": _rows(library, found.articles)}
    return Template("claim.html", context=context)


@get("/figures/{name:path}", sync_to_thread=True)
def figure(library: TheLibrary, name: FromPath[str]) -> Template:
    """One figure: every value with its source and day, and what it is to the value before."""
    found = library.figure(name.removeprefix("/"))
    if found is None:
        raise NotFoundException(f"no figure has a value called {name.removeprefix('/')}")
    pairs = {
        frozenset((f"{each.a.article}/{each.a.quantity}", f"{each.b.article}/{each.b.quantity}")): each
        for each in found.relations
    }
    names = [f"{value.article}/{value.quantity}" for value in found.values]
    beside = [None, *(pairs.get(frozenset(pair)) for pair in pairwise(names))]
    articles = _rows(library, [value.article for value in found.values])
    return Template("figure.html", context={"figure": found, "beside": beside, "articles": articles})


@get("/charts/stories/{story:str}", sync_to_thread=True)
def story_chart(library: TheLibrary, story: FromPath[str], as_json: AsJson = False) -> Response[Any]:
    """How many reports of a story came out each day: SVG, or its Vega-Lite."""
    return _chart(library, library.story_chart(story), as_json=as_json)


@get("/charts/figures/{name:path}", sync_to_thread=True)
def figure_chart(library: TheLibrary, name: FromPath[str], as_json: AsJson = False) -> Response[Any]:
    """The values of a figure by day and source: SVG, or its Vega-Lite."""
    return _chart(library, library.figure_chart(name.removeprefix("/")), as_json=as_json)


def _chart(library: Library, chart: dict[str, Any] | None, *, as_json: bool) -> Response[Any]:
    if chart is None:
        raise NotFoundException("there is nothing to draw by that name")
    if as_json:
        return Response(chart, media_type=MediaType.JSON)
    return Response(library.drawn(chart), media_type="image/svg+xml")


def _rows(library: Library, articles: Any) -> dict[str, dict[str, Any]]:
    """What is shown of some articles: title, publisher, day."""
    return {row["article"]: row for row in library.store.article_rows(list(articles))}


PAGES = (today, story, claim, figure, story_chart, figure_chart)
