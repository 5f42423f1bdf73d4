"""Away until a day that whoever is about to ask may read, through the real program: on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import World, with_circle


async def test_away_and_back(world: World) -> None:
    await with_circle(world)
    mikko, laura = world.mikko, world.laura
    await mikko.runs()
    await mikko.presses(Action.HELP)
    await mikko.presses(Action.RHYTHM)
    day = next(o for e in mikko.dialog.body if getattr(e, "id", "") == "away" for o in e.options[2:])  # type: ignore[union-attr]
    await mikko.presses(Action.AWAY, away=day.value)
    mikko.sees(f"Olet poissa. Palaat {day.label}.")
    await laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("Mikko is away, back on", "To Mikko, Ravi")
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
        days = next(e for e in friend.dialog.body if getattr(e, "id", "") == "away")
        await friend.presses(Action.AWAY, away=days.options[3].value)  # type: ignore[union-attr]
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees(
        "I can’t ask Mikko, Ravi by", "Ravi is away, back on", "Someone else", "I’ll write to them myself"
    )
    laura.sees_nothing_of("Ask them", "word for word")
