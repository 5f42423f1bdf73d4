"""A dialog as Teams gets it, for tests of single cards."""

from __future__ import annotations

from typing import Any

from adapters.teams import render
from bot.messages.cards import Button, Dialog, Weight
from bot.rules.people import Address
from tests.fakes.teams import seen

Block = dict[str, Any]
RAVI = Address("teams", "T1", "a1b2c3d4-0000-4000-8000-000000000002")
SAVE = Button("Save", "save-check-in", Weight.MAIN)


def card(dialog: Dialog, **what: Any) -> Block:
    shown: Block = render.task(dialog, **what)["task"]["value"]["card"]["content"]
    return shown


def body(*elements: Any, **what: Any) -> list[Block]:
    """The blocks of a dialog of these elements, after the unseen first text."""
    shown: list[Block] = card(Dialog("t", elements, token="x"), **what)["body"]
    return shown[1:]


def titles(of: Block) -> list[str]:
    return [button["title"] for button in seen.buttons(of)]
