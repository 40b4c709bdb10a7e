"""Which stored quantities can be followed through reports, and which are of one thing."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, or_, select

from sayso.record.figures import Count, Relation
from sayso.record.json import from_json, to_json
from sayso.store.tables import ARTICLE, COUNTED, COUNTED_KEY, COUNTED_PAIR

_NEWEST_OF_KEY = 50
"""Counts that one key leads to, the newest: the time does not grow with the store."""
_MOST = 200
"""Counts that those of a new article are compared with, those with most keys in common first."""

_OTHER = ARTICLE.alias("other")

COUNTS = (
    select(COUNTED.c.json)
    .join(ARTICLE, ARTICLE.c.number == COUNTED.c.article)
    .where(ARTICLE.c.current)
    .order_by(COUNTED.c.article, COUNTED.c.quantity)
)
COUNT_PAIRS = (
    select(
        ARTICLE.c.id.label("article"), COUNTED_PAIR.c.quantity,
        _OTHER.c.id.label("other"), COUNTED_PAIR.c.other_quantity,
    )
    .select_from(COUNTED_PAIR)
    .join(ARTICLE, ARTICLE.c.number == COUNTED_PAIR.c.article)
    .join(_OTHER, _OTHER.c.number == COUNTED_PAIR.c.other)
    .where(ARTICLE.c.current, _OTHER.c.current)
    .order_by(COUNTED_PAIR.c.article, COUNTED_PAIR.c.quantity, COUNTED_PAIR.c.other, COUNTED_PAIR.c.other_quantity)
)  # fmt: skip
"""Two counts that are related, a row; how they are is told by the counts themselves."""


# Made once: putting a statement together takes longer than running it.
_HOLDERS = (
    select(COUNTED_KEY.c.article, COUNTED_KEY.c.quantity)
    .join(ARTICLE, ARTICLE.c.number == COUNTED_KEY.c.article)
    .where(COUNTED_KEY.c.name == bindparam("key"), ARTICLE.c.current, ARTICLE.c.id != bindparam("id"))
    .order_by(COUNTED_KEY.c.article.desc(), COUNTED_KEY.c.quantity)
    .limit(_NEWEST_OF_KEY)
)


def pairs_with(articles: Sequence[str]) -> Select[Any]:
    """The rows of COUNT_PAIRS of which one article is among some."""
    wanted = list(articles)
    return COUNT_PAIRS.where(or_(ARTICLE.c.id.in_(wanted), _OTHER.c.id.in_(wanted)))


def near_counts(connection: Connection, keys: Collection[str], article: str) -> dict[int, list[Count]]:
    """The counts of other current articles that share keys with some new ones, by the article's number."""
    shared: Counter[tuple[int, str]] = Counter()
    for key in sorted(keys):
        holders = connection.execute(_HOLDERS, {"key": key, "id": article})
        shared.update((row.article, row.quantity) for row in holders)
    wanted = {pair for pair, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]}
    numbers = sorted({number for number, _ in wanted})
    query = select(COUNTED).where(COUNTED.c.article.in_(numbers)).order_by(COUNTED.c.article, COUNTED.c.quantity)
    found: dict[int, list[Count]] = {number: [] for number in numbers}
    for row in connection.execute(query):
        if (row.article, row.quantity) in wanted:
            found[row.article].append(count_of(row.json))
    return found


def add_counts(
    connection: Connection,
    number: int,
    counts: Sequence[tuple[Count, Sequence[str]]],
    relations: Iterable[Relation],
    numbers: Mapping[str, int],
) -> None:
    """Store the counts of the article of that number with their keys, and what they are to others.

    `numbers` are those of the other articles, by id.
    """
    if not counts:
        return
    rows = [
        {"article": number, "quantity": count.quantity, "json": zlib.compress(to_json(count), 1)} for count, _ in counts
    ]
    connection.execute(insert(COUNTED), rows)
    names = [
        {"name": key, "article": number, "quantity": count.quantity}
        for count, keys in counts
        for key in dict.fromkeys(keys)
    ]
    if names:
        connection.execute(insert(COUNTED_KEY), names)
    article = counts[0][0].article
    if pairs := [_pair_row(relation, article, number, numbers) for relation in relations]:
        connection.execute(insert(COUNTED_PAIR), pairs)


def _pair_row(relation: Relation, article: str, number: int, numbers: Mapping[str, int]) -> dict[str, Any]:
    new, old = (relation.b, relation.a) if relation.b.article == article else (relation.a, relation.b)
    return {
        "article": number,
        "quantity": new.quantity,
        "other": numbers.get(old.article, number),
        "other_quantity": old.quantity,
    }


def count_of(stored: bytes) -> Count:
    """A stored count."""
    return from_json(zlib.decompress(stored), Count)


def counts_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[Count]:
    """Rows of COUNTS as records."""
    return (count_of(row["json"]) for row in rows)
