"""`sayso story`: one story as a researcher wants to read it, or the list of them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

import click
from rich.console import Console
from rich.text import Text

from sayso.across import claims_of, find_figures, find_origins, find_people, find_stories, first_telling, readings_of
from sayso.cli.claim import told_shortly
from sayso.cli.figure import figure_line
from sayso.cli.options import format_option
from sayso.cli.stored import store_option
from sayso.cli.told import days_of, make_console, named, print_indented, show_origins, three_numbers
from sayso.errors import StoreError
from sayso.record import Corroboration
from sayso.record.json import to_json
from sayso.record.stories import Story
from sayso.store import Query, Store, open_store
from sayso.text import show_count

_LISTED, _CHANGES, _CLAIMS, _FIGURES, _PEOPLE = 20, 4, 12, 8, 20
_PEOPLE_KINDS = ("person", "organisation", "group")


@click.command()
@click.argument("words", nargs=-1, metavar="[ID|WORDS]")
@store_option
@format_option
def story(words: tuple[str, ...], store_url: str, output_format: str | None) -> None:
    """Show a story by its ID, by the id of a report in it, or by WORDS of its reports; without any, list the largest.

    What is claimed stands in the order of time, with who said it first and how many independent origins it has; then
    figures, who is named, and the reports, those that have it from each other under one origin.
    """
    console = make_console()
    with open_store(store_url, create=False) as store:
        found = find(store, " ".join(words)) if words else None
        if output_format == "jsonl":
            for each in find_stories(store) if found is None else found:
                click.echo(to_json(each))
        elif found is None or len(found) > 1:
            _list(console, found if found is not None else _largest(store))
        else:
            _show(console, store, found[0])


def find(store: Store, wanted: str) -> list[Story]:
    """The stories that an id or words mean; raises StoreError where there is none."""
    if wanted.startswith("story-"):
        found = list(find_stories(store, [wanted]))
    else:
        articles = [version.id for version in store.find(wanted)] or [
            row["article"] for row in store.search(Query(words=wanted, what="articles", limit=None))
        ]
        found = list(find_stories(store, store.stories_of(articles)))
    if not found:
        raise StoreError(f"{store.place}: no story is called {wanted!r}, and no report in a story has these words")
    return sorted(found, key=lambda each: (-len(each.articles), each.id))


def _largest(store: Store) -> list[Story]:
    return heapq.nsmallest(_LISTED, find_stories(store), key=lambda each: (-len(each.articles), each.id))


def _list(console: Console, stories: Iterable[Story]) -> None:
    for each in stories:
        console.print(Text(each.title, style="bold"))
        where = named(each.places, 3)
        parts = (show_count(len(each.articles), "article"), days_of(each.first, each.last), where, each.id)
        print_indented(console, Text(" · ".join(filter(None, parts)), style="dim"))


def _show(console: Console, store: Store, told: Story) -> None:
    origins = find_origins(store, told.articles)
    console.print(Text(told.title, style="bold"))
    print_indented(console, Text(f"{days_of(told.first, told.last)} · {told.id}", style="dim"))
    print_indented(console, Text(three_numbers(origins)))
    changes = store.story_changes(told.id)
    for change in changes[-_CHANGES:]:
        print_indented(console, Text(f"{change['what']} was {change['kind']} when {change['article']} came", "dim"))
    if len(changes) > _CHANGES:
        print_indented(console, Text(f"and {len(changes) - _CHANGES} changes before", style="dim"))
    _show_claims(console, store, told)
    _show_figures(console, store, told)
    _show_people(console, store, told)
    _show_reports(console, store, origins)


def _show_claims(console: Console, store: Store, told: Story) -> None:
    claims = [claim for claim in claims_of(store, told) if len(claim.articles) > 1]
    if not claims:
        return
    console.print(Text("\nClaims", style="bold"), Text("in the order of time; sayso claim ID shows one", style="dim"))
    for claim in sorted(claims[:_CLAIMS], key=lambda each: (first_telling(each).said or "~", each.id)):
        told_shortly(console, claim)
    if len(claims) > _CLAIMS:
        print_indented(console, Text(f"and {len(claims) - _CLAIMS} more: sayso claim {told.id}", style="dim"))


def _show_figures(console: Console, store: Store, told: Story) -> None:
    figures = list(find_figures(store, told.articles))
    if figures:
        console.print(Text("\nFigures", style="bold"), Text("sayso figure ID shows one", style="dim"))
    for each in figures[:_FIGURES]:
        print_indented(console, figure_line(each))


def _show_people(console: Console, store: Store, told: Story) -> None:
    groups = find_people(store, readings_of(store, told.articles))
    people = [group for group in groups if group.kind in _PEOPLE_KINDS]
    ordered = sorted(people, key=lambda group: (-len(group.members), group.name))
    if ordered:
        console.print(Text("\nNamed", style="bold"))
        print_indented(console, Text(named((f"{each.name} {len(each.members)}" for each in ordered), _PEOPLE)))


def _show_reports(console: Console, store: Store, origins: Corroboration) -> None:
    console.print(Text("\nReports", style="bold"))
    articles = [article for origin in origins.origins for article in origin.articles]
    show_origins(console, origins, store.article_rows(articles))
