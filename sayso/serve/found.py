"""What a search finds, as a page shows it: some rows, the words to mark in them, and counts over all of it."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import TableClause, column, func, literal, literal_column, select

from sayso.store import Query, Store
from sayso.store.query import What, make_select
from sayso.store.rows import Row
from sayso.store.sqlite import SEARCHES, search_expression
from sayso.store.tables import ARTICLE, EVENT, STATEMENT, STORY_ARTICLE
from sayso.store.views import VIEWS

MOST, PER_PAGE = 2_000, 25
_SHOWN_VALUES = 10
_START, _END = "\x02", "\x03"
"""What FTS5 puts around a word that was searched for; they never reach the page."""
_MARKED = re.compile(f"{_START}([^{_START}{_END}]+){_END}")
_OPENING = 300
_AROUND = 40
"""Words of an article around the one that was searched for."""
_FACETS = {
    "statements": ("stance", "certainty", "type", "publisher", "month"),
    "events": ("type", "certainty", "stance", "publisher", "month"),
    "articles": ("publisher", "month"),
}

Part = tuple[str, bool]
"""Words, and whether they are marked."""


class Facet(NamedTuple):
    """How many of what was found have each value, and how many more values there are."""

    name: str
    values: tuple[tuple[str | None, int], ...]
    more: int


class Found(NamedTuple):
    """One page of what was found; where it is `capped`, total and facets are of the first 2,000."""

    rows: tuple[Row, ...]
    total: int
    capped: bool
    page: int
    facets: tuple[Facet, ...]


NOTHING = Found((), 0, capped=False, page=1, facets=())


def find_page(store: Store, query: Query, page: int) -> Found:
    """What a query finds, one page of it whole; raises InputError as `make_select` does.

    Every row gets `parts`, its sentence in pieces, and `told_elsewhere`: whether its story has other reports.
    """
    hits = _hits(store, query)
    capped, hits = len(hits) > MOST, hits[:MOST]
    page = min(page, max(1, -(-len(hits) // PER_PAGE)))
    numbers = [row["number"] for row in hits[(page - 1) * PER_PAGE : page * PER_PAGE]]
    return Found(tuple(_rows(store, query, numbers)), len(hits), capped, page, tuple(_facets(store, query, hits)))


def _hits(store: Store, query: Query) -> list[Row]:
    """The numbers of all that is found (2,001 at most) with what is counted, in the order of the search."""
    view = VIEWS[query.what]
    counted = [view.c[name] for name in _FACETS[query.what] if name in view.c]
    found = make_select(msgspec.structs.replace(query, limit=MOST + 1))
    return store.ask(found.with_only_columns(view.c.number, view.c.published, *counted))


def show_month(month: str) -> str:
    """A month as people write it; a year alone, or what is no date, stays as it is.

    >>> show_month("2024-10"), show_month("2024"), show_month("soon")
    ('October 2024', '2024', 'soon')
    """
    year, _, number = month.partition("-")
    return f"{month_name[int(number)]} {year}" if number.isdecimal() and 1 <= int(number) <= 12 else month


def _facets(store: Store, query: Query, hits: Sequence[Row]) -> Iterable[Facet]:
    for name in _FACETS[query.what]:
        if name == "month":
            counts = Counter((row["published"] or "")[:7] or None for row in hits)
            yield _facet(name, sorted(counts.items(), key=lambda pair: pair[0] or "", reverse=True))
        elif name == "type" and query.what == "statements":
            yield _facet(name, _types(store, [row["number"] for row in hits]).most_common())
        else:
            yield _facet(name, Counter(row[name] for row in hits).most_common())


def _facet(name: str, counts: Sequence[tuple[str | None, int]]) -> Facet:
    return Facet(name, tuple(counts[:_SHOWN_VALUES]), max(0, len(counts) - _SHOWN_VALUES))


def _types(store: Store, numbers: Sequence[int]) -> Counter[str | None]:
    """How many of some statements report an event of each PLOVER type."""
    same = (EVENT.c.article == STATEMENT.c.article) & (EVENT.c.statement == STATEMENT.c.id)
    query = select(STATEMENT.c.number, EVENT.c.type).join(EVENT, same).distinct()
    found = store.ask(query.where(STATEMENT.c.number.in_(numbers), EVENT.c.type.is_not(None)))
    return Counter(row["type"] for row in found)


def _rows(store: Store, query: Query, numbers: Sequence[int]) -> Iterable[Row]:
    view = VIEWS[query.what]
    rows = {row["number"]: row for row in store.ask(select(view).where(view.c.number.in_(numbers)))}
    marks = _marks(store, query, numbers)
    shared = _shared(store, [row["article"] for row in rows.values()])
    for row in (rows[number] for number in numbers):
        marked = marks.get(row["number"], set())
        text = _passage(row["text"], marked) if query.what == "articles" else shown_words(row, query.what)
        row["parts"] = split_marked(text, marked)
        row["told_elsewhere"] = row["article"] in shared
        yield row


def shown_words(row: Row, what: What) -> str:
    """The sentence of a statement or event; of a statement its whole content where that goes on behind it."""
    sentence = row["sentence"] or ""
    if what == "statements" and not all(piece in sentence for piece in row["content"].split(" … ")):
        sentence = row["content"]
    return " ".join((sentence or row["words"]).split())


def _passage(text: str, marked: set[str]) -> str:
    """The first words of a text, or those around the first that was searched for."""
    first = _pattern(marked).search(text) if marked else None
    start = max(0, first.start() - _OPENING // 2) if first else 0
    start = text.find(" ", start) + 1 if start else 0
    stop = text.rfind(" ", start, start + _OPENING) if len(text) > start + _OPENING else len(text)
    shown = " ".join(text[start : max(stop, start + 1)].split())
    return f"{'… ' if start else ''}{shown}{' …' if stop < len(text) else ''}"


def split_marked(text: str, marked: set[str]) -> list[Part]:
    """A text in pieces, those that stand for themselves as a word of `marked` told apart.

    >>> split_marked("Troops left; no troopship did.", {"troops"})
    [('Troops', True), (' left; no troopship did.', False)]
    """
    if not marked:
        return [(text, False)]
    pieces = _pattern(marked).split(text)
    return [(piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece]


def _pattern(marked: set[str]) -> re.Pattern[str]:
    longest_first = sorted(marked, key=lambda words: (-len(words), words))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _marks(store: Store, query: Query, numbers: Sequence[int]) -> dict[int, set[str]]:
    """The words of some rows that a search found them by, as they stand there: «troop» finds «troops»."""
    about = query.about and '"{}"'.format(re.sub('["“”„]', " ", query.about))
    expressions = (search_expression(words, {}) for words in (query.words, about))
    wanted = " OR ".join(f"({expression})" for expression in expressions if expression)
    if not wanted:
        return {}
    name = query.what.removesuffix("s")
    index = TableClause(f"{name}_search", column("rowid"))
    columns = range(len(SEARCHES[name]))
    shown = [func.highlight(literal_column(index.name), at, _START, _END).label(f"column_{at}") for at in columns]
    matches = literal_column(index.name).op("MATCH")(literal(wanted))
    found = store.ask(select(index.c.rowid.label("number"), *shown).where(matches, index.c.rowid.in_(numbers)))
    return {row["number"]: _marked_words(row) for row in found}


def _marked_words(row: Row) -> set[str]:
    texts = (value for name, value in row.items() if name != "number" and value)
    return {" ".join(words.split()) for text in texts for words in _MARKED.findall(text)}


def _shared(store: Store, articles: Sequence[str]) -> set[str]:
    """Those of some articles whose story has other reports."""
    other = STORY_ARTICLE.alias()
    query = (
        select(ARTICLE.c.id, func.count().label("reports"))
        .join(STORY_ARTICLE, STORY_ARTICLE.c.article == ARTICLE.c.number)
        .join(other, other.c.story == STORY_ARTICLE.c.story)
        .where(ARTICLE.c.id.in_(sorted(set(articles))), ARTICLE.c.current)
        .group_by(ARTICLE.c.id)
    )
    return {row["id"] for row in store.ask(query) if row["reports"] > 1}
