"""`sayso account`: who may open `sayso serve` from another machine."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.errors import InputError
from sayso.serve.accounts import Role, account_lines, read_access


@click.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "editor"]), default="reader", show_default=True,
              help="A reader reads, an editor judges too.")  # fmt: skip
@click.option("--access", "path", type=click.Path(path_type=Path), metavar="FILE",
              help="Add it to this access file (made if there is none) instead of printing it.")  # fmt: skip
@click.password_option(help="Better not given here, where others may see it: it is asked for.")
def account(name: str, role: Role, path: Path | None, password: str) -> None:
    """Make an account for NAME: lines for the file of `sayso serve --access FILE`.

    Only a hash (argon2) of the password is kept.
    """
    lines = account_lines(name, password, role)
    if path is None:
        click.echo(lines, nl=False)
        return
    if path.exists() and path.read_text(encoding="utf-8").strip() and name in read_access(path).accounts:
        raise InputError(f"{path}: has an account {name} already: take its lines out first")
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{lines}")
    click.echo(f"{path}: {name} may come in as {role}", err=True)
