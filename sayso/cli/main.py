"""The group of commands."""

from __future__ import annotations

import sys
from typing import Any

import click

from sayso import __version__
from sayso.cli.account import account
from sayso.cli.add import add
from sayso.cli.claim import claim
from sayso.cli.clean import clean
from sayso.cli.export import export
from sayso.cli.figure import figure
from sayso.cli.judge import judgements, merge, reject, split, undo
from sayso.cli.lexicon import lexicon
from sayso.cli.origins import origins
from sayso.cli.read import read
from sayso.cli.schema import schema
from sayso.cli.search import search
from sayso.cli.serve import serve
from sayso.cli.show import show
from sayso.cli.story import story
from sayso.errors import SaysoError


class _Commands(click.Group):
    """Commands in the order of the work; an error of ours is a sentence, not a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            # The reader of our output (head, less) has gone: no error of ours.
            sys.stderr.close()
            ctx.exit(0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sayso")
def main() -> None:
    """Read news and write down who said what happened, with the words to prove it.

    Start with: sayso read FILE
    """


_COMMANDS = (
    clean, read, add, search, show, story, claim, figure, origins, export,
    merge, split, reject, judgements, undo, serve, account, lexicon, schema,
)  # fmt: skip
for command in _COMMANDS:
    main.add_command(command)
