"""Which articles tell one story, which counts are of one thing, and what people have judged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables; articles stored before are linked when they are added again."""
    _make_portraits()
    _make_stories()
    _make_counts()
    op.create_table(
        "judgement",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("kind", "verdict", "one", "others"),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        *_texts("made", "before"),
        sa.PrimaryKeyConstraint("number", name="judgement_pkey"),
    )


def _make_portraits() -> None:
    op.create_table(
        "portrait",
        *_of_article("portrait"),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="portrait_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "portrait_key",
        *_texts("name"),
        *_of_article("portrait_key"),
        sa.PrimaryKeyConstraint("name", "article", name="portrait_key_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("portrait_key_article", "portrait_key", ["article"], unique=False)
    op.create_table(
        "term",
        *_texts("name"),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="term_pkey"),
        sqlite_with_rowid=False,
    )


def _make_stories() -> None:
    op.create_table(
        "story_article",
        *_of_article("story_article"),
        *_texts("story"),
        sa.Column("score", sa.Float(), nullable=False),
        *_texts("reason"),
        sa.PrimaryKeyConstraint("article", name="story_article_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("story_article_story", "story_article", ["story"], unique=False)
    op.create_table(
        "story_change",
        sa.Column("number", sa.Integer(), nullable=False),
        *_of_article("story_change"),
        *_texts("kind", "what", "story"),
        sa.PrimaryKeyConstraint("number", name="story_change_pkey"),
    )
    op.create_index("story_change_story", "story_change", ["story"], unique=False)


def _make_counts() -> None:
    op.create_table(
        "counted",
        *_of_article("counted"),
        *_texts("quantity"),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", "quantity", name="counted_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counted_key",
        *_texts("name"),
        *_of_article("counted_key"),
        *_texts("quantity"),
        sa.PrimaryKeyConstraint("name", "article", "quantity", name="counted_key_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("counted_key_article", "counted_key", ["article"], unique=False)
    op.create_table(
        "counted_pair",
        *_of_article("counted_pair"),
        *_texts("quantity"),
        *_of_article("counted_pair", column="other"),
        *_texts("other_quantity"),
        sa.PrimaryKeyConstraint("article", "quantity", "other", "other_quantity", name="counted_pair_pkey"),
    )
    op.create_index("counted_pair_other", "counted_pair", ["other"], unique=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _of_article(table: str, column: str = "article") -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    """The number of an article's version; what hangs on it goes with it."""
    return (
        sa.Column(column, sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint([column], ["article.number"], name=op.f(f"{table}_{column}_fkey"), ondelete="CASCADE"),
    )
