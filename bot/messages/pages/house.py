"""Who can see what, how to stop, and the page for what is no longer open."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Dialog, PageLink, Row
from bot.messages.telling import Telling
from bot.rules.house_sayings import NotOpen, WhoSeesWhat


def who_sees_what(tell: Telling, saying: WhoSeesWhat) -> Dialog:
    operator = tell.operator.name
    return tell.dialog(
        tell.heading("help-heading"),
        tell.text("help-you"),
        tell.text("help-peer"),
        tell.text("help-ally"),
        tell.text("help-outside"),
        tell.text("help-manager"),
        *((tell.text("help-team"),) if saying.team else ()),
        tell.text("help-admin"),
        tell.text("help-operator-named", operator=operator) if operator else tell.text("help-operator"),
        tell.text("help-phrases"),
        tell.text("help-chat"),
        tell.text("help-quiet"),
        *((tell.text("help-places"),) if tell.operator.several else ()),
        tell.text("help-stop"),
        PageLink(tell.say("page-link")),
        Row((tell.button("being-asked", Action.BEING_ASKED), tell.button("rhythm", Action.RHYTHM))),
        Row((tell.button("about", Action.ABOUT),)),
        tell.way_back(),
    )


def not_open(tell: Telling, saying: NotOpen) -> Dialog:
    return tell.dialog(tell.text("not-open"), tell.way_back())
