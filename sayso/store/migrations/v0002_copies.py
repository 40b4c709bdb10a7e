"""Which articles carry the same text: fingerprints to find them by, and the pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables; articles stored before are compared when they are added again."""
    op.create_table(
        "fingerprint",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("fingerprint_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "hash", name="fingerprint_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("fingerprint_hash", "fingerprint", ["hash"], unique=False)
    op.create_table(
        "copy_pair",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("overlap", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("copy_pair_article_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["other"], ["article.number"], name=op.f("copy_pair_other_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "other", name="copy_pair_pkey"),
    )
    op.create_index("copy_pair_other", "copy_pair", ["other"], unique=False)
