"""How people answer in the chat, where they chose to be asked there: by a button or in words, with second
thoughts, in the window after all, or with something that nobody asked."""

from __future__ import annotations

import random

from adapters.playground.desk import Chatted, Desk, Typed
from bot.messages.actions import Action
from bot.messages.cards import ChatTurn
from bot.rules.checkin import LINE_LIMIT
from tests.simulation.weather import Weather

TO_THE_CHAT = (Action.DAYS, Action.CHAT_PAGE, Action.CHAT_YES)
"""The way there, for those who like that."""

ANSWERS = ("1", "two", "3", "neljä", "5", "yes", "osin", "ei", "skip", "ohi")
OTHERWISE = ("back", "takaisin", "later", "myöhemmin", "stop", "lopeta", "window", "ikkuna", "hm", "")
AT_ONCE = 0.5
"""How likely somebody who is asked in the chat sees it there before it has faded."""
EDITED, DELETED, BY_BUTTON, ANSWERED = 0.08, 0.13, 0.55, 0.85


def asked(desk: Desk) -> ChatTurn | None:
    """What Kaveri said last in this chat, if nothing came after it but their own words."""
    for line in reversed(desk.lines):
        if not isinstance(line, Typed):
            return line.turn if isinstance(line, Chatted) else None
    return None


async def answers(platform: Weather, who: str, turn: ChatTurn, luck: random.Random) -> str:
    """One thing that somebody does about this turn, and which press it was."""
    drawn = luck.random()
    buttons = [button for row in turn.rows for button in row]
    last = next(reversed(platform.desk(who).typed), None)
    if last and drawn < EDITED:
        await platform.edits(who, _line(who, luck))
        return Action.EDITED
    if last and drawn < DELETED:
        await platform.deletes(who)
        return Action.DELETED
    if buttons and drawn < BY_BUTTON:
        button = luck.choice(buttons)
        await platform.presses(who, button.action, button.token or None)
        return button.action
    await platform.types(who, _line(who, luck))
    return Action.TYPED


def _line(who: str, luck: random.Random) -> str:
    drawn = luck.random()
    if drawn < ANSWERED:
        return luck.choice((*ANSWERS, f"Wq{who[1:]}x says so in the chat."))
    return luck.choice((*OTHERWISE, f"Wq{who[1:]}x " + "says a lot. " * (LINE_LIMIT // 8)))
