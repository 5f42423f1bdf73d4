"""Procrastinate's own connections to the data database: they wait no longer for it than Kaveri's do."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

from procrastinate import PsycopgConnector
from procrastinate.exceptions import ConnectorException
from psycopg import AsyncConnection, Error, Notify, OperationalError
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus
from psycopg_pool import AsyncConnectionPool

from bot.storage import database, patient
from bot.storage.contract import Unavailable


class Patient(AsyncConnection[Any]):
    """See ``bot.storage.patient``. One that listens hears nothing for as long as nothing happens."""

    _listens = False

    def notifies(
        self, *, timeout: float | None = None, stop_after: int | None = None
    ) -> AsyncGenerator[Notify]:
        self._listens = True
        return super().notifies(timeout=timeout, stop_after=stop_after)

    async def wait(
        self,
        gen: PQGen[RV],
        interval: float = 0.1,
        timeout: float | None = None,  # noqa: ASYNC109 - as theirs has it
    ) -> RV:
        most = None if self._listens else patient.ANSWERS_WITHIN
        try:
            return await super().wait(gen, interval, timeout or most)
        except OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise


class Pool(AsyncConnectionPool[AsyncConnection[Any]]):
    async def open(self, wait: bool = False, timeout: float = 0.0) -> None:  # noqa: ASYNC109 - as theirs has it
        """Its own tries come further and further apart; whoever opens it comes back soon."""
        await super().open(wait, timeout or database.WAITS_FOR_LOCK)


def connector(conninfo: str, connections: int) -> PsycopgConnector:
    waits = database.WAITS_FOR_LOCK
    return PsycopgConnector(
        pool_factory=Pool,
        connection_class=Patient,
        conninfo=conninfo,
        kwargs={"connect_timeout": waits},
        timeout=waits,
        min_size=1,
        max_size=connections,
    )


@contextmanager
def reached() -> Iterator[None]:
    """Driver errors as ``Unavailable``, without the driver's own words."""
    try:
        yield
    except (ConnectorException, Error) as failed:
        raise Unavailable(f"the database: {type(failed).__name__}") from None
