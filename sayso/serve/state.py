"""The state of the store: how much there is, from whom, what failed, and which versions read it."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache
from typing import Any, NamedTuple

from litestar import get
from litestar.response import Template
from sqlalchemy import func, select

from sayso.lexicon import lexicon_version
from sayso.serve.library import TheLibrary
from sayso.store import Store
from sayso.store.rows import Row
from sayso.store.tables import ARTICLE, STORY_ARTICLE

_NEWEST, _PUBLISHERS, _FAILURES = 10, 25, 100
_READ_WITH = re.compile(r"sayso (?P<sayso>\S+), lexicon (?P<lexicon>\S+), model (?P<model>.+)")


class Kept(NamedTuple):
    """What takes long to count on a large store, so that it is counted once until the store changes."""

    counts: dict[str, int]
    reports: int
    stories: int
    first: str | None
    last: str | None
    publishers: list[Row]
    languages: list[Row]
    read_with: list[Row]


@get("/state", sync_to_thread=True)
def state(library: TheLibrary) -> Template:
    """What is stored, from whom and in which languages, what could not be read, and what read the rest."""
    store = library.store
    kept = _kept(store, store.stamp())
    failures = store.failures()
    context = {
        "kept": kept,
        "place": store.place.rpartition("/")[2],
        "newest": store.latest(_NEWEST),
        "named": sum(1 for row in kept.publishers if row["publisher"]),
        "publishers": kept.publishers[:_PUBLISHERS],
        "others": kept.publishers[_PUBLISHERS:],
        "failures": failures[:_FAILURES],
        "failed": len(failures),
        "versions": [_versions(row) for row in kept.read_with],
    }
    return Template("state.html", context=context)


@lru_cache(maxsize=4)
def _kept(store: Store, _stamp: Hashable) -> Kept:
    of_all = select(
        func.count().label("reports"), func.min(ARTICLE.c.published).label("first"),
        func.max(ARTICLE.c.published).label("last"),
    )  # fmt: skip
    (whole,) = rows_of(store, of_all.where(ARTICLE.c.current))
    stories = select(func.count(STORY_ARTICLE.c.story.distinct()).label("stories"))
    stories = stories.join(ARTICLE, ARTICLE.c.number == STORY_ARTICLE.c.article).where(ARTICLE.c.current)
    return Kept(
        counts=store.counts(),
        reports=whole["reports"],
        stories=rows_of(store, stories)[0]["stories"],
        first=whole["first"],
        last=whole["last"],
        publishers=rows_of(store, _counted("publisher")),
        languages=rows_of(store, _counted("language")),
        read_with=rows_of(store, _counted("read_with")),
    )


def _counted(name: str) -> Any:
    """How many current reports have each value of a column, the most frequent first."""
    column, number = ARTICLE.c[name], func.count().label("reports")
    return select(column, number).where(ARTICLE.c.current).group_by(column).order_by(number.desc(), column)


def rows_of(store: Store, query: Any) -> list[Row]:
    """What a query finds in a store."""
    return store.ask(query)


def _versions(row: Row) -> dict[str, Any]:
    """What read some reports, taken apart; a reading of another lexicon than today's is one to make again."""
    found = _READ_WITH.fullmatch(row["read_with"])
    parts = found.groupdict() if found else {"sayso": row["read_with"], "lexicon": "", "model": ""}
    return {**parts, "reports": row["reports"], "today": parts["lexicon"] == lexicon_version()}


PAGES = (state,)
