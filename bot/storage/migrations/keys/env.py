"""Alembic's way in. Run by ``bot.storage.schema``, on its connection and in its transaction."""

from __future__ import annotations

from alembic import context

from bot.storage.keytables import KEYS

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=KEYS,
    version_table=attributes["version_table"],
)
with context.begin_transaction():
    context.run_migrations()
