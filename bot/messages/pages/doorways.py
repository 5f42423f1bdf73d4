"""A doorway for one's own phone: what it is for, making it, and taking it away."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Button, Choice, Dialog, Element, Option, PageLink, Passkey, Row, Rule, Weight
from bot.messages.telling import Telling
from bot.rules.doorways import MOST
from bot.rules.own_sayings import MyDoorways


def button(tell: Telling) -> tuple[Button, ...]:
    """The way there, where one can be made at all."""
    return (tell.button("doorways", Action.DOORWAYS),) if tell.operator.doorways else ()


def mine(tell: Telling, saying: MyDoorways) -> Dialog:
    return tell.dialog(
        *((tell.text("doorways-gone"),) if saying.gone else ()),
        tell.heading("doorways"),
        tell.text("doorways-what"),
        tell.text("doorways-stays"),
        tell.text("doorways-how"),
        tell.quiet("doorways-seen"),
        *_make(tell, saying),
        *_there(tell, saying),
        tell.back_to(Action.MY_PAGE),
    )


def _make(tell: Telling, saying: MyDoorways) -> tuple[Element, ...]:
    address = tell.say("doorways-address") if saying.there else ""
    ids = tuple(one.id for one in saying.there)
    if len(saying.there) >= MOST:
        return (tell.text("doorways-most"), Passkey("", address, ids))
    if not tell.operator.doorways:
        return ()
    return (
        tell.quiet("doorways-where"),
        Passkey(tell.say("doorways-another" if ids else "doorways-make"), address, ids),
        PageLink(tell.say("page-link")),
    )


def _there(tell: Telling, saying: MyDoorways) -> tuple[Element, ...]:
    match saying.there:
        case ():
            return (tell.text("doorways-none"),)
        case (one,):
            off = tell.button("doorways-off", Action.DOORWAYS_OFF, Weight.STOP)
            return (Rule(), tell.text("doorways-there", date=tell.date(one.made)), Row((off,)))
        case several:
            options = (
                Option(one.name, tell.say("doorways-there", date=tell.date(one.made))) for one in several
            )
            which = tell.say("doorways-which")
            off = tell.button("doorways-off-all", Action.DOORWAYS_OFF, Weight.STOP)
            return (
                Rule(),
                Choice("doorway", which, tuple(options), action=Action.DOORWAY_OFF.value),
                Row((off,)),
            )
