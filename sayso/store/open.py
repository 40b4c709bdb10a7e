"""From a URL to an open store."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from sayso.errors import StoreError
from sayso.store.schema import bring_up_to_date
from sayso.store.sqlite import prepare, use_wal
from sayso.store.store import Store
from sayso.store.trouble import explained


def open_store(url: str, *, create: bool = True) -> Store:
    """The store at `sqlite:///FILE`, made or migrated as needed; with `create=False` it must be there.

    Raises StoreError, saying what helps, where it cannot be opened.

    >>> with open_store("sqlite://") as store:  # in memory, for trying out
    ...     list(store.statements())
    []
    """
    parsed = _parse(url)
    place = parsed.database or "the store in memory"
    if parsed.database:
        _check_path(Path(parsed.database), create=create)
    engine = create_engine(parsed)
    prepare(engine)
    try:
        with explained(place):
            use_wal(engine)
            bring_up_to_date(engine, place)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, place)


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is no address of a store: write it like sqlite:///sayso.sqlite") from error
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(f"{url!r}: this version stores in SQLite only: write it like sqlite:///sayso.sqlite")
    return parsed


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder: give the name of a file in it, like sqlite:///{path}/sayso.sqlite")
    if not path.exists() and not create:
        raise StoreError(f"{path}: there is no such store: make it with `sayso add FILE… --store sqlite:///{path}`")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist: make it first")
