"""The shape of a store brought up to date: Alembic's migrations, run one process at a time."""

from __future__ import annotations

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from sayso.errors import StoreError
from sayso.store.sqlite import WRITE

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, place: str) -> None:
    """Make the tables of a new store, or migrate those of an older one; what is stored stays.

    Raises StoreError where the database belongs to something else or to a newer sayso.
    """
    scripts = ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS)])
    with engine.connect() as connection:
        if _is_current(connection, scripts, place):
            return
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        # Asked again now that nobody else can write: another process may have done it meanwhile.
        if not _is_current(connection, scripts, place):
            _migrate(connection, scripts)


def _is_current(connection: Connection, scripts: ScriptDirectory, place: str) -> bool:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None and inspect(connection).get_table_names():
        raise StoreError(f"{place}: is a database, but not one of sayso's: give the name of a new file or of a store")
    if revision is not None and revision not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(f"{place}: was made by a newer sayso (its shape is {revision}): update sayso to use it")
    return revision == scripts.get_current_head()


def _migrate(connection: Connection, scripts: ScriptDirectory) -> None:
    context = MigrationContext.configure(connection)
    behind = scripts.iterate_revisions("head", context.get_current_revision() or "base")
    with Operations.context(context):
        for script in reversed(list(behind)):
            script.module.upgrade()
    context.stamp(scripts, "head")
