"""The store: Readings and Failures in, records out; one transaction an article."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, Self

import msgspec
from sqlalchemy import Connection, Engine, Select, delete, func, insert, or_, select, update

from sayso.record import Article, CopyPair, Failure, Reading
from sayso.record.check import check_reading
from sayso.record.figures import Count
from sayso.record.json import from_json
from sayso.record.judgement import Judgement
from sayso.store.around import Links, Surroundings
from sayso.store.copies import COPIED, PAIRS, SOURCES, article_of, pair_of, pairs_among
from sayso.store.figures import COUNT_PAIRS, COUNTS, counts_of, pairs_with
from sayso.store.judgements import JUDGEMENTS, add_judgement, judgement_of, remove_judgement
from sayso.store.query import Query, What, make_select
from sayso.store.rows import Row, Rows, rows_of
from sayso.store.sqlite import WRITE
from sayso.store.stories import CHANGES, STORIES, last_week, list_stories
from sayso.store.tables import ARTICLE, FAILURE, JUDGEMENT, METADATA, READING, STATEMENT, STORY_ARTICLE, STORY_CHANGE
from sayso.store.trouble import explained
from sayso.store.views import VIEWS

Link = Callable[[Surroundings], Links]
"""Links an article with what is stored around it."""

Outcome = Literal["added", "changed", "unchanged"]
"""What storing an article did: it is new; it is a new version beside an old one; it was there already."""

_AT_ONCE = 500
"""Rows that are fetched together when everything is read."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One stored version of an article; `number` counts what is stored, `stored` is when (UTC)."""

    number: int
    id: str
    version: int
    current: bool
    title: str | None
    publisher: str | None
    published: str | None
    stored: str
    statements: int


class _WithArticle(msgspec.Struct):
    """A Reading of which only the article is wanted, as it is written."""

    article: msgspec.Raw


class Store:
    """A store that is open; made by `open_store`, closed by `with` or `close`.

    Every method that writes is one transaction: done or not done, also when the process is killed in it.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITE: True})
        self.place = place

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, reading: Reading) -> Outcome:
        """Store a Reading: nothing happens where the same article is there; a changed one becomes a new version."""
        check_reading(reading)
        return self.add_rows(rows_of(reading))

    def add_rows(self, rows: Rows, item: str | None = None, link: Link | None = None) -> Outcome:
        """Store a Reading taken apart elsewhere; `item` is what it was called, should it have failed before.

        `link` is given what is stored around it and answers with the links to keep.
        """
        with explained(self.place), self._writer.begin() as connection:
            _forget(connection, {rows.article["id"], item or rows.article["id"]})
            versions = _versions_of(connection, rows.article["id"])
            same = [version for version in versions if version["hash"] == rows.article["hash"]]
            if same:
                _remember_source(connection, same[0], rows.article["source_hash"])
                return "unchanged"
            around = Surroundings(connection, rows)
            links = link(around) if link else None
            number = _insert(connection, rows, version=len(versions) + 1)
            if links:
                around.add(number, links)
        return "changed" if versions else "added"

    def holds(self, article: str, digest: str) -> bool:
        """Whether some version of an article was made from what has this digest (see `rows.hash_of`)."""
        same = or_(ARTICLE.c.hash == digest, ARTICLE.c.source_hash == digest)
        return bool(self._all(select(ARTICLE.c.number).where(ARTICLE.c.id == article, same).limit(1)))

    def add_failure(self, failure: Failure) -> None:
        """Store a Failure in place of an earlier one of the same item; storing the item later removes it."""
        with explained(self.place), self._writer.begin() as connection:
            _forget(connection, {failure.item})
            connection.execute(insert(FAILURE).values(**msgspec.structs.asdict(failure), stored=_now()))

    def forget_failures(self, items: Iterable[str]) -> None:
        """Remove the Failures of items that have been mended or taken away."""
        with explained(self.place), self._writer.begin() as connection:
            for item in items:
                _forget(connection, {item})

    def failures(self) -> list[Failure]:
        """Every item that could not be cleaned or read, in the order of names."""
        rows = self._all(select(FAILURE.c.item, FAILURE.c.step, FAILURE.c.reason).order_by(FAILURE.c.item))
        return [Failure(**row) for row in rows]

    def find(self, start: str) -> list[Version]:
        """The current articles with this id, or else those whose id begins with it."""
        exact = self._versions(ARTICLE.c.id == start, ARTICLE.c.current)
        return exact or self._versions(ARTICLE.c.id.startswith(start, autoescape=True), ARTICLE.c.current)

    def versions(self, article: str) -> list[Version]:
        """Every version of an article, oldest first."""
        return self._versions(ARTICLE.c.id == article)

    def latest(self, limit: int = 10) -> list[Version]:
        """What was stored last, newest first."""
        newest = select(ARTICLE.c.number).order_by(ARTICLE.c.number.desc()).limit(limit)
        return self._versions(ARTICLE.c.number.in_(newest))[::-1]

    def counts(self) -> dict[str, int]:
        """How many rows every table has."""
        tables = {table.name: select(func.count()).select_from(table) for table in METADATA.sorted_tables}
        return {name: self._all(query)[0]["count_1"] for name, query in tables.items()}

    def reading(self, article: str, version: int | None = None) -> Reading | None:
        """A stored Reading, the current version if none is given; None where there is no such one."""
        which = ARTICLE.c.current if version is None else ARTICLE.c.version == version
        query = select(READING.c.json).join(ARTICLE).where(ARTICLE.c.id == article, which)
        return next((from_json(zlib.decompress(row["json"]), Reading) for row in self._all(query)), None)

    def reading_lines(self) -> Iterator[bytes]:
        """The current Readings as the very JSON that `sayso read` writes, in the order of storing."""
        query = select(READING.c.json).join(ARTICLE).where(ARTICLE.c.current).order_by(ARTICLE.c.number)
        return (zlib.decompress(row["json"]) for row in self._each(query))

    def article_lines(self) -> Iterator[bytes]:
        """The current Articles as JSON, in the order of storing."""
        return (bytes(from_json(line, _WithArticle).article) for line in self.reading_lines())

    def readings(self) -> Iterator[Reading]:
        """The current Readings, in the order of storing."""
        return (from_json(line, Reading) for line in self.reading_lines())

    def articles(self) -> Iterator[Article]:
        """The current Articles, in the order of storing."""
        return (from_json(line, Article) for line in self.article_lines())

    def statements(self) -> Iterator[Row]:
        """Every statement of the current Readings with its words, values and article; columns of `statement_view`."""
        return self.rows("statements")

    def events(self) -> Iterator[Row]:
        """Every event of the current Readings with its words, values and article; columns of `event_view`."""
        return self.rows("events")

    def rows(self, what: What) -> Iterator[Row]:
        """Every row of `article_view`, `statement_view` or `event_view`, in the order of storing."""
        view = VIEWS[what]
        return (_shown(row, what) for row in self._each(select(view).order_by(view.c.number)))

    def article_rows(self, articles: Sequence[str]) -> list[Row]:
        """The rows of `article_view` of some current articles."""
        view = VIEWS["articles"]
        return [_shown(row, "articles") for row in self._all(select(view).where(view.c.article.in_(list(articles))))]

    def copy_pairs(self, articles: Sequence[str] | None = None) -> Iterator[CopyPair]:
        """Every two current articles (of some) with text in common, in the order of storing."""
        return map(pair_of, self._each(PAIRS if articles is None else pairs_among(articles)))

    def copied_articles(self) -> dict[str, Article]:
        """The current articles that such pairs name, by id, with what tells where a text comes from."""
        return {row["id"]: article_of(row) for row in self._each(COPIED)}

    def story_rows(self, stories: Sequence[str] | None = None) -> list[Row]:
        """Every current article that is in a story (in one of some), with its portrait, by story and time."""
        return self._all(STORIES if stories is None else STORIES.where(STORY_ARTICLE.c.story.in_(list(stories))))

    def story_list(self, after: str | None, before: str | None, limit: int) -> list[Row]:
        """The stories with reports in a period (both days included), those with most first; see `list_stories`."""
        with explained(self.place), self._engine.connect() as connection:
            return list_stories(connection, after, before, limit)

    def period(self) -> tuple[str | None, str | None]:
        """The first and last day of the week that ends with the newest report."""
        with explained(self.place), self._engine.connect() as connection:
            return last_week(connection)

    def stamp(self) -> str:
        """What changes whenever something is stored, moved or judged: what was worked out before may be kept until."""
        newest = select(func.max(ARTICLE.c.number)).scalar_subquery()
        judged = select(func.count()).select_from(JUDGEMENT).scalar_subquery()
        latest = select(func.max(JUDGEMENT.c.made)).scalar_subquery()
        stored = select(func.max(ARTICLE.c.stored)).scalar_subquery()
        columns = newest.label("article"), stored.label("stored"), judged.label("judged"), latest.label("made")
        return repr(self._all(select(*columns)))

    def stories_of(self, articles: Sequence[str]) -> list[str]:
        """The stories that some current articles are in."""
        query = STORIES.with_only_columns(STORY_ARTICLE.c.story).where(ARTICLE.c.id.in_(list(articles)))
        return sorted({row["story"] for row in self._all(query.order_by(None))})

    def story_changes(self, story: str) -> list[Row]:
        """What was merged into a story or moved to it, in the order of happening."""
        return self._all(CHANGES.where(STORY_CHANGE.c.story == story))

    def counts_followed(self, articles: Sequence[str] | None = None) -> Iterator[Count]:
        """Every quantity of the current articles (or some) that can be followed through reports."""
        some = COUNTS if articles is None else COUNTS.where(ARTICLE.c.id.in_(list(articles)))
        return counts_of(self._each(some))

    def count_pairs(self, articles: Sequence[str] | None = None) -> Iterator[Row]:
        """Every two of them (with one in some articles) that are of one thing, or of a part and its whole."""
        return self._each(COUNT_PAIRS if articles is None else pairs_with(articles))

    def judgements(self) -> list[Judgement]:
        """What people have decided, in the order of deciding."""
        return [judgement_of(row) for row in self._all(JUDGEMENTS)]

    def add_judgement(self, judgement: Judgement) -> int:
        """Keep what a person has decided; in stories it takes effect at once. The answer is its number."""
        with explained(self.place), self._writer.begin() as connection:
            return add_judgement(connection, judgement)

    def undo_judgement(self, number: int) -> bool:
        """Take a judgement back; the answer is whether there was one of that number."""
        with explained(self.place), self._writer.begin() as connection:
            return remove_judgement(connection, number)

    def reports(self, articles: Sequence[str]) -> list[Row]:
        """Of some current articles what tells where they come from, and who says what is said (see `SOURCES`)."""
        query = SOURCES.where(ARTICLE.c.id.in_(list(articles)))
        return self._all(query)

    def search(self, query: Query) -> list[Row]:
        """What a query finds, best or newest first; raises InputError where its words or dates make no sense."""
        return [_shown(row, query.what) for row in self._all(make_select(query))]

    def search_from(self, query: Query, start: int) -> list[Row]:
        """What `search` finds, the first `start` of it left out: a list page by page."""
        return [_shown(row, query.what) for row in self._all(make_select(query).offset(start))]

    def found(self, query: Query) -> Iterator[Row]:
        """What a query finds, one row after another: for more than fits in memory."""
        return (_shown(row, query.what) for row in self._each(make_select(query)))

    def ask(self, query: Select[Any]) -> list[Row]:
        """What a SELECT on the tables or views finds: for pages that ask what no other method answers."""
        return self._all(query)

    def copies_of(self, article: str) -> list[CopyPair]:
        """Every pair that a current article makes with one that it has text in common with."""
        columns = PAIRS.selected_columns
        # Each end by its own index: with «or» the whole table would be read.
        return [pair_of(row) for end in (columns.one, columns.two) for row in self._all(PAIRS.where(end == article))]

    def _versions(self, *conditions: Any) -> list[Version]:
        statements = (
            select(func.count()).where(STATEMENT.c.article == ARTICLE.c.number).scalar_subquery().label("statements")
        )
        fields = (ARTICLE.c[name] for name in Version.__struct_fields__ if name != "statements")
        query = select(*fields, statements).where(*conditions).order_by(ARTICLE.c.number)
        return [Version(**row) for row in self._all(query)]

    def _all(self, query: Select[Any]) -> list[Row]:
        with explained(self.place), self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _each(self, query: Select[Any]) -> Iterator[Row]:
        with explained(self.place), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(query).mappings():
                yield dict(row)


def _shown(row: Row, what: str) -> Row:
    del row["number"]
    if what == "events":
        row["generic"] = bool(row["generic"])
    return row


def _forget(connection: Connection, items: set[str]) -> None:
    connection.execute(delete(FAILURE).where(FAILURE.c.item.in_(sorted(items))))


def _versions_of(connection: Connection, article: str) -> list[Any]:
    query = select(ARTICLE.c.number, ARTICLE.c.hash, ARTICLE.c.source_hash).where(ARTICLE.c.id == article)
    return list(connection.execute(query).mappings())


def _remember_source(connection: Connection, version: Any, digest: str) -> None:
    """A page that changed around the same article need not be cleaned and read next time."""
    if version["source_hash"] != digest:
        connection.execute(update(ARTICLE).where(ARTICLE.c.number == version["number"]).values(source_hash=digest))


def _insert(connection: Connection, rows: Rows, *, version: int) -> int:
    """Store an article's rows as its newest version; the answer is the number that it gets."""
    connection.execute(
        update(ARTICLE).where(ARTICLE.c.id == rows.article["id"], ARTICLE.c.current).values(current=False)
    )
    added = connection.execute(insert(ARTICLE).values(**rows.article, version=version, current=True, stored=_now()))
    number = int((added.inserted_primary_key or (0,))[0])
    for table in METADATA.sorted_tables:
        if found := rows.tables.get(table.name):
            connection.execute(insert(table), [{"article": number, **row} for row in found])
    return number


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
