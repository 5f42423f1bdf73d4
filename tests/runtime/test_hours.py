"""One's own days and hours, and quiet for a while, through the real program: on every store."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import Somebody, World, with_circle


async def chooses(who: Somebody, days: tuple[int, ...], opens: int, closes: int) -> Somebody:
    await who.runs()
    await who.presses(Action.RHYTHM)
    await who.presses(Action.SAVE_RHYTHM, per_week="0")
    await who.presses(Action.HOURS)
    ticked = {f"day_{n}": "yes" for n in days}
    return await who.presses(Action.SAVE_HOURS, **ticked, opens=str(opens), closes=str(closes))


async def test_nobody_is_asked_on_a_day_that_is_not_theirs(world: World) -> None:
    await with_circle(world, people=("mikko",))  # it is Monday
    (await chooses(world.mikko, (1, 3), 12, 18)).sees("Tallennettu.")
    before = len(world.mikko.notices)
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("I can’t ask Mikko by")  # before the press: today is not a day of his
    await world.later(hours=22)  # Tuesday, seven in the morning
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(hours=4.9)
    assert len(world.mikko.notices) == before, "not before twelve"
    await world.later(minutes=20)
    assert len(world.mikko.notices) == before + 1


async def test_what_cannot_be_is_said_at_its_field(world: World) -> None:
    mikko = await chooses(world.mikko, (), 9, 17)
    assert set(mikko.errors) == {"day-0"}
    await mikko.presses(Action.SAVE_HOURS, day_0="yes", opens="14", closes="15")
    assert set(mikko.errors) == {"closes"}
    await mikko.presses(Action.SAVE_HOURS, day_0="yes", opens="99", closes="x")
    mikko.sees_nothing_of("Tallennettu.")
    await mikko.presses(Action.SAVE_HOURS, day_6="yes", opens="5", closes="12")
    mikko.sees("Tallennettu.")


async def test_quiet_holds_what_comes_and_from_outside_it_looks_like_silence(world: World) -> None:
    await with_circle(world, people=("mikko", "ravi"))
    mikko, laura = world.mikko, world.laura
    await mikko.runs()
    await mikko.presses(Action.RHYTHM)
    await mikko.presses(Action.HOURS)
    await mikko.presses(Action.QUIET)
    mikko.sees("Hiljaista: seuraavan kerran huomenna")
    before = len(mikko.notices)
    await laura.runs()
    await laura.presses(Action.PERSON)
    laura.sees("To Mikko, Ravi")  # nothing tells that he is not to be disturbed
    await laura.presses(Action.ASK)
    await world.later(hours=2)
    await mikko.runs()
    await mikko.presses(Action.TABLE)
    mikko.sees("haluaisi 20 minuuttia")  # it waits, for whoever looks
    await world.later(hours=7)
    assert len(mikko.notices) == before
    await world.later(hours=16)
    await mikko.runs()
    await mikko.presses(Action.RHYTHM)
    await mikko.presses(Action.HOURS)
    mikko.sees("Hiljaista seuraavaan työpäivääni asti")


async def test_quiet_ends_with_one_press(world: World) -> None:
    mikko = await world.mikko.runs()
    await mikko.presses(Action.RHYTHM)
    await mikko.presses(Action.HOURS)
    await mikko.presses(Action.QUIET)
    await mikko.presses(Action.QUIET_OFF)
    mikko.sees_nothing_of("Hiljaista:")


async def test_what_was_under_way_already_keeps_to_the_new_hours(world: World) -> None:
    await world.later(hours=9)  # Monday evening: the invitation is for tomorrow at nine
    laura = await world.laura.runs()
    await laura.presses(Action.CIRCLE)
    await laura.presses(Action.SAVE_CIRCLE, person_1="mikko")
    await chooses(world.mikko, (1, 2), 12, 18)
    before = len(world.mikko.notices)
    await world.later(hours=17.9)
    assert len(world.mikko.notices) == before
    await world.later(minutes=30)
    assert len(world.mikko.notices) == before + 1
    await world.mikko.types("hello")
    assert len(world.mikko.notices) == before + 2
    await world.later(hours=10)
    await world.mikko.types("hello")
    assert len(world.mikko.notices) == before + 3, "whoever writes is answered, whenever it is"
