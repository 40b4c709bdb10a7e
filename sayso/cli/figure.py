"""`sayso figure`: one counted thing through reports, every value with its source, none summed or chosen."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.across import find_figures
from sayso.cli.options import format_option
from sayso.cli.stored import store_option
from sayso.cli.told import day_of, make_console
from sayso.errors import StoreError
from sayso.link.judgements import key_of
from sayso.record.figures import Figure, FigureRelation, FigureValue
from sayso.record.json import to_json
from sayso.store import Query, Store, open_store


@click.command()
@click.argument("words", nargs=-1, metavar="[ID|WORDS]")
@store_option
@format_option
def figure(words: tuple[str, ...], store_url: str, output_format: str | None) -> None:
    """Show a figure by its ID or that of a value (ARTICLE/QUANTITY), or those in reports with WORDS; without any, all.

    Every value stands with its bounds, who says it, for which day, and what it is to the value before.
    """
    console = make_console()
    with open_store(store_url, create=False) as store:
        found = find(store, " ".join(words))
    if output_format == "jsonl":
        for each in found:
            click.echo(to_json(each))
    elif len(found) == 1:
        _show(console, found[0])
    else:
        for each in found:
            console.print(figure_line(each))


def find(store: Store, wanted: str) -> list[Figure]:
    """The figures that an id or words mean, those with most values first; raises StoreError where there is none."""
    if not wanted:
        return sorted(find_figures(store), key=lambda each: (-len(each.values), each.id))
    article, _ = key_of(wanted.removesuffix("/whole"))
    if store.find(article):
        figures = list(find_figures(store, [article]))
        found = [each for each in figures if each.id == wanted] or [each for each in figures if wanted in _names(each)]
    else:
        rows = store.search(Query(words=wanted, what="articles", limit=None))
        found = list(find_figures(store, [row["article"] for row in rows]))
    if not found:
        raise StoreError(f"{store.place}: no figure is called {wanted!r}, and none is in a report with these words")
    return found


def _names(figure: Figure) -> set[str]:
    return {f"{value.article}/{value.quantity}" for value in figure.values}


def figure_line(figure: Figure) -> Text:
    """A figure in one line: what, where, and its values in the order of time."""
    values = " → ".join(
        f"{value.words} ({value.source or 'no source'}, {day_of(value.as_of)})" for value in figure.values
    )
    where = f" in {figure.place}" if figure.place else ""
    return Text(f"{figure.what}{where}: ", style="bold") + Text(values) + Text(f" · {figure.id}", style="dim")


def _show(console: Console, figure: Figure) -> None:
    if not console.is_terminal:
        console.width = 160
    where = f" in {figure.place}" if figure.place else ""
    console.print(Text(f"{figure.what}{where}", style="bold"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("as of", "words", "low", "best", "high", "who says so", "beside the value before", "article"):
        table.add_column(name, overflow="fold")
    before: FigureValue | None = None
    for value in figure.values:
        ends = ("" if end is None else f"{end:,.10g}" for end in (value.low, value.best, value.high))
        told = _beside(figure.relations, before, value)
        cells = (day_of(value.as_of), value.words, *ends, value.source or "", told, value.article)
        table.add_row(*map(Text, cells))
        before = value
    console.print(table)


def _beside(relations: Iterable[FigureRelation], before: FigureValue | None, value: FigureValue) -> str:
    """What a value is to the one before it."""
    for each in relations:
        ends = {(each.a.article, each.a.quantity), (each.b.article, each.b.quantity)}
        if before and ends == {(before.article, before.quantity), (value.article, value.quantity)}:
            return f"{each.relation.replace('_', ' ')}: {each.reason}"
    return ""
