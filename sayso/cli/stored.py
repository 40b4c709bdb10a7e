"""What the commands on a store share: the option that names it."""

from __future__ import annotations

import click

store_option = click.option(
    "--store",
    "store_url",
    metavar="URL",
    envvar="SAYSO_STORE",
    show_envvar=True,
    default="sqlite:///sayso.sqlite",
    show_default=True,
    help="The store: sqlite:///FILE.",
)
