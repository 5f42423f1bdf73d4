"""A door outside the company, written down in calm: the last step of every ask."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import World, with_circle

ANNA = "Anna, since school: 040 000 0000"


async def test_it_stands_first_where_nobody_could_and_under_the_other_doors(world: World) -> None:
    await with_circle(world, people=("mikko",))
    laura = await world.laura.runs()
    await laura.presses(Action.CIRCLE)
    await laura.presses(Action.MY_DOOR)
    laura.sees("A door of my own", "Nobody but you reads it")
    await laura.presses(Action.SAVE_DOOR, door="x" * 301)
    assert set(laura.errors) == {"door"}
    await laura.presses(Action.SAVE_DOOR, door=ANNA)
    laura.sees("Saved.")
    await laura.presses(Action.DOORS)
    laura.sees(f"Your own: {ANNA}")
    await laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("your own door then stands here first")
    await laura.presses(Action.ASK)
    await world.later(days=2)
    await laura.runs("/kaveri status")
    laura.sees("Nobody could", ANNA)
    assert laura.window.index(ANNA) < laura.window.index("Ask again")


async def test_nobody_else_ever_reads_it_and_an_empty_one_is_none(world: World) -> None:
    await with_circle(world, people=("mikko",))
    laura = await world.laura.runs("/kaveri status")
    await laura.presses(Action.DOORS)
    await laura.presses(Action.MY_DOOR)
    await laura.presses(Action.SAVE_DOOR, door=ANNA)
    await laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(minutes=2)
    mikko = await world.mikko.opens()
    mikko.sees_nothing_of(ANNA)
    await mikko.presses(Action.DOORS)
    mikko.sees_nothing_of(ANNA)
    await laura.runs("/kaveri status")
    await laura.presses(Action.DOORS)
    await laura.presses(Action.MY_DOOR)
    await laura.presses(Action.SAVE_DOOR, door=" ")
    await laura.presses(Action.DOORS)
    laura.sees_nothing_of("Your own:", ANNA)


async def test_several_at_once_stand_out_more_and_that_is_said(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees_nothing_of("stand out more")
    await laura.presses(Action.CHANGE_WAY, order="together")
    laura.sees("stand out more to whoever looks after the chat")
