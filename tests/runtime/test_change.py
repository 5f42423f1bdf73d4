"""Someone who can change something, through the real program: on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import World, with_circle

WISH = "Ravi takes over the importer; I don't return to it."


async def test_one_thing_is_asked_and_answered(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs("/kaveri status")
    await laura.presses(Action.CHANGE)
    laura.sees("one concrete thing", "may be obliged to act")
    await laura.presses(Action.CHANGE_WRITE, change="", ally="mikko")
    assert laura.errors == {"change": "Write the one thing here. A few words are enough."}
    await laura.presses(Action.CHANGE_WRITE, change=WISH, ally="mikko")
    laura.sees("word for word", "To Mikko", WISH, "pyytää sinulta yhtä asiaa työssä")
    mikko, before = world.mikko, len(world.mikko.notices)
    await laura.presses(Action.CHANGE_ASK)
    laura.sees("Until then nothing has left", "Mikko is asked")
    assert len(mikko.notices) == before
    await world.later(minutes=2)
    assert len(mikko.notices) == before + 1
    await mikko.opens()
    mikko.sees("Laura pyytää sinulta yhtä asiaa työssä", WISH, "Syytä sinun ei tarvitse tietää")
    await mikko.presses(Action.CHANGE_ANSWER, answer=" ")
    assert mikko.errors == {"answer": "Kirjoita, mitä voit muuttaa, tai valitse ”En voi muuttaa tätä”."}
    mikko.sees(WISH)
    await mikko.presses(Action.CHANGE_ANSWER, answer="Ravi aloittaa keskiviikkona.")
    mikko.sees("Vastauksesi on välitetty")
    told = len(laura.notices)
    await laura.runs("/kaveri status")
    await laura.presses(Action.CHANGE)
    laura.sees("Mikko answers", "Ravi aloittaa keskiviikkona.")
    await world.later(days=1)
    assert len(laura.notices) == told + 1, "once, in the coming morning"
    await laura.opens()
    laura.sees("Ravi aloittaa keskiviikkona.")
    await laura.presses(Action.RECEIPTS)
    laura.sees(WISH, "to Mikko")
    await world.later(days=25)
    await laura.runs("/kaveri status")
    await laura.presses(Action.CHANGE)
    laura.sees_nothing_of("Mikko", "keskiviikkona")
    await mikko.opens(mikko.notices[before])
    mikko.sees_nothing_of("Laura", WISH)


async def test_stopping_it_and_an_ally_who_cannot(world: World) -> None:
    await with_circle(world)
    laura, mikko = world.laura, world.mikko
    for end in (Action.CHANGE_STOP, Action.CHANGE_CANNOT):
        await laura.runs("/kaveri status")
        await laura.presses(Action.CHANGE)
        await laura.presses(Action.CHANGE_WRITE, change=WISH, ally="mikko")
        await laura.presses(Action.CHANGE_ASK)
        await world.later(minutes=2)
        await mikko.opens()
        mikko.sees(WISH)
        if end is Action.CHANGE_STOP:
            await laura.presses(Action.CHANGE_STOP)
            laura.sees("Stopped")
            await mikko.presses(Action.CHANGE_ANSWER, answer="Too late")
            mikko.sees("Ei enää tarpeen")
        else:
            await mikko.presses(Action.CHANGE_CANNOT)
            await laura.runs("/kaveri status")
            await laura.presses(Action.CHANGE)
            laura.sees("Mikko can’t change this", "Ask for something else")
            await laura.presses(Action.CHANGE_AGAIN)
            laura.sees("one concrete thing")


async def test_an_empty_answer_to_what_is_over_reads_that_it_is_over(world: World) -> None:
    """Not an error at a field of a window that is not true any more."""
    await with_circle(world)
    laura, mikko = world.laura, world.mikko
    await laura.runs("/kaveri status")
    await laura.presses(Action.CHANGE)
    await laura.presses(Action.CHANGE_WRITE, change=WISH, ally="mikko")
    await laura.presses(Action.CHANGE_ASK)
    await world.later(minutes=2)
    await mikko.opens()
    await laura.presses(Action.CHANGE_STOP)
    await mikko.presses(Action.CHANGE_ANSWER, answer="")
    assert not mikko.errors
    mikko.sees("Ei enää tarpeen, kiitos")
    mikko.sees_nothing_of("Laura", WISH)
