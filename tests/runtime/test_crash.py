"""A failure at any moment loses nothing, and repeats nothing that a person would notice.

The story is played again and again, each time with a failure one step later, before or after the
commit, until it plays through without one. Whoever pressed is told "not saved" and presses again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.messages.actions import Action
from bot.rules.agenda import next_wake
from bot.rules.escalation import Acknowledged
from bot.rules.people import Address
from bot.storage.contract import Store, Unavailable
from bot.storage.memory import MemoryStore
from tests.runtime.crashing import Crashing
from tests.world import Somebody, World, a_world

LAURA = Address("playground", "demo", "laura")
NOT_SAVED = {
    "That was not saved. Please try again in a moment.",
    "Tämä ei tallentunut. Kokeile hetken päästä uudelleen.",
}


@pytest.mark.parametrize("kept", [False, True], ids=["before the commit", "after the commit"])
async def test_the_story_survives_a_failure_at_every_step(kept: bool) -> None:
    at = 0
    while True:
        at += 1
        store = Crashing(MemoryStore(next_wake), 0, kept)
        async with a_world(store) as world:  # a database that is away refuses the start
            store.fails_at(at)
            await story(world)
            await check(world, store.whole, doubled=1 if kept else 0)
            if not store.crashed:
                break
    assert at > 20


async def story(world: World) -> None:
    laura, mikko = world.laura, world.mikko
    await again(world, laura, lambda: laura.runs("/kaveri people"))
    await again(world, laura, lambda: laura.presses(Action.SAVE_CIRCLE, person_1="mikko"))
    await later(world, days=1)
    await again(world, mikko, mikko.opens)
    await again(world, mikko, lambda: mikko.presses(Action.AGREE))
    await again(world, laura, lambda: laura.runs("/kaveri person"))
    await again(world, laura, lambda: laura.presses(Action.ASK))
    await later(world, hours=1)
    await again(world, mikko, mikko.opens)
    await again(world, mikko, lambda: mikko.presses(Action.ACCEPT))
    await again(world, laura, lambda: laura.runs("/kaveri status"))


async def again(world: World, who: Somebody, press: Callable[[], Awaitable[object]]) -> None:
    """Press; whoever is told that it was not saved presses the same button once more."""
    for _ in range(2):
        await press()
        window = world.platform.desk(who.id).window
        if not (who.aside in NOT_SAVED or (window and NOT_SAVED & {window.said, *who.window.splitlines()})):
            return
    raise AssertionError("not saved twice")


async def later(world: World, **by: float) -> None:
    target = world.clock.now()
    for _ in range(2):
        try:
            done = (world.clock.now() - target).total_seconds()
            whole = by.get("days", 0) * 86400 + by.get("hours", 0) * 3600
            await world.later(seconds=whole - done)
            await world.later(seconds=31)  # a lease that died with its holder ends
        except Unavailable:
            continue
        return
    raise AssertionError("failed twice")


async def check(world: World, store: Store, doubled: int) -> None:
    world.laura.sees("Mikko said yes and will get in touch by")
    world.mikko.sees("Laura haluaisi jutella kanssasi")
    found = store.run(lambda tx: tx.load_at(LAURA))
    assert found is not None
    assert isinstance(found.member.escalation and found.member.escalation.progress, Acknowledged)
    assert found.member.escalations == 1
    assert len(found.member.receipts) == 1
    # An invitation and an ask. A failure between sending and writing that down may send one of these
    # neutral notices twice: losing it would be worse.
    assert 2 <= len(world.mikko.notices) <= 2 + doubled + 1
