"""A connection to PostgreSQL that does not wait for ever: not for a server that hangs, nor for a network that
swallows what is said. Keepalives would notice a machine that is gone, not one that is there and says nothing.
"""

from __future__ import annotations

from typing import Any

from psycopg import Connection, OperationalError
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, event

ANSWERS_WITHIN = 8.0
"""Seconds for one answer: longer than it waits for a lock, and than it takes to connect."""


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
    @event.listens_for(engine, "do_connect")
    def connect(_dialect: object, _record: object, args: Any, settings: Any) -> Patient:
        return Patient.connect(*args, **settings)

    return engine
