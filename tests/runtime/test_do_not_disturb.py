""" "Do not disturb" of the chat platform, through the real program: on every store."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.messages.actions import Action
from bot.rules.people import Address
from tests.world import World, with_circle


async def laura_asks(world: World) -> None:
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("To Mikko")  # nothing tells that he is not to be disturbed
    await laura.presses(Action.ASK)


async def test_an_ask_waits_until_it_ends(world: World) -> None:
    await with_circle(world, people=("mikko",))
    world.platform.quietens("mikko", timedelta(hours=3))
    before = len(world.mikko.notices)
    await laura_asks(world)
    await world.later(hours=2, minutes=59)
    assert len(world.mikko.notices) == before
    await world.later(minutes=2)
    assert len(world.mikko.notices) == before + 1
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    await world.laura.runs("/kaveri status")
    world.laura.sees("Mikko said yes")


async def test_an_ask_whose_time_runs_out_meanwhile_never_comes_and_nobody_is_any_wiser(world: World) -> None:
    await with_circle(world, people=("mikko",))
    world.platform.quietens("mikko", timedelta(days=3))
    before = len(world.mikko.notices)
    await laura_asks(world)
    await world.later(days=2)
    await world.laura.runs("/kaveri status")
    world.laura.sees("Nobody could")
    await world.later(days=2)
    assert len(world.mikko.notices) == before


async def test_it_waits_for_whoever_looks(world: World) -> None:
    await with_circle(world, people=("mikko",))
    world.platform.quietens("mikko", timedelta(hours=3))
    await laura_asks(world)
    await world.later(minutes=30)
    mikko = await world.mikko.runs()
    await mikko.presses(Action.TABLE)
    mikko.sees("haluaisi 20 minuuttia")


async def test_whoever_writes_is_answered_at_once(world: World) -> None:
    world.platform.quietens("mikko", timedelta(hours=3))
    await world.mikko.types("hello")
    assert len(world.mikko.notices) == 1


async def test_a_question_of_the_day_is_dropped_and_the_next_one_comes(world: World) -> None:
    await world.mikko.runs()
    await world.later(days=1)  # Tuesday, nine o'clock: a day on which he is asked
    world.platform.quietens("mikko", timedelta(hours=8))
    await world.later(hours=23)
    assert world.mikko.notices == []
    await world.later(days=1, hours=3)
    assert len(world.mikko.notices) == 1


async def test_a_short_quiet_only_delays_it(world: World) -> None:
    await world.mikko.runs()
    await world.later(days=1)
    world.platform.quietens("mikko", timedelta(hours=2))
    await world.later(hours=2, minutes=1)
    assert len(world.mikko.notices) == 1


async def test_where_it_is_not_known_everything_comes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unknown(_: Address) -> None:
        return None

    await with_circle(world, people=("mikko",))
    world.platform.quietens("mikko", timedelta(hours=3))
    monkeypatch.setattr(world.platform, "quiet_until", unknown)
    before = len(world.mikko.notices)
    await laura_asks(world)
    await world.later(minutes=5)
    assert len(world.mikko.notices) == before + 1


async def test_nothing_of_it_is_written_down(world: World, caplog: pytest.LogCaptureFixture) -> None:
    await with_circle(world, people=("mikko",))
    world.platform.quietens("mikko", timedelta(hours=3))
    await laura_asks(world)
    caplog.clear()
    await world.later(hours=2)
    assert caplog.text == ""
