"""`sayso claim`: who said first that something happened, who followed, and who denies it."""

from __future__ import annotations

import click
from rich.console import Console
from rich.text import Text

from sayso.across import claims_of, find_stories, first_telling, telling_name
from sayso.cli.options import format_option
from sayso.cli.stored import store_option
from sayso.cli.told import day_of, make_console, named, print_indented
from sayso.errors import StoreError
from sayso.record.claims import Claim, ClaimMember, ClaimRelation
from sayso.record.json import to_json
from sayso.store import Query, Store, open_store
from sayso.text import show_count

_OWN_VOICE = "the article itself"
_MOST_STORIES = 5


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="ID|WORDS")
@store_option
@format_option
def claim(words: tuple[str, ...], store_url: str, output_format: str | None) -> None:
    """Show a claim by its ID or that of a telling (ARTICLE/EVENT), those of a story by its id, or those with WORDS.

    Its tellings stand in the order of time, each with who says so, the sentence, and what it is to the first: agrees,
    updates, contradicts, denies, differs in scope. Below: the independent origins of those who say that it is so.
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
            told_shortly(console, each)


def find(store: Store, wanted: str) -> list[Claim]:
    """The claims that an id or words mean; raises StoreError where there is none."""
    article, _, _ = wanted.rpartition("/")
    if article and store.find(article):
        claims = _in_stories(store, store.stories_of([article]))
        found = [each for each in claims if any(wanted == telling_name(member) for member in each.members)]
    elif wanted.startswith("story-"):
        found = _in_stories(store, [wanted])
    else:
        rows = store.search(Query(words=wanted, what="events", limit=None))
        named_events = {(row["article"], row["id"]) for row in rows}
        articles = list(dict.fromkeys(row["article"] for row in store.search(Query(words=wanted, what="articles"))))
        stories = store.stories_of(articles or [article for article, _ in named_events])[:_MOST_STORIES]
        found = [each for each in _in_stories(store, stories) if _has_words(each, wanted)]
    if not found:
        raise StoreError(
            f"{store.place}: no claim is called {wanted!r} or has these words in a telling; "
            "a claim is told at least twice (sayso search --in events finds what is told once)"
        )
    return found


def _in_stories(store: Store, stories: list[str]) -> list[Claim]:
    return [claim for story in find_stories(store, stories) for claim in claims_of(store, story)]


def _has_words(claim: Claim, wanted: str) -> bool:
    return any(all(word.casefold() in member.words.casefold() for word in wanted.split()) for member in claim.members)


def told_shortly(console: Console, claim: Claim) -> None:
    """A claim in three lines: what, who first, how many."""
    first = first_telling(claim)
    denied = [member for member, relation in _with_relations(claim) if relation and relation.relation == "denies"]
    console.print(Text(f"  {day_of(first.said)}  ", style="dim") + Text(claim.summary))
    parts = [
        f"first {first.source or _OWN_VOICE}",
        show_count(len(claim.articles), "article"),
        show_count(len(claim.origins), "independent origin"),
    ]
    if denied:
        parts.append(f"denied by {named(dict.fromkeys(each.source or _OWN_VOICE for each in denied), 3)}")
    print_indented(console, Text(" · ".join((*parts, claim.id)), style="dim"), by=14)


def _show(console: Console, claim: Claim) -> None:
    console.print(Text(claim.summary, style="bold"))
    who = "; ".join(f"{each.role} {each.name}" for each in claim.participants)
    parts = claim.type, claim.place, claim.time, who
    print_indented(console, Text(" · ".join(filter(None, parts))))
    counts = (
        show_count(len(claim.articles), "article"),
        show_count(len(claim.publishers), "publisher"),
        show_count(len(claim.origins), "independent origin"),
    )
    print_indented(console, Text(", ".join(counts)))
    console.print(Text("\nTellings", style="bold"))
    for member, relation in _with_relations(claim):
        _show_member(console, member, relation)
    console.print(Text("\nOrigins", style="bold"))
    for number, origin in enumerate(claim.origins, 1):
        console.print(Text(f"{number} · {origin.name}"))
        for reason in origin.reasons:
            print_indented(console, Text(reason, style="dim"))


def _show_member(console: Console, member: ClaimMember, relation: ClaimRelation | None) -> None:
    stance = f" {member.stance}" if member.stance else ""
    sure = "" if member.certainty == "certain" else f" ({member.certainty})"
    console.print(Text(f"{day_of(member.said)}  ", style="dim") + Text(f"{member.source or _OWN_VOICE}{stance}{sure}"))
    print_indented(console, Text(f"«{member.words}»"), by=12)
    told = f"{relation.relation.replace('_', ' ')}: {relation.reason}" if relation else None
    line = " · ".join(filter(None, (told, telling_name(member))))
    print_indented(console, Text(line, style="dim"), by=12)


def _with_relations(claim: Claim) -> list[tuple[ClaimMember, ClaimRelation | None]]:
    relations = {telling_name(each.b): each for each in claim.relations}
    return [(member, relations.get(telling_name(member))) for member in claim.members]
