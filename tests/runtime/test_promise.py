"""A yes is a promise, through the real program: on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import World, with_circle


async def test_what_listening_took_is_answered_and_kept_nowhere(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(minutes=2)
    mikko = await world.mikko.opens()
    await mikko.presses(Action.ACCEPT)
    await mikko.presses(Action.IN_TOUCH)
    mikko.sees("Kuinka paljon se vei voimiasi?", "En tallenna tätä")
    address = world.platform.desk("mikko").person.address
    before = world.program.store.run(lambda tx: tx.load_at(address))
    await mikko.presses(Action.EFFORT, effort="5")
    mikko.sees("Se oli paljon", "Kaipaan juttuseuraa", "Tauko viikoksi")
    assert world.program.store.run(lambda tx: tx.load_at(address)) == before, "not even a new version"
    await mikko.opens()
    await mikko.presses(Action.EFFORT, effort="2")
    mikko.sees("Kiitos, että kuuntelit")
    await mikko.opens()
    await mikko.presses(Action.EFFORT, effort="a lot")
    mikko.sees("Kiitos, että kuuntelit")


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
