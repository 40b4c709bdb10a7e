"""`sayso merge`, `split`, `reject`, `judgements` and `undo`: a person has the last word on links."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any

import click
from rich.text import Text

from sayso.cli.stored import store_option
from sayso.cli.told import make_console, print_indented
from sayso.errors import InputError
from sayso.judging import judge
from sayso.record.judgement import Judgement, Verdict
from sayso.store import open_store


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--because", "note", metavar="TEXT", help="Why, for whoever reads it later."),
        click.option("--by", "person", default=getpass.getuser, show_default="who is logged in", help="Who says so."),
        store_option,
    ):
        command = option(command)
    return command


@click.command()
@click.argument("one")
@click.argument("other")
@_options
def merge(one: str, other: str, store_url: str, **by: str | None) -> None:
    """Say that ONE and OTHER belong together: two stories, claims, figures or names, each named by any member.

    It holds whatever speaks against it, and when articles are read or linked again; `sayso undo` takes it back.
    """
    _judge(store_url, "same", [one, other], by)


@click.command()
@click.argument("member")
@_options
def split(member: str, store_url: str, **by: str | None) -> None:
    """Say that MEMBER does not belong with the others that it is with now."""
    _judge(store_url, "apart", [member], by)


@click.command()
@click.argument("member")
@_options
def reject(member: str, store_url: str, **by: str | None) -> None:
    """Say that MEMBER is wrong, so that it is in no claim, figure or group of names at all."""
    _judge(store_url, "wrong", [member], by)


def _judge(store_url: str, verdict: Verdict, members: list[str], by: dict[str, str | None]) -> None:
    with open_store(store_url, create=False) as store:
        judgement = judge(store, verdict, members, person=by["person"], note=by["note"])
    number = judgement.number
    click.echo(f"judgement {number}: {_told(judgement)}; sayso undo {number} takes it back")


@click.command()
@store_option
def judgements(store_url: str) -> None:
    """List what people have decided, with who, when and why."""
    console = make_console()
    with open_store(store_url, create=False) as store:
        found = store.judgements()
    for each in found:
        console.print(Text(f"{each.number}  {_told(each)}", style="bold"))
        parts = (each.made, each.person, each.note)
        print_indented(console, Text(" · ".join(filter(None, parts)), style="dim"), by=4)
    if not found:
        click.echo("nothing has been judged", err=True)


@click.command()
@click.argument("number", type=int)
@store_option
def undo(number: int, store_url: str) -> None:
    """Take the judgement of that NUMBER back."""
    with open_store(store_url, create=False) as store:
        if not store.undo_judgement(number):
            raise InputError(f"no judgement has the number {number}; sayso judgements lists them")
    click.echo(f"judgement {number} is taken back")


def _told(judgement: Judgement) -> str:
    if judgement.verdict == "wrong":
        return f"{judgement.kind}: {judgement.one} is wrong"
    relation = "belongs with" if judgement.verdict == "same" else "does not belong with"
    return f"{judgement.kind}: {judgement.one} {relation} {', '.join(judgement.others)}"
