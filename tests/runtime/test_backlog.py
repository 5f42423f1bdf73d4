"""A morning that goes out at its pace is no trouble to whoever watches; one that is stuck, or refused, is."""

from __future__ import annotations

from datetime import timedelta

from adapters.program import Program
from bot.runtime.clock import PushedClock
from bot.runtime.watchdog import Health
from tests.runtime.test_lanes import MIKKO, post
from tests.runtime.test_pacing import LANE, SECOND, a_company
from tests.runtime.test_watchdog import OVERDUE
from tests.stores import Databases, on_every_store

SLOWLY = 5 * SECOND
LOOK = 20 * SECOND
WELL, STUCK = Health(True, "ok"), Health(False, OVERDUE)


async def a_minute(program: Program, clock: PushedClock) -> None:
    for _ in range(3):
        await program.running.settle()
        clock.push(LOOK)


@on_every_store
async def test_a_backlog_at_its_pace_is_no_alarm_and_one_that_is_stuck_is(kept: Databases) -> None:
    async with a_company([kept.open()], most=50, pace=SLOWLY) as ([program], platform, clock):
        post(program, MIKKO, LANE, range(99))
        for _ in range(8):
            await a_minute(program, clock)
            program.store.forget_lanes(clock.now())
            assert await program.watchdog.look() == WELL
        assert 0 < len(platform.desk("mikko").notices) < 99
        clock.push(timedelta(minutes=6))  # and nobody sends anything
        assert await program.watchdog.look() == STUCK
        await program.running.settle()
        assert await program.watchdog.look() == WELL


@on_every_store
async def test_a_backlog_that_is_refused_again_and_again_is_an_alarm(kept: Databases) -> None:
    async with a_company([kept.open()], most=50, pace=SLOWLY) as ([program], platform, clock):
        post(program, MIKKO, LANE, range(99))
        platform.most = 0
        for _ in range(8):
            await a_minute(program, clock)
            await program.running.settle()
        assert platform.refused
        assert await program.watchdog.look() == STUCK
        platform.most = 50
        await a_minute(program, clock)
        assert await program.watchdog.look() == WELL
