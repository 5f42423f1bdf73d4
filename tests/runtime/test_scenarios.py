"""Two whole evenings as the people in them live them: nothing is asserted here that they could not see."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.messages.actions import Action
from bot.messages.cards import Choice
from tests.stores import Databases
from tests.world import World, a_world, with_circle

HELSINKI = ZoneInfo("Europe/Helsinki")
A_LATE_MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=HELSINKI)


@pytest.fixture
async def world(kept: Databases) -> AsyncIterator[World]:
    async with a_world(kept.open(), at=A_LATE_MONDAY) as world:
        yield world


async def until(world: World, moment: datetime) -> None:
    await world.later(seconds=(moment - world.clock.now()).total_seconds())


async def test_an_ask_at_ten_past_eleven_in_the_evening(world: World) -> None:
    """Sanna asks, with one press and one to confirm. Mikko sleeps and then works; Laura says yes."""
    await with_circle(world, "sanna", ("mikko", "laura"))
    await (await world.sanna.runs()).presses(Action.RHYTHM)
    await world.sanna.presses(Action.SAVE_RHYTHM, per_week="0")  # no check-ins: this is about the ask alone
    evening = datetime(2026, 11, 23, 23, 10, tzinfo=HELSINKI)
    await until(world, evening)
    sanna, mikko, laura = world.sanna, world.mikko, world.laura
    before = {who.id: len(who.notices) for who in (sanna, mikko, laura)}

    await sanna.runs("/kaveri person")
    sanna.sees("Tämän välitän, sanasta sanaan", "Mikko, Laura", "Muita ovia")
    await sanna.presses(Action.ASK)
    sanna.sees("Muita ovia", "112")
    sanna.sees_nothing_of("23.", "klo 9")  # no time for a person: that would tell who slept through it

    await until(world, evening.replace(day=24, hour=8, minute=59))
    assert [len(who.notices) for who in (mikko, laura)] == [before["mikko"], before["laura"]], (
        "nobody at night"
    )
    await until(world, evening.replace(day=24, hour=9, minute=15))
    assert len(mikko.notices) == before["mikko"] + 1
    assert "Sanna" not in mikko.notices[-1].text.text
    await until(world, evening.replace(day=24, hour=11, minute=20))
    assert len(laura.notices) == before["laura"] + 1, "two hours later, at twenty past ten where she is"
    await sanna.runs("/kaveri status")
    while_asking = sanna.window

    await laura.opens()
    laura.sees("20 minutes with you")
    laura.sees_nothing_of("Sanna")
    await laura.presses(Action.ACCEPT)
    laura.sees("Sanna")
    await sanna.runs("/kaveri status")
    sanna.sees("Laura")
    sanna.sees_nothing_of("Mikko")
    assert "Mikko" in while_asking, "in the order that she chose, and nothing of who answered what"

    told = len(mikko.notices)
    await mikko.opens()
    mikko.sees("Ei enää tarpeen")
    mikko.sees_nothing_of("Sanna", "Laura")
    await until(world, evening.replace(day=24, hour=23))
    assert len(mikko.notices) == told, "nothing more comes to whoever was not needed"
    assert len(sanna.notices) == before["sanna"], "and nothing at all stands in her chat"


async def test_on_a_friday_afternoon_everybody_is_away(world: World) -> None:
    """Aino's evening: that nobody can be asked is said at once, with other ways, and nobody is promised."""
    await with_circle(world, "sanna", ("mikko", "laura", "ravi"))
    for name in ("mikko", "laura", "ravi"):
        friend = await world.__getattr__(name).runs()
        await friend.presses(Action.RHYTHM)
        days = next(e for e in friend.dialog.body if isinstance(e, Choice) and e.id == "away").options
        await friend.presses(Action.AWAY, away=days[5].value)
    await until(world, datetime(2026, 11, 27, 15, 0, tzinfo=HELSINKI))
    sanna = world.sanna
    before = {name: len(world.__getattr__(name).notices) for name in ("mikko", "laura", "ravi")}
    await sanna.runs("/kaveri person")
    sanna.sees("Muita ovia", "112", "Joku muu", "Kirjoitan itse")
    assert Action.ASK not in {
        button.action for row in sanna.dialog.body for button in getattr(row, "buttons", ())
    }
    await sanna.presses(Action.LOOK_IN)
    await until(world, datetime(2026, 11, 30, 10, 45, tzinfo=HELSINKI))
    assert {name: len(world.__getattr__(name).notices) for name in before} == before, (
        "nobody else is asked instead"
    )
    await sanna.opens()
    await sanna.presses(Action.PERSON)
    sanna.sees("Muita ovia")
