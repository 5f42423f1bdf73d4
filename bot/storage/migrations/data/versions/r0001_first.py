"""The first schema: organisation > tenant > address, sealed members, timers, outbox, inbox, records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table("organisation", sa.Column("id", sa.String, primary_key=True))
    op.create_table(
        "tenant",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("organisation", sa.String, sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("external", sa.String, nullable=False),
    )
    op.create_index("tenant_is_known_once", "tenant", ["platform", "external"], unique=True)
    op.create_table(
        "member",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("organisation", sa.String, sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "address",
        sa.Column("hash", sa.LargeBinary, primary_key=True),
        sa.Column("tenant", sa.Integer, sa.ForeignKey("tenant.id"), nullable=False),
        sa.Column("member", sa.String, sa.ForeignKey("member.id"), nullable=False, index=True),
    )
    op.create_table(
        "timer",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("member", sa.String, sa.ForeignKey("member.id"), nullable=False, unique=True),
        sa.Column("due", sa.BigInteger, nullable=False, index=True),
    )
    op.create_table(
        "outbox",
        sa.Column("slot", sa.String, primary_key=True),
        sa.Column("member", sa.String, sa.ForeignKey("member.id"), nullable=False, index=True),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=False),
        sa.Column("leased_until", sa.BigInteger, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
    )
    op.create_index("outbox_by_time", "outbox", ["state", "not_before"])
    op.create_table(
        "inbox",
        sa.Column("hash", sa.LargeBinary, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False, index=True),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
