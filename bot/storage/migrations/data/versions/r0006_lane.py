"""The pace of every workspace and tenant, kept by all replicas; and indexes that find its notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "lane",
        sa.Column("lane", sa.String, primary_key=True),
        sa.Column("next_at", sa.BigInteger, nullable=False),
        sa.Column("resting_until", sa.BigInteger, nullable=False),
    )
    op.create_index("outbox_by_lane", "outbox", ["state", "lane", "not_before", "slot"])
    taken = sa.text("leased_until > 0")
    op.create_index("outbox_in_hand", "outbox", ["leased_until"], sqlite_where=taken, postgresql_where=taken)
