"""Replicas of the real program, each with a wire of its own to one PostgreSQL; and time, which goes on."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from sqlalchemy import make_url

from bot.rules.agenda import next_wake
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Store
from bot.storage.opening import join_store
from tests.bench.bots import free_port
from tests.chaos.history import Ended, History, Well
from tests.chaos.plan import Kind, Trouble
from tests.crash.fate import Fate
from tests.crash.forks import Forks
from tests.crash.house import Lost, answers, is_settled, until
from tests.pg import FAST, IMMEDIATE, Postgres
from tests.proxy import Proxy
from tests.selftest.offices import environment

TICK = 0.02
AGAIN_AFTER = 0.3
"""Seconds until a program that ended is started again, as by whatever looks after it."""
IN_PEACE = 90.0
"""Seconds within which everything is as it should be, once nothing goes wrong any more."""
STEP = timedelta(minutes=10)
"""How much of a night is skipped at once, at most: what is due within is done then."""


async def nobody() -> None:
    """Everybody sleeps."""


@dataclass
class Replica:
    number: int
    port: int
    wire: Proxy
    told: dict[str, str]
    process: int = 0
    is_up: bool = False
    in_hand: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __str__(self) -> str:
        return str(self.number)


@dataclass
class Town:
    """Everything that runs, what goes wrong with it, and its clock."""

    forks: Forks
    fate: Fate
    clock: PushedClock
    folder: Path
    settings: Settings
    server: Postgres
    history: History
    replicas: list[Replica] = field(default_factory=list)
    counts: Counter[Kind] = field(default_factory=Counter)
    server_in_hand: asyncio.Lock = field(default_factory=asyncio.Lock)
    _store: Store | None = None

    @property
    def diary(self) -> Path:
        return self.folder / "diary"

    # Time goes on by itself, and can be skipped.

    async def ticks(self) -> None:
        """The clock of all processes goes as fast as the real one."""
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            await asyncio.sleep(TICK)
            now = loop.time()
            self._push(self.clock.now() + timedelta(seconds=now - last))
            last = now

    def skip(self, to: datetime) -> None:
        self._push(to)

    def _push(self, to: datetime) -> None:
        self.clock.push_to(to)
        self.fate.push_to(self.clock.now())

    # The replicas.

    def add(self, number: int) -> None:
        """One more, which reaches both databases over one wire."""
        url = make_url(self.settings.database_url)
        wire, port = Proxy(f"{url.query['host']}/.s.PGSQL.5432"), free_port()
        urls = {name: wire.leads_to(getattr(self.settings, name)) for name in ("database_url", "keys_url")}
        urls["slack_api_url"] = self.settings.slack_api_url.replace("/api/", f"/replica-{number}/api/")
        told = self.settings.model_copy(update=urls)
        self.replicas.append(Replica(number, port, wire, {**environment(told), "KAVERI_PORT": str(port)}))

    async def start(self, replica: Replica) -> None:
        """Again and again until it is up, as whatever looks after it does. Raises ``Lost``."""
        for _ in range(int(IN_PEACE / AGAIN_AFTER)):
            if await self._is_started(replica):
                return
            await asyncio.sleep(AGAIN_AFTER)
        raise Lost(f"replica {replica} does not start: {self._log(replica)}")

    async def _is_started(self, replica: Replica) -> bool:
        order = {"log": str(self._file(replica)), "folder": str(self.folder)}
        fork = self.forks.fork(told=replica.told, diary=str(self.diary), **order)
        replica.process = process = await fork
        ended = self.forks.ended
        await until(lambda: process in ended or answers(replica.port), "a program starts", IN_PEACE)
        replica.is_up = process not in ended
        return replica.is_up

    def look_for_ends(self) -> None:
        """Whoever was up and ended though nobody killed it, did what no trouble excuses."""
        for replica in self.replicas:
            if replica.is_up and replica.process in self.forks.ended:
                self.history.add(Ended(str(replica), self._log(replica)))
                replica.is_up = False

    def _file(self, replica: Replica) -> Path:
        return self.folder / f"kaveri-{replica}.log"

    def _log(self, replica: Replica) -> str:
        return self._file(replica).read_text(errors="replace")[-500:]

    # What goes wrong.

    async def suffer(self, trouble: Trouble) -> None:
        """From its beginning to its end."""
        self.counts[trouble.kind] += 1
        self._leaves_store()
        if trouble.replica is None:
            await self._restart_server(IMMEDIATE if trouble.kind is Kind.IMMEDIATE else FAST, trouble.lasts)
            return
        replica = self.replicas[trouble.replica]
        match trouble.kind:
            case Kind.KILL:
                await self._killed(replica, trouble.lasts)
            case Kind.PAUSE:
                await self._paused(replica, trouble.lasts)
            case Kind.CUT | Kind.STALL:
                begins = replica.wire.cut if trouble.kind is Kind.CUT else replica.wire.stall
                begins()
                await asyncio.sleep(trouble.lasts)
                replica.wire.resume()

    async def _killed(self, replica: Replica, lasts: float) -> None:
        async with replica.in_hand:  # it may still be starting again
            self.look_for_ends()
            replica.is_up = False
            self.forks.kill(replica.process)
            await until(lambda: replica.process in self.forks.ended, "a program ends", IN_PEACE)
            await asyncio.sleep(lasts)
            await self.start(replica)

    async def _paused(self, replica: Replica, lasts: float) -> None:
        process = replica.process
        self.forks.send(process, signal.SIGSTOP)
        await asyncio.sleep(lasts)
        self.forks.send(process, signal.SIGCONT)

    async def _restart_server(self, how: signal.Signals, lasts: float) -> None:
        async with self.server_in_hand:  # it may still be starting again
            await asyncio.to_thread(self.server.stop, how)
            await asyncio.sleep(lasts)
            await asyncio.to_thread(self.server.start)

    # Peace.

    @property
    def store(self) -> Store:
        """The databases as they are, seen from beside."""
        if self._store is None:  # opened in peace: the server may have been away before
            self._store = join_store(self.settings, self.clock, next_wake)
        return self._store

    def _leaves_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    async def settled(self) -> None:
        """Until nothing is due or in hand. What a dead one had in hand is another's once its lease is over.
        Raises ``Lost``."""

        while not await is_settled(self.store.next_due, self.clock, self.skip, seconds=IN_PEACE):
            pass

    async def night(self, to: datetime, awake: Callable[[], Awaitable[None]] = nobody) -> None:
        """Skip to then, through every moment at which something is due. Whoever is awake does what they do
        after each."""
        await self.settled()
        while (due := self.store.next_due()) is not None and due <= to:
            self.skip(min(due + STEP, to))
            await self.settled()
            await awake()
            await self.settled()
        self.skip(to)
        await self.settled()

    async def is_well(self) -> None:
        """Every replica says so in the end, by itself."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            for replica in self.replicas:
                self.history.add(Well(str(replica), await _said(session, replica.port)))

    async def close(self) -> None:
        for replica in self.replicas:
            if replica.process and replica.process not in self.forks.ended:
                self.forks.kill(replica.process)
        gone = [replica.process for replica in self.replicas if replica.process]
        await until(lambda: all(process in self.forks.ended for process in gone), "they end", IN_PEACE)
        for replica in self.replicas:
            replica.wire.close()
        self._leaves_store()


async def _said(session: aiohttp.ClientSession, port: int) -> str:
    """``ok``, or the last thing that it said while somebody went on asking."""
    loop = asyncio.get_running_loop()
    end, said = loop.time() + IN_PEACE, ""
    while loop.time() < end:
        try:
            async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                said = (await answer.text()).strip() if answer.status != 200 else "ok"
        except (aiohttp.ClientError, TimeoutError) as problem:
            said = type(problem).__name__
        if said == "ok":
            return said
        await asyncio.sleep(AGAIN_AFTER)
    return said


@asynccontextmanager
async def time_goes_on(town: Town) -> AsyncIterator[None]:
    ticking = asyncio.create_task(town.ticks())
    try:
        yield
    finally:
        ticking.cancel()
        await asyncio.gather(ticking, return_exceptions=True)
