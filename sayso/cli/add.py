"""`sayso add`: read files and keep what was found in a store."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from sayso.cli.options import files, largest_option, lexicon_option, make_config, processes_option
from sayso.cli.output import report
from sayso.cli.stored import store_option
from sayso.fetch.files import find_items
from sayso.pipeline import Done, Summary, add_all
from sayso.store import Store, open_store


@click.command()
@files
@store_option
@processes_option
@largest_option
@lexicon_option
def add(files: tuple[Path, ...], store_url: str, processes: int | None, largest: int) -> None:
    """Read FILES and store what is found in them.

    What is stored already is not read again: the same command goes on where a broken-off one was. A changed article
    becomes a new version beside the old one; what fails is stored with its reason and tried again next time.
    """
    config = make_config(processes=processes, largest=largest)
    failed: set[str] = set()
    with open_store(store_url) as store, _progress(files, largest) as advance:

        def done(item: Done) -> None:
            advance()
            if item.failure:
                failed.add(item.item)
                report(item.failure)

        summary = add_all(find_items(files, largest=largest), store, config, done)
        store.forget_failures(_mended(store, files, failed))
    click.echo(_describe(summary, store), err=True)
    if summary.failed:
        raise SystemExit(1)


def _describe(summary: Summary, store: Store) -> str:
    counts = {
        "added": summary.added,
        "changed (new version)": summary.changed,
        "already there": summary.unchanged,
        "failed": summary.failed,
    }
    return f"{store.place}: " + (", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing")


def _mended(store: Store, files: Sequence[Path], failed: set[str]) -> Iterator[str]:
    """Failures of files and lines that were looked at again now and did not fail."""
    names = [Path(os.path.relpath(path)).as_posix() for path in files]
    for failure in store.failures():
        is_given = any(failure.item == name or failure.item.startswith((f"{name}:", f"{name}/")) for name in names)
        if failure.step == "fetch" and is_given and failure.item not in failed:
            yield failure.item


@contextmanager
def _progress(files: Sequence[Path], largest: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error while it is a terminal; the answer moves it on by one item."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        if all(path.is_file() or path.is_dir() for path in files):
            # Counting a million lines takes a minute, reading them a day: the total may come later than the bar.
            Thread(target=lambda: bar.update(task, total=_count(files, largest)), daemon=True).start()
        yield lambda: bar.advance(task)


def _count(files: Sequence[Path], largest: int) -> int:
    return sum(1 for _ in find_items(files, largest=largest))
