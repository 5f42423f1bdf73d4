"""The clock is set, an hour or a day, while something is handed on: never early, once, and soon."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.runtime.procrastinated import ProcrastinateWaker
from bot.storage.database import Database
from tests.runtime.test_clock_jumps import DAY, HOUR, JUMPS, SetClock
from tests.seam.rig import House, Replica
from tests.storage.making import SOON

MINUTE = timedelta(minutes=1)
EITHER_WAY = pytest.mark.parametrize(
    "by", [HOUR, DAY, -HOUR, -DAY], ids=["an hour on", "a day on", "an hour back", "a day back"]
)


@pytest.fixture
def clock(house: House) -> SetClock:
    house.clock = clock = SetClock(SOON)
    return clock


async def a_minute(one: Replica, clock: SetClock) -> None:
    """As in every minute in which Kaveri runs."""
    await one.all_due()
    one.store.set_right(clock.now())
    clock.push(MINUTE)
    await one.all_due()


def dies_with_it(one: Replica) -> None:
    """Whoever has fetched a job and is killed does nothing any more: no other takes it."""
    database = Database(one.settings.database_url, "the test's")
    if isinstance(one.waker, ProcrastinateWaker):
        with database.writing() as connection:
            connection.execute(text("UPDATE procrastinate_jobs SET status = 'doing'"))
    database.close()


@JUMPS
async def test_what_a_dead_one_had_in_hand_by_a_clock_that_was_ahead_is_let_go_within_a_minute(
    house: House, clock: SetClock, by: timedelta
) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    clock.jump(by)
    await one.takes_in_hand()
    dies_with_it(one)
    clock.jump(-by)
    await a_minute(one, clock)
    assert one.visits("asha") == [1]


@EITHER_WAY
async def test_what_is_in_hand_while_the_clock_is_set_happens_once_and_not_early(
    house: House, clock: SetClock, by: timedelta
) -> None:
    one = house.replica()
    one.arms("asha", at=SOON)
    await one.takes_in_hand()
    clock.jump(by)
    await one.goes_on()
    for _ in range(3):
        await a_minute(one, clock)
    assert one.visits("asha") == [1 if by > timedelta() else 0]
    clock.jump(max(SOON - clock.now(), timedelta()))
    for _ in range(3):
        await a_minute(one, clock)
    assert one.visits("asha") == [1]
