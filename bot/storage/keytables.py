"""The key store: a database of its own, so that its backups can be kept apart and expire sooner."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData
from sqlmodel import Field, SQLModel


class KeyRow(SQLModel):
    metadata: ClassVar[MetaData] = MetaData()


COMING = "coming"
CURRENT = "current"
LEAVING = "leaving"
GONE = "gone"
"""A master key is announced; it wraps; another wraps, and it still opens; nothing needs it any more."""


class MasterRow(KeyRow, table=True):
    """A master key by its name: a proof that only this key opens, and where it stands in its life.

    ``wrapped`` is the key itself as a key service wrapped it; empty for a key that is kept elsewhere.
    """

    __tablename__ = "master_key"

    name: str = Field(primary_key=True)
    state: str
    since: int = Field(sa_column=Column(BigInteger, nullable=False))
    proof: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    wrapped: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


class Holder(KeyRow, table=True):
    """A Kaveri that runs, by a random id, and the names of the master keys that it holds just now."""

    id: str = Field(primary_key=True)
    names: str
    until: int = Field(sa_column=Column(BigInteger, nullable=False))


class DataKey(KeyRow, table=True):
    """One owner's key, and the name of the master key that wraps it. Without ``wrapped``: destroyed."""

    __tablename__ = "data_key"

    owner: str = Field(primary_key=True)
    wrapped: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    master: str | None = None


class RecordKey(KeyRow, table=True):
    """One party's copy of a record's key, wrapped under that party's own key."""

    __tablename__ = "record_key"

    record: str = Field(primary_key=True)
    party: str = Field(primary_key=True, index=True)
    wrapped: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


KEYS = KeyRow.metadata
