"""`sayso origins`: how many of some reports are independent of each other."""

from __future__ import annotations

from typing import Any

import click
from rich.text import Text

from sayso.across import find_origins
from sayso.cli.options import format_option, published_options
from sayso.cli.stored import store_option
from sayso.cli.told import make_console, show_origins, three_numbers
from sayso.record.json import to_json
from sayso.store import Query, open_store


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]")
@published_options
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
        console = make_console()
        console.print(Text(three_numbers(result), style="bold"))
        console.print()
        show_origins(console, result, found.values())
