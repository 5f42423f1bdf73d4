"""Quarters that are over: what teams read of them, and who was counted, each sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "closing",
        sa.Column("quarter", sa.String, primary_key=True),
        sa.Column("organisation", sa.String, sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("counted", sa.LargeBinary, nullable=False),
    )
