"""`sayso clean`: pages and scraped texts to Articles."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.options import files, format_option, largest_option, make_config, processes_option
from sayso.cli.output import write_all
from sayso.cli.view import show_article
from sayso.fetch.files import find_items
from sayso.pipeline import clean_all


@click.command()
@files
@format_option
@processes_option
@largest_option
def clean(files: tuple[Path, ...], output_format: str | None, processes: int | None, largest: int) -> None:
    """Clean FILES (HTML, plain text, JSON lines with html or text) into Articles."""
    config = make_config(processes=processes, largest=largest)
    write_all(clean_all(find_items(files, largest=largest), config), output_format, show_article)
