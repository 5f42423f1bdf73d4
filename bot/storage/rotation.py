"""Another master key, while everybody goes on: each key is wrapped anew, and none is ever without a wrapping.

    coming    the new key is announced; whoever runs takes it in hand, and says so
    current   from one commit on, every key that is made is wrapped by it; the old ones still open
              key by key, the rest is wrapped anew
    gone      no key needs the old one

Each step is a commit of its own, and each can be the last one for now: whoever comes again goes on from
there. A key is only replaced where it still is what was read, so that nobody who was erased meanwhile comes
back. What is wrapped stays the same: no member's row is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, select, update

from bot.storage.contract import CannotStart, Unreadable
from bot.storage.database import Database
from bot.storage.keytables import COMING, CURRENT, GONE, LEAVING
from bot.storage.masterkey import Keeper
from bot.storage.masters import DATA, HOLDER, MASTER, Masters, Shut
from bot.storage.moments import from_micros, to_micros

AT_ONCE: Final = 200
"""So many keys share a commit: a press waits for the file a few milliseconds at most."""

_REWRAP = (
    update(DATA)
    .where(DATA.c.owner == bindparam("owner_"), DATA.c.wrapped == bindparam("was"))
    .values(wrapped=bindparam("anew"), master=bindparam("by"))
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A master key as `kaveri keys status` shows it."""

    name: str
    state: str
    since: datetime
    keys: int
    held: bool
    """Whether this very command holds it."""
    with_service: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """``left``: how many could not be opened, and were left exactly as they are."""

    done: int
    of: int
    left: int


class Rotation:
    """What `kaveri keys` does with a key store. Blocking."""

    def __init__(self, database: Database, masters: Masters, now: Callable[[], datetime]) -> None:
        self._database = database
        self._masters = masters
        self._now = now

    def wrappings(self) -> list[Wrapping]:
        """Every master key there ever was, the oldest first."""
        counts = self._masters.counts()
        with self._database.reading() as connection:
            rows = connection.execute(select(MASTER).order_by(MASTER.c.since, MASTER.c.name)).all()
        return [self._shown(row, counts) for row in rows]

    def _shown(self, row: Row[Any], counts: dict[str, int]) -> Wrapping:
        held = self._masters.holds(row.name)
        kept = row.wrapped is not None
        return Wrapping(row.name, row.state, from_micros(row.since), counts.get(row.name, 0), held, kept)

    def destroyed(self) -> int:
        with self._database.reading() as connection:
            query = select(func.count()).select_from(DATA).where(DATA.c.wrapped.is_(None))
            return connection.scalar(query) or 0

    def running(self, name: str | None = None) -> int:
        """How many Kaveris run on this key store; or how many of them do not hold the key of this name."""
        with self._database.reading() as connection:
            running = HOLDER.c.until >= to_micros(self._now())
            rows = connection.scalars(select(HOLDER.c.names).where(running)).all()
        return sum(name is None or name not in names.split() for names in rows)

    # Step by step.

    def begin(self, to: str | None = None) -> str:
        """The key to wrap with from now on: announced, unless one that was announced is still on its way.

        ``to`` says where it is kept. Raises ``CannotStart`` where there is no other than the one that wraps.
        """
        keeper = self._masters.keepers.get(to or list(self._masters.keepers)[-1])
        if keeper is None:
            raise CannotStart(f"The settings name no {to} for master keys: see `kaveri settings`.")
        kept = keeper.newest()  # before the transaction: a key service may take its time
        with self._database.alone() as connection:
            rows = list(connection.execute(select(MASTER).where(MASTER.c.state != GONE)))
            if kept.wrapped is not None and (on_its_way := _on_its_way(rows)):
                return on_its_way
            known = {row.name: row.state for row in rows}
            name = kept.key.name
            if known.get(name) == CURRENT and LEAVING not in known.values():
                raise CannotStart(_nothing_to_do(keeper, name))
            if name not in known:
                self._masters.add(connection, kept, COMING)
        return name

    def turn(self, to: str) -> None:
        """From this commit on, what is made is wrapped by it. Whoever is about to wrap is waited for."""
        with self._database.alone() as connection:
            connection.execute(select(MASTER.c.name).with_for_update()).all()
            leaves = update(MASTER).where(MASTER.c.state == CURRENT, MASTER.c.name != to)
            wraps = update(MASTER).where(MASTER.c.name == to, MASTER.c.state != CURRENT)
            now = to_micros(self._now())
            connection.execute(leaves.values(state=LEAVING, since=now))
            connection.execute(wraps.values(state=CURRENT, since=now))

    def walk(self, to: str) -> Iterator[Progress]:
        """Wrap the rest anew, a few at a time, and say how far that is."""
        of, done, left, last = self._open(to), 0, 0, ""
        while rows := self._next(to, last):
            with self._database.writing() as connection:
                opened = [self._rewrap(connection, row, to) for row in rows]
            done, left, last = done + sum(opened), left + opened.count(False), rows[-1].owner
            yield Progress(done, of, left)

    def _next(self, to: str, after: str) -> list[Row[Any]]:
        query = select(DATA).where(
            DATA.c.wrapped.is_not(None), DATA.c.master.is_distinct_from(to), DATA.c.owner > after
        )
        with self._database.reading() as connection:
            return list(connection.execute(query.order_by(DATA.c.owner).limit(AT_ONCE)))

    def _rewrap(self, connection: Connection, row: Row[Any], to: str) -> bool:
        try:
            key = self._masters.named(row.master).unwrap(row.wrapped, "data_key", row.owner)
        except (Shut, Unreadable):
            return False
        anew = self._masters.named(to).wrap(key, "data_key", row.owner)
        connection.execute(_REWRAP, {"owner_": row.owner, "was": row.wrapped, "anew": anew, "by": to})
        return True

    def finish(self, to: str) -> list[str]:
        """The master keys that no key needs any more, and none will."""
        with self._database.alone() as connection:
            connection.execute(select(MASTER.c.name).with_for_update()).all()
            needed = select(DATA.c.master).where(DATA.c.wrapped.is_not(None), DATA.c.master.is_not(None))
            over = select(MASTER.c.name).where(
                MASTER.c.state.in_((LEAVING, COMING)), MASTER.c.name != to, MASTER.c.name.not_in(needed)
            )
            names = list(connection.scalars(over))
            done = update(MASTER).where(MASTER.c.name.in_(names))
            connection.execute(done.values(state=GONE, since=to_micros(self._now()), wrapped=None))
        self._database.scrub()
        return names

    def _open(self, to: str) -> int:
        return sum(count for name, count in self._masters.counts().items() if name != to)


def _on_its_way(rows: list[Row[Any]]) -> str | None:
    """A rotation that was broken off: to which key it was."""
    states = {row.state: row.name for row in rows if row.wrapped is not None}
    unfinished = any(row.state == LEAVING for row in rows)
    return states.get(COMING) or (states.get(CURRENT) if unfinished else None)


def _nothing_to_do(keeper: Keeper, name: str) -> str:
    return (
        f"There is no newer master key to rotate to: {name} wraps everything, and is the last one in "
        f"{keeper.where}. Add another one after it (`kaveri new-key`), for every Kaveri that runs, and run "
        "this again."
    )
