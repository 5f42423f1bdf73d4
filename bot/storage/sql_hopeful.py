"""A transaction on PostgreSQL that hopes for the best: a press comes once, and nobody else is at its row.

Whatever it writes waits for its end then. What almost every press is, one row and what was heard, is one
statement that commits itself. It divides by zero, and so keeps nothing, where it finds less than was hoped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.exc import DataError

from bot.storage.contract import Stale
from bot.storage.moments import day_after, to_micros
from bot.storage.pending import Saved, Unposted
from bot.storage.sql_tx import House, SqlTx

NOTHING_THERE = "22012"
"""What PostgreSQL calls a division by zero."""


class InVain(Exception):
    """What the work was told may not be so: it is to run once more, in an ``SqlTx``, which asks first."""


class HopefulTx(SqlTx):
    """Tells a work that it hears everything for the first time, and raises ``InVain`` where it does not."""

    def __init__(self, connection: Connection, house: House, before_writing: Callable[[], None]) -> None:
        super().__init__(connection, house, before_writing)
        self._heard: dict[bytes, int] = {}

    def first_time(self, key: str, now: datetime) -> bool:
        hash = self._house.hashes.seen(key)
        if hash in self._heard:
            return False
        self._heard[hash] = to_micros(day_after(now))
        return True

    def seen(self, key: str) -> bool:
        return self._house.hashes.seen(key) in self._heard or super().seen(key)

    def keep(self) -> None:
        if (saved := self._alone()) is not None:
            self._keep_at_once(saved)
            return
        for hash, at in self._heard.items():
            if not self._hears(hash, at):
                raise InVain
        super().keep()

    def _alone(self) -> Saved | None:
        """The one row to be written, if that, what was heard, its timer and notices that go are all."""
        match self.changes(), self.posts():
            case [Saved() as saved], posts if all(isinstance(post, Unposted) for _, post in posts):
                return None if self._more() else saved
            case _:
                return None

    def _more(self) -> bool:
        return self.moves() != ([], []) or bool(self.lists or self.tells or self.closed() or self.records())

    def _keep_at_once(self, saved: Saved) -> None:
        row = self._saved(saved.before, saved.after)
        timer = self._timer(saved.after)
        slots = [slot for slot, _ in self.posts()]
        for number, (hash, at) in enumerate(self._heard.items()):
            row |= {f"hash{number}": hash, f"at{number}": at}
        if timer is not None:
            row |= {"key": timer["key"], "due": timer["due"]}
        if slots:
            row["slots"] = slots
        statement = _at_once(len(self._heard), timer is not None, bool(slots))
        try:
            self._connection.execute(statement, row).close()
        except DataError as failed:
            if getattr(failed.orig, "sqlstate", None) != NOTHING_THERE:
                raise
            raise (InVain if self._heard else Stale("the member moved on")) from None


@lru_cache
def _at_once(heard: int, arms: bool, unposts: bool) -> TextClause:
    """In the order in which the steps take their locks elsewhere."""
    saved = (
        "UPDATE member SET version = :next, sealed = :state WHERE id = :id_ AND version = :was RETURNING 1"
    )
    parts, hopes = [f"saved AS ({saved})"], ["1 / (SELECT count(*) FROM saved)"]
    if heard:
        rows = ", ".join(f"(:hash{number}, :at{number})" for number in range(heard))
        hears = f"INSERT INTO inbox (hash, at) VALUES {rows} ON CONFLICT DO NOTHING RETURNING 1"  # noqa: S608 - names
        parts.insert(0, f"heard AS ({hears})")
        hopes.insert(0, f"1 / ((SELECT count(*) FROM heard) = {heard})::int")  # noqa: S608 - a number
    if arms:
        arms_anew = "ON CONFLICT (member) DO UPDATE SET due = excluded.due"
        timer = "INSERT INTO timer (key, member, due) VALUES (:key, :id_, :due)"
        parts.append(f"armed AS ({timer} {arms_anew})")
    if unposts:
        parts.append("unposted AS (DELETE FROM outbox WHERE slot = ANY(:slots))")
    return text(f"WITH {', '.join(parts)} SELECT {', '.join(hopes)}")
