"""Kaveri as it is run: processes of their own on one key store, and `kaveri keys` beside them."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.rules.agenda import next_wake
from bot.runtime.clock import WallClock
from bot.storage.database import Database
from bot.storage.keytables import KEYS
from bot.storage.opening import open_store
from bot.storage.sealing import Key
from tests.bench.bots import Bot, free_port
from tests.fakes.slack import FakeSlack
from tests.keys.ring import Ring
from tests.selftest.offices import environment
from tests.slack import rigging

PEOPLE = ("U1", "U2", "U3")


@dataclass
class House:
    """Some replicas behind one Slack. ``told`` is what every process finds in its environment."""

    ring: Ring
    slack: FakeSlack
    bots: list[Bot]
    told: Mapping[str, str]
    pressed: int = 0
    refused: list[str] = field(default_factory=list)

    async def presses(self, who: str) -> None:
        """Open the window and save a check-in, at whichever replica is next."""
        self.pressed += 1
        bot = self.bots[self.pressed % len(self.bots)]
        self.slack.listens_at(f"http://127.0.0.1:{bot.port}/slack/events")
        person = self.slack.user(who)
        await person.runs("/kaveri")
        if "not saved" in person.reads or person.window is None:
            self.refused.append(person.reads)

    async def rotates(self, killed_after: str | None = None) -> tuple[int, str]:
        """`kaveri keys rotate`, killed as soon as a line begins like that. Somebody presses at every line."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "adapters", "keys", "rotate"),
            env={**os.environ, **self.told, "PYTHONUNBUFFERED": "1"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        assert process.stdout is not None
        said = ""
        async for line in process.stdout:
            said += line.decode()
            if killed_after is not None and line.decode().startswith(killed_after):
                process.send_signal(signal.SIGKILL)
            await self.presses(PEOPLE[self.pressed % len(PEOPLE)])
        return await process.wait(), said


@asynccontextmanager
async def a_house(ring: Ring, folder: Path, replicas: int) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(FakeSlack(WallClock()))
        settings = rigging.settings(slack).model_copy(
            update={n: getattr(ring.settings, n) for n in ("database_url", "keys_url", "master_key_file")}
        )
        told = environment(settings)
        house = House(ring, slack, [], told)
        for n in range(replicas):
            port = free_port()
            arguments = ["-m", "adapters", "run"]
            bot = Bot(arguments, port, {**told, "KAVERI_PORT": str(port)}, folder / f"kaveri-{n}.log")
            stack.push_async_callback(bot.stop)
            await bot.start()
            house.bots.append(bot)
        yield house


def crowd(ring: Ring, many: int) -> None:
    """The keys of so many more members, as if they had been here for long."""
    open_store(ring.settings, WallClock(), next_wake).close()
    database = Database(ring.settings.keys_url, "the test's")
    with ring.rotation() as rotation:
        masters = rotation._masters
        name = ring.names()[0]
        wrap = masters.named(name).wrap
        owners = [f"{n:032x}" for n in range(many)]
        rows = [{"owner": o, "wrapped": wrap(Key.fresh(), "data_key", o), "master": name} for o in owners]
    with database.writing() as connection:
        connection.execute(KEYS.tables["data_key"].insert(), rows)
    database.close()
