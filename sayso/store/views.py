"""Views for people who know SQL: every current statement and event with its words, values and article in one row.

Views are derived: a migration that changes what they show calls `make_views`, which makes them anew.
"""

from __future__ import annotations

from sqlalchemy import Connection, TableClause, column, table

_ARTICLE = {
    "article": "article.id",
    "version": "article.version",
    "url": "article.url",
    "title": "article.title",
    "publisher": "article.publisher",
    "published": "article.published",
}

_STATEMENT = {
    "number": "statement.number",
    **_ARTICLE,
    "id": "statement.id",
    "source": "statement.source",
    "speaker": "statement.speaker_name",
    "cue": "statement.cue",
    "content": "statement.content",
    "about": "statement.about",
    "stance": "statement.stance",
    "certainty": "statement.certainty",
    "polarity": "statement.polarity",
    "kind": "statement.kind",
    "said_words": "statement.said_words",
    "said": "statement.said",
    "parent": "statement.parent",
    "parent_source": "coalesce(parent.speaker_name, parent.source)",
    "sentence": "sentence.words",
    "start": "statement.start",
    "stop": "statement.stop",
}
_STATEMENT_FROM = """
FROM statement
JOIN article ON article.number = statement.article AND article.current
LEFT JOIN statement AS parent ON parent.article = statement.article AND parent.id = statement.parent
LEFT JOIN sentence ON sentence.article = statement.article AND sentence.id = statement.sentence"""

_EVENT = {
    "number": "event.number",
    **_ARTICLE,
    "id": "event.id",
    "words": "event.words",
    "type": "event.type",
    "mode": "event.mode",
    "contexts": "event.contexts",
    "cameo": "event.cameo",
    "actors": "event.actors",
    "recipients": "event.recipients",
    "others": "event.others",
    "place": "event.place_name",
    "lat": "event.lat",
    "lon": "event.lon",
    "country": "event.country",
    "time_words": "event.time_words",
    "time": "event.time_value",
    "earliest": "event.earliest",
    "latest": "event.latest",
    "certainty": "event.certainty",
    "polarity": "event.polarity",
    "tense": "event.tense",
    "generic": "event.generic",
    "statement": "event.statement",
    "source": "coalesce(statement.speaker_name, statement.source)",
    "stance": "statement.stance",
    "sentence": "sentence.words",
    "start": "event.start",
    "stop": "event.stop",
}
_EVENT_FROM = """
FROM event
JOIN article ON article.number = event.article AND article.current
LEFT JOIN statement ON statement.article = event.article AND statement.id = event.statement
LEFT JOIN sentence ON sentence.article = event.article AND sentence.id = event.sentence"""

_PAGE = {
    "number": "article.number",
    **_ARTICLE,
    "bylines": "article.bylines",
    "language": "article.language",
    "modified": "article.modified",
    "retrieved": "article.retrieved",
    "credit": "article.credit",
    "text": "article.text",
}
_PAGE_FROM = "\nFROM article\nWHERE article.current"

_VIEWS = {
    "article_view": (_PAGE, _PAGE_FROM),
    "statement_view": (_STATEMENT, _STATEMENT_FROM),
    "event_view": (_EVENT, _EVENT_FROM),
}

ARTICLE_VIEW, STATEMENT_VIEW, EVENT_VIEW = (
    table(name, *(column(each) for each in columns)) for name, (columns, _) in _VIEWS.items()
)
VIEWS: dict[str, TableClause] = {"articles": ARTICLE_VIEW, "statements": STATEMENT_VIEW, "events": EVENT_VIEW}
"""What is searched and exported, by the name that users give it."""


def shown_columns(what: str) -> tuple[str, ...]:
    """The columns of a view that mean something outside this store."""
    return tuple(each.name for each in VIEWS[what].columns if each.name != "number")


def make_views(connection: Connection) -> None:
    """Make every view anew."""
    for name, (columns, source) in _VIEWS.items():
        shown = ",\n    ".join(f"{expression} AS {each}" for each, expression in columns.items())
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE VIEW {name} AS\nSELECT\n    {shown}{source}")
