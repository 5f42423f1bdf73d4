"""A workspace that takes its time keeps nobody else waiting, and is not pushed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Program, build
from bot.messages.cards import Message
from bot.port import Outcome
from bot.rules import subjects
from bot.rules.agenda import next_wake
from bot.rules.people import Address, MemberId
from bot.runtime.clock import Clock, PushedClock
from bot.runtime.courier import OF_ONE_LANE
from bot.runtime.settings import Settings
from bot.storage.contract import Slot, Store
from bot.storage.memory import MemoryStore
from bot.storage.seam import NO_LANE
from tests.storage.making import NOW, member
from tests.stores import Databases, on_every_store
from tests.world import MONDAY, seeded

MIKKO, RAVI = (Address("playground", "demo", who) for who in ("mikko", "ravi"))
ASHA = MemberId("id-asha")
SLOW, QUICK = "slack/slow", "slack/quick"
MANY = 3 * OF_ONE_LANE
SHORTLY = 10  # seconds in which a test that cannot end is over


class Slow(PlaygroundPlatform):
    """Takes its time with whatever is for Mikko, until it is let go."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.waiting, self.most = 0, 0
        self.go = asyncio.Event()
        self.begun, self.ravi_has_it, self.all_there = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def send(self, to: Address, message: Message) -> Outcome:
        if to == MIKKO:
            self.begun.set()
            self.waiting += 1
            self.most = max(self.most, self.waiting)
            await self.go.wait()
            self.waiting -= 1
        else:
            self.ravi_has_it.set()
        outcome = await super().send(to, message)
        if len(self.desk("mikko").notices) == MANY:
            self.all_there.set()
        return outcome


@asynccontextmanager
async def a_program(store: Store) -> AsyncIterator[tuple[Program, Slow]]:
    clock = PushedClock(MONDAY.astimezone(UTC))
    platform = Slow(clock)
    program = build(Settings(), clock, [platform], store=store, chance=seeded(1))
    await program.start(background=False)
    for who in (MIKKO, RAVI):
        await platform.runs(who.user)
    await program.running.start()
    try:
        yield program, platform
    finally:
        platform.go.set()
        await program.stop()


def post(program: Program, to: Address, lane: str, slots: range) -> None:
    """Visits that are due since Monday morning."""
    id = program.store.run(lambda tx: tx.find(to))
    assert id is not None
    for n in slots:
        put(program.store, Slot(f"{to.user}-{n:02}"), id, lane, MONDAY.astimezone(UTC))


def put(store: Store, slot: Slot, to: MemberId, lane: str, at: datetime) -> None:
    store.run(lambda tx: tx.post(slot, to, lane, subjects.VISIT, at))


@on_every_store
async def test_one_slow_workspace_keeps_no_other_waiting(kept: Databases) -> None:
    async with asyncio.timeout(SHORTLY), a_program(kept.open()) as (program, platform):
        post(program, MIKKO, SLOW, range(MANY))
        post(program, RAVI, QUICK, range(100, 101))
        program.running.nudge()
        await platform.ravi_has_it.wait()
        assert not platform.desk("mikko").notices, "his are still on their way"
        assert 0 < platform.most <= OF_ONE_LANE
        platform.go.set()
        await platform.all_there.wait()
        assert platform.most <= OF_ONE_LANE


async def test_what_is_on_its_way_arrives_before_the_program_ends() -> None:
    store = MemoryStore(next_wake)
    async with asyncio.timeout(SHORTLY), a_program(store) as (program, platform):
        post(program, MIKKO, SLOW, range(1))
        program.running.nudge()
        await platform.begun.wait()
        asyncio.get_running_loop().call_later(0.01, platform.go.set)
        await program.running.stop()
        assert len(platform.desk("mikko").notices) == 1


@on_every_store
def test_a_full_lane_is_left_alone(kept: Databases) -> None:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))
    for lane in (SLOW, QUICK):
        put(store, Slot(lane), ASHA, lane, NOW)
    lease = timedelta(days=1)
    assert [letter.lane for letter in store.claim(NOW, lease, 9, frozenset({SLOW}))] == [QUICK]
    assert store.claim(NOW, lease, 9, frozenset({SLOW, QUICK})) == []
    assert [letter.lane for letter in store.claim(NOW, lease, 9, NO_LANE)] == [SLOW]


@on_every_store
def test_no_more_are_taken_than_were_asked_for(kept: Databases) -> None:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))
    slots = [Slot(f"{n:02}") for n in range(30)]
    for slot in slots:
        put(store, slot, ASHA, SLOW, NOW)
    taken = [store.claim(NOW, timedelta(days=1), 4) for _ in range(9)]
    assert [len(letters) for letters in taken] == [4] * 7 + [2, 0]
    assert [letter.slot for letters in taken for letter in letters] == slots
