"""How links are told in the terminal: counts, days, where an article is from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.record import Corroboration
from sayso.text import shorten, show_count

_DAY, _TITLE = len("2024-10-28"), 80


def make_console() -> Console:
    """A console that wraps lines for people and never cuts them for programs."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def article_line(row: Mapping[str, Any]) -> str:
    """When, where and under which title (else with which words) an article was published, and its id."""
    title = row["title"] or shorten(row.get("text") or "", _TITLE)
    return " · ".join(filter(None, (row["published"], row["publisher"], title, row["article"])))


def day_of(moment: str | None) -> str:
    """The day of a date and time; a mark where it is unknown."""
    return (moment or "?")[:_DAY]


def days_of(first: str | None, last: str | None) -> str:
    """One day, or the first and the last."""
    return day_of(first) if first == last else f"{day_of(first)} to {day_of(last)}"


def named(names: Iterable[str], most: int) -> str:
    """Names in a row, as many as are wanted, with how many more there are."""
    found = list(names)
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more


def print_indented(console: Console, text: Text, by: int = 2) -> None:
    """Blanks before every line; when piped, one line that is never cut."""
    console.print(Padding(text, (0, 0, 0, by)) if console.is_terminal else Text(" " * by) + text)


def three_numbers(origins: Corroboration) -> str:
    """Articles, publishers and independent origins: the three are seldom the same."""
    counts = show_count(origins.articles, "article"), show_count(origins.publishers, "publisher")
    return f"{', '.join(counts)}, {show_count(origins.independent, 'independent origin')}"


def show_origins(console: Console, origins: Corroboration, rows: Iterable[Mapping[str, Any]]) -> None:
    """Every report under the origin that it comes from, with the reason."""
    known = {row["article"]: row for row in rows}
    for number, origin in enumerate(origins.origins, 1):
        name = f" · {origin.name}" if origin.name and origin.name not in known else ""
        lines = zip(origin.articles, origin.reasons, strict=True)
        if len(origin.articles) == 1:
            console.print(Text(f"{number}{name}  ", style="bold") + Text(article_line(known[next(lines)[0]])))
        else:
            console.print(Text(f"{number}{name}", style="bold"))
        for article, reason in lines:
            print_indented(console, Text(article_line(known[article])))
            if reason:
                print_indented(console, Text(reason, style="dim"), by=4)
