"""Nothing stays silent: what is overdue or stuck is tried again, and alarmed in one line whatever it is."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.messages.actions import Action
from bot.messages.cards import Message
from bot.port import Inbox, Later, Outcome, Platform
from bot.rules.agenda import next_wake
from bot.rules.member import Member
from bot.rules.people import Address, Profile
from bot.rules.words import Words
from bot.runtime.waking import EmbeddedWaker
from bot.runtime.watchdog import Health
from bot.storage.memory import MemoryStore
from tests.stores import Databases
from tests.world import World, a_world, with_circle

OVERDUE = "something has been due for more than five minutes"
PARKED = "something was tried again and again and is parked: see `kaveri parked`"

Begin = Callable[[World], Awaitable[None]]


async def an_ask(world: World) -> None:
    laura = await world.laura.runs("/kaveri person")
    await laura.presses(Action.ASK)


async def a_prompt(world: World) -> None:
    await world.laura.runs()


async def a_change(world: World) -> None:
    laura = await world.laura.runs("/kaveri status")
    await laura.presses(Action.CHANGE)
    await laura.presses(Action.CHANGE_WRITE, ally="mikko", change="Someone else takes over the importer.")
    await laura.presses(Action.CHANGE_ASK)


whatever_it_is = pytest.mark.parametrize("begin", [an_ask, a_prompt, a_change])


@dataclass
class Shut:
    """In front of a platform: takes no notice, either politely or by breaking."""

    behind: Platform
    world: World
    breaks: bool = False
    name: str = "playground"
    pace: timedelta = timedelta()

    async def send(self, to: Address, message: Message) -> Outcome:
        if self.breaks:
            raise ValueError("a reason that could hold a name: Mikko")
        return Later(self.world.clock.now())

    async def profile(self, of: Address) -> Profile | None:
        return await self.behind.profile(of)

    async def quiet_until(self, of: Address) -> datetime | None:
        return await self.behind.quiet_until(of)

    async def start(self, inbox: Inbox) -> None:
        await self.behind.start(inbox)

    async def stop(self) -> None:
        await self.behind.stop()


def shut(world: World, breaks: bool = False) -> None:
    world.program.engine.platforms = {"playground": Shut(world.platform, world, breaks)}


def sent(world: World) -> int:
    return sum(len(getattr(world, who).notices) for who in ("laura", "mikko", "ravi"))


async def look(world: World, caplog: pytest.LogCaptureFixture) -> tuple[Health, list[tuple[str, int, str]]]:
    """One look of the watchdog, and every line that was logged for it."""
    caplog.clear()
    health = await world.program.watchdog.look()
    return health, caplog.record_tuples


def alarm(why: str) -> tuple[Health, list[tuple[str, int, str]]]:
    """What the operator is told: this line and no other, whatever waits."""
    return Health(False, why), [("bot.runtime.watchdog", logging.ERROR, f"watchdog: {why}")]


WELL = (Health(True, "ok"), [])


@whatever_it_is
async def test_what_is_overdue_is_alarmed_in_the_same_line_and_then_done(
    world: World, begin: Begin, caplog: pytest.LogCaptureFixture
) -> None:
    await with_circle(world)
    await begin(world)
    assert await look(world, caplog) == WELL
    before = sent(world)
    due = world.program.store.next_due()
    assert due is not None
    world.clock.push_to(due + timedelta(minutes=5))  # and nobody looks after anything meanwhile
    assert await look(world, caplog) == alarm(OVERDUE)
    await world.settle()
    assert await look(world, caplog) == WELL
    assert sent(world) == before + 1


@pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
async def test_an_ask_that_could_not_be_looked_after_is_alarmed_and_tried_until_it_can(
    kept: Databases, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_world(kept.open()) as world:
        await with_circle(world)
        await an_ask(world)
        asked, ravi = len(world.mikko.notices), len(world.ravi.notices)
        with closing(sqlite3.connect(tmp_path / "kaveri.db")) as data:
            ((who, sealed),) = data.execute(
                "SELECT id, sealed FROM member JOIN timer ON member = id ORDER BY due LIMIT 1"
            ).fetchall()
            data.execute("UPDATE member SET sealed = zeroblob(64) WHERE id = ?", (who,))
            data.commit()
            await world.later(minutes=7)
            assert await look(world, caplog) == alarm(OVERDUE)
            assert (len(world.mikko.notices), len(world.ravi.notices)) == (asked, ravi)
            data.execute("UPDATE member SET sealed = ? WHERE id = ?", (sealed, who))
            data.commit()
        await world.later(minutes=6)
        assert len(world.mikko.notices) == asked + 1
        assert await look(world, caplog) == WELL


async def test_a_fault_in_one_wake_up_keeps_nobody_else_waiting(caplog: pytest.LogCaptureFixture) -> None:
    faulty: list[str] = []

    def wakes(member: Member) -> datetime:
        if faulty and member.name == Words("Laura"):
            raise ValueError("a reason that could hold a name: Laura")
        return next_wake(member)

    async with a_world(MemoryStore(wakes)) as world:
        await world.laura.runs()
        await world.ravi.runs()
        faulty.append("from now on")
        await world.later(days=4)
        assert not world.laura.notices
        assert world.ravi.notices
        assert await look(world, caplog) == alarm(OVERDUE)
        await world.later(days=4)
        assert await look(world, caplog) == alarm(PARKED)
        faulty.clear()
        assert world.program.store.offer_wakes() == 1
        await world.settle()
        assert await look(world, caplog) == WELL


@pytest.mark.parametrize("breaks", [False, True], ids=["put off", "broken"])
@whatever_it_is
async def test_a_notice_that_nobody_takes_is_alarmed_in_the_same_line(
    world: World, begin: Begin, breaks: bool, caplog: pytest.LogCaptureFixture
) -> None:
    await with_circle(world)
    await begin(world)
    shut(world, breaks)
    await world.later(days=8)
    assert await look(world, caplog) == alarm(PARKED)


async def test_a_notice_that_nobody_fetches_is_alarmed_like_anything_overdue(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await with_circle(world)
    await an_ask(world)
    world.clock.push(timedelta(minutes=2))
    program = world.program
    waker = EmbeddedWaker(program.store, program.writer, program.clock, program.engine.wake)
    await waker.run_due()  # and no courier
    asked = len(world.mikko.notices)
    world.clock.push(timedelta(minutes=5))
    assert await look(world, caplog) == alarm(OVERDUE)
    await world.settle()
    assert len(world.mikko.notices) == asked + 1
    assert await look(world, caplog) == WELL


async def test_a_platform_that_works_again_is_told_what_waited(world: World) -> None:
    await with_circle(world)
    asked = len(world.mikko.notices)
    await an_ask(world)
    shut(world, breaks=True)
    await world.later(minutes=4)
    assert len(world.mikko.notices) == asked
    world.program.engine.platforms = {"playground": world.platform}
    await world.later(minutes=10)
    assert len(world.mikko.notices) == asked + 1
