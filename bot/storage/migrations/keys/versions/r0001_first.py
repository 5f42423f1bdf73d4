"""The first key store: which master key, every owner's key, every party's copy of a record's key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "master",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("proof", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "data_key",
        sa.Column("owner", sa.String, primary_key=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=True),
    )
    op.create_table(
        "record_key",
        sa.Column("record", sa.String, primary_key=True),
        sa.Column("party", sa.String, primary_key=True, index=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
