"""Due timers as jobs of Procrastinate: handed over in the transaction that notes that they were.

Sleepers stay in the ``timer`` table, armed with the state. A job holds nothing but the random keys of timers
that are due already: no member, no kind, no time. It is gone as soon as it is done, and whatever it was about
is looked up again then; so a job that is late, doubled or lost matters to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from procrastinate import App, PsycopgConnector, SyncPsycopgConnector
from procrastinate.types import JSONDict, JSONValue
from sqlalchemy import BigInteger, bindparam, select, text

from bot.rules.people import MemberId
from bot.storage.borrowed_connections import connector
from bot.storage.borrowed_schema import bring
from bot.storage.contract import CannotStart
from bot.storage.database import Database
from bot.storage.moments import to_micros
from bot.storage.sql_timers import NOT_PARKED, TIMER, WITH_ASIDE

SETTING = "KAVERI_DATABASE_URL"
QUEUE, TASK = "kaveri", "kaveri.wake"
IN_A_JOB = 25
"""Keys: with one in each, fetching the jobs costs more than the wake-ups do."""

# Of two replicas that look at once, the second finds what the first has noted.
_OFFER = text(
    """
    WITH ready AS (
        SELECT timer.key, timer.due, coalesce(aside.tries, 0) AS tries
        FROM timer LEFT JOIN aside ON aside.key = timer.key AND aside.due = timer.due
        WHERE timer.due <= :now AND (aside.until IS NULL OR aside.until <= :now)
        ORDER BY timer.due LIMIT :most FOR UPDATE OF timer SKIP LOCKED
    )
    INSERT INTO aside (key, due, until, tries) SELECT key, due, :until, tries FROM ready
    ON CONFLICT (key) DO UPDATE SET due = excluded.due, until = excluded.until, tries = excluded.tries
    WHERE aside.due <> excluded.due OR aside.until <= :now
    RETURNING key
    """
).bindparams(bindparam("now", type_=BigInteger), bindparam("until", type_=BigInteger))

_WHOSE = (
    select(TIMER.c.member)
    .select_from(WITH_ASIDE)
    .where(
        TIMER.c.key.in_(bindparam("keys", expanding=True)),
        TIMER.c.due <= bindparam("now", type_=BigInteger),
        NOT_PARKED,
    )
    .order_by(TIMER.c.due)
)


class Offers:
    """Blocking. Raises ``CannotStart`` where the database is none for this, and ``Unavailable`` later."""

    def __init__(self, url: str) -> None:
        self._database = Database(url, SETTING)
        if self._database.is_sqlite:
            raise CannotStart(
                f"KAVERI_WAKER=procrastinate needs PostgreSQL, and {SETTING} is a file. One process on "
                "SQLite needs no other waker: set KAVERI_WAKER=embedded."
            )
        self._app = App(connector=SyncPsycopgConnector())  # it is given our connection, and makes none
        bring(self._database)

    def offer(self, now: datetime, heals: timedelta, limit: int) -> int:
        """Hand over what is due. It is offered again after ``heals``, should nothing come of it."""
        row = {"now": to_micros(now), "until": to_micros(now + heals), "most": limit}
        with self._database.writing() as connection:
            keys: list[JSONValue] = list(connection.scalars(_OFFER, row))
            if keys:
                ours = connection.connection.driver_connection
                jobs = self._app.configure_task(TASK, queue=QUEUE, connection=ours)
                starts = range(0, len(keys), IN_A_JOB)
                given: list[JSONDict] = [{"keys": keys[n : n + IN_A_JOB]} for n in starts]
                jobs.batch_defer(*given)
        return len(keys)

    def whose(self, keys: Sequence[str], now: datetime) -> list[MemberId]:
        """Whose timers these are, as far as they are still due, and not parked."""
        with self._database.reading() as connection:
            rows = connection.scalars(_WHOSE, {"keys": list(keys), "now": to_micros(now)})
            return [MemberId(id) for id in rows]

    def connector(self, connections: int) -> PsycopgConnector:
        """What a worker reaches the same database with, over at most so many connections of its own."""
        return connector(self._database.conninfo, connections)

    def close(self) -> None:
        self._database.close()
