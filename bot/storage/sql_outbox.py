"""The courier's side of the outbox: take what is due, and say what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from bot.rules.people import MemberId
from bot.storage.contract import Letter, Slot, Unreadable
from bot.storage.database import Database
from bot.storage.keystore import Lack, had
from bot.storage.moments import to_micros
from bot.storage.sealing import Key
from bot.storage.sql_tx import House, letter_place


class SqlOutbox:
    """A late word about a letter changes nothing: its revision and its lease must still be there."""

    def __init__(self, database: Database, house: House) -> None:
        self._database = database
        self._keys = house.keys
        self._sql = house.statements

    def claim(self, now: datetime, lease: timedelta, limit: int, full: frozenset[str]) -> list[Letter]:
        until = now + lease
        lanes = sorted(full)
        bounds = {"now": to_micros(now), "until": to_micros(until), "most": limit, "full": lanes}
        with self._database.writing() as connection:
            rows = sorted(connection.execute(self._sql.claim, bounds), key=lambda r: (r.not_before, r.slot))
            keys = self._keys.several({row.member for row in rows})
            letters = [self._opened(connection, row, keys, until) for row in rows]
        return [letter for letter in letters if letter]

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
            names = _names(letter)
            if not connection.execute(self._sql.put_back, names | {"at": to_micros(at)}).rowcount:
                connection.execute(self._sql.hold_back, names | {"at": to_micros(at)})

    def park(self, letter: Letter) -> None:
        with self._database.writing() as connection:
            if not connection.execute(self._sql.park, _names(letter)).rowcount:
                connection.execute(self._sql.let_go, _names(letter))


def _names(letter: Letter) -> dict[str, Any]:
    return {"slot_": letter.slot, "revision_": letter.revision, "until_": to_micros(letter.until)}


def _open(row: Row[Any], key: Key | Lack) -> str:
    return had(key).open(letter_place(row.slot, row.revision), row.sealed).decode()
