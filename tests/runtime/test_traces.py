"""Looking leaves no trace: somebody who only opens Kaveri moves nothing in the database."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.world import World

LOOKS = (Action.HOME, Action.DOORS, Action.HELP, Action.CIRCLE, Action.STATUS, Action.RECEIPTS, Action.TABLE)


def version(world: World, who: str) -> int:
    address = world.platform.desk(who).person.address
    loaded = world.program.store.run(lambda tx: tx.load_at(address))
    assert loaded is not None
    return loaded.version


async def test_a_visit_that_changes_nothing_writes_nothing(world: World) -> None:
    laura = await world.laura.runs()
    await laura.runs()
    before = version(world, "laura")
    for _ in range(3):
        await laura.runs()
        for look in LOOKS:
            await laura.presses(look)
    assert version(world, "laura") == before


async def test_the_welcome_comes_again_only_with_the_very_same_press(world: World) -> None:
    laura = await world.laura.runs()
    laura.sees("Hello. I am Kaveri")
    await laura.runs()
    laura.sees_nothing_of("Hello. I am Kaveri")


async def test_what_is_heard_and_not_held_is_written_like_what_is(world: World) -> None:
    """Or a dump would tell, of somebody who keeps nothing, at which presses they answered."""
    laura = await world.laura.runs()
    await laura.presses(Action.FORGET)

    await laura.runs()
    before = version(world, "laura")
    await laura.presses(Action.SAVE_CHECK_IN, energy="2")
    assert version(world, "laura") != before, "an answer of which nothing is kept"
