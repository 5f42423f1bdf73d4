"""Neutral cards → what Teams shows: a dialog, a message, the card that greets.

Adaptive Cards 1.5 is as much as Teams takes. What stands in a chat begins with a neutral ``TextBlock`` and
has a neutral ``summary``: a preview on a locked telephone shows one of the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from adapters.teams import ids
from adapters.teams.elements import blocks, heading
from adapters.teams.fitting import fitted
from adapters.teams.inputs import NO_ERRORS, Form, actions, button, nobody, rows
from adapters.teams.text import BUTTON, Block, clipped, lines, literal
from bot.messages.cards import (
    Button,
    ChatButton,
    ChatTurn,
    Choice,
    Copy,
    Dialog,
    Element,
    Entry,
    Home,
    Message,
    Notice,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
)
from bot.port import NOTHING, Value
from bot.rules.people import Address
from bot.rules.words import Words

CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
FETCH = {"type": "task/fetch"}
AGAIN = "home"
SIZE = {"height": "large", "width": "medium"}
"""The same for every page: a window that changes its size with each press is not calm."""


def task(
    dialog: Dialog,
    values: Mapping[str, Value] = NOTHING,
    errors: Mapping[str, str] | None = None,
    upn: Callable[[Address], str] = nobody,
) -> dict[str, Any]:
    """A private window, as the answer to the press that opens or changes it.

    ``values`` is what was just written, put back; ``errors`` what has to change, above everything and once
    more at its field. ``dialog.close`` is not shown: every Teams dialog can be closed, and the bot is not
    told. A ``Close`` is answered with an empty body, not with a card.
    """
    form = Form(dialog.token, values, errors or NO_ERRORS, upn)
    body = [_first(dialog.title), *_above(form.errors), *_body(dialog, form)]
    card = _attached(body, dialog.title)
    if dialog.language:
        card["content"]["lang"] = dialog.language
    window = {"title": clipped(dialog.title, BUTTON), **SIZE, "card": card}
    return {"task": {"type": "continue", "value": window}}


def message(of: Message) -> dict[str, Any]:
    return _notice(of) if isinstance(of, Notice) else _turn(of)


def _turn(turn: ChatTurn) -> dict[str, Any]:
    """A question in the chat of somebody who chose that, and the buttons that answer it."""
    body: list[Block] = [{"type": "TextBlock", "text": literal(turn.text), "wrap": True}]
    for row in turn.rows:
        body += rows([_answer(button) for button in row])
    return _message(turn.text, _attached(body, turn.text))


def _answer(button: ChatButton) -> Block:
    """What answers in the chat comes back as a message without words; the others open a dialog."""
    if button.opens:
        return _opening(button.label, button.action, button.token)
    data = {"kaveri": ids.carried(button.action, button.token)}
    return {"type": "Action.Submit", "title": clipped(button.label, BUTTON), "data": data}


def _notice(notice: Notice) -> dict[str, Any]:
    """Stands in the company's records: one sentence, one button, nothing that says what it is about."""
    said = notice.text.text
    body: list[Block] = [{"type": "TextBlock", "text": literal(said), "wrap": True}]
    attached = _attached(body, said)
    attached["content"]["actions"] = [_opening(notice.button.text, notice.action, notice.token)]
    return _message(said, attached)


def home(tab: Home) -> dict[str, Any]:
    """The card that greets, the same for everybody."""
    return _message(tab.title.text, _greeting(tab))


def execute(tab: Home) -> dict[str, Any]:
    """The answer to a card that asks to be drawn again: the greeting as it is today."""
    return {"statusCode": 200, "type": CARD, "value": _greeting(tab)["content"]}


def saying(frame: Dialog, *sentences: str) -> Dialog:
    """A small window with a sentence or two, in the frame of another."""
    return replace(frame, body=tuple(Text(line) for line in sentences), submit=None, token="")


def kept(unsaved: Dialog, written: Mapping[str, Value]) -> Dialog:
    """The sentence of a window, then whatever was just written, so that it can be copied from here."""
    sentence, *ways = unsaved.body
    texts = tuple(Copy("", held.reveal()) for held in written.values() if isinstance(held, Words))
    return replace(unsaved, body=(sentence, *texts, *ways))


def _first(title: str) -> Block:
    """The first text of the card, for whatever shows a card by its first text. The window has it as title."""
    return {"type": "TextBlock", "text": literal(title), "isVisible": False}


def _above(errors: Mapping[str, str]) -> list[Block]:
    """What has to change, at the top: a window that is shown again begins there, for eyes and screen readers.

    Its field may be far below, or, where the page is another by now, nowhere.
    """
    said = [block for sentence in dict.fromkeys(errors.values()) for block in lines(sentence)]
    return [{"type": "Container", "style": "attention", "items": said}] if said else []


def _body(dialog: Dialog, form: Form) -> list[Block]:
    end = _filled_in(dialog.body) if dialog.submit is not None else -1
    shown: list[Block] = []
    ruled = False
    for place, element in enumerate((*dialog.body, None)):
        parts = [_sending(dialog.submit, form)] if place == end and dialog.submit is not None else []
        parts += blocks(element, place, form) if element is not None else []
        if ruled and parts:
            parts[0] |= {"separator": True, "spacing": "Large"}
        elif parts and shown and _closes(shown[-1]) and not _closes(parts[0]):
            parts[0] |= {"spacing": "Medium"}
        ruled = isinstance(element, Rule) or (ruled and not parts)
        shown += parts
    return shown


def _closes(block: Block) -> bool:
    """Whether what comes after this is about something else: buttons, and words in a frame."""
    return block["type"] in ("ActionSet", "Container")


def _filled_in(body: tuple[Element, ...]) -> int:
    """Where filling in ends, and the button that sends it belongs: before other ways to go on.

    Teams has no place of its own for it; at the very end it would be far from what it sends.
    """
    fields = [place for place, element in enumerate(body) if _is_field(element)]
    start = fields[-1] if fields else 0
    ways = (place for place in range(start, len(body)) if isinstance(body[place], Row | Rule))
    return next(ways, len(body))


def _is_field(element: Element) -> bool:
    match element:
        case Choice(action=None) | Toggle() | Entry() | PersonPicker():
            return True
        case _:
            return False


def _sending(submit: Button, form: Form) -> Block:
    return actions([{**button(submit, form.token), "id": ids.SUBMIT}])


def _greeting(tab: Home) -> Block:
    """Drawn again by Teams when it is looked at, so that an old greeting learns new words.

    An ``Action.Execute`` can only change the card it stands in; opening a dialog takes ``Action.Submit``,
    so the buttons are that, and a client too old for ``refresh`` loses nothing.
    """
    title = tab.title.text
    body = [heading(title), *(block for line in tab.lines for block in lines(line.text))]
    body += rows([_opening(b.label.text, b.action, "") for b in tab.buttons])
    attached = _attached(body, title)
    again = {"type": "Action.Execute", "verb": AGAIN, "title": title}
    attached["content"]["refresh"] = {"action": again}
    return attached


def _message(summary: str, attached: Block) -> dict[str, Any]:
    return {"type": "message", "summary": summary, "attachments": [attached]}


def _attached(body: list[Block], neutral: str) -> Block:
    card: Block = {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "fallbackText": neutral,
        "body": body,
    }
    return {"contentType": CARD, "content": fitted(card)}


def _opening(label: str, action: str, token: str) -> Block:
    """A press in a chat: Teams asks for the dialog behind it."""
    return {
        "type": "Action.Submit",
        "title": clipped(label, BUTTON),
        "data": {"msteams": FETCH, "kaveri": ids.carried(action, token)},
    }
