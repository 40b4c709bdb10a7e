"""Records to standard output, failures to standard error, and the exit status that follows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TypeVar

import click
from rich.console import Console

from sayso.record import Article, Failure, Reading
from sayso.record.json import to_json

Record = TypeVar("Record", Article, Reading)


def report(failure: Failure) -> None:
    """One failure as one line on standard error."""
    click.echo(f"{failure.item}: {failure.reason}", err=True)


def write_all(
    results: Iterable[Record | Failure], output_format: str | None, show: Callable[[Console, Record], None]
) -> None:
    """Write every record as it comes, report failures, and exit with status 1 if there was one."""
    failed = False
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    for result in results:
        if isinstance(result, Failure):
            report(result)
            failed = True
        elif output_format == "jsonl":
            sys.stdout.buffer.write(to_json(result) + b"\n")
            sys.stdout.buffer.flush()
        else:
            show(console, result)
    if failed:
        raise SystemExit(1)
