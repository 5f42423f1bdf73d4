"""The master keys of one key store: which there are, which of them are held here, and which one wraps.

What a transaction needs is looked up in memory, or in a small file: no transaction ever waits for a key
service. ``renew`` asks it, every few minutes and outside of any transaction. While it gives no answer, what
is in hand goes on for ``LASTS``; where it says no, what is in hand is dropped at once, for that is how an
operator shuts a Kaveri whose machine is not to be trusted any more.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, func, select

from bot.storage.contract import Unavailable, Unreadable, WrongMasterKey
from bot.storage.database import Database
from bot.storage.keytables import COMING, CURRENT, GONE, KEYS, LEAVING
from bot.storage.masterkey import Away, Keeper, Kept, MasterKey, Refused
from bot.storage.moments import from_micros, to_micros
from bot.storage.sealing import Place
from bot.storage.upsert import insert_or_ignore, insert_or_replace

RENEWED_EVERY: Final = timedelta(minutes=5)
LASTS: Final = timedelta(hours=1)
RUNS_FOR: Final = timedelta(minutes=3)
"""How long a Kaveri that announced itself is taken to run, unless it says so again or that it stops."""

MASTER, DATA, HOLDER = KEYS.tables["master_key"], KEYS.tables["data_key"], KEYS.tables["holder"]

_PROOF = Place("master", "1", "proof", 0)

WHICH_WRAPS = select(MASTER.c.name).where(MASTER.c.state == CURRENT).with_for_update(read=True)
"""Whoever wraps a key holds this until the commit: a rotation waits for them, and they for it."""


class Shut(Unavailable):
    """A master key that is not to be had here and now. Nothing is lost; the text is for the operator."""


@dataclass(frozen=True, slots=True)
class Held:
    """A master key in hand. From a key service: to be asked for again, and not to be used after."""

    key: MasterKey
    renew: datetime | None = None
    until: datetime | None = None


class Masters:
    """Blocking; safe to use from any thread."""

    def __init__(
        self, database: Database, keepers: Mapping[str, Keeper], now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._now = now
        self._held: dict[str, Held] = {}
        self._trouble: dict[str, str] = {}
        self._lock = threading.Lock()
        self._id = os.urandom(8).hex()
        self._announced: tuple[str, datetime] | None = None
        self.keepers = keepers

    @property
    def where(self) -> str:
        return " or ".join(keeper.where for keeper in self.keepers.values())

    @property
    def trouble(self) -> str:
        """What the operator has to mend; empty while every master key that is needed is in hand."""
        return next(iter(self._trouble.values()), "")

    # Looked up, inside of any transaction.

    def named(self, name: str) -> MasterKey:
        """Raises ``Shut``."""
        held = self._held.get(name) or self._written(name)
        if held is None:
            raise Shut(self._trouble.setdefault(name, f"a master key is missing here: {name}"))
        if held.until is not None and held.until <= self._now():
            raise Shut("the key service has not answered for too long")
        return held.key

    def wrapping(self, connection: Connection) -> MasterKey:
        """The one that wraps, held until the commit. Raises ``Shut``."""
        return self.named(connection.execute(WHICH_WRAPS).scalar_one())

    def holds(self, name: str) -> bool:
        return name in self._held

    def _written(self, name: str) -> Held | None:
        """One that was added to a file since. Nobody else is asked from here."""
        for keeper in self.keepers.values():
            try:
                key = keeper.open(name, None)
            except WrongMasterKey:
                continue
            if key is not None:
                return self._hold(Kept(key))
        return None

    def _hold(self, kept: Kept) -> Held:
        if kept.wrapped is None:
            held = Held(kept.key)
        else:
            now = self._now()
            held = Held(kept.key, now + RENEWED_EVERY, now + LASTS)
        with self._lock:
            self._held[kept.key.name] = held
            self._trouble.pop(kept.key.name, None)
        return held

    # Asked for, outside of any transaction.

    def renew(self) -> None:
        """Ask again for what is due, and for what is new. Raises ``Unavailable`` for the database only."""
        rows = self._rows()
        with self._lock:
            for name in self._trouble.keys() - {row.name for row in rows}:
                del self._trouble[name]
        for row in rows:
            held = self._held.get(row.name)
            if held is None or (held.renew is not None and held.renew <= self._now()):
                self._ask(row)

    def _ask(self, row: Row[Any]) -> None:
        try:
            key = self._opened(row)
        except Refused as no:
            with self._lock:
                self._held.pop(row.name, None)
                self._trouble[row.name] = str(no)
        except (Away, WrongMasterKey) as failed:
            self._trouble[row.name] = str(failed)
        else:
            if key is not None:
                self._hold(Kept(key, row.wrapped))
            elif row.state != COMING:
                self._trouble[row.name] = f"a master key is missing here: {row.name}"

    def _opened(self, row: Row[Any]) -> MasterKey | None:
        for keeper in self.keepers.values():
            if (key := keeper.open(row.name, row.wrapped)) is not None:
                key.open(_PROOF, row.proof)
                return key
        return None

    def _rows(self) -> list[Row[Any]]:
        """Every master key that may be needed."""
        with self._database.reading() as connection:
            return list(connection.execute(select(MASTER).where(MASTER.c.state != GONE)))

    # At the start.

    def begin(self) -> None:
        """Take in hand what this key store needs; found an empty one. Raises ``WrongMasterKey``, and for a
        key service ``Away`` or ``Refused``: nothing is changed then."""
        rows = self._rows()
        if not rows:
            rows = self._founded()
        needed = self.counts()
        for row in rows:
            self._begin_with(row, needed.pop(row.name, 0))
        for name, count in needed.items():
            raise WrongMasterKey(
                f"The key store (KAVERI_KEYS_URL) is not whole: {count} keys name a master key ({name}) that "
                "it does not know. Nothing was changed. Restore a backup of it."
            )

    def _founded(self) -> list[Row[Any]]:
        if self.counts():
            raise WrongMasterKey(
                "The key store (KAVERI_KEYS_URL) is not whole: it holds keys, and does not know which master "
                "key wraps them. Nothing was changed. Restore a backup of it."
            )
        kept = list(self.keepers.values())[-1].newest()
        with self._database.alone() as connection:
            if not connection.execute(select(MASTER.c.name)).first():
                self.add(connection, kept, CURRENT)
        return self._rows()

    def _begin_with(self, row: Row[Any], needed: int) -> None:
        try:
            key = self._opened(row)
        except Unreadable:
            raise self._wrong(row.name) from None
        if key is not None:
            self._hold(Kept(key, row.wrapped))
        elif row.state == CURRENT or needed:
            raise self._wrong(row.name)

    def _wrong(self, missing: str) -> WrongMasterKey:
        """Which sentence helps depends on what is held instead."""
        with self._database.reading() as connection:
            rows = connection.execute(select(MASTER).order_by(MASTER.c.since)).all()
        held = [row for row in rows if self._is_kept(row)]
        old = next((row for row in held if row.state == GONE), None)
        if any(row.state in (CURRENT, LEAVING) for row in held):
            return WrongMasterKey(
                f"The key store (KAVERI_KEYS_URL) is in the middle of a rotation and needs two master keys; "
                f"{missing} is not in {self.where}. Nothing was changed. Put both there, start again, and "
                "finish it with `kaveri keys rotate`."
            )
        if old is not None:
            return WrongMasterKey(
                f"{self.where} holds a master key ({old.name}) that was replaced by another one ({missing}) "
                f"on {from_micros(old.since):%Y-%m-%d}. Nothing was changed. Use that one."
            )
        return WrongMasterKey(
            f"{self.where} is not the one that this key store (KAVERI_KEYS_URL) was made with: that is "
            f"{missing}. Nothing was changed. Use the key that was in use when it was made."
        )

    def _is_kept(self, row: Row[Any]) -> bool:
        return row.name in self._held or self._written(row.name) is not None

    # Which there are.

    def add(self, connection: Connection, kept: Kept, state: str) -> None:
        row = {
            "name": kept.key.name,
            "state": state,
            "since": to_micros(self._now()),
            "proof": kept.key.seal(_PROOF, b""),
            "wrapped": kept.wrapped,
        }
        connection.execute(insert_or_ignore(self._database, MASTER, "name"), row)
        self._hold(kept)

    def counts(self) -> dict[str, int]:
        """How many keys each master key wraps."""
        query = (
            select(DATA.c.master, func.count())
            .where(DATA.c.wrapped.is_not(None), DATA.c.master.is_not(None))
            .group_by(DATA.c.master)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    # Who holds which.

    def rekeyed(self) -> datetime | None:
        """When the one that wraps took over from another; ``None`` where it is the first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(MASTER.c.since, MASTER.c.state)).all()
        others = [row for row in rows if row.state in (LEAVING, GONE)]
        since = next((row.since for row in rows if row.state == CURRENT), None)
        return from_micros(since) if others and since is not None else None

    def announce(self) -> None:
        """Say that this Kaveri runs, and which master keys it holds: what a rotation has to know."""
        names, now = " ".join(sorted(self._held)), self._now()
        if self._announced is not None and self._announced[0] == names and self._announced[1] > now:
            return
        row = {"id": self._id, "names": names, "until": to_micros(now + RUNS_FOR)}
        with self._database.writing() as connection:
            connection.execute(delete(HOLDER).where(HOLDER.c.until < to_micros(now)))
            connection.execute(insert_or_replace(self._database, HOLDER, "id"), row)
        self._announced = names, now + RUNS_FOR / 3

    def leave(self) -> None:
        """This Kaveri stops."""
        if self._announced is not None:
            self._announced = None
            with self._database.writing() as connection:
                connection.execute(delete(HOLDER).where(HOLDER.c.id == self._id))
