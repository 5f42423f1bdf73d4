"""What is read where nothing could be saved. Other doors need nothing saved, so they always open."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Row, Text
from bot.messages.pages import doors
from bot.messages.speech import NeutralId
from bot.messages.telling import Telling

ASKS = frozenset(
    {
        Action.PERSON,
        Action.PICK_ONE,
        Action.SOMEONE_ELSE,
        Action.CHANGE_WAY,
        Action.EDIT_RELEASE,
        Action.SAVE_RELEASE,
        Action.ASK,
        Action.TRY_AGAIN,
        Action.ASK_SUGGESTED,
        Action.STATUS,
        Action.CHANGE,
        Action.CHANGE_ASK,
        Action.OUTSIDE,
        Action.OUTSIDE_ASK,
        Action.OUTSIDE_AGAIN,
    }
)
"""The presses that lead to pages with other doors at their foot."""


def not_saved(tell: Telling, with_doors: bool) -> Dialog:
    """``with_doors``: they stand here at once; else one press away."""
    said = Text(tell.voice.neutral(NeutralId.NOT_SAVED).text)
    if with_doors:
        return tell.dialog(said, *doors.beneath(tell), tell.way_back())
    return tell.dialog(said, Row((tell.button("doors", Action.DOORS),)))
