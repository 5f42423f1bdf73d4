"""A yes is a promise, through the real program: on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import World, with_circle


async def test_a_yes_that_cannot_be_kept_and_the_next_one(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(minutes=2)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    before = len(mikko.notices)
    await world.later(days=2)
    assert len(mikko.notices) == before + 1, "one reminder, a working day after"
    await mikko.opens()
    mikko.sees("Aioit ottaa yhteyttä", "En pääsekään")
    await mikko.presses(Action.CANNOT)
    mikko.sees("Kerron hänelle vain, ettet pääsekään")
    await laura.runs("/kaveri status")
    laura.sees("Mikko said yes, and can’t after all", "not about you", "Go on asking")
    await laura.presses(Action.GO_ON)
    laura.sees("To Ravi", "word for word")
    laura.sees_nothing_of("Mikko,")
    ravi = len(world.ravi.notices)
    await laura.presses(Action.ASK)
    await world.later(hours=2)
    assert len(world.ravi.notices) == ravi + 1
    await world.later(days=10)
    assert len(mikko.notices) == before + 1
