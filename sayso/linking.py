"""An article when it arrives: what of it others are found by, and what it has to do with those around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

import msgspec

from sayso.link.duplicates import compare, fingerprints
from sayso.link.figure_counts import find_counts
from sayso.link.figure_counts import keys as count_keys
from sayso.link.figure_relations import relate
from sayso.link.stories import CANDIDATES, NEWEST, WINDOW, place_article
from sayso.link.story_terms import keys as story_keys
from sayso.link.story_terms import name_terms, portray, weigh
from sayso.record import CopyPair, Reading
from sayso.record.figures import Count, Relation
from sayso.record.stories import Placement, Portrait
from sayso.store.around import Links, Surroundings
from sayso.store.copies import article_of
from sayso.store.rows import Rows, rows_of
from sayso.store.stories import Nearness

_NEARNESS = Nearness(stories=CANDIDATES, reports=NEWEST, days=WINDOW)


class Prepared(NamedTuple):
    """A Reading ready to be stored and linked; made beside the reading, for the one process that writes has enough."""

    rows: Rows
    portrait: Portrait
    counts: tuple[Count, ...]


def prepare(reading: Reading, source_hash: str | None = None) -> Prepared:
    """Take a Reading apart; `source_hash` tells what the article was made from (default: from itself)."""
    rows = rows_of(reading, source_hash)
    found = [{"hash": each} for each in fingerprints(reading.article.text)]
    rows = msgspec.structs.replace(rows, tables=rows.tables | {"fingerprint": found})
    return Prepared(rows, portray(reading), find_counts(reading))


def link(prepared: Prepared, around: Surroundings) -> Links:
    """Link an article with what is stored around it."""
    terms = name_terms(prepared.portrait)
    portrait = weigh(prepared.portrait, around.frequencies(terms))
    keys = story_keys(portrait)
    counts = [(count, count_keys(count)) for count in prepared.counts]
    others = around.counts({key for _, found in counts for key in found})
    return Links(
        copies=list(_copies(prepared.rows, around)),
        portrait=portrait,
        keys=keys,
        terms=terms,
        placement=_placement(portrait, keys, around),
        counts=counts,
        relations=list(_relations(prepared.counts, others)),
    )


def _copies(rows: Rows, around: Surroundings) -> Iterator[CopyPair]:
    article = article_of(rows.article)
    return (pair for other in around.alike if (pair := compare(article, other)))


def _placement(portrait: Portrait, keys: Sequence[str], around: Surroundings) -> Placement:
    if story := around.story:
        return Placement(story=story, score=1.0, reason="is a new version of a report in it")
    return place_article(portrait, around.stories(keys, portrait.day, _NEARNESS))


def _relations(counts: Sequence[Count], others: Iterable[Count]) -> Iterator[Relation]:
    """What the counts of an article are to each other, and to those of others."""
    pairs = (*combinations(counts, 2), *product(others, counts))
    return (found for one, other in pairs if (found := relate(one, other)))
