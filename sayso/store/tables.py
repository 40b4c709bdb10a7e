"""The tables of the store, named as the records are; `number` counts what is stored, in the order of storing.

Offsets `start` and `stop` count characters of `article.text` from 0, half-open: in SQL
`substr(text, start + 1, stop - start)`. Dates are ISO 8601 texts, partial where the page is, so that they sort.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _number(name: str) -> Column[float]:
    return Column(name, Float, nullable=True)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


def _article() -> Column[int]:
    return Column("article", Integer, ForeignKey("article.number", ondelete="CASCADE"), nullable=False)


def _of_article(name: str, *columns: Column[Any], key: str = "id") -> Table:
    """A table of findings of one article; rows of an article lie side by side on disk."""
    return Table(
        name,
        METADATA,
        _article(),
        *columns,
        PrimaryKeyConstraint("article", *key.split(), name=f"{name}_pkey"),
        sqlite_with_rowid=False,
    )


ARTICLE = Table(
    "article",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("id"),
    _count("version"),
    _flag("current"),
    _maybe("url"),
    _maybe("canonical_url"),
    _maybe("publisher"),
    _maybe("title"),
    _maybe("bylines"),
    _maybe("language"),
    _maybe("published"),
    _maybe("modified"),
    _maybe("retrieved"),
    _maybe("dateline_place"),
    _maybe("dateline_date"),
    _maybe("dateline_agency"),
    _maybe("credit"),
    _text("text"),
    _text("hash"),
    _text("source_hash"),
    _text("read_with"),
    _text("stored"),
    UniqueConstraint("id", "version"),
    Index("article_current", "id", unique=True, sqlite_where=text("current"), postgresql_where=text("current")),
    Index("article_published", "published"),
)
"""`hash` is of what the article says, `source_hash` of what it was made from: they tell what need not be read again."""

READING = _of_article("reading", Column("json", LargeBinary, nullable=False), key="")
"""The whole Reading as `sayso read` prints it, compressed with zlib."""

SENTENCE = _of_article(
    "sentence", _text("id"), _count("position"), _count("paragraph"), _count("start"), _count("stop"), _text("words")
)

ENTITY = _of_article(
    "entity",
    _text("id"),
    _text("name"),
    _text("kind"),
    _maybe("country"),
    _maybe("sector"),
    _number("lat"),
    _number("lon"),
    _maybe("place_country"),
    _maybe("admin1"),
    _maybe("geonames"),
    _maybe("precision"),
    _maybe("reason"),
)

ENTITY_LINK = _of_article(
    "entity_link", _text("entity"), _text("base"), _text("id"), _text("reason"), key="entity base id"
)

MENTION = _of_article(
    "mention",
    _text("id"),
    _count("start"),
    _count("stop"),
    _text("words"),
    _text("kind"),
    _text("form"),
    _maybe("entity"),
    _maybe("role"),
)

TIME = _of_article(
    "time",
    _text("id"),
    _count("start"),
    _count("stop"),
    _text("words"),
    _text("type"),
    _maybe("value"),
    _maybe("mod"),
    _maybe("earliest"),
    _maybe("latest"),
    _text("basis"),
)

QUANTITY = _of_article(
    "quantity",
    _text("id"),
    _count("start"),
    _count("stop"),
    _text("words"),
    _number("low"),
    _number("best"),
    _number("high"),
    _text("bound"),
    _maybe("change"),
    _maybe("unit"),
    _maybe("counted"),
    _maybe("of"),
    _maybe("basis"),
)

STATEMENT = Table(
    "statement",
    METADATA,
    Column("number", Integer, primary_key=True),
    _article(),
    _text("id"),
    _count("start"),
    _count("stop"),
    _maybe("source"),
    _maybe("speaker_name"),
    _maybe("cue"),
    _text("content"),
    _maybe("about"),
    _text("stance"),
    _text("certainty"),
    _text("polarity"),
    _text("kind"),
    _maybe("said"),
    _maybe("said_words"),
    _maybe("speaker"),
    _maybe("parent"),
    _maybe("said_time"),
    _maybe("sentence"),
    _text("spans"),
    UniqueConstraint("article", "id"),
)
"""`source`, `cue` and `content` are words; `speaker_name` and `about` names of entities; `said` a TIMEX3 value.

`start` and `stop` are those of the whole content, `spans` the exact pieces of content, cue and source as JSON.
"""

EVENT = Table(
    "event",
    METADATA,
    Column("number", Integer, primary_key=True),
    _article(),
    _text("id"),
    _count("start"),
    _count("stop"),
    _text("words"),
    _maybe("type"),
    _maybe("mode"),
    _maybe("contexts"),
    _maybe("cameo"),
    _maybe("actors"),
    _maybe("recipients"),
    _maybe("others"),
    _maybe("place_name"),
    _number("lat"),
    _number("lon"),
    _maybe("country"),
    _maybe("time_words"),
    _maybe("time_value"),
    _maybe("earliest"),
    _maybe("latest"),
    _text("certainty"),
    _text("polarity"),
    _text("tense"),
    _flag("generic"),
    _maybe("place"),
    _maybe("time"),
    _maybe("statement"),
    _maybe("sentence"),
    UniqueConstraint("article", "id"),
    Index("event_type", "type"),
)
"""Names of who takes part stand here joined by «; » for reading and searching; `participant` has them one by one."""

PARTICIPANT = _of_article(
    "participant",
    _text("event"),
    _text("part"),
    _count("position"),
    _text("mention"),
    _text("role"),
    _text("name"),
    key="event part position",
)

EVENT_QUANTITY = _of_article("event_quantity", _text("event"), _text("quantity"), key="event quantity")

REMARK = _of_article("remark", _count("position"), _maybe("about"), _text("code"), _text("message"), key="position")

REMOVAL = _of_article("removal", _count("position"), _count("start"), _text("reason"), _text("words"), key="position")

FINGERPRINT = _of_article("fingerprint", Column("hash", BigInteger, nullable=False), key="hash")
Index("fingerprint_hash", FINGERPRINT.c.hash)
"""By what texts with a passage in common are found (see `sayso.link.duplicates`)."""

COPY_PAIR = Table(
    "copy_pair",
    METADATA,
    _article(),
    Column("other", Integer, ForeignKey("article.number", ondelete="CASCADE"), nullable=False),
    _text("kind"),
    Column("overlap", Float, nullable=False),
    _text("reason"),
    PrimaryKeyConstraint("article", "other", name="copy_pair_pkey"),
    Index("copy_pair_other", "other"),
)
"""Two versions of articles with text in common; `article` was stored after `other`."""

PORTRAIT = _of_article("portrait", Column("json", LargeBinary, nullable=False), key="")
"""What an article's story is told by (`sayso.link.story_terms.Portrait`), compressed with zlib."""

PORTRAIT_KEY = Table(
    "portrait_key",
    METADATA,
    _text("name"),
    _article(),
    PrimaryKeyConstraint("name", "article", name="portrait_key_pkey"),
    Index("portrait_key_article", "article"),
    sqlite_with_rowid=False,
)
"""The terms by which articles of one story are found."""

TERM = Table("term", METADATA, Column("name", Text, primary_key=True), _count("articles"), sqlite_with_rowid=False)
"""In how many articles a term stands."""

STORY_ARTICLE = _of_article(
    "story_article", _text("story"), Column("score", Float, nullable=False), _text("reason"), key=""
)
Index("story_article_story", STORY_ARTICLE.c.story)
"""Which story an article is in, and why."""

STORY_CHANGE = Table(
    "story_change",
    METADATA,
    Column("number", Integer, primary_key=True),
    _article(),
    _text("kind"),
    _text("what"),
    _text("story"),
    Index("story_change_story", "story"),
)
"""What became of a story (`kind` is `merged`) or an article (`moved`) when `article` came: it is in `story` now."""

COUNTED = _of_article("counted", _text("quantity"), Column("json", LargeBinary, nullable=False), key="quantity")
"""The quantities that can be followed through reports (`sayso.link.figure_counts.Count`)."""

COUNTED_KEY = Table(
    "counted_key",
    METADATA,
    _text("name"),
    _article(),
    _text("quantity"),
    PrimaryKeyConstraint("name", "article", "quantity", name="counted_key_pkey"),
    Index("counted_key_article", "article"),
    sqlite_with_rowid=False,
)

COUNTED_PAIR = Table(
    "counted_pair",
    METADATA,
    _article(),
    _text("quantity"),
    Column("other", Integer, ForeignKey("article.number", ondelete="CASCADE"), nullable=False),
    _text("other_quantity"),
    PrimaryKeyConstraint("article", "quantity", "other", "other_quantity", name="counted_pair_pkey"),
    Index("counted_pair_other", "other"),
)
"""Two counts of one thing in two articles, or in one (`other` is `article`); `article` was stored after `other`."""

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("kind"),
    _text("verdict"),
    _text("one"),
    _text("others"),
    _maybe("person"),
    _maybe("note"),
    _text("made"),
    _text("before"),
)
"""What a person has decided: `one` and `others` (a JSON list) name members, which stay what they are when articles
are read or linked again; `before` (JSON) tells in which story articles were that it has moved."""

FAILURE = Table(
    "failure",
    METADATA,
    Column("item", Text, primary_key=True),
    _text("step"),
    _text("reason"),
    _text("stored"),
)

for parent, column, children in (
    ("entity", "entity", (MENTION, ENTITY_LINK)),
    ("event", "event", (PARTICIPANT, EVENT_QUANTITY)),
    ("mention", "mention", (PARTICIPANT,)),
    ("quantity", "quantity", (EVENT_QUANTITY,)),
):
    for child in children:
        child.append_constraint(
            ForeignKeyConstraint(["article", column], [f"{parent}.article", f"{parent}.id"], ondelete="CASCADE")
        )
