"""A replica that stood still for longer than its lease leaves a notice to the one that has it by now."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from bot.rules import subjects
from bot.rules.people import Address
from bot.runtime.courier import LEASE
from bot.storage.contract import Slot
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
