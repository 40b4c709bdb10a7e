"""`sayso lexicon`: what is known beforehand, and a lexicon of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from sayso.cli.options import lexicon_option
from sayso.lexicon.build import Source, build_lexicon
from sayso.lexicon.knowledge import find_knowledge

_SHOWN = 60
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def lexicon() -> None:
    """Show what is known of a name, or build a lexicon from files of your own."""


@lexicon.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@lexicon_option
def show(name: tuple[str, ...]) -> None:
    """Tell all that is known of NAME (several words are one name), and where it comes from."""
    words = " ".join(" ".join(name).encode("utf-8", "replace").decode().split())
    table = Table("what", "known as", "details", "source", box=None, header_style="bold", padding=(0, 2, 0, 0))
    count = 0
    for each in find_knowledge(words):
        table.add_row(*(Text(part) for part in (each.what, each.name, each.details, each.source)))
        count += 1
    if not count:
        raise click.ClickException(
            f"nothing is known of {words[:_SHOWN]!r}: it was looked up as it stands, with capitals, and all in capitals"
        )
    console = Console()
    console.print(table)


@lexicon.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--geonames", multiple=True, type=_file, help="A table of GeoNames (allCountries.txt, DE.txt).")
@click.option("--wikidata", multiple=True, type=_file, help="Entities of Wikidata, JSON, one a line (a dump).")
@click.option("--opensanctions", multiple=True, type=_file, help="Entities of OpenSanctions (entities.ftm.json).")
def build(out: Path, geonames: tuple[Path, ...], wikidata: tuple[Path, ...], opensanctions: tuple[Path, ...]) -> None:
    """Make a lexicon, the new folder OUT, from files that you have; .gz, .bz2 and .xz are unpacked.

    Use it with --lexicon OUT, or set SAYSO_LEXICON=OUT. Every reading names the version it was made with.
    """
    sources = [
        *(Source("geonames", path) for path in geonames),
        *(Source("wikidata", path) for path in wikidata),
        *(Source("opensanctions", path) for path in opensanctions),
    ]
    if not sources:
        raise click.UsageError("name at least one file: --geonames, --wikidata or --opensanctions")
    with _progress([source.path for source in sources]) as advance:
        counts = build_lexicon(out, sources, advance)
    for name, count in counts.items():
        click.echo(f"{name}: {count:,} names", err=True)
    click.echo(f"{out} is made; use it with --lexicon {out}", err=True)


@contextmanager
def _progress(paths: list[Path]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while it is a terminal, moved on by bytes."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=sum(path.stat().st_size for path in paths))
        yield lambda count: bar.advance(task, count)
