"""What is searched for, as one record, and the SELECT that finds it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Select, TableClause, literal, select

from sayso.errors import InputError
from sayso.record.reading import Certainty, PloverType, Stance
from sayso.store.sqlite import search_expression, search_hits
from sayso.store.tables import EVENT, STATEMENT
from sayso.store.views import VIEWS

What = Literal["articles", "statements", "events"]

_PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LAST = "~"
"""Sorts behind every sign of an ISO date: `2024-10~` is the end of October."""
_SPEAKER = ("source", "speaker_name")
_TOPIC = {"statements": ("content", "about"), "events": ("words", "actors", "recipients", "others", "place_name")}


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for; conditions that are left out do not narrow the search, all others must hold.

    `after` and `before` are dates of publication, both included, and may be partial: `after="2024-10"` begins on
    1 October, `before="2024-10"` ends on the 31st. An article of unknown date is not found by them; one of partial
    date is found where any day of it fits.
    """

    words: str | None = None
    """Words that all must stand there, "a phrase", either OR another, -without, the beginning of a wor*."""
    what: What = "statements"
    source: str | None = None
    """Who says it: as the text names the source, or the name of who is meant."""
    about: str | None = None
    """What the statement or event is about: words in it, or the name of something that it mentions."""
    after: str | None = None
    before: str | None = None
    certainty: Certainty | None = None
    stance: Stance | None = None
    type: PloverType | None = None
    """The PLOVER type of the event, or of an event that the statement reports."""
    publisher: str | None = None
    limit: int | None = 20


def make_select(query: Query) -> Select[Any]:
    """The SELECT on the view that shows what is found, best first where there are words, else newest first.

    Raises InputError where the words or dates of the query make no sense.
    """
    view = VIEWS[query.what]
    found = select(view).where(*_article_conditions(query, view))
    if query.what == "articles":
        found = found.where(*_articles_with_statements(query, view))
    else:
        found = found.where(*_finding_conditions(query, view))
    expression = search_expression(query.words, _topic(query))
    if expression is None:
        return found.order_by(view.c.published.desc().nulls_last(), view.c.number.desc()).limit(query.limit)
    hits = search_hits(query.what.removesuffix("s"), expression)
    return found.join(hits, hits.c.number == view.c.number).order_by(hits.c.rank, view.c.number).limit(query.limit)


def _topic(query: Query) -> dict[tuple[str, ...], str | None]:
    if query.what == "articles":
        return {}
    fields: dict[tuple[str, ...], str | None] = {_TOPIC[query.what]: query.about}
    if query.what == "statements":
        fields[_SPEAKER] = query.source
    return fields


def _article_conditions(query: Query, view: TableClause) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.after:
        # A partial date of publication counts by its last day here, by its first day below.
        conditions.append(view.c.published.concat(_LAST) >= _partial_date(query.after))
    if query.before:
        conditions.append(view.c.published <= literal(_partial_date(query.before) + _LAST))
    if query.publisher:
        conditions.append(view.c.publisher.icontains(query.publisher, autoescape=True))
    return conditions


def _finding_conditions(query: Query, view: TableClause) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.certainty:
        conditions.append(view.c.certainty == query.certainty)
    if query.stance:
        conditions.append(view.c.stance == query.stance)
    if query.what == "events":
        if query.type:
            conditions.append(view.c.type == query.type)
        if query.source:
            conditions.append(view.c.number.in_(_events_said_by(query.source)))
    elif query.type:
        conditions.append(view.c.number.in_(_statements_reporting(query.type)))
    return conditions


def _articles_with_statements(query: Query, view: TableClause) -> list[ColumnElement[bool]]:
    """Articles are asked for who says what by their statements."""
    narrowed = msgspec.structs.replace(query, what="statements", words=None, limit=None)
    if not any((query.source, query.about, query.certainty, query.stance, query.type)):
        return []
    numbers = make_select(narrowed).order_by(None).with_only_columns(VIEWS["statements"].c.number)
    return [view.c.number.in_(select(STATEMENT.c.article).where(STATEMENT.c.number.in_(numbers)))]


def _statements_reporting(kind: str) -> Select[Any]:
    same = (EVENT.c.article == STATEMENT.c.article) & (EVENT.c.statement == STATEMENT.c.id)
    return select(STATEMENT.c.number).join(EVENT, same).where(EVENT.c.type == kind)


def _events_said_by(source: str) -> Select[Any]:
    hits = search_hits("statement", search_expression(None, {_SPEAKER: source}) or "")
    same = (EVENT.c.article == STATEMENT.c.article) & (EVENT.c.statement == STATEMENT.c.id)
    return select(EVENT.c.number).join(STATEMENT, same).join(hits, hits.c.number == STATEMENT.c.number)


def _partial_date(given: str) -> str:
    """The date as given, if it is one: `2024`, `2024-10` or `2024-10-28`."""
    if _PARTIAL_DATE.fullmatch(given):
        try:
            date.fromisoformat((given + "-01-01")[:10])
        except ValueError:
            pass
        else:
            return given
    raise InputError(f"{given!r} is no date: write it like 2024-10-28, 2024-10 or 2024")
