"""What is stored around an article that is about to be stored, and what linking makes of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection, select

from sayso.record import Article, CopyPair
from sayso.record.figures import Count, Relation
from sayso.record.stories import Candidate, Frequencies, Placement, Portrait
from sayso.store.copies import add_pairs, alike_articles
from sayso.store.figures import add_counts, near_counts
from sayso.store.rows import Rows
from sayso.store.stories import (
    Nearness,
    add_placement,
    count_terms,
    forget_keys,
    near_stories,
    story_of,
    term_frequencies,
)
from sayso.store.tables import ARTICLE


class Links(NamedTuple):
    """What an article has to do with those around it."""

    copies: Sequence[CopyPair]
    portrait: Portrait
    keys: Sequence[str]
    terms: Sequence[str]
    """The names under which the portrait's terms are counted."""
    placement: Placement
    counts: Sequence[tuple[Count, Sequence[str]]]
    """Its counts, each with the keys that it is found by."""
    relations: Sequence[Relation]


class Surroundings:
    """Asks the store for what may be linked with one article; nothing that it does grows with the store."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows
        self._numbers: dict[str, int] = {}

    @cached_property
    def alike(self) -> list[Article]:
        """The current articles that share passages with it."""
        found = alike_articles(self._connection, self._rows)
        self._numbers.update({article.id: number for number, article in found.items()})
        return list(found.values())

    def frequencies(self, terms: Collection[str]) -> Frequencies:
        """In how many stored articles some terms stand."""
        return term_frequencies(self._connection, terms)

    def stories(self, keys: Sequence[str], day: str | None, nearness: Nearness) -> list[Candidate]:
        """The stories of articles that share keys with it."""
        return near_stories(self._connection, keys, day, nearness)

    @property
    def story(self) -> str | None:
        """The story that an earlier version of the article is in."""
        return story_of(self._connection, self._earlier)

    def counts(self, keys: Collection[str]) -> list[Count]:
        """The counts of other articles that share keys with its own."""
        found = near_counts(self._connection, keys, self._rows.article["id"])
        self._numbers.update({count.article: number for number, counts in found.items() for count in counts})
        return [count for counts in found.values() for count in counts]

    @cached_property
    def _earlier(self) -> list[int]:
        query = select(ARTICLE.c.number).where(ARTICLE.c.id == self._rows.article["id"])
        return list(self._connection.execute(query).scalars())

    def add(self, number: int, links: Links) -> None:
        """Store what linking has found for the article, which is stored under that number now."""
        is_new = not self._earlier
        add_pairs(self._connection, number, links.copies, self._numbers)
        forget_keys(self._connection, self._earlier)
        add_placement(self._connection, number, links.portrait, links.keys, links.placement)
        if is_new:
            count_terms(self._connection, links.terms)
        add_counts(self._connection, number, links.counts, links.relations, self._numbers)
