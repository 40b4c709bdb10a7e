"""The first shape: articles in versions, their readings in tables, failures, views and full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from sayso.store.sqlite import make_search
from sayso.store.views import make_views

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything, each table after those that it refers to."""
    _make_article()
    _make_failure()
    _make_entity()
    _make_event()
    _make_quantity()
    _make_reading()
    _make_remark()
    _make_removal()
    _make_sentence()
    _make_statement()
    _make_time()
    _make_entity_link()
    _make_event_quantity()
    _make_mention()
    _make_participant()
    make_views(op.get_bind())
    make_search(op.get_bind())


def _make_article() -> None:
    op.create_table(
        "article",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("canonical_url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("bylines", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("dateline_place", sa.Text(), nullable=True),
        sa.Column("dateline_date", sa.Text(), nullable=True),
        sa.Column("dateline_agency", sa.Text(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("source_hash", sa.Text(), nullable=False),
        sa.Column("read_with", sa.Text(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("article_pkey")),
        sa.UniqueConstraint("id", "version", name=op.f("article_id_version_key")),
    )
    op.create_index(
        "article_current",
        "article",
        ["id"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_index("article_published", "article", ["published"], unique=False)


def _make_failure() -> None:
    op.create_table(
        "failure",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item", name=op.f("failure_pkey")),
    )


def _make_entity() -> None:
    op.create_table(
        "entity",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("place_country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("geonames", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("entity_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "id", name="entity_pkey"),
        sqlite_with_rowid=False,
    )


def _make_event() -> None:
    op.create_table(
        "event",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("contexts", sa.Text(), nullable=True),
        sa.Column("cameo", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=True),
        sa.Column("recipients", sa.Text(), nullable=True),
        sa.Column("others", sa.Text(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("time_words", sa.Text(), nullable=True),
        sa.Column("time_value", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("tense", sa.Text(), nullable=False),
        sa.Column("generic", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("event_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("event_pkey")),
        sa.UniqueConstraint("article", "id", name=op.f("event_article_id_key")),
    )
    op.create_index("event_type", "event", ["type"], unique=False)


def _make_quantity() -> None:
    op.create_table(
        "quantity",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("best", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("of", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("quantity_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "id", name="quantity_pkey"),
        sqlite_with_rowid=False,
    )


def _make_reading() -> None:
    op.create_table(
        "reading",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("reading_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name="reading_pkey"),
        sqlite_with_rowid=False,
    )


def _make_remark() -> None:
    op.create_table(
        "remark",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("remark_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "position", name="remark_pkey"),
        sqlite_with_rowid=False,
    )


def _make_removal() -> None:
    op.create_table(
        "removal",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("removal_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "position", name="removal_pkey"),
        sqlite_with_rowid=False,
    )


def _make_sentence() -> None:
    op.create_table(
        "sentence",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("sentence_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "id", name="sentence_pkey"),
        sqlite_with_rowid=False,
    )


def _make_statement() -> None:
    op.create_table(
        "statement",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("said_words", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("said_time", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("statement_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("statement_pkey")),
        sa.UniqueConstraint("article", "id", name=op.f("statement_article_id_key")),
    )


def _make_time() -> None:
    op.create_table(
        "time",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("mod", sa.Text(), nullable=True),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("time_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "id", name="time_pkey"),
        sqlite_with_rowid=False,
    )


def _make_entity_link() -> None:
    op.create_table(
        "entity_link",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "entity"],
            ["entity.article", "entity.id"],
            name=op.f("entity_link_article_entity_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("entity_link_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "entity", "base", "id", name="entity_link_pkey"),
        sqlite_with_rowid=False,
    )


def _make_event_quantity() -> None:
    op.create_table(
        "event_quantity",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "event"],
            ["event.article", "event.id"],
            name=op.f("event_quantity_article_event_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article", "quantity"],
            ["quantity.article", "quantity.id"],
            name=op.f("event_quantity_article_quantity_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("event_quantity_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "event", "quantity", name="event_quantity_pkey"),
        sqlite_with_rowid=False,
    )


def _make_mention() -> None:
    op.create_table(
        "mention",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article", "entity"],
            ["entity.article", "entity.id"],
            name=op.f("mention_article_entity_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("mention_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "id", name="mention_pkey"),
        sqlite_with_rowid=False,
    )


def _make_participant() -> None:
    op.create_table(
        "participant",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article", "event"],
            ["event.article", "event.id"],
            name=op.f("participant_article_event_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article", "mention"],
            ["mention.article", "mention.id"],
            name=op.f("participant_article_mention_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("participant_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "event", "part", "position", name="participant_pkey"),
        sqlite_with_rowid=False,
    )
