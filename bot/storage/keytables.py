"""The key store: a database of its own, so that its backups can be kept apart and expire sooner."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Column, LargeBinary, MetaData
from sqlmodel import Field, SQLModel


class KeyRow(SQLModel):
    metadata: ClassVar[MetaData] = MetaData()


class Master(KeyRow, table=True):
    """Which master key wraps the keys here: its id and a proof that only this key can open."""

    id: int = Field(primary_key=True)
    name: str
    proof: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DataKey(KeyRow, table=True):
    """One owner's key, wrapped under the master key. Without ``wrapped``: it was destroyed."""

    __tablename__ = "data_key"

    owner: str = Field(primary_key=True)
    wrapped: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


class RecordKey(KeyRow, table=True):
    """One party's copy of a record's key, wrapped under that party's own key."""

    __tablename__ = "record_key"

    record: str = Field(primary_key=True)
    party: str = Field(primary_key=True, index=True)
    wrapped: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


KEYS = KeyRow.metadata
