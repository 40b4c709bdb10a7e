"""`sayso search`: statements, events or articles by words and by who, what, when, how sure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import click
from rich.text import Text

from sayso.cli.options import format_option, published_options
from sayso.cli.stored import store_option
from sayso.cli.told import article_line, make_console, print_indented
from sayso.record.json import to_json
from sayso.record.reading import Certainty, PloverType, Stance
from sayso.store import Query, open_store
from sayso.store.query import What
from sayso.store.rows import Row


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--in", "what", type=click.Choice(get_args(What)), default="statements", show_default=True)
@click.option("--source", metavar="NAME", help="Who says it, as the text names them or by name.")
@click.option("--about", metavar="WORDS", help="What it is about: words in it, or names of what it mentions.")
@published_options
@click.option("--certainty", type=click.Choice(get_args(Certainty)))
@click.option("--stance", type=click.Choice(get_args(Stance)))
@click.option("--type", type=click.Choice(get_args(PloverType), case_sensitive=False), help="PLOVER type of the event.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@store_option
@format_option
def search(words: tuple[str, ...], store_url: str, output_format: str | None, **conditions: Any) -> None:
    """Find what was said by WORDS in it and by the conditions given; all must hold.

    WORDS may be "a phrase", one OR another, -without, or the beginning of a wor*. Found statements come best first
    where words are given, else newest first.
    """
    query = Query(words=" ".join(words) or None, **conditions)
    with open_store(store_url, create=False) as store:
        found = store.search(query)
    if output_format == "jsonl":
        for row in found:
            click.echo(to_json(row))
    else:
        _show(found, query)
    if not found:
        click.echo(f"no {query.what} found{_hint(query)}", err=True)


def _hint(query: Query) -> str:
    others = [what for what in get_args(What) if what != query.what]
    return f"; try --in {' or --in '.join(others)}, or fewer conditions"


def _show(found: Iterable[Row], query: Query) -> None:
    console = make_console()
    describe = {"articles": _article, "statements": _statement, "events": _event}[query.what]
    marks = [word.strip('-"*') for word in (query.words or "").split() if word != "OR"]
    for row in found:
        head, body = describe(row)
        console.print(Text(head, style="bold"))
        text = Text(" ".join(body.split()))
        text.highlight_words([mark for mark in marks if mark], style="reverse", case_sensitive=False)
        print_indented(console, text)
        print_indented(console, Text(article_line(row), style="dim"))
        console.print()


def _statement(row: Row) -> tuple[str, str]:
    source = row["source"] or "(not named)"
    if row["speaker"] and row["speaker"] not in source:
        source = f"{source} ({row['speaker']})"
    if row["parent_source"]:
        source = f"{row['parent_source']} › {source}"
    return f"{source}: {_sure(row['stance'], row)}{_when(row['said'])}", row["content"]


def _event(row: Row) -> tuple[str, str]:
    who = " → ".join(filter(None, (row["actors"], row["recipients"])))
    head = " · ".join(filter(None, (row["type"] or "(no type)", row["words"], who, row["place"])))
    by = f", according to {row['source']}" if row["source"] else ""
    return f"{head}: {_sure(row['tense'], row)}{_when(row['time'])}{by}", row["sentence"] or row["words"]


def _article(row: Row) -> tuple[str, str]:
    start = " ".join(row["text"][:400].split())
    return row["title"] or row["article"], start[:300]


def _sure(what: str, row: Row) -> str:
    return f"{what}, {row['certainty']}" + ("" if row["polarity"] == "positive" else ", not")


def _when(value: str | None) -> str:
    return f", {value}" if value else ""
