"""Five more people on the page who have said that somebody outside their team may ask them."""

from __future__ import annotations

from adapters.playground.people import MORE
from adapters.playground.platform import PlaygroundPlatform
from bot.messages.actions import Action

PRESSES = (Action.BEING_ASKED, Action.VOLUNTEER, Action.VOLUNTEER_SAVE)


async def volunteer(platform: PlaygroundPlatform) -> None:
    """Each of them presses what anybody would press, and closes the window again."""
    for person in MORE:
        await platform.runs(person.id, "/kaveri")
        for action in PRESSES:
            dialog = platform.desk(person.id).dialog
            await platform.presses(person.id, action.value, dialog.token if dialog else None)
        platform.closes(person.id)
