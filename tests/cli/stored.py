"""Commands run on a store of readings made by hand."""

from __future__ import annotations

from pathlib import Path

from click import Command
from click.testing import CliRunner, Result

from sayso.store import open_store
from tests.store.made import DENIAL, make_reading


def fill(folder: Path) -> str:
    """The URL of a store with three articles, one of them in two versions."""
    url = f"sqlite:///{folder}/s.sqlite"
    with open_store(url) as store:
        store.add(make_reading("wire-1", title="Soldiers at the harbour", publisher="The Wire", published="2024-10-20"))
        store.add(make_reading("wire-2", source=DENIAL, title="-2 degrees", stance="denies", published="2024-10"))
        store.add(make_reading("desk-1"))
        store.add(make_reading("desk-1", source=DENIAL))
    return url


def run(command: Command, *words: str, store: str | None = None) -> Result:
    """What a command does; an error of ours is in `exception`."""
    return CliRunner().invoke(command, [*words, *(["--store", store] if store else [])])
