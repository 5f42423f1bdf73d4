"""What it means to be asked in the chat, before it is chosen; and the one press back."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Element, Row, Weight
from bot.messages.telling import Telling
from bot.rules.own_sayings import AskInChat


def ask_in_chat(tell: Telling, saying: AskInChat) -> Dialog:
    back = tell.button("back", Action.DAYS)
    yes = tell.button("chat-yes", Action.CHAT_YES, Weight.MAIN)
    no = tell.button("chat-no", Action.CHAT_NO)
    return tell.dialog(
        tell.heading("chat-choose"),
        *((tell.text("chat-on"),) if saying.chosen else ()),
        tell.text("chat-means"),
        tell.text("chat-records"),
        tell.text("chat-screen"),
        tell.text("chat-habits"),
        tell.quiet("chat-usual"),
        Row((no if saying.chosen else yes, back, tell.button("start", Action.HOME))),
    )


def on_days(tell: Telling, chosen: bool) -> tuple[Element, ...]:
    """Where the questions come, below when they do."""
    if chosen:
        return (tell.text("chat-on"), Row((tell.button("chat-no", Action.CHAT_NO),)))
    return (Row((tell.button("chat-choose", Action.CHAT_PAGE),)),)
