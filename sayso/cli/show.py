"""`sayso show`: one stored article as `sayso read` shows it, or what is stored."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.options import format_option
from sayso.cli.stored import store_option
from sayso.cli.view import show_reading
from sayso.errors import StoreError
from sayso.link.versions import find_changes
from sayso.record.json import to_json
from sayso.store import Query, Store, Version, open_store

_SHOWN = 20


@click.command()
@click.argument("words", nargs=-1, metavar="[ID|WORDS]")
@store_option
@click.option("--version", type=click.IntRange(1), help="An older version of the article.")
@click.option("--versions", "listing", flag_value="versions", help="List the versions of the article.")
@click.option("--changes", "listing", flag_value="changes", help="What changed in it since the version before.")
@format_option
def show(
    words: tuple[str, ...], store_url: str, version: int | None, listing: str | None, output_format: str | None
) -> None:
    """Show a stored article with what was found in it, by its ID (or how it begins) or by WORDS of it.

    Without an argument: how much is stored, what came last, and what failed.
    """
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    with open_store(store_url, create=False) as store:
        if not words:
            _show_contents(console, store)
            return
        found = _find(store, " ".join(words))
        if len(found) > 1:
            _show_list(console, "Several articles; give more of the id or other words", found)
        elif listing == "versions":
            _show_list(console, "Versions", store.versions(found[0].id))
        elif listing == "changes":
            _show_changes(console, store, found[0].id, version, output_format)
        else:
            _show_article(console, store, found[0].id, version, output_format)


def _find(store: Store, wanted: str) -> list[Version]:
    found = store.find(wanted) or [
        version
        for row in store.search(Query(words=wanted, what="articles", limit=_SHOWN))
        for version in store.find(row["article"])
    ]
    if not found:
        raise StoreError(f"{store.place}: no article has an id that begins with {wanted!r}, and none has these words")
    return found


def _show_article(console: Console, store: Store, article: str, version: int | None, output_format: str | None) -> None:
    reading = store.reading(article, version)
    if reading is None:
        count = len(store.versions(article))
        raise StoreError(f"{store.place}: {article} has no version {version}; it has {count} (see --versions)")
    if output_format == "jsonl":
        click.echo(to_json(reading))
    else:
        show_reading(console, reading)


def _show_changes(console: Console, store: Store, article: str, version: int | None, output_format: str | None) -> None:
    """What became of the statements of the version before."""
    number = version or len(store.versions(article))
    before, after = store.reading(article, number - 1), store.reading(article, number)
    if before is None or after is None:
        raise StoreError(f"{store.place}: {article} has no version before {number} to compare with")
    changes = find_changes(before, after)
    if output_format == "jsonl":
        for change in changes:
            click.echo(to_json(change))
        return
    console.print(Text(f"{article}: version {number} beside {number - 1}", style="bold"))
    for change in changes:
        console.print(Text(f"  {change.kind:9} {change.reason}"))
    if not changes:
        console.print("  no statement changed")


def _show_list(console: Console, title: str, versions: Iterable[Version]) -> None:
    if not console.is_terminal:
        console.width = 120
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for name in ("id", "version", "published", "publisher", "title", "statements"):
        table.add_column(name, overflow="fold")
    for each in versions:
        note = "" if each.current else " (older)"
        cells = (each.id, f"{each.version}{note}", each.published, each.publisher, each.title, str(each.statements))
        table.add_row(*(Text(cell or "") for cell in cells))
    console.print(table)


def _show_contents(console: Console, store: Store) -> None:
    counts = store.counts()
    shown = {"article": "articles (with older versions)", "statement": "statements", "event": "events"}
    console.print(Text(store.place, style="bold"))
    for table, name in shown.items():
        console.print(f"  {counts[table]:>9,} {name}")
    console.print(f"  {counts['failure']:>9,} failures")
    console.print()
    if counts["article"]:
        _show_list(console, "Stored last", store.latest())
    failures = store.failures()
    for failure in failures[:_SHOWN]:
        console.print(Text(f"Failed: {failure.item}: {failure.reason}", style="yellow"))
    if len(failures) > _SHOWN:
        console.print(f"… and {len(failures) - _SHOWN:,} more, in the table `failure`")
