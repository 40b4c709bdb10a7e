"""All that is special to SQLite: how a connection is set up, and full-text search with FTS5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Subquery,
    Table,
    TableClause,
    column,
    event,
    literal,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from sayso.errors import InputError

WRITE = "sayso_write"
"""Execution option of a connection that is going to write: it waits for its turn before it reads anything."""

_WAIT = 60_000
"""Milliseconds to wait for another process that writes; a transaction of ours takes a few."""

SEARCHES: dict[str, tuple[str, ...]] = {
    "article": ("title", "text"),
    "statement": ("content", "source", "speaker_name", "about"),
    "event": ("words", "actors", "recipients", "others", "place_name"),
}
"""The searchable columns of each table; the index is named `<table>_search`."""

_TOKENIZER = "porter unicode61 remove_diacritics 2"
_TERM = re.compile(r'(-?)"([^"]*)"(\*?)|(-?)([^\s"]+)')


def prepare(engine: Engine) -> None:
    """Make every connection keep foreign keys, wait for others, and begin transactions when told."""

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in ("foreign_keys = ON", f"busy_timeout = {_WAIT}", "synchronous = NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begin)


def use_wal(engine: Engine) -> None:
    """Let readers and one writer work side by side; the file remembers it."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.close()
    finally:
        connection.close()


def count_up(connection: Connection, table: Table, names: Sequence[str]) -> None:
    """One more for each of these names in a table of `name` and `articles`."""
    added = insert(table).on_conflict_do_update(index_elements=["name"], set_={"articles": table.c.articles + 1})
    connection.execute(added, [{"name": name, "articles": 1} for name in names])


def make_search(connection: Connection) -> None:
    """Make the full-text indexes, and the triggers that keep them in step with their tables."""
    for table, columns in SEARCHES.items():
        for command in _search_commands(table, columns):
            connection.exec_driver_sql(command)


def _search_commands(table: str, columns: Sequence[str]) -> Iterator[str]:
    names, index = ", ".join(columns), f"{table}_search"
    new, old = (", ".join(f"{row}.{column}" for column in ("number", *columns)) for row in ("new", "old"))
    add = f"INSERT INTO {index} (rowid, {names}) VALUES ({new});"  # noqa: S608  names of ours
    take_out = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', {old});"  # noqa: S608
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='number', "
        f"tokenize='{_TOKENIZER}')"
    )
    yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END"
    yield f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take_out} END"
    yield f"CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} BEGIN {take_out} {add} END"


def search_expression(words: str | None, fields: Mapping[tuple[str, ...], str | None]) -> str | None:
    """An FTS5 expression of what a person asks for: words anywhere, and in fields a phrase that may go on.

    Raises InputError where nothing can be searched for.

    >>> search_expression('troops -drones OR "front line"', {("source", "speaker_name"): "Rutte"})
    '(("troops") NOT "drones" OR ("front line")) AND {source speaker_name} : "Rutte" *'
    """
    parts = [f"({_of_words(words)})"] if words is not None and words.strip() else []
    for columns, phrase in fields.items():
        if phrase is not None:
            parts.append(f"{{{' '.join(columns)}}} : {_quoted(_searchable(phrase))} *")
    return " AND ".join(parts) or None


def search_hits(table: str, expression: str) -> Subquery:
    """The `number` and `rank` (best is least) of the rows of a table that an FTS5 expression finds."""
    index = TableClause(f"{table}_search", column("rowid"), column("rank"))
    found = index.c.rowid.label("number"), index.c.rank.label("rank")
    matches = literal_column(f"{table}_search").op("MATCH")(literal(expression))
    return select(*found).where(matches).subquery()


def _of_words(words: str) -> str:
    straight = words.replace("“", '"').replace("”", '"').replace("„", '"')
    if straight.count('"') % 2:
        raise InputError(f"the search {words!r} opens a quotation mark that it does not close")
    groups: list[list[tuple[bool, str]]] = [[]]
    for found in _TERM.finditer(straight):
        if found[5] == "OR":
            groups.append([])
        elif (term := _term(found)) and found[5] != "AND":
            groups[-1].append((bool(found[1] or found[4]), term))
    return " OR ".join(_group(group, words) for group in groups)


def _term(found: re.Match[str]) -> str | None:
    phrase, goes_on = (found[2], found[3]) if found[5] is None else (found[5].rstrip("*"), found[5].endswith("*"))
    if not any(character.isalnum() for character in phrase):
        return None
    return _quoted(phrase) + (" *" if goes_on else "")


def _group(terms: Sequence[tuple[bool, str]], words: str) -> str:
    wanted = [term for is_unwanted, term in terms if not is_unwanted]
    if not wanted:
        raise InputError(f'the search {words!r} has no word to look for; give a word, a "phrase" or the start of one*')
    return "".join((f"({' AND '.join(wanted)})", *(f" NOT {term}" for is_unwanted, term in terms if is_unwanted)))


def _searchable(phrase: str) -> str:
    if not any(character.isalnum() for character in phrase):
        raise InputError(f"{phrase!r} has no letter or digit to look for")
    return phrase


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', " ").replace("\0", " ").strip() + '"'
