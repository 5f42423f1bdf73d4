"""A store on SQLite or PostgreSQL: the data database, and the key store beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection

from bot.rules.people import MemberId
from bot.storage.contract import GivenUp, Letter, Slot, Tx, Unavailable, Unreadable
from bot.storage.database import Database, apart
from bot.storage.moments import to_micros
from bot.storage.sealing import Place
from bot.storage.seam import NO_LANE, BackOff, Pace, unpaced
from bot.storage.sql_hopeful import HopefulTx, InVain
from bot.storage.sql_lanes import SqlLanes
from bot.storage.sql_outbox import SqlOutbox
from bot.storage.sql_timers import SqlTimers
from bot.storage.sql_tx import House, SqlTx

T = TypeVar("T")


class SqlStore:
    """Made by ``bot.storage.opening``. Blocking; safe to use from any thread."""

    def __init__(self, database: Database, house: House, token_key: bytes, shut: Callable[[], None]) -> None:
        self.writers = database.writers
        self.stirred = True
        self._database = database
        self._shut = shut
        self._token_key = token_key
        self._house = house
        self._sql = house.statements
        self._lanes = SqlLanes(database)
        self._outbox = SqlOutbox(database, house, self._lanes)
        self._timers = SqlTimers(database)

    def token_key(self) -> bytes:
        return self._token_key

    def run(self, work: Callable[[Tx], T]) -> T:
        if not self._database.is_sqlite:
            with suppress(InVain):
                return self._run(work, HopefulTx)
        return self._run(work, SqlTx)

    def _run(self, work: Callable[[Tx], T], how: type[SqlTx]) -> T:
        with self._database.working() as (connection, before_writing):
            tx = how(connection, self._house, before_writing)
            result = work(tx)
            tx.keep()
            tx.destroy()
        if tx.stirs:
            self.stirred = True
        return result

    def run_all(self, works: list[Callable[[Tx], T]]) -> list[T | Exception]:
        if len(works) == 1:
            return [self._alone(works[0])]
        kept: list[SqlTx] = []
        with self._database.writing() as connection:
            outcomes = [self._outcome(connection, work, kept) for work in works]
            for tx in kept:
                tx.destroy()
        if any(tx.stirs for tx in kept):
            self.stirred = True
        return outcomes

    def _alone(self, work: Callable[[Tx], T]) -> T | Exception:
        """One work needs no savepoint: the transaction is its own."""
        try:
            return self.run(work)
        except Unavailable:
            raise
        except Exception as failed:  # noqa: BLE001 - handed back in the work's place
            return failed

    def _outcome(self, connection: Connection, work: Callable[[Tx], T], kept: list[SqlTx]) -> T | Exception:
        try:
            with apart(connection) as savepoint:
                tx = SqlTx(connection, self._house, savepoint.make)
                result = work(tx)
                tx.keep()
        except Unavailable:
            raise
        except Exception as failed:  # noqa: BLE001 - handed back in the work's place
            return failed
        kept.append(tx)
        return result

    def ensure_tenant(self, platform: str, tenant: str) -> None:
        with self._database.writing() as connection:
            SqlTx(connection, self._house).tenant(platform, tenant)

    def due(self, now: datetime, limit: int) -> list[MemberId]:
        return self._timers.due(now, limit)

    def next_wake(self, after: datetime | None = None) -> datetime | None:
        return self._timers.next_wake(after)

    def set_aside(self, member: MemberId, now: datetime, wait: BackOff) -> int:
        return self._timers.set_aside(member, now, wait)

    def next_due(self) -> datetime | None:
        both = (self.next_wake(), self.next_letter())
        return min((at for at in both if at is not None), default=None)

    def next_letter(self) -> datetime | None:
        with self._database.reading() as connection:
            return self._lanes.next(connection)

    def overdue(self, before: datetime) -> int:
        with self._database.reading() as connection:
            letters = connection.scalar(self._sql.overdue_letters, {"before": to_micros(before)}) or 0
            return letters + self._timers.overdue(connection, before)

    def claim(
        self,
        now: datetime,
        lease: timedelta,
        limit: int,
        full: frozenset[str] = NO_LANE,
        pace: Pace = unpaced,
    ) -> list[Letter]:
        return self._outbox.claim(now, lease, limit, full, pace)

    def claim_these(
        self, slots: Sequence[Slot], now: datetime, lease: timedelta, pace: Pace = unpaced
    ) -> list[Letter]:
        return self._outbox.claim_these(slots, now, lease, pace)

    def ready_at(self, slots: Sequence[Slot]) -> dict[Slot, datetime]:
        return self._outbox.ready_at(slots)

    def hand_back(self, letter: Letter, at: datetime | None = None) -> None:
        self._outbox.hand_back(letter, at)

    def rest(self, lane: str, until: datetime) -> None:
        self._lanes.rest(lane, until)

    def delivered(self, letter: Letter) -> None:
        self._outbox.delivered(letter)

    def put_back(self, letter: Letter, at: datetime) -> None:
        self._outbox.put_back(letter, at)

    def park(self, letter: Letter) -> None:
        self._outbox.park(letter)

    def parked(self) -> list[GivenUp]:
        return self._timers.parked()

    def offer_wakes(self) -> int:
        return self._timers.offer_wakes()

    def offer_notices(self) -> int:
        return self._timers.offer_notices()

    def rehearse(self) -> None:
        made_up, plain = os.urandom(16).hex(), b"made up"
        key = self._house.keys.rehearse(self._house.organisation)
        place = Place("member", made_up, "sealed", 1)
        row = {"id": made_up, "organisation": self._house.organisation, "version": 1}
        with self._database.undone() as connection:
            connection.execute(self._sql.add_member, row | {"sealed": key.seal(place, plain)})
            (read,) = connection.execute(self._sql.load, {"ids": [made_up]})
            if key.open(place, read.sealed) != plain:
                raise Unreadable("a row that is not what was written")
        with self._database.reading() as connection:
            if connection.execute(self._sql.load, {"ids": [made_up]}).all():
                raise Unavailable("the database keeps what was undone")

    def renew_keys(self) -> None:
        masters = self._house.keys.masters
        masters.renew()
        masters.announce()

    def rekeyed(self) -> datetime | None:
        return self._house.keys.masters.rekeyed()

    def trouble(self) -> str:
        return self._house.keys.masters.trouble

    def members(self, after: MemberId | None, limit: int) -> list[MemberId]:
        with self._database.reading() as connection:
            rows = connection.scalars(self._sql.members, {"after": after or "", "most": limit})
            return [MemberId(id) for id in rows]

    def forget_seen(self, before: datetime) -> None:
        with self._database.writing() as connection:
            connection.execute(self._sql.forget_seen, {"before": to_micros(before)})
            self._timers.tidy(connection)

    def forget_lanes(self, now: datetime) -> None:
        with self._database.writing() as connection:
            self._lanes.forget(connection, now)

    def set_right(self, now: datetime) -> None:
        with self._database.writing() as connection:
            self._outbox.set_right(connection, now)
            self._lanes.set_right(connection, now)
            self._timers.set_right(connection, now)

    def close(self) -> None:
        with suppress(Unavailable):
            self._house.keys.masters.leave()
        self._shut()
