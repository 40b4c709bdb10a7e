"""What people have decided about links: kept for good, and in stories carried out at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sayso.record.ids import stable_id
from sayso.record.judgement import Judgement
from sayso.store.stories import articles_of_story, move_article, story_of_article
from sayso.store.tables import JUDGEMENT

_FIELDS = ("number", "kind", "verdict", "one", "others", "person", "note", "made")
JUDGEMENTS = select(*(JUDGEMENT.c[name] for name in _FIELDS)).order_by(JUDGEMENT.c.number)


def add_judgement(connection: Connection, judgement: Judgement) -> int:
    """Store a judgement, in stories with effect at once; the answer is its number."""
    row = {name: getattr(judgement, name) for name in _FIELDS if name not in ("number", "others")}
    before = _carry_out(connection, judgement) if judgement.kind == "story" else {}
    added = connection.execute(
        insert(JUDGEMENT).values(**row, others=json.dumps(judgement.others), before=json.dumps(before))
    )
    return int((added.inserted_primary_key or (0,))[0])


def remove_judgement(connection: Connection, number: int) -> bool:
    """Undo a judgement, and put articles back where it took them from; the answer is whether there was one."""
    before = connection.execute(select(JUDGEMENT.c.before).where(JUDGEMENT.c.number == number)).scalar()
    for article, story in json.loads(before or "{}").items():
        move_article(connection, article, story)
    return connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.number == number)).rowcount > 0


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """A row as a record."""
    return Judgement(**{**row, "others": tuple(json.loads(row["others"]))})


def _carry_out(connection: Connection, judgement: Judgement) -> dict[str, str]:
    """Move articles to the story where they belong; the answer is where they were."""
    story = story_of_article(connection, judgement.one)
    if judgement.verdict == "apart":
        move_article(connection, judgement.one, stable_id("story", judgement.one, story))
        return {judgement.one: story}
    before: dict[str, str] = {}
    for other in judgement.others:
        gone = story_of_article(connection, other)
        before.update({article: gone for article in articles_of_story(connection, gone) if gone != story})
    for article in before:
        move_article(connection, article, story)
    return before
