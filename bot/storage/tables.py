"""The data database: shapes for rows, not the domain. What a dump shows stands in the docstrings here.

Every time is a whole number of microseconds (``moments``): databases disagree about anything finer.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, Column, Index, LargeBinary, MetaData, Table
from sqlmodel import Field, SQLModel


class Row(SQLModel):
    metadata: ClassVar[MetaData] = MetaData()


class Organisation(Row, table=True):
    """Who Kaveri is run for. Random id, nothing else."""

    id: str = Field(primary_key=True)


class Tenant(Row, table=True):
    """One workspace or directory, readable: its rate limits hold for everybody in it."""

    id: int | None = Field(default=None, primary_key=True)
    organisation: str = Field(foreign_key="organisation.id")
    platform: str
    external: str

    __table_args__ = (Index("tenant_is_known_once", "platform", "external", unique=True),)


class AddressRow(Row, table=True):
    """A keyed hash of where somebody is found: on a platform, or for minutes by a code that they show.

    The key is not in this database. Of a code, a dump shows that this member shows one.
    """

    __tablename__ = "address"

    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    tenant: int = Field(foreign_key="tenant.id")
    member: str = Field(foreign_key="member.id", index=True)


class MemberRow(Row, table=True):
    """One member: a random id, a random version, and everything else sealed and padded."""

    __tablename__ = "member"

    id: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id")
    version: int = Field(sa_column=Column(BigInteger, nullable=False))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Timer(Row, table=True):
    """When a member is next to be looked at, for whatever reason. Exactly one each, always armed."""

    key: str = Field(primary_key=True)
    member: str = Field(foreign_key="member.id", unique=True)
    due: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))


class AsideRow(Row, table=True):
    """A due timer that is not offered before ``until``: its wake-up failed, or is in a worker's hands.

    It holds for that ``due`` only. A dump shows that a wake-up failed, and how often; not of what.
    """

    __tablename__ = "aside"

    key: str = Field(primary_key=True)
    due: int = Field(sa_column=Column(BigInteger, nullable=False))
    until: int = Field(sa_column=Column(BigInteger, nullable=False))
    tries: int


class OutboxRow(Row, table=True):
    """A notice on its way. All notices read alike; what this one is about is sealed for its recipient.

    ``revision`` is random: a replaced notice is another one. ``leased_until`` is 0 while nobody has it.
    """

    __tablename__ = "outbox"

    slot: str = Field(primary_key=True)
    member: str = Field(foreign_key="member.id", index=True)
    lane: str
    revision: int = Field(sa_column=Column(BigInteger, nullable=False))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    not_before: int = Field(sa_column=Column(BigInteger, nullable=False))
    leased_until: int = Field(sa_column=Column(BigInteger, nullable=False))
    tries: int
    state: str

    __table_args__ = (
        Index("outbox_by_time", "state", "not_before"),
        Index("outbox_by_lane", "state", "lane", "not_before", "slot"),
        # Of ``leased_until > 0`` only. That stands in the migration: here, it would bring what SQLAlchemy
        # knows of PostgreSQL along wherever there is only SQLite.
        Index("outbox_in_hand", "leased_until"),
    )


class LaneRow(Row, table=True):
    """How fast notices go out to one workspace or tenant, so that every replica keeps to it.

    ``next_at``: when there is room for another at its pace. ``resting_until``: the platform has refused
    any more before then. A dump shows when it was last written to, as the outbox does.
    """

    __tablename__ = "lane"

    lane: str = Field(primary_key=True)
    next_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    resting_until: int = Field(sa_column=Column(BigInteger, nullable=False))


class InboxRow(Row, table=True):
    """A keyed hash of a request that was decided, so that it is decided once; and the end of that day."""

    __tablename__ = "inbox"

    hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    at: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))


class RecordRow(Row, table=True):
    """Words that two members share, sealed under a key of their own."""

    __tablename__ = "record"

    id: str = Field(primary_key=True)
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class RegisterRow(Row, table=True):
    """Who volunteers to be asked by somebody outside their team: one sealed and padded row for everybody.

    A dump shows its size class and, beside an earlier dump, that it changed in between.
    """

    __tablename__ = "register"

    organisation: str = Field(primary_key=True, foreign_key="organisation.id")
    version: int = Field(sa_column=Column(BigInteger, nullable=False))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class AnnouncedRow(Row, table=True):
    """What members were told of the operator's settings: one sealed and padded row for everybody."""

    __tablename__ = "announced"

    organisation: str = Field(primary_key=True, foreign_key="organisation.id")
    version: int = Field(sa_column=Column(BigInteger, nullable=False))
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ClosingRow(Row, table=True):
    """One quarter that is over: what teams read of it, and who was counted. Both sealed and padded.

    A dump shows that quarters are closed here, when, and size classes.
    """

    __tablename__ = "closing"

    quarter: str = Field(primary_key=True)
    organisation: str = Field(foreign_key="organisation.id")
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    counted: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


WAITING = "waiting"
PARKED = "parked"

DATA = Row.metadata


def table(name: str) -> Table:
    return DATA.tables[name]
