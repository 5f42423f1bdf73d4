"""Replicas of the real program on one pair of databases, of which one dies; and time, which is pushed."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from bot.rules.agenda import next_wake
from bot.runtime.clock import Clock, PushedClock
from bot.runtime.courier import LEASE
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.opening import join_store
from tests.bench.bots import free_port
from tests.crash.fate import Fate
from tests.crash.forks import Forks
from tests.selftest.offices import environment

PATIENCE = 20.0
"""Seconds in which something has to happen, so that a run that hangs is a broken promise."""
LOOK_EVERY = 0.01
"""Seconds: other processes tell nobody what they did, so what they wrote is looked at again and again."""
IN_HAND = 1.0
"""Seconds after which a lease that nobody gives back is one of a program that died."""


class Broken(AssertionError):
    """A promise broke."""


class Lost(Broken):
    """Something did not come, or is not there."""


class Doubled(Broken):
    """Something came, or is there, once too often."""


@dataclass
class House:
    forks: Forks
    fate: Fate
    side: str
    at: int
    settings: Settings
    clock: PushedClock
    folder: Path
    replicas: int
    alive: dict[int, int] = field(default_factory=dict)  # process → its port
    born: list[int] = field(default_factory=list)
    _turn: count[int] = field(default_factory=count)
    _store: Store | None = None

    # Starting, dying, starting again.

    async def open(self) -> None:
        self.fate.begin(self.clock.now())
        await asyncio.gather(*(self._start() for _ in range(self.replicas)))

    async def up(self) -> int:
        """The port of one that is alive, each in turn. Where none is, the program starts again."""
        while not self._living():
            await self._start()
        ports = list(self.alive.values())
        return ports[next(self._turn) % len(ports)]

    def lives(self, port: int) -> bool:
        """Whether the one that listens there is alive."""
        self._living()
        return port in self.alive.values()

    @property
    def deaths(self) -> int:
        return sum(process in self.forks.ended for process in self.born)

    def _living(self) -> bool:
        for process in [process for process in self.alive if process in self.forks.ended]:
            del self.alive[process]
        return bool(self.alive)

    async def _start(self) -> None:
        """One more, up or dead. Raises ``Broken`` where it ended in any other way."""
        port, log = free_port(), self.folder / f"kaveri-{len(self.born)}.log"
        told = {**environment(self.settings), "KAVERI_PORT": str(port)}
        order: Mapping[str, object] = {"told": told, "log": str(log), "folder": str(self.folder)}
        process = await self.forks.fork(**order, at=self.at, side=self.side)
        self.born.append(process)
        await until(lambda: process in self.forks.ended or answers(port), "a program starts")
        if process not in self.forks.ended:
            self.alive[process] = port
        elif self.forks.ended[process] != -signal.SIGKILL or process != self.fate.victim:
            raise Lost(f"a program did not start: {log.read_text(errors='replace')[-500:]}")

    async def kill(self) -> None:
        for process in self.born:
            if process not in self.forks.ended:
                self.forks.kill(process)
        await until(lambda: self.deaths == len(self.born), "they end")

    # Time.

    @property
    def store(self) -> Store:
        """The databases as they are, seen from beside. Nothing is written."""
        if self._store is None:
            self._store = join_store(self.settings, self.clock, next_wake)
        return self._store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    async def later(self, to: datetime) -> None:
        """Push the clock through every moment at which something is due, and see it done."""
        await self.settled()
        while (due := self.store.next_due()) is not None and due <= to:
            self.skip(due)
            await self.settled()
        self.skip(to)
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is due or in hand; what a dead program had in hand is another's once its lease
        ends."""
        while True:
            await self.up()
            deaths = self.deaths

            def has_died(so_many: int = deaths) -> bool:
                return self.deaths > so_many

            if await is_settled(self.store.next_due, self.clock, self.skip, has_died):
                return

    def skip(self, to: datetime) -> None:
        self.clock.push_to(to)
        self.fate.push_to(self.clock.now())


async def until(
    condition: Callable[[], bool], what: str = "", seconds: float = PATIENCE, must: bool = True
) -> bool:
    """Look again and again. Whether it became true in time; where it must, raises ``Lost``."""
    for _ in range(int(seconds / LOOK_EVERY)):
        if condition():
            return True
        await asyncio.sleep(LOOK_EVERY)
    if must:
        raise Lost(f"not in {seconds:.0f} s: {what}")
    return condition()


async def is_settled(
    next_due: Callable[[], datetime | None],
    clock: Clock,
    skip: Callable[[datetime], None],
    disturbed: Callable[[], bool] = lambda: False,
    seconds: float = PATIENCE,
) -> bool:
    """Whether nothing is due or in hand. Else it waits for the next of it, and a lease that nobody gives back
    is skipped. Raises ``Lost``."""
    due = next_due()
    if due is None or due > clock.now() + LEASE:
        return True

    def moved() -> bool:
        return next_due() != due or disturbed()

    if due <= clock.now():
        await until(moved, "what is due is done", seconds)
    elif not await until(moved, seconds=IN_HAND, must=False):
        skip(due)
    return False


def answers(port: int) -> bool:
    """Whether somebody listens there, on this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
