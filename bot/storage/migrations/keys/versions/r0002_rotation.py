"""Several master keys, each by its name; every wrapped key names the one that wraps it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "master_key",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("proof", sa.LargeBinary, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=True),
    )
    op.execute(
        "INSERT INTO master_key (name, state, since, proof) SELECT name, 'current', 0, proof FROM master"
    )
    op.add_column("data_key", sa.Column("master", sa.String, nullable=True))
    op.execute("UPDATE data_key SET master = (SELECT name FROM master) WHERE wrapped IS NOT NULL")
    op.drop_table("master")
    op.create_table(
        "holder",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("names", sa.String, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
