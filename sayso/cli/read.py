"""`sayso read`: who said what happened, in the terminal or as JSON lines."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
from rich.console import Console

from sayso.cli.options import files, format_option, largest_option, lexicon_option, make_config, processes_option
from sayso.cli.output import write_all
from sayso.cli.view import show_reading
from sayso.cli.why import explain
from sayso.fetch.files import find_items
from sayso.pipeline import read_all
from sayso.record import Reading


@click.command()
@files
@format_option
@processes_option
@largest_option
@lexicon_option
@click.option(
    "--why", metavar="ID", help="Explain one finding: the number of a statement, a trigger's words, or an id."
)
def read(
    files: tuple[Path, ...], output_format: str | None, processes: int | None, largest: int, why: str | None
) -> None:
    """Read FILES: who said what happened, citing whom, how sure, when and how many.

    HTML and text files are cleaned first; the `text` of a JSON line is read just as it is.
    """
    config = make_config(processes=processes, largest=largest)
    show = show_reading if why is None else partial(_explain, why)
    write_all(read_all(find_items(files, largest=largest), config), output_format, show)


def _explain(wanted: str, console: Console, reading: Reading) -> None:
    explain(console, reading, wanted)
