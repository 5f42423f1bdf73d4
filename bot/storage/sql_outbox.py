"""The courier's side of the outbox: take what is due, and say what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from bot.rules.people import MemberId
from bot.storage.contract import Letter, Slot, Unreadable
from bot.storage.database import Database
from bot.storage.keystore import Lack, had
from bot.storage.moments import from_micros, to_micros
from bot.storage.sealing import Key, letter_place
from bot.storage.seam import HELD_AT_MOST, Pace
from bot.storage.sql_lanes import SqlLanes
from bot.storage.sql_tx import House


class SqlOutbox:
    """A late word about a letter changes nothing: its revision and its lease must still be there."""

    def __init__(self, database: Database, house: House, lanes: SqlLanes) -> None:
        self._database = database
        self._keys = house.keys
        self._sql = house.statements
        self._lanes = lanes

    def claim(
        self, now: datetime, lease: timedelta, limit: int, full: frozenset[str], pace: Pace
    ) -> list[Letter]:
        with self._database.reading() as connection:
            lanes = self._lanes.ready(connection, now, full)
        if not lanes:
            return []
        bounds = {"now": to_micros(now), "until": to_micros(now + lease)}
        with self._database.writing() as connection:
            rows: list[Row[Any]] = []
            for lane in lanes:
                if left := limit - len(rows):
                    bounds_here = bounds | {"lane_": lane, "most": left}
                    rows += connection.execute(self._sql.claim, bounds_here)
            return self._taken(connection, rows, now, lease, pace)

    def claim_these(self, slots: Sequence[Slot], now: datetime, lease: timedelta, pace: Pace) -> list[Letter]:
        bounds = {"now": to_micros(now), "until": to_micros(now + lease), "slots": list(slots)}
        with self._database.writing() as connection:
            rows = list(connection.execute(self._sql.claim_these, bounds))
            return self._taken(connection, rows, now, lease, pace)

    def ready_at(self, slots: Sequence[Slot]) -> dict[Slot, datetime]:
        with self._database.reading() as connection:
            rows = connection.execute(self._sql.ready_at, {"slots": list(slots)}).all()
        return {
            Slot(row.slot): from_micros(max(row.not_before, row.leased_until, row.resting_until))
            for row in rows
        }

    def _taken(
        self, connection: Connection, rows: list[Row[Any]], now: datetime, lease: timedelta, pace: Pace
    ) -> list[Letter]:
        rows.sort(key=lambda row: (row.not_before, row.slot))
        keys = self._keys.several({row.member for row in rows})
        letters = [self._opened(connection, row, keys, now + lease) for row in rows]
        self._lanes.spend(connection, now, Counter(letter.lane for letter in letters if letter), pace)
        return [letter for letter in letters if letter]

    def hand_back(self, letter: Letter, at: datetime | None) -> None:
        with self._database.writing() as connection:
            connection.execute(self._sql.untried, _names(letter))
            if at is None:
                connection.execute(self._sql.let_go, _names(letter))
            else:
                self._hold(connection, letter, at)

    def _opened(
        self, connection: Connection, row: Row[Any], keys: dict[str, Key | Lack], until: datetime
    ) -> Letter | None:
        letter = {"slot_": row.slot, "revision_": row.revision, "until_": to_micros(until)}
        key = keys[row.member]
        if key is Lack.DESTROYED:
            connection.execute(self._sql.drop_letter, letter)  # for somebody who was erased
            return None
        if key is Lack.SHUT:
            connection.execute(self._sql.untried, letter)  # offered again when this lease ends
            return None
        try:
            subject = _open(row, key)
        except Unreadable:
            connection.execute(self._sql.park, letter)
            return None
        return Letter(Slot(row.slot), MemberId(row.member), row.lane, subject, row.tries, row.revision, until)

    def delivered(self, letter: Letter) -> None:
        with self._database.writing() as connection:
            if not connection.execute(self._sql.drop_letter, _names(letter)).rowcount:
                connection.execute(self._sql.let_go, _names(letter))  # replaced meanwhile: now that may go

    def put_back(self, letter: Letter, at: datetime) -> None:
        with self._database.writing() as connection:
            self._hold(connection, letter, at)

    def _hold(self, connection: Connection, letter: Letter, at: datetime) -> None:
        names = _names(letter) | {"at": to_micros(at)}
        if not connection.execute(self._sql.put_back, names).rowcount:
            connection.execute(self._sql.hold_back, names)

    def set_right(self, connection: Connection, now: datetime) -> None:
        connection.execute(self._sql.let_all_go, {"later": to_micros(now + HELD_AT_MOST)})

    def park(self, letter: Letter) -> None:
        with self._database.writing() as connection:
            if not connection.execute(self._sql.park, _names(letter)).rowcount:
                connection.execute(self._sql.let_go, _names(letter))


def _names(letter: Letter) -> dict[str, Any]:
    return {"slot_": letter.slot, "revision_": letter.revision, "until_": to_micros(letter.until)}


def _open(row: Row[Any], key: Key | Lack) -> str:
    return had(key).open(letter_place(row.slot, row.revision), row.sealed).decode()
