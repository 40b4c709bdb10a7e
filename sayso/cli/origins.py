"""`sayso origins`: how many of some reports are independent of each other."""

from __future__ import annotations

import sys
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from sayso.cli.options import format_option
from sayso.cli.stored import store_option
from sayso.pipeline import find_origins
from sayso.record.json import to_json
from sayso.record.links import Corroboration
from sayso.store import Query, open_store
from sayso.store.rows import Row


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--after", metavar="DATE", help="Published on this day (month, year) or later.")
@click.option("--before", metavar="DATE", help="Published on this day (month, year) or earlier.")
@click.option("--publisher", metavar="NAME", help="Part of the publisher's name.")
@store_option
@format_option
def origins(words: tuple[str, ...], store_url: str, output_format: str | None, **conditions: Any) -> None:
    """Count articles, publishers and independent origins of the reports with WORDS in them (all, without WORDS).

    Copies, reports that credit one agency, and reports that have all they say from one outlet count once; every article
    that is counted with another says why.
    """
    query = Query(words=" ".join(words) or None, what="articles", limit=None, **conditions)
    with open_store(store_url, create=False) as store:
        found = {row["article"]: row for row in store.search(query)}
        result = find_origins(store, list(found))
    if output_format == "jsonl":
        click.echo(to_json(result))
    else:
        _show(result, found)


def _show(result: Corroboration, rows: dict[str, Row]) -> None:
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    counts = _count(result.articles, "article"), _count(result.publishers, "publisher")
    independent = _count(result.independent, "independent origin")
    console.print(Text(f"{', '.join(counts)}, {independent}", style="bold"))
    for number, origin in enumerate(result.origins, 1):
        name = f" · {origin.name}" if origin.name and origin.name not in rows else ""
        console.print(Text(f"\n{number}{name}", style="bold"))
        for article, reason in zip(origin.articles, origin.reasons, strict=True):
            row = rows[article]
            line = " · ".join(filter(None, (row["published"], row["publisher"], row["title"], article)))
            console.print(Text(f"  {line}"))
            if reason:
                console.print(Text(f"    {reason}", style="dim"))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
