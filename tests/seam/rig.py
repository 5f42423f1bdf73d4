"""Replicas with a waker of each kind, and a wake-up whose effect can be counted: one visit more."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from bot.rules.agenda import next_wake
from bot.rules.people import MemberId
from bot.runtime.clock import Clock, PushedClock
from bot.runtime.procrastinated import ProcrastinateWaker
from bot.runtime.settings import Settings
from bot.runtime.waking import EmbeddedWaker, Waking
from bot.runtime.writer import Writer
from bot.storage.contract import Store, Tx
from bot.storage.offers import Offers
from tests.selftest.offices import environment
from tests.storage.making import NOW, waking
from tests.storage.making import member as made
from tests.stores import Databases, databases

WAKERS = ("embedded-sqlite", "embedded-postgres", "procrastinate-postgres")
LATER = timedelta(hours=1)
HEALS = timedelta(minutes=1)
"""After this, whatever a dead replica had in hand is offered again."""
BREAKS = "a reason that could hold a name: Asha"


def id_of(name: str) -> MemberId:
    return made(name).id


@dataclass
class Replica:
    """One of several on the same database."""

    store: Store
    clock: Clock
    settings: Settings
    kind: str
    broken: set[MemberId] = field(default_factory=set)
    """Whose wake-up raises, at its very end."""

    def __post_init__(self) -> None:
        self.writer = Writer(self.store)
        self._in_hand: Sequence[MemberId] = ()
        self.waker: EmbeddedWaker | ProcrastinateWaker
        if self.kind.startswith("embedded"):
            self.waker = EmbeddedWaker(self.store, self.writer, self.clock, self.on_wake)
        else:
            offers = Offers(self.settings.database_url)
            self.waker = ProcrastinateWaker(offers, self.store, self.writer, self.clock, self.on_wake)

    async def on_wake(self, member: MemberId) -> bool:
        return await self.writer.run(partial(self._woken, member=member))

    def _woken(self, tx: Tx, member: MemberId) -> bool:
        now = self.clock.now()
        found = tx.load([member]).get(member) if tx.takes(member, now) else None
        if found is None or next_wake(found.member) > now:
            return False
        tx.save(found, waking(replace(found.member, visits=found.member.visits + 1), now + LATER))
        if member in self.broken:
            raise ValueError(BREAKS)
        return True

    async def all_due(self) -> None:
        """Until nothing is left."""
        while await self.waker.run_due():
            pass

    async def takes_in_hand(self) -> None:
        """Half of a turn: what is due is known, and nobody is woken yet."""
        if isinstance(self.waker, ProcrastinateWaker):
            await self.waker.offer()
        self._in_hand = await self.writer.call(partial(self.store.due, self.clock.now(), 50))

    async def goes_on(self) -> None:
        """The other half."""
        if isinstance(self.waker, ProcrastinateWaker):
            await self.waker.drain()
        await Waking(self.store, self.writer, self.clock, self.on_wake).wake(self._in_hand)

    def arms(self, *names: str, at: datetime) -> None:
        self.store.run(lambda tx: [tx.add(waking(made(name), at)) for name in names])

    def moves(self, name: str, at: datetime) -> None:
        def work(tx: Tx) -> None:
            found = tx.load([id_of(name)])[id_of(name)]
            tx.save(found, waking(found.member, at))

        self.store.run(work)

    def visits(self, *names: str) -> list[int]:
        found: dict[MemberId, Any] = self.store.run(lambda tx: tx.load(map(id_of, names)))
        return [found[id_of(name)].member.visits for name in names]

    def close(self) -> None:
        self.waker.close()
        self.writer.close()


@dataclass
class House:
    """One database, one clock, and as many replicas as a test wants."""

    kept: Databases
    waker: str
    clock: PushedClock = field(default_factory=lambda: PushedClock(NOW))
    replicas: list[Replica] = field(default_factory=list)

    def replica(self) -> Replica:
        assert self.kept.settings is not None
        store = self.kept.open(self.clock)
        self.replicas.append(Replica(store, self.clock, self.kept.settings, self.waker))
        return self.replicas[-1]

    def environment(self) -> dict[str, str]:
        """For a replica that is a process of its own."""
        assert self.kept.settings is not None
        return {**os.environ, **environment(self.kept.settings)}

    @property
    def several(self) -> int:
        """SQLite is for one process."""
        return 3 if self.waker.endswith("postgres") else 1


@pytest.fixture(params=WAKERS)
def house(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[House]:
    kind = request.param.rpartition("-")[2]
    kept = databases(kind, tmp_path, lambda: request.getfixturevalue("postgres"))
    house = House(kept, request.param)
    yield house
    for replica in house.replicas:
        replica.close()
    kept.close()
