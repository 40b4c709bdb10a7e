"""What the store has of one name, asked by SELECTs that go through the full-text indexes and primary keys.

Names have no index of their own: the words of a name are looked up first, then the name itself is compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Subquery, and_, func, literal, or_, select

from sayso.store.rows import Row
from sayso.store.sqlite import search_expression, search_hits
from sayso.store.store import Store
from sayso.store.tables import ARTICLE, ENTITY, ENTITY_LINK, EVENT, MENTION, PARTICIPANT, STATEMENT
from sayso.store.views import VIEWS

MOST = 3_000
"""Reports, statements and parts in events that are looked at, the newest stored: the time does not grow further."""
_NEAR = 8
_JOIN = "; "
_QUOTES = re.compile('["“”„]')


def entity_rows(store: Store, name: str) -> list[Row]:
    """What every report that names it takes it for, and on what day the report came out."""
    hits = _hits("article", name)
    columns = (ENTITY.c[each] for each in ("id", "kind", "country", "sector", "reason"))
    query = (
        select(ARTICLE.c.number, ARTICLE.c.published, *columns)
        .select_from(hits)
        .join(ARTICLE, and_(ARTICLE.c.number == hits.c.number, ARTICLE.c.current))
        .join(ENTITY, ENTITY.c.article == ARTICLE.c.number)
        .where(ENTITY.c.name == name)
    )
    return store.ask(_newest(query, ARTICLE.c.number))


def statement_rows(store: Store, name: str) -> list[Row]:
    """Every statement that it makes or that mentions it, by number."""
    hits = _hits("statement", name)
    mentions = func.instr(literal(_JOIN).concat(STATEMENT.c.about).concat(_JOIN), f"{_JOIN}{name}{_JOIN}") > 0
    columns = (STATEMENT.c[each] for each in ("number", "speaker_name", "stance", "certainty"))
    query = (
        select(*columns, ARTICLE.c.published)
        .select_from(hits)
        .join(STATEMENT, STATEMENT.c.number == hits.c.number)
        .join(ARTICLE, and_(ARTICLE.c.number == STATEMENT.c.article, ARTICLE.c.current))
        .where(or_(STATEMENT.c.speaker_name == name, mentions))
    )
    return store.ask(_newest(query, STATEMENT.c.number))


def deed_rows(store: Store, name: str) -> list[Row]:
    """Every event that it does or that is done to it, a row for each that is on the other side (None for nobody)."""
    hits, one, other = _hits("event", name), PARTICIPANT.alias(), PARTICIPANT.alias()
    sides = ("actor", "recipient")
    beside = and_(
        other.c.article == one.c.article,
        other.c.event == one.c.event,
        other.c.part.in_(sides),
        other.c.part != one.c.part,
        other.c.name != name,
    )
    columns = (EVENT.c[each] for each in ("number", "type", "polarity", "generic"))
    query = (
        select(*columns, ARTICLE.c.published, one.c.part, other.c.name.label("other"))
        .select_from(hits)
        .join(EVENT, EVENT.c.number == hits.c.number)
        .join(ARTICLE, and_(ARTICLE.c.number == EVENT.c.article, ARTICLE.c.current))
        .join(one, and_(one.c.article == EVENT.c.article, one.c.event == EVENT.c.id))
        .outerjoin(other, beside)
        .where(one.c.name == name, one.c.part.in_(sides))
        .distinct()
    )
    return store.ask(_newest(query, EVENT.c.number))


def form_rows(store: Store, name: str, articles: Sequence[int]) -> list[Row]:
    """How some reports (by number) write it and what office they give it, with counts of reports."""
    same = and_(MENTION.c.article == ENTITY.c.article, MENTION.c.entity == ENTITY.c.id)
    columns = MENTION.c.words, MENTION.c.form, MENTION.c.role
    query = (
        select(*columns, func.count(MENTION.c.article.distinct()).label("reports"))
        .join(ENTITY, same)
        .where(ENTITY.c.article.in_(articles), ENTITY.c.name == name, MENTION.c.form != "pronoun")
        .group_by(*columns)
    )
    return store.ask(query)


def link_rows(store: Store, name: str, articles: Sequence[int]) -> list[Row]:
    """The ids in outside knowledge bases that some reports give it, with reasons and counts of reports."""
    same = and_(ENTITY_LINK.c.article == ENTITY.c.article, ENTITY_LINK.c.entity == ENTITY.c.id)
    reports = func.count(ENTITY.c.article.distinct()).label("reports")
    query = (
        select(ENTITY_LINK.c.base, ENTITY_LINK.c.id, ENTITY_LINK.c.reason, reports)
        .join(ENTITY, same)
        .where(ENTITY.c.article.in_(articles), ENTITY.c.name == name)
        .group_by(ENTITY_LINK.c.base, ENTITY_LINK.c.id, ENTITY_LINK.c.reason)
        .order_by(reports.desc())
    )
    return store.ask(query)


def companion_rows(store: Store, name: str, articles: Sequence[int], kinds: Sequence[str], limit: int) -> list[Row]:
    """Who and what else some reports name, with counts of reports; «officials» is no name, «Офицер» may be one."""
    is_name = or_(ENTITY.c.name != func.lower(ENTITY.c.name), ENTITY.c.name.op("GLOB")("*[^ -~]*"))
    reports = func.count(ENTITY.c.article.distinct()).label("reports")
    query = (
        select(ENTITY.c.name, reports)
        .where(ENTITY.c.article.in_(articles), ENTITY.c.name != name, ENTITY.c.kind.in_(kinds), is_name)
        .group_by(ENTITY.c.name)
        .order_by(reports.desc(), ENTITY.c.name)
        .limit(limit)
    )
    return store.ask(query)


def shown_rows(store: Store, what: str, numbers: Sequence[int]) -> list[Row]:
    """The rows of a view by their numbers, the newest published first."""
    view = VIEWS[what]
    newest = view.c.published.desc().nulls_last(), view.c.number.desc()
    return store.ask(select(view).where(view.c.number.in_(numbers)).order_by(*newest))


def near_names(store: Store, name: str) -> list[str]:
    """Names of which these words are a part, those in most reports first; for who has mistyped one."""
    hits = _hits("article", name)
    query = (
        select(ENTITY.c.name)
        .select_from(hits)
        .join(ENTITY, ENTITY.c.article == hits.c.number)
        .where(ENTITY.c.name.icontains(name, autoescape=True))
        .group_by(ENTITY.c.name)
        .order_by(func.count().desc(), ENTITY.c.name)
        .limit(_NEAR)
    )
    return [row["name"] for row in store.ask(query)]


def _hits(table: str, name: str) -> Subquery:
    """The rows in which the words of a name stand one after the other; raises InputError where it has none."""
    return search_hits(table, search_expression(f'"{_QUOTES.sub(" ", name)}"', {}) or "")


def _newest(query: Select[Any], number: Any) -> Select[Any]:
    return query.order_by(number.desc()).limit(MOST)
