"""`sayso export`: what is stored, as JSON lines or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import click
import msgspec

from sayso.across import find_all_claims, find_figures, find_groups, find_stories
from sayso.cli.stored import store_option
from sayso.export import opened, write_csv
from sayso.record.json import to_json
from sayso.store import Store, open_store
from sayso.store.query import What
from sayso.store.views import shown_columns

_LINKS: dict[str, Callable[[Store], Iterator[msgspec.Struct]]] = {
    "copies": find_groups,
    "stories": find_stories,
    "claims": find_all_claims,
    "figures": find_figures,
}
_WHAT = ("articles", "readings", "statements", "events", *_LINKS)
_NESTED = ("readings", *_LINKS)


@click.command()
@click.argument("what", type=click.Choice(_WHAT))
@store_option
@click.option("--format", "output_format", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of the terminal.")
def export(what: str, store_url: str, output_format: str, output: Path | None) -> None:
    """Write WHAT is stored (current versions, in the order of storing).

    Articles and readings are whole records, as clean and read print them. Statements and events are flat: a row each,
    with the words beside the values and the article that they stand in. CSV has the flat ones and articles; there, a
    text that a spreadsheet would take for a formula (= + - @ first) has an apostrophe put before it. Copies are groups
    of articles whose text is in essence one, and pairs with passages in common; stories are reports of one happening,
    claims the tellings of one event in them, figures the values of one counted thing.
    """
    if what in _NESTED and output_format == "csv":
        raise click.UsageError(
            f"{what.capitalize()} are nested and have no CSV: use --format jsonl, or export statements or events."
        )
    with open_store(store_url, create=False) as store, opened(output) as out:
        if output_format == "csv":
            write_csv(store.rows(cast("What", what)), shown_columns(what), out)
        else:
            _write_lines(_lines(store, what), out)


def _lines(store: Store, what: str) -> Iterator[bytes]:
    if what == "readings":
        return store.reading_lines()
    if what == "articles":
        return store.article_lines()
    if what in _LINKS:
        return map(to_json, _LINKS[what](store))
    return map(to_json, store.rows(cast("What", what)))


def _write_lines(lines: Iterable[bytes], out: BinaryIO) -> None:
    out.writelines(line + b"\n" for line in lines)
