"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sayso.config import Config
from sayso.fetch.files import LARGEST
from sayso.lexicon.added import use_lexicon

files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
format_option = click.option(
    "--format",
    "output_format",
    type=click.Choice(["jsonl", "text"]),
    help="jsonl: a record a line; text: for people (default).",
)
processes_option = click.option(
    "--processes", type=click.IntRange(1, 256), help="How many processes work side by side (default: all cores)."
)
largest_option = click.option(
    "--largest", type=click.IntRange(1), default=LARGEST, show_default=True, help="Bytes that one page may have."
)


def published_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """When and by whom an article was published."""
    for option in (
        click.option("--publisher", metavar="NAME", help="Part of the publisher's name."),
        click.option("--before", metavar="DATE", help="Published on this day (month, year) or earlier."),
        click.option(
            "--after", metavar="DATE", help="Published on this day (month, year) or later: 2024-10-20, 2024-10, 2024."
        ),
    ):
        command = option(command)
    return command


def _use_lexicon(_context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        use_lexicon(folder)


lexicon_option = click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    callback=_use_lexicon,
    expose_value=False,
    help="A lexicon of your own, made by `sayso lexicon build`, beside the shipped one (or SAYSO_LEXICON).",
)


def make_config(*, processes: int | None, largest: int) -> Config:
    """The options of a command as the pipeline takes them."""
    return Config(largest=largest) if processes is None else Config(largest=largest, processes=processes)
