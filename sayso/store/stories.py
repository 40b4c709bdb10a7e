"""Which stories the stored articles are in, and what is stored to find the story of the next."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from sayso.record.json import from_json, to_json
from sayso.record.stories import Candidate, Frequencies, Placement, Portrait
from sayso.store.sqlite import count_up
from sayso.store.tables import ARTICLE, PORTRAIT, PORTRAIT_KEY, STORY_ARTICLE, STORY_CHANGE, TERM

_NEWEST_OF_KEY = 50
"""Articles that one key leads to, the newest: the time does not grow with the store."""
_AT_ONCE = 500
"""Values in one condition: SQLite takes some thousands."""


def term_frequencies(connection: Connection, names: Collection[str]) -> Frequencies:
    """In how many stored articles some terms stand, and how many articles there are."""
    found: dict[str, int] = {}
    ordered = sorted(names)
    for at in range(0, len(ordered), _AT_ONCE):
        query = select(TERM).where(TERM.c.name.in_(ordered[at : at + _AT_ONCE]))
        found.update((row.name, row.articles) for row in connection.execute(query))
    total = connection.execute(select(TERM.c.articles).where(TERM.c.name == "")).scalar()
    return Frequencies(articles=total or 0, terms=found)


# Made once: putting a statement together takes longer than running it.
_HOLDERS = (
    select(PORTRAIT_KEY.c.article, STORY_ARTICLE.c.story, ARTICLE.c.published)
    .join(ARTICLE, ARTICLE.c.number == PORTRAIT_KEY.c.article)
    .join(STORY_ARTICLE, STORY_ARTICLE.c.article == PORTRAIT_KEY.c.article)
    .where(PORTRAIT_KEY.c.name == bindparam("key"), ARTICLE.c.current)
    .order_by(PORTRAIT_KEY.c.article.desc())
    .limit(_NEWEST_OF_KEY)
)
_NEWEST = (
    select(PORTRAIT.c.json)
    .join(STORY_ARTICLE, STORY_ARTICLE.c.article == PORTRAIT.c.article)
    .join(ARTICLE, ARTICLE.c.number == PORTRAIT.c.article)
    .where(STORY_ARTICLE.c.story == bindparam("story"), ARTICLE.c.current)
    .order_by(PORTRAIT.c.article.desc())
    .limit(bindparam("newest"))
)


class Nearness(NamedTuple):
    """How far to look for stories: as many, by as many of their newest reports, within as many days."""

    stories: int
    reports: int
    days: int


def near_stories(connection: Connection, keys: Sequence[str], day: str | None, nearness: Nearness) -> list[Candidate]:
    """The stories of those articles that share most keys; reports of unknown days are near to all."""
    shared: Counter[tuple[str, int]] = Counter()
    for key in keys:
        for row in connection.execute(_HOLDERS, {"key": key}):
            if _is_near(day, row.published, nearness.days):
                shared[row.story, row.article] += 1
    most: dict[str, int] = {}
    for (story, _), count in shared.items():
        most[story] = max(most.get(story, 0), count)
    found = [story for story, _ in sorted(most.items(), key=lambda pair: (-pair[1], pair[0]))[: nearness.stories]]
    members = {story: _newest_members(connection, story, nearness.reports) for story in found}
    return [Candidate(story=story, members=each) for story, each in members.items() if each]


def _is_near(day: str | None, other: str | None, window: int) -> bool:
    try:
        one, two = date.fromisoformat((day or "")[:10]), date.fromisoformat((other or "")[:10])
    except ValueError:
        return True
    return abs(one - two) <= timedelta(days=window)


def _newest_members(connection: Connection, story: str, newest: int) -> tuple[Portrait, ...]:
    rows = connection.execute(_NEWEST, {"story": story, "newest": newest})
    return tuple(portrait_of(row.json) for row in rows)


def portrait_of(stored: bytes) -> Portrait:
    """A stored portrait."""
    return from_json(zlib.decompress(stored), Portrait)


def story_of(connection: Connection, numbers: Iterable[int]) -> str | None:
    """The story of one of some versions of an article."""
    query = select(STORY_ARTICLE.c.story).where(STORY_ARTICLE.c.article.in_(list(numbers))).limit(1)
    return connection.execute(query).scalar()


def add_placement(
    connection: Connection, number: int, portrait: Portrait, keys: Sequence[str], placement: Placement
) -> None:
    """Put the article of that number into its story, and do to other stories what that changes."""
    connection.execute(insert(PORTRAIT).values(article=number, json=zlib.compress(to_json(portrait), 1)))
    if keys:
        connection.execute(insert(PORTRAIT_KEY), [{"name": key, "article": number} for key in keys])
    for gone, story in placement.merges:
        _change(connection, number, "merged", gone, story)
        connection.execute(update(STORY_ARTICLE).where(STORY_ARTICLE.c.story == gone).values(story=story))
    for article, story in placement.moves:
        _change(connection, number, "moved", article, story)
        move_article(connection, article, story)
    connection.execute(
        insert(STORY_ARTICLE).values(
            article=number, story=placement.story, score=placement.score, reason=placement.reason
        )
    )


def move_article(connection: Connection, article: str, story: str) -> None:
    """Put all versions of an article into another story."""
    numbers = select(ARTICLE.c.number).where(ARTICLE.c.id == article)
    connection.execute(update(STORY_ARTICLE).where(STORY_ARTICLE.c.article.in_(numbers)).values(story=story))


def _change(connection: Connection, number: int, kind: str, what: str, story: str) -> None:
    connection.execute(insert(STORY_CHANGE).values(article=number, kind=kind, what=what, story=story))


def count_terms(connection: Connection, names: Iterable[str]) -> None:
    """One article more has these terms; the name "" counts the articles."""
    count_up(connection, TERM, sorted({"", *names}))


def forget_keys(connection: Connection, numbers: Iterable[int]) -> None:
    """Older versions of an article lead nowhere."""
    connection.execute(delete(PORTRAIT_KEY).where(PORTRAIT_KEY.c.article.in_(list(numbers))))


def story_of_article(connection: Connection, article: str) -> str:
    """The story that the current version of an article is in."""
    query = select(STORY_ARTICLE.c.story).join(ARTICLE).where(ARTICLE.c.id == article, ARTICLE.c.current)
    return str(connection.execute(query).scalar_one())


def articles_of_story(connection: Connection, story: str) -> list[str]:
    """The articles of a story."""
    query = select(ARTICLE.c.id).join(STORY_ARTICLE).where(STORY_ARTICLE.c.story == story, ARTICLE.c.current)
    return list(connection.execute(query).scalars())


def last_week(connection: Connection) -> tuple[str | None, str | None]:
    """The first and last day of the week that ends with the newest dated report."""
    newest = connection.execute(select(func.max(ARTICLE.c.published)).where(ARTICLE.c.current)).scalar()
    try:
        last = date.fromisoformat((newest or "")[:10])
    except ValueError:
        return None, None
    return (last - timedelta(days=6)).isoformat(), last.isoformat()


def list_stories(connection: Connection, after: str | None, before: str | None, limit: int) -> list[dict[str, Any]]:
    """Stories with reports in a period: `story`, `articles`, `publishers`, `first`, `last` of the period, and `newest`.

    `newest` is the number of the report that was stored last: it tells whether the story has changed.
    """
    counted = (
        select(
            STORY_ARTICLE.c.story, func.count().label("articles"),
            func.count(ARTICLE.c.publisher.distinct()).label("publishers"),
            func.min(ARTICLE.c.published).label("first"), func.max(ARTICLE.c.published).label("last"),
            func.max(ARTICLE.c.number).label("newest"),
        )
        .join(ARTICLE, ARTICLE.c.number == STORY_ARTICLE.c.article)
        .where(ARTICLE.c.current)
        .group_by(STORY_ARTICLE.c.story)
        .order_by(func.count().desc(), func.max(ARTICLE.c.published).desc(), STORY_ARTICLE.c.story)
        .limit(limit)
    )  # fmt: skip
    if after:
        counted = counted.where(ARTICLE.c.published >= after)
    if before:
        counted = counted.where(ARTICLE.c.published <= f"{before}~")
    return [dict(row) for row in connection.execute(counted).mappings()]


STORIES = (
    select(
        STORY_ARTICLE.c.story, ARTICLE.c.id.label("article"), STORY_ARTICLE.c.score, STORY_ARTICLE.c.reason,
        ARTICLE.c.published, PORTRAIT.c.json,
    )
    .select_from(STORY_ARTICLE)
    .join(ARTICLE, ARTICLE.c.number == STORY_ARTICLE.c.article)
    .join(PORTRAIT, PORTRAIT.c.article == STORY_ARTICLE.c.article)
    .where(ARTICLE.c.current)
    .order_by(STORY_ARTICLE.c.story, ARTICLE.c.published.is_(None), ARTICLE.c.published, ARTICLE.c.number)
)  # fmt: skip
"""A row an article that is in a story."""

CHANGES = (
    select(STORY_CHANGE.c.kind, STORY_CHANGE.c.what, STORY_CHANGE.c.story, ARTICLE.c.id.label("article"))
    .join(ARTICLE, ARTICLE.c.number == STORY_CHANGE.c.article)
    .order_by(STORY_CHANGE.c.number)
)
"""What became of stories and articles when `article` came."""
