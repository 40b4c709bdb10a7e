"""`sayso schema`: the JSON Schema of a record."""

from __future__ import annotations

import click
import msgspec

from sayso.record import Article, CopyGroup, Failure, Reading
from sayso.record.claims import Claim
from sayso.record.figures import Figure
from sayso.record.json import json_schema
from sayso.record.stories import Story

_RECORDS = {
    "article": Article,
    "claims": Claim,
    "copies": CopyGroup,
    "failure": Failure,
    "figures": Figure,
    "reading": Reading,
    "stories": Story,
}


@click.command()
@click.argument("record", type=click.Choice(sorted(_RECORDS)))
def schema(record: str) -> None:
    """Print the JSON Schema of a RECORD, made from its class."""
    click.echo(msgspec.json.format(msgspec.json.encode(json_schema(_RECORDS[record])), indent=2))
