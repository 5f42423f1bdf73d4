"""Away until a day that whoever is about to ask may read, through the real program: on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Choice, Option
from tests.world import Somebody, World, with_circle


def days_back(somebody: Somebody) -> tuple[Option, ...]:
    choices = (element for element in somebody.dialog.body if isinstance(element, Choice))
    return next(choice.options for choice in choices if choice.id == "away")


async def test_away_and_back(world: World) -> None:
    await with_circle(world)
    mikko, laura = world.mikko, world.laura
    await mikko.runs()
    await mikko.presses(Action.HELP)
    await mikko.presses(Action.RHYTHM)
    day = days_back(mikko)[2]
    await mikko.presses(Action.AWAY, away=day.value)
    mikko.sees(f"Olet poissa. Palaat {day.label}.")
    await laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("Mikko is away, back on", "To Ravi")
    before, ravi = len(mikko.notices), len(world.ravi.notices)
    await laura.presses(Action.ASK)
    await world.later(hours=4)
    assert (len(mikko.notices), len(world.ravi.notices)) == (before, ravi + 1)
    await mikko.presses(Action.BACK)
    mikko.sees("Päivä, jona palaan")
    await laura.runs("/kaveri status")
    await laura.presses(Action.WITHDRAW)
    await laura.presses(Action.PERSON)
    laura.sees_nothing_of("is away")


async def test_a_day_that_nobody_offered(world: World) -> None:
    mikko = await world.mikko.runs()
    await mikko.presses(Action.HELP)
    await mikko.presses(Action.RHYTHM)
    for nonsense in ("", "tomorrow", "9999-99-99", "1970-01-01", "\x00"):
        await mikko.presses(Action.AWAY, away=nonsense)
        mikko.sees_nothing_of("Olet poissa. Palaat")


async def test_with_nobody_in_time_that_is_said_before_a_press(world: World) -> None:
    await with_circle(world)
    for name in ("mikko", "ravi"):
        friend = await world.__getattr__(name).runs()
        await friend.presses(Action.RHYTHM)
        await friend.presses(Action.AWAY, away=days_back(friend)[3].value)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees(
        "I can’t ask Mikko, Ravi by", "Ravi is away, back on", "Someone else", "I’ll write to them myself"
    )
    laura.sees_nothing_of("Ask them", "word for word")
