"""Which stored articles may be copies of each other, and which are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select, union

from sayso.record import Article, CopyPair, Dateline
from sayso.store.rows import Rows
from sayso.store.tables import ARTICLE, COPY_PAIR, ENTITY, FINGERPRINT, MENTION, STATEMENT

_COMMON = 64
"""Articles that share a fingerprint from which it is a formula of the trade or the house and leads nowhere."""
_MOST = 50
"""Articles that a new one is compared with, those with most in common first."""

_FIELDS = [ARTICLE.c[name] for name in ("id", "publisher", "published", "credit", "dateline_agency")]
_OTHER = ARTICLE.alias("other")

PAIRS = (
    select(
        ARTICLE.c.id.label("one"), _OTHER.c.id.label("two"), COPY_PAIR.c.kind, COPY_PAIR.c.overlap, COPY_PAIR.c.reason
    )
    .select_from(COPY_PAIR)
    .join(ARTICLE, ARTICLE.c.number == COPY_PAIR.c.article)
    .join(_OTHER, _OTHER.c.number == COPY_PAIR.c.other)
    .where(ARTICLE.c.current, _OTHER.c.current)
    .order_by(COPY_PAIR.c.article, COPY_PAIR.c.other)
)
COPIED = (
    select(*_FIELDS)
    .where(ARTICLE.c.current)
    .where(ARTICLE.c.number.in_(union(select(COPY_PAIR.c.article), select(COPY_PAIR.c.other))))
    .order_by(ARTICLE.c.number)
)

SOURCES = (
    select(*_FIELDS, STATEMENT.c.speaker_name, ENTITY.c.sector, ENTITY.c.kind)
    .select_from(ARTICLE)
    .outerjoin(STATEMENT, (STATEMENT.c.article == ARTICLE.c.number) & STATEMENT.c.parent.is_(None))
    .outerjoin(MENTION, (MENTION.c.article == ARTICLE.c.number) & (MENTION.c.id == STATEMENT.c.speaker))
    .outerjoin(ENTITY, (ENTITY.c.article == ARTICLE.c.number) & (ENTITY.c.id == MENTION.c.entity))
    .where(ARTICLE.c.current)
    .order_by(ARTICLE.c.number, STATEMENT.c.number)
)
"""A row a statement that no other reports (one without, where an article has none): who says it, and of what sector."""


# Made once: putting a statement together takes longer than running it.
_HOLDERS = (
    select(FINGERPRINT.c.article)
    .join(ARTICLE)
    .where(FINGERPRINT.c.hash == bindparam("hash"), ARTICLE.c.current)
    .limit(_COMMON)
)


def alike_articles(connection: Connection, rows: Rows) -> dict[int, Article]:
    """The current articles, by number, that share fingerprints with one that is about to be stored.

    A common fingerprint is passed over, and no more than fifty are given: the time does not grow with the store.
    """
    shared: Counter[int] = Counter()
    for row in rows.tables.get("fingerprint", ()):
        found = list(connection.execute(_HOLDERS, {"hash": row["hash"]}).scalars())
        if len(found) < _COMMON:
            shared.update(found)
    numbers = [number for number, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]]
    query = select(ARTICLE.c.number, ARTICLE.c.text, *_FIELDS).where(
        ARTICLE.c.number.in_(numbers), ARTICLE.c.current, ARTICLE.c.id != rows.article["id"]
    )
    return {row["number"]: article_of(dict(row)) for row in connection.execute(query).mappings()}


def add_pairs(connection: Connection, number: int, pairs: Iterable[CopyPair], numbers: Mapping[str, int]) -> None:
    """Store the pairs of the article of that number; `numbers` are those of the others, by id."""
    rows = [
        {
            "article": number,
            "other": numbers.get(pair.a, numbers.get(pair.b)),
            "kind": pair.kind,
            "overlap": pair.overlap,
            "reason": pair.reason,
        }
        for pair in pairs
    ]
    if rows:
        connection.execute(insert(COPY_PAIR), rows)


def pairs_among(articles: Sequence[str]) -> Select[Any]:
    """The rows of PAIRS of which both articles are among some."""
    wanted = list(articles)
    return PAIRS.where(ARTICLE.c.id.in_(wanted), _OTHER.c.id.in_(wanted))


def pair_of(row: Mapping[str, Any]) -> CopyPair:
    """A row of PAIRS as a record."""
    a, b = sorted((row["one"], row["two"]))
    return CopyPair(a=a, b=b, kind=row["kind"], overlap=row["overlap"], reason=row["reason"])


def article_of(row: Mapping[str, Any]) -> Article:
    """As much of an Article as tells copies apart: its text, where it is asked for, publisher, date and credit."""
    agency = row["dateline_agency"]
    return Article(
        id=row["id"],
        text=row.get("text", ""),
        publisher=row["publisher"],
        published=row["published"],
        credit=row["credit"],
        dateline=Dateline(agency=agency) if agency else None,
    )
