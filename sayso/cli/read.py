"""`sayso read`: who said what happened, in the terminal or as JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import files, format_option, largest_option, make_config, processes_option
from sayso.cli.output import write_all
from sayso.cli.view import show_reading
from sayso.fetch.files import find_items
from sayso.pipeline import read_all


@click.command()
@files
@format_option
@processes_option
@largest_option
def read(files: tuple[Path, ...], output_format: str | None, processes: int | None, largest: int) -> None:
    """Read FILES: who said what happened, citing whom, how sure, when and how many.

    HTML and text files are cleaned first; the `text` of a JSON line is read just as it is.
    """
    config = make_config(processes=processes, largest=largest)
    write_all(read_all(find_items(files, largest=largest), config), output_format, show_reading)
