"""The REST API: what the pages show, as the records that they are made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Router
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import FromPath, PathParameter, QueryParameter

from sayso import __version__
from sayso.errors import SaysoError
from sayso.record import Article, Corroboration, Reading
from sayso.record.claims import Claim
from sayso.record.figures import Figure
from sayso.record.reading import Certainty, PloverType, Stance
from sayso.record.stories import Story
from sayso.serve.answers import (
    ArticlePage,
    ArticleRow,
    ClaimPage,
    EventPage,
    EventRow,
    FigurePage,
    JudgementPage,
    State,
    StatementPage,
    StatementRow,
    StoryPage,
    StoryRow,
)
from sayso.serve.library import Library
from sayso.serve.openapi import BASE, reading_of
from sayso.serve.paging import Answer, TheVisit, TheWalk, UnchangedError, show_unchanged, visit, walk
from sayso.serve.problems import show_problem
from sayso.store import Query
from sayso.store.query import What, make_select
from sayso.store.rows import Row

T = TypeVar("T")
TheQuery = NamedDependency[Query]

_FAILURES = 200
_DAY = {"pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
"""For the schema only: what is no day is refused by the store, in words."""
_LONGEST = 300
"""Signs of a search: more words than that are no search, and the index would refuse them."""

After = Annotated[
    str | None,
    QueryParameter(min_length=1, schema_extra=_DAY, description="Published on this day (month, year) or later."),
]
Before = Annotated[
    str | None,
    QueryParameter(min_length=1, schema_extra=_DAY, description="Published on this day (month, year) or earlier."),
]
Words = Annotated[
    str | None,
    QueryParameter(
        max_length=_LONGEST,
        description='Words that all stand there, "a phrase", one OR another, -without, or the beginning of a wor*.',
    ),
]  # fmt: skip
Source = Annotated[
    str | None,
    QueryParameter(max_length=_LONGEST, description="Who says it, as the text names them or by name."),
]
About = Annotated[
    str | None,
    QueryParameter(max_length=_LONGEST, description="Words in it, or names of what it mentions."),
]
Sure = Annotated[Certainty | None, QueryParameter(description="How sure it is, by its words.")]
Stands = Annotated[Stance | None, QueryParameter(description="How the source stands to it.")]
Type = Annotated[PloverType | None, QueryParameter(description="PLOVER type of the event.")]
Publisher = Annotated[str | None, QueryParameter(max_length=_LONGEST, description="A part of the publisher's name.")]
Name = Annotated[str, PathParameter(description="`ARTICLE/PART`: the id of any member.")]
Version = Annotated[
    int | None,
    QueryParameter(ge=1, le=10**6, description="An older version; the newest if none is given."),
]


@reading_of("/stories", "stories")
def stories(walk: TheWalk, after: After = None, before: Before = None) -> Answer[StoryPage]:
    """The stories with reports in a period (of all time, if none is given), those with most reports first."""
    make_select(Query(what="articles", after=after, before=before))  # refuses a day that the calendar does not have
    return walk.page(
        StoryPage,
        lambda start, count: [
            _record(StoryRow, row) for row in walk.library.stories(after, before, start + count)[start:]
        ],
    )


@reading_of("/stories/{story:str}", "stories", missing=True)
def story(visit: TheVisit, story: FromPath[str]) -> Answer[Story]:
    """A story: its articles with the reason why each is in it."""
    return visit.answer(_story(visit.library, story))


@reading_of("/stories/{story:str}/claims", "stories", missing=True)
def story_claims(walk: TheWalk, story: FromPath[str]) -> Answer[ClaimPage]:
    """The claims of a story, those with most independent origins first."""
    found = walk.library.claims(_story(walk.library, story).id)
    return walk.page(ClaimPage, lambda start, count: found[start : start + count])


@reading_of("/stories/{story:str}/figures", "stories", missing=True)
def story_figures(walk: TheWalk, story: FromPath[str]) -> Answer[FigurePage]:
    """The figures that reach into a story, those with most values first."""
    found = walk.library.figures(_story(walk.library, story).articles)
    return walk.page(FigurePage, lambda start, count: found[start : start + count])


@reading_of("/claims/{name:path}", "links", missing=True)
def claim(visit: TheVisit, name: Name) -> Answer[Claim]:
    """The claim that an event or statement is a telling of: who says so, who denies it, and its independent origins."""
    wanted = name.removeprefix("/")
    return visit.answer(_there(visit.library.claim(wanted), f"no claim has a telling called {wanted}"))


@reading_of("/figures/{name:path}", "links", missing=True)
def figure(visit: TheVisit, name: Name) -> Answer[Figure]:
    """The figure that a quantity is a value of: every value with its words, source and day."""
    wanted = name.removeprefix("/")
    return visit.answer(_there(visit.library.figure(wanted), f"no figure has a value called {wanted}"))


@reading_of("/articles", "search")
def articles(walk: TheWalk, wanted: TheQuery) -> Answer[ArticlePage]:
    """Articles, by their words and by what is said in them."""
    return walk.page(ArticlePage, _search(walk.library, wanted, "articles", ArticleRow))


@reading_of("/statements", "search")
def statements(walk: TheWalk, wanted: TheQuery) -> Answer[StatementPage]:
    """Statements: who said what, with the sentence."""
    return walk.page(StatementPage, _search(walk.library, wanted, "statements", StatementRow))


@reading_of("/events", "search")
def events(walk: TheWalk, wanted: TheQuery) -> Answer[EventPage]:
    """Events: who did what to whom, as reported."""
    return walk.page(EventPage, _search(walk.library, wanted, "events", EventRow))


@reading_of("/articles/{article:str}", "articles", missing=True)
def article(visit: TheVisit, article: FromPath[str], version: Version = None) -> Answer[Article]:
    """An article: its text and what its page says about it."""
    return visit.answer(_reading(visit.library, article, version).article)


@reading_of("/readings/{article:str}", "articles", missing=True)
def reading(visit: TheVisit, article: FromPath[str], version: Version = None) -> Answer[Reading]:
    """An article with everything that was found in it, as `sayso read` writes it."""
    return visit.answer(_reading(visit.library, article, version))


@reading_of("/origins", "links")
def origins(
    visit: TheVisit, words: Words = None, after: After = None, before: Before = None, publisher: Publisher = None
) -> Answer[Corroboration]:
    """How many articles, publishers and independent origins the reports with these words have, and why."""
    query = Query(words=words, what="articles", after=after, before=before, publisher=publisher, limit=None)
    found = visit.library.store.search(query)
    return visit.answer(visit.library.origins([row["article"] for row in found]))


@reading_of("/judgements", "store")
def judgements(walk: TheWalk) -> Answer[JudgementPage]:
    """What people have decided about links, in the order of deciding."""
    found = walk.library.store.judgements()
    return walk.page(JudgementPage, lambda start, count: found[start : start + count])


@reading_of("/state", "store")
def state(visit: TheVisit) -> Answer[State]:
    """What is stored, what could not be read and why, and which versions made it. It has no tag: ask when you like."""
    store = visit.library.store
    newest = next((store.reading(each.id) for each in store.latest(1)), None)
    found = State(
        counts=store.counts(),
        failures=tuple(store.failures()[:_FAILURES]),
        sayso=__version__,
        versions=newest.versions if newest else None,
    )
    return Answer(found, media_type="application/json", headers={"Cache-Control": "no-store"})


def conditions(  # noqa: PLR0913  one parameter a filter
    *, words: Words = None, source: Source = None, about: About = None, after: After = None, before: Before = None,
    certainty: Sure = None, stance: Stands = None, type: Type = None, publisher: Publisher = None,  # noqa: A002
) -> Query:  # fmt: skip
    """What is searched for; the filters are named as the options of `sayso search`."""
    return Query(
        words=words, source=source, about=about, after=after, before=before,
        certainty=certainty, stance=stance, type=type, publisher=publisher,
    )  # fmt: skip


def _search(library: Library, wanted: Query, what: What, kind: type[T]) -> Callable[[int, int], list[T]]:
    def find(start: int, count: int) -> list[T]:
        query = msgspec.structs.replace(wanted, what=what, limit=count)
        return [_record(kind, row) for row in library.store.search_from(query, start)]

    return find


def _record(kind: type[T], row: Row) -> T:
    """A row as a record, without columns that the record does not have."""
    return kind(**{name: row[name] for name in kind.__struct_fields__})  # type: ignore[attr-defined]


def _story(library: Library, story: str) -> Story:
    return _there(library.story(story), f"no story is called {story}")


def _reading(library: Library, article: str, version: int | None) -> Reading:
    which = f"no article is called {article}" if version is None else f"no article {article} has a version {version}"
    return _there(library.reading(article, version), which)


def _there(found: T | None, missing: str) -> T:
    if found is None:
        raise NotFoundException(missing)
    return found


_HANDLERS: list[Any] = [
    stories, story, story_claims, story_figures, claim, figure, articles, article, reading, statements, events,
    origins, judgements, state,
]  # fmt: skip

api_router = Router(
    path=BASE,
    route_handlers=_HANDLERS,
    dependencies={
        "visit": Provide(visit, sync_to_thread=True),
        "walk": Provide(walk, sync_to_thread=False),
        "wanted": Provide(conditions, sync_to_thread=False),
    },
    exception_handlers={
        UnchangedError: show_unchanged,
        HTTPException: show_problem,
        SaysoError: show_problem,
        Exception: show_problem,
    },
    include_in_schema=True,
)
"""All of it; an application also needs `sayso.serve.openapi.make_openapi()`, and the dependency `library`."""
