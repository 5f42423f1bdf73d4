"""A connection to PostgreSQL that does not wait for ever: not for a server that hangs, nor for a network that
swallows what is said. Keepalives would notice a machine that is gone, not one that is there and says nothing.
"""

from __future__ import annotations

import select
import time
from typing import Any

from psycopg import Connection, Cursor, Error, OperationalError
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

ANSWERS_WITHIN = 8.0
"""Seconds for one answer: longer than it waits for a lock, and than it takes to connect."""

STAYS_WELL = 2.0
"""Seconds after its last use for which a connection on which nothing came in is taken to be whole."""


class Sealed(Cursor[Any]):
    """What is sealed comes as it is, and not written out in twice as many digits."""

    def execute(
        self, query: Any, params: Any = None, *, prepare: bool | None = None, binary: bool | None = None
    ) -> Sealed:
        return super().execute(query, params, prepare=prepare, binary="sealed" in query)


class Patient(Connection[Any]):
    """One that took too long is closed: nobody knows what became of what it was asked, and it is not asked
    again. ``without_end`` is for setting things up."""

    without_end = False

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        try:
            return super().wait(gen, interval, timeout or (None if self.without_end else ANSWERS_WITHIN))
        except OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise


def patiently(engine: Engine) -> Engine:
    """With connections that are looked at before each use, and asked only where that may not be enough: a
    server that ends says so on each of them, and a question costs as much as a statement."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: object, _record: object, args: Any, settings: Any) -> Patient:
        return Patient.connect(*args, cursor_factory=Sealed, **settings)

    @event.listens_for(engine, "connect")
    @event.listens_for(engine, "checkin")
    def used(_connection: object, record: Any) -> None:
        record.info["used"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def look(connection: Any, record: Any, _proxy: object) -> None:
        if time.monotonic() < record.info.get("used", 0.0) + STAYS_WELL and not _has_come_in(connection):
            return
        try:
            engine.dialect.do_ping(connection)
        except Error:
            raise InvalidatePoolError from None  # the others are most likely broken as well

    return engine


def _has_come_in(connection: Any) -> bool:
    """Whether the server has said something unasked: mostly that it ends."""
    looks = select.poll()
    looks.register(connection.pgconn.socket, select.POLLIN)
    return bool(looks.poll(0))
