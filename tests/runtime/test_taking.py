"""Without a page of one's own, everything can be copied in the window, piece by piece."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Copy
from tests.world import Somebody, World, with_circle


async def test_every_piece_is_there_and_none_is_too_long(world: World) -> None:
    await with_circle(world)
    laura = await world.laura.runs()
    await laura.presses(Action.KEEP)
    for n in range(12):
        await laura.runs()
        await laura.presses(Action.SAVE_CHECK_IN, energy="3", line=f"long week {n} " + "word " * 90)
    await laura.runs()
    for action in (Action.MY_PAGE, Action.EXPORT):
        await laura.presses(action)
    laura.sees("there is no page of your own here", "Part 1 of")
    found = [piece(laura)]
    while any(label == "Next part" for label in laura.window.split("\n")):
        await laura.presses(Action.EXPORT_NEXT)
        found.append(piece(laura))
    assert len(found) > 2
    assert all(len(text) <= 2400 for text in found)
    assert all(f"long week {n} " in "\n".join(found) for n in range(12))
    assert "Mikko" in "".join(found)
    await laura.presses(Action.EXPORT_PREVIOUS)
    assert piece(laura) == found[-2]


async def test_the_log_is_on_my_page(world: World) -> None:
    laura = await world.laura.runs()
    await laura.presses(Action.MY_PAGE)
    await laura.presses(Action.LOG)
    laura.sees("Nothing so far.")
    await laura.presses(Action.MY_PAGE)
    await laura.presses(Action.KEEP)
    await laura.runs()
    for action in (Action.MY_PAGE, Action.LOG):
        await laura.presses(action)
    laura.sees("Your answers are kept from then on")


def piece(who: Somebody) -> str:
    (copy,) = (element for element in who.dialog.body if isinstance(element, Copy))
    return copy.text
