"""The machine's clock is set, an hour or a day: nothing is lost, nothing comes twice, nothing stays shut."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.messages.actions import Action
from bot.rules import subjects
from bot.rules.people import Address, MemberId
from bot.runtime.clock import PushedClock
from bot.runtime.courier import LEASE
from bot.runtime.waking import back_off
from bot.storage.contract import Slot
from tests.stores import Databases, on_every_store
from tests.world import MONDAY, Somebody, World, a_world, with_circle

LAURA = Address("playground", "demo", "laura")
LANE = "playground/demo"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FAR = timedelta(days=60)
JUMPS = pytest.mark.parametrize("by", [HOUR, DAY], ids=["an hour", "a day"])


class SetClock(PushedClock):
    """One that somebody sets, or that was away: it jumps either way, and nothing happens in between."""

    def jump(self, by: timedelta) -> None:
        self._now += by


@asynccontextmanager
async def a_company(kept: Databases) -> AsyncIterator[tuple[World, SetClock]]:
    clock = SetClock(MONDAY)
    async with a_world(kept.open(clock), clock=clock) as world:
        await with_circle(world, people=("mikko",))
        await world.later(hours=3)  # noon: everybody may be reached, an hour earlier and later, too
        yield world, clock


async def a_minute(world: World) -> None:
    """As in every minute in which Kaveri runs."""
    await world.settle()
    await world.program.running.tidy()
    await world.later(minutes=1)


def laura(world: World) -> MemberId:
    id = world.program.store.run(lambda tx: tx.find(LAURA))
    assert id is not None
    return id


def something_for_laura(world: World) -> None:
    to, at = laura(world), world.clock.now()
    world.program.store.run(lambda tx: tx.post(Slot("hers"), to, LANE, subjects.VISIT, at))


def come(to: Somebody) -> int:
    return len(to.notices)


@JUMPS
@on_every_store
async def test_a_notice_in_hand_when_the_clock_goes_back_is_not_held_for_as_long(
    kept: Databases, by: timedelta
) -> None:
    async with a_company(kept) as (world, clock):
        before = come(world.laura)
        something_for_laura(world)
        clock.jump(by)
        (in_hand,) = world.program.store.claim(clock.now(), LEASE, 1)  # and whoever has it dies
        clock.jump(-by)
        await a_minute(world)
        await a_minute(world)
        assert come(world.laura) == before + 1
        world.program.store.delivered(in_hand)  # or not: it comes back late
        await a_minute(world)
        assert come(world.laura) == before + 1


@JUMPS
@on_every_store
async def test_a_workspace_that_rested_or_kept_its_pace_does_not_stay_shut(
    kept: Databases, by: timedelta
) -> None:
    async with a_company(kept) as (world, clock):
        before = come(world.laura)
        clock.jump(by)
        world.program.store.rest(LANE, clock.now() + timedelta(seconds=30))
        clock.jump(-by)
        something_for_laura(world)
        await a_minute(world)
        await a_minute(world)
        assert come(world.laura) == before + 1


@JUMPS
@on_every_store
async def test_a_workspace_that_had_removed_kaveri_is_not_left_alone_for_longer(
    kept: Databases, by: timedelta
) -> None:
    async with a_company(kept) as (world, clock):
        before = come(world.laura)
        clock.jump(by)
        await world.program.engine.silenced("playground", "demo")
        clock.jump(-by)
        something_for_laura(world)
        await a_minute(world)
        await a_minute(world)
        assert come(world.laura) == before + 1


@JUMPS
@on_every_store
async def test_a_wake_up_that_failed_is_tried_again_soon(kept: Databases, by: timedelta) -> None:
    async with a_company(kept) as (world, clock):
        store = world.program.store
        before, due = come(world.laura), store.next_wake()
        assert due is not None
        clock.jump(by + FAR)
        for id in store.due(clock.now(), 10):
            store.set_aside(id, clock.now(), back_off)
        clock.jump(due - clock.now())
        await a_minute(world)
        await a_minute(world)
        assert store.due(clock.now(), 10) == []
        await world.later(days=7)
        assert come(world.laura) > before


@on_every_store
async def test_a_rest_a_lease_and_a_wait_that_are_no_longer_than_usual_are_kept(kept: Databases) -> None:
    async with a_company(kept) as (world, clock):
        before = come(world.laura)
        store, now = world.program.store, clock.now()
        store.rest(LANE, now + timedelta(minutes=29))
        something_for_laura(world)
        await a_minute(world)
        assert store.claim(clock.now(), LEASE, 1) == []
        assert come(world.laura) == before
        await world.later(minutes=29)
        assert come(world.laura) == before + 1


@JUMPS
@pytest.mark.parametrize("away", [True, False], ids=["away", "and back"])
@on_every_store
async def test_prompts_come_as_often_as_with_a_clock_that_goes_right(
    kept: Databases, by: timedelta, away: bool
) -> None:
    async with a_world() as right:
        await with_circle(right, people=("mikko",))
        await right.later(hours=3)
        usual = come(right.mikko)
        await right.later(weeks=4)
        usual = come(right.mikko) - usual
    async with a_company(kept) as (world, clock):
        before = come(world.mikko)
        for week in range(4):
            until = clock.now() + timedelta(weeks=1)
            await world.later(days=week)
            clock.jump(by)
            await a_minute(world)
            if not away:
                clock.jump(-by)
                await a_minute(world)
            await world.later(seconds=(until - clock.now()).total_seconds())
        assert come(world.mikko) - before == usual


@pytest.mark.parametrize("by", [HOUR, -HOUR, -DAY], ids=["an hour forward", "an hour back", "a day back"])
@on_every_store
async def test_an_ask_reaches_a_peer_once_and_its_yes_counts(kept: Databases, by: timedelta) -> None:
    async with a_company(kept) as (world, clock):
        before = come(world.mikko)
        await asks(world.laura)
        clock.jump(by)
        await a_minute(world)
        await a_minute(world)
        clock.jump(-by)
        for _ in range(5):
            await a_minute(world)
        assert come(world.mikko) == before + 1
        await (await world.mikko.opens()).presses(Action.ACCEPT)
        await world.laura.runs("/kaveri status")
        world.laura.sees("Mikko said yes")


@on_every_store
async def test_a_day_forward_is_past_the_deadline_and_that_is_said(kept: Databases) -> None:
    async with a_company(kept) as (world, clock):
        before = come(world.laura)
        await asks(world.laura)
        clock.jump(DAY)
        await a_minute(world)
        clock.jump(-DAY)
        for _ in range(5):
            await a_minute(world)
        await world.laura.runs("/kaveri status")
        world.laura.sees("Nobody could", "Ask again")
        assert come(world.laura) == before + 1


async def asks(somebody: Somebody) -> None:
    await somebody.runs()
    await somebody.presses(Action.PERSON)
    await somebody.presses(Action.ASK)


@on_every_store
async def test_a_window_of_before_still_takes_a_press_and_takes_it_once(kept: Databases) -> None:
    async with a_company(kept) as (world, clock):
        await world.laura.runs()
        token = world.laura.dialog.token
        for by in (-DAY, 2 * DAY, -DAY):
            clock.jump(by)
            await world.laura.presses(Action.SAVE_CHECK_IN, token=token, energy="2")
            assert not world.laura.aside
        found = world.program.store.run(lambda tx: tx.load_at(LAURA))
        assert found is not None
        assert len(found.member.history.checkins) == 1
