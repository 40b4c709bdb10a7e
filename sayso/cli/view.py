"""Articles and Readings as a researcher wants to see them in a terminal; plain when piped."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.cli.marked import mark_findings
from sayso.cli.tables import events_table, figures_table, statements_table, times_table
from sayso.record import Article, Reading

_PIPED_WIDTH = 120


def show_article(console: Console, article: Article) -> None:
    """What the page says of the article, its text, and what cleaning took out."""
    _show_head(console, article)
    console.print(Padding(Text(article.text), (0, 0, 1, 0)))
    if article.removed:
        console.print(Text("Taken out", style="bold"))
    for removal in article.removed:
        words = " ".join(removal.words.split())
        console.print(Text(f"  {removal.reason} at {removal.where}: {words}", style="dim"))
    console.print()


def show_reading(console: Console, reading: Reading) -> None:
    """The text with its findings marked, then statements, events, figures and times as tables, then remarks."""
    if not console.is_terminal:
        console.width = _PIPED_WIDTH
    _show_head(console, reading.article)
    console.print(mark_findings(reading))
    console.print()
    for table in (statements_table(reading), events_table(reading), figures_table(reading), times_table(reading)):
        if table.row_count:
            console.print(table)
    for remark in reading.remarks:
        console.print(Text(f"Note: {remark.message}", style="yellow"))
    if reading.remarks:
        console.print()


def _show_head(console: Console, article: Article) -> None:
    console.rule(Text(article.title or article.id, style="bold"), align="left")
    facts = [
        article.publisher,
        article.published and f"published {article.published}",
        "by " + ", ".join(article.bylines) if article.bylines else None,
        article.credit and f"credited to {article.credit}",
        article.url,
        article.id if article.title else None,
    ]
    if line := " · ".join(fact for fact in facts if fact):
        console.print(Text(line, style="dim"))
    console.print()
