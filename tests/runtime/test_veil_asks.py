"""Somebody stands beside her and says "show me your Kaveri": asks, open and over."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.runtime.test_taking import piece
from tests.runtime.test_veil import MINE, asks_behind_a_phrase, chooses, opens_with
from tests.world import Somebody, World, with_circle


async def export(who: Somebody) -> str:
    """Every word of the copy of everything, from the window that is open."""
    await who.presses(Action.EXPORT)
    pieces = [piece(who)]
    while "Next part" in who.window.split("\n"):
        await who.presses(Action.EXPORT_NEXT)
        pieces.append(piece(who))
    return "\n".join(pieces)


async def test_an_ask_stands_until_it_is_over_and_then_is_an_earlier_day(world: World) -> None:
    laura = await asks_behind_a_phrase(world)
    await laura.runs()
    await laura.presses(Action.STATUS)
    laura.sees("Never mind, all good", "Mikko")
    await laura.presses(Action.WITHDRAW)
    laura.sees("Stopped.")
    await laura.presses(Action.STATUS)
    laura.sees_nothing_of("Stopped.")
    assert "How: stopped" not in await export(laura)
    await opens_with(laura, MINE)
    assert "How: stopped" in await export(laura), "or this would see nothing"
    await laura.presses(Action.STATUS)
    laura.sees("Stopped.")


async def test_a_no_is_seen_by_who_said_it_and_by_nobody_beside_them(world: World) -> None:
    await with_circle(world, people=("ravi", "mikko"))
    laura = await world.laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    await world.later(minutes=30)
    ravi = await world.ravi.runs()
    await chooses(ravi, "", MINE)
    await ravi.opens()
    assert "How: open" in await export(ravi)
    await ravi.opens()
    await ravi.presses(Action.DECLINE)
    ravi.sees("Nobody is told.")
    assert "How: no" not in await export(ravi)
    await opens_with(ravi, MINE)
    assert "How: no" in await export(ravi)
