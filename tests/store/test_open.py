from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from sayso.errors import StoreError
from sayso.store import open_store
from sayso.store.tables import METADATA
from sayso.store.trouble import explained
from tests.store.made import make_reading


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def test_a_store_is_made_and_opened_again(tmp_path: Path) -> None:
    url = url_of(tmp_path / "s.sqlite")
    with open_store(url) as store:
        store.add(make_reading())
    with open_store(url, create=False) as store:
        assert store.counts()["article"] == 1


def test_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(url_of(path)).close()
    with create_engine(url_of(path)).connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, METADATA) == []
    connection.engine.dispose()


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """All but the tables behind full-text search, which SQLite makes itself."""
    return not (kind == "table" and "_search" in (name or ""))


def test_it_is_a_plain_database_in_wal_mode_with_views(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path)) as store:
        store.add(make_reading())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    row = connection.execute("SELECT source, substr(text, start + 1, stop - start) FROM statement_view "
                             "JOIN article ON article.id = statement_view.article").fetchone()  # fmt: skip
    assert row == ("Ana Lopez", "40 soldiers had moved to Port Vell")
    connection.close()


def test_search_follows_rows_that_a_person_deletes(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path)) as store:
        store.add(make_reading())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM article")
    connection.commit()
    for index in ("article_search", "statement_search", "event_search"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608
    assert connection.execute(
        "SELECT count(*) FROM statement_search WHERE statement_search MATCH 'soldiers'"
    ).fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sayso.sqlite", "write it like sqlite:///"),
        ("", "write it like sqlite:///"),
        ("postgresql://host/base", "SQLite only"),
        ("sqlite:////no/such/folder/s.sqlite", "does not exist"),
    ],
)
def test_an_address_that_is_none(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_store(url)


def test_a_store_that_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store"):
        open_store(url_of(tmp_path / "none.sqlite"), create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("not a database, and longer than the header of one " * 20)
    with pytest.raises(StoreError, match="no SQLite database"):
        open_store(url_of(tmp_path / "x"))
    with pytest.raises(StoreError, match="is a folder"):
        open_store(url_of(tmp_path))


def test_a_database_of_something_else(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x")
    connection.execute("CREATE TABLE bill (id)")
    connection.close()
    with pytest.raises(StoreError, match="not one of sayso's"):
        open_store(url_of(tmp_path / "x"))


def test_a_store_of_a_newer_sayso(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(url_of(path)).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="newer sayso"):
        open_store(url_of(path))


def test_a_full_disk_says_what_helps(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path)) as store:
        store.add(make_reading())
        pages = sqlite3.connect(path)
        size = pages.execute("PRAGMA page_count").fetchone()[0]
        pages.close()
        with store._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")
        with pytest.raises(StoreError, match="disk is full: make room"):
            _ = [store.add(make_reading(f"b-{number}")) for number in range(100)]
        stored = store.counts()["article"]
    with open_store(url_of(path)) as store:
        assert store.counts()["article"] == stored >= 1
        assert store.add(make_reading("later")) == "added"


def test_a_write_protected_store(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with open_store(url_of(path)) as store:
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="check the rights"):
            store.add(make_reading())


def test_other_troubles_are_told_too() -> None:
    engine = create_engine("sqlite://")
    with pytest.raises(StoreError, match="here: the database says: no such table"), explained("here"):
        engine.connect().exec_driver_sql("SELECT * FROM bill")
    engine.dispose()


WRITER = """
import sys
from sayso.store import open_store
from tests.store.made import make_reading
with open_store(sys.argv[1]) as store:
    for number in range(25):
        store.add(make_reading(f"{sys.argv[2]}-{number}"))
        store.add(make_reading(f"both-{number}"))
"""


def test_several_processes_make_and_fill_one_store(tmp_path: Path) -> None:
    url = url_of(tmp_path / "s.sqlite")
    command = [sys.executable, "-c", WRITER, url]
    writers = [subprocess.Popen([*command, name]) for name in ("x", "y", "z")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with open_store(url) as store:
        assert store.counts()["article"] == 100
        assert len({row["article"] for row in store.statements()}) == 100


def test_a_copy_of_the_file_is_the_store(tmp_path: Path) -> None:
    with open_store(url_of(tmp_path / "s.sqlite")) as store:
        store.add(make_reading())
    shutil.copy(tmp_path / "s.sqlite", tmp_path / "copy.sqlite")
    with open_store(url_of(tmp_path / "copy.sqlite")) as store:
        assert store.reading("a-1") == make_reading()
