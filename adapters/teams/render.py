"""Neutral cards → what Teams shows: a dialog, a message, the card that greets.

Adaptive Cards 1.5 is as much as Teams takes. What stands in a chat begins with a neutral ``TextBlock`` and
has a neutral ``summary``: a preview on a locked telephone shows one of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from adapters.teams import ids
from adapters.teams.elements import ACTIONS, Form, actions, amiss, blocks, button, nobody
from adapters.teams.fitting import fitted
from adapters.teams.text import BUTTON, Block, clipped, lines, literal
from bot.messages.cards import Copy, Dialog, Home, Notice, Text
from bot.port import NOTHING, Value
from bot.rules.people import Address
from bot.rules.words import Words

CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
FETCH = {"type": "task/fetch"}
AGAIN = "home"


def task(
    dialog: Dialog,
    values: Mapping[str, Value] = NOTHING,
    errors: Mapping[str, str] | None = None,
    said: str = "",
    upn: Callable[[Address], str] = nobody,
) -> dict[str, Any]:
    """A private window, as the answer to the press that opens or changes it.

    ``values`` is what was just written, put back; ``errors`` what has to change, at its field; ``said`` a
    sentence above everything.
    """
    form = Form(dialog.token, values, errors or {}, upn)
    # Asked for by name: no preview shows a dialog, and if one did, it would show this line.
    first: Block = {"type": "TextBlock", "text": literal(dialog.title), "isVisible": False}
    body = [first, *(amiss(said) if said else []), *_unplaced(dialog, form)]
    for place, element in enumerate(dialog.body):
        body += blocks(element, place, form)
    if dialog.submit is not None:
        body.append(actions([button(dialog.submit, dialog.token)]))
    window = {"title": clipped(dialog.title, BUTTON), "height": "large", "width": "medium"}
    return {"task": {"type": "continue", "value": {**window, "card": _attached(body, dialog.title)}}}


def message(notice: Notice) -> dict[str, Any]:
    """Stands in the company's records: one sentence, one button, nothing that says what it is about."""
    return _message(notice.text.text, [], [(notice.button.text, notice.action, notice.token)])


def home(tab: Home) -> dict[str, Any]:
    """The card that greets, the same for everybody."""
    return {**_message(*_tab(tab)), "attachments": [_home(tab)]}


def execute(tab: Home) -> dict[str, Any]:
    """The answer to a card that asks to be drawn again: the greeting as it is today."""
    return {"statusCode": 200, "type": CARD, "value": _home(tab)["content"]}


def saying(frame: Dialog, *words: str) -> Dialog:
    """A small window with a sentence or two, in the frame of another."""
    return replace(frame, body=tuple(Text(line) for line in words), submit=None, token="")


def kept(frame: Dialog, sentence: str, values: Mapping[str, Value]) -> Dialog:
    """A sentence, and whatever was just written, so that it can be copied from here."""
    written = tuple(Copy(" ", held.reveal()) for held in values.values() if isinstance(held, Words))
    return replace(frame, body=(Text(sentence), *written), submit=None, token="")


def _unplaced(dialog: Dialog, form: Form) -> list[Block]:
    """What is amiss at a field that this window does not have."""
    here = {getattr(element, "id", "") for element in dialog.body}
    return [block for id, text in form.errors.items() if id not in here for block in amiss(text)]


def _tab(tab: Home) -> tuple[str, list[str], list[tuple[str, str, str]]]:
    buttons = [(button.label.text, button.action, "") for button in tab.buttons]
    return tab.title.text, [line.text for line in tab.lines], buttons


def _home(tab: Home) -> Block:
    """Drawn again by Teams when it is looked at, so that an old greeting learns new words.

    An ``Action.Execute`` can only change the card it stands in; opening a dialog takes ``Action.Submit``,
    so the buttons are that, and a client too old for ``refresh`` loses nothing.
    """
    title, words, buttons = _tab(tab)
    attached = _attached(_first(title, words, heading=True), title, buttons)
    again = {
        "type": "Action.Execute",
        "verb": AGAIN,
        "title": title,
        "data": {"kaveri": ids.carried(AGAIN, "")},
    }
    attached["content"]["refresh"] = {"action": again}
    return attached


def _message(first: str, words: list[str], buttons: list[tuple[str, str, str]]) -> dict[str, Any]:
    return {
        "type": "message",
        "summary": first,
        "attachments": [_attached(_first(first, words, heading=False), first, buttons)],
    }


def _first(first: str, words: list[str], *, heading: bool) -> list[Block]:
    block: Block = {"type": "TextBlock", "text": literal(first), "wrap": True}
    if heading:
        block |= {"style": "heading", "weight": "Bolder", "size": "Large"}
    return [block, *(line for text in words for line in lines(text))]


def _attached(body: list[Block], neutral: str, buttons: list[tuple[str, str, str]] | None = None) -> Block:
    card: Block = {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "fallbackText": neutral,
        "body": body,
    }
    if buttons:
        card["actions"] = [_opening(*each) for each in buttons[:ACTIONS]]
    return {"contentType": CARD, "content": fitted(card)}


def _opening(label: str, action: str, token: str) -> Block:
    """A press in a chat: Teams asks for the dialog behind it."""
    return {
        "type": "Action.Submit",
        "title": clipped(label, BUTTON),
        "data": {"msteams": FETCH, "kaveri": ids.carried(action, token)},
    }
