"""Neutral cards → what Slack shows: a modal, a message, the app's own tab."""

from __future__ import annotations

from dataclasses import replace

from adapters.slack import ids
from adapters.slack.blocks import blocks
from adapters.slack.text import (
    BLOCKS,
    BUTTON,
    HEADER,
    METADATA,
    VIEW_BUTTON,
    VIEW_TITLE,
    Block,
    clipped,
    plain,
)
from bot.messages.cards import (
    Button,
    ChatButton,
    ChatTurn,
    Choice,
    Dialog,
    Element,
    Entry,
    Home,
    Message,
    Neutral,
    Notice,
    PersonPicker,
    Row,
    Text,
    Weight,
)


def modal(dialog: Dialog, *, external_id: str = "", clear_on_close: bool = False) -> Block:
    """A private window. Slack demands a submit button wherever something can be filled in."""
    dialog = _submittable(dialog)
    submit = dialog.submit
    view: Block = {
        "type": "modal",
        "callback_id": ids.CALLBACK,
        "title": plain(dialog.title, VIEW_TITLE),
        "close": plain(dialog.close, VIEW_BUTTON),
        "private_metadata": clipped(ids.metadata(submit.action if submit else None, dialog.token), METADATA),
        "blocks": _body(dialog),
    }
    if submit is not None:
        view["submit"] = plain(submit.label, VIEW_BUTTON)
    if external_id:
        view["external_id"] = external_id
    if clear_on_close:
        view["clear_on_close"] = True
    return view


def message(of: Message) -> Block:
    return _notice(of) if isinstance(of, Notice) else _turn(of)


def _turn(turn: ChatTurn) -> Block:
    """A question in the chat of somebody who chose that, and the buttons that answer it."""
    rows = [
        {"type": "actions", "elements": [_answer(button, f"{row}-{at}") for at, button in enumerate(buttons)]}
        for row, buttons in enumerate(turn.rows)
    ]
    return {"text": turn.text, "blocks": [{"type": "section", "text": plain(turn.text)}, *rows]}


def _answer(button: ChatButton, place: str) -> Block:
    block: Block = {
        "type": "button",
        "action_id": ids.button(button.action, place),
        "text": plain(button.label, BUTTON),
    }
    return {**block, "value": button.token} if button.token else block


def _notice(notice: Notice) -> Block:
    """Stands in the company's records: one sentence, one button, nothing that says what it is about."""
    button: Block = {
        "type": "button",
        "action_id": ids.OPEN,
        "text": plain(notice.button.text, BUTTON),
    }
    if notice.token:
        button["value"] = notice.token
    return {
        "text": notice.text.text,
        "blocks": [
            {"type": "section", "text": plain(notice.text.text)},
            {"type": "actions", "elements": [button]},
        ],
    }


def home(tab: Home) -> Block:
    """The same for every member; ``private_metadata`` tells whether this version is already shown."""
    lines = [{"type": "section", "text": plain(line.text)} for line in tab.lines]
    buttons = [
        {
            "type": "button",
            "action_id": ids.button(button.action, str(at)),
            "text": plain(button.label.text, BUTTON),
            "value": button.action,
        }
        for at, button in enumerate(tab.buttons)
    ]
    rows = [{"type": "actions", "elements": buttons[at : at + 5]} for at in range(0, len(buttons), 5)]
    return {
        "type": "home",
        "callback_id": ids.CALLBACK,
        "private_metadata": tab.version,
        "blocks": [{"type": "header", "text": plain(tab.title.text, HEADER)}, *lines, *rows],
    }


def saying(frame: Dialog, *lines: str) -> Dialog:
    """A small window with a sentence or two, in the frame (title, close) of another."""
    return replace(frame, body=tuple(Text(line) for line in lines), submit=None, token="")


def neutral(frame: Dialog, text: Neutral) -> Dialog:
    return saying(frame, text.text)


def _body(dialog: Dialog) -> list[Block]:
    mark = ids.mark(dialog.token)
    shown = [block for place, element in enumerate(dialog.body) for block in blocks(element, place, mark)]
    return shown[:BLOCKS]  # Slack refuses a longer view whole; the gallery test keeps dialogs below this


def _submittable(dialog: Dialog) -> Dialog:
    """With inputs but no submit button, the weightiest button of the rows becomes it."""
    if dialog.submit is not None or not any(_is_input(element) for element in dialog.body):
        return dialog
    rows = [button for element in dialog.body if isinstance(element, Row) for button in element.buttons]
    main = next((button for button in rows if button.weight is Weight.MAIN), None)
    if main is None:
        return replace(dialog, submit=Button(dialog.close, "home"))
    return replace(dialog, submit=main, body=tuple(_without(main, dialog.body)))


def _without(button: Button, body: tuple[Element, ...]) -> list[Element]:
    kept: list[Element] = []
    for element in body:
        if isinstance(element, Row) and button in element.buttons:
            if left := tuple(b for b in element.buttons if b is not button):
                kept.append(Row(left))
        else:
            kept.append(element)
    return kept


def _is_input(element: Element) -> bool:
    match element:
        case Entry() | PersonPicker():
            return True
        case Choice(action=None, label=label):
            return bool(label)
        case _:
            return False
