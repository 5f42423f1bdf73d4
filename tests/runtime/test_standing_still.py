"""A notice comes once, though its replica stood still, or cannot write down that it came."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from bot.rules import subjects
from bot.rules.people import Address
from bot.runtime.courier import LEASE, WRITES_DOWN_AFTER
from bot.storage.contract import Letter, Slot, Unavailable
from tests.stores import Databases, on_every_store
from tests.world import World, a_world

LAURA = Address("playground", "demo", "laura")


async def a_notice_is_due(world: World) -> None:
    await world.laura.runs()
    await world.later(hours=3)  # within her hours
    id = world.program.store.run(lambda tx: tx.find(LAURA))
    assert id is not None
    at = world.clock.now()
    world.program.store.run(lambda tx: tx.post(Slot("slot"), id, "playground/demo", subjects.VISIT, at))


@on_every_store
@pytest.mark.parametrize(("late", "comes"), [(LEASE / 2, 1), (LEASE, 0)], ids=["in time", "too late"])
async def test_what_was_in_hand_is_sent_only_while_nobody_else_may_have_it(
    kept: Databases, late: timedelta, comes: int
) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_world(kept.open(), seed=1))
        two = await stack.enter_async_context(a_world(kept.open(), seed=2, clock=one.clock))
        await a_notice_is_due(one)
        courier = one.program.running._courier
        assert await courier.begin(lambda: None) == 1, "it has it in hand, and is paused"
        one.clock.push(late)
        await two.settle()
        await courier.finish()
        assert len(one.laura.notices) == comes
        assert len(one.laura.notices) + len(two.laura.notices) == 1
        await two.later(minutes=5)
        assert len(one.laura.notices) + len(two.laura.notices) == 1


@on_every_store
async def test_what_arrived_is_written_down_once_the_database_is_back_and_not_sent_again(
    kept: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_world(kept.open()) as world:
        breaks(world, monkeypatch, times=3)
        await a_notice_is_due(world)
        for _ in range(12):
            await world.later(seconds=5)
        assert len(world.laura.notices) == 1
        assert world.program.store.next_letter() is None


async def test_what_could_not_be_written_down_comes_once_more_when_its_lease_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with a_world() as world:
        breaks(world, monkeypatch, times=len(WRITES_DOWN_AFTER))
        await a_notice_is_due(world)
        await world.later(seconds=LEASE.total_seconds() - 1)
        assert len(world.laura.notices) == 1
        await world.later(seconds=1)
        assert len(world.laura.notices) == 2
        assert world.program.store.next_letter() is None


def breaks(world: World, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """So many times nothing can be written down, and nobody waits for real."""
    store, left = world.program.store, iter(range(times))
    delivered = store.delivered

    def broken(letter: Letter) -> None:
        if next(left, None) is not None:
            raise Unavailable("a connection that broke")
        delivered(letter)

    async def at_once(_seconds: float) -> None: ...

    monkeypatch.setattr(store, "delivered", broken)
    monkeypatch.setattr(world.program.running._courier, "_pause", at_once)
