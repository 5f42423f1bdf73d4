"""Reading what somebody says who was asked."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.given import Given, Read
from bot.rules import events, subjects
from bot.rules.events import Event
from bot.rules.listening import HEAVY
from bot.rules.places import Place


def answered(given: Given, action: Action) -> Read:
    """What somebody who was asked says, to the ask that the window is about."""
    ask = subjects.ask_in(given.subject)
    if ask is None:
        return Read((), Place.NOT_OPEN)
    said: dict[Action, Event] = {
        Action.ACCEPT: events.AskAnswered(ask, True),
        Action.DECLINE: events.AskAnswered(ask, False),
        Action.IN_TOUCH: events.GotInTouch(ask),
        Action.CANNOT: events.TookBack(ask),
        Action.NEVER: events.NeverAgain(ask),
    }
    return Read((said[action],), Place.ASKED, given.subject)


def effort(given: Given) -> Read:
    """Nothing happens: what it took is answered with a page, and kept nowhere."""
    heavy = (given.scale("effort") or 0) >= HEAVY
    return Read((), Place.LISTENED_HEAVY if heavy else Place.LISTENED)
