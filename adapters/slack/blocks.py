"""One neutral element → the blocks that show it."""

from __future__ import annotations

from typing import assert_never

from adapters.slack import ids
from adapters.slack.text import (
    BUTTON,
    ENTRY,
    HEADER,
    LABEL,
    OPTION,
    SECTION,
    Block,
    chat,
    clipped,
    link,
    parts,
    plain,
)
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dots,
    Element,
    Entry,
    Files,
    Link,
    MessageLink,
    Option,
    PageLink,
    Passkey,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.messages.taking import Contacts

RADIO_LIMIT = 10


def blocks(element: Element, place: int, mark: str) -> list[Block]:
    """``place`` is the element's position in its dialog, ``mark`` the dialog's; both make ids fresh."""
    match element:
        case Text():
            return [_text(part, element.tone) for part in parts(element.text, _room(element.tone))]
        case Choice():
            return _choice(element, ids.block(element.action, place, mark))
        case Toggle():
            return _toggle(element, ids.block(element.action, place, mark))
        case Entry():
            return [_entry(element, ids.block(None, place, mark))]
        case PersonPicker():
            return [_picker(element, ids.block(None, place, mark))]
        case Row():
            return [_row(element, place, mark)]
        case Link():
            return [_link(element)]
        case MessageLink():
            return [_mrkdwn(link(chat(element.to), clipped(element.label, OPTION)))]
        case PageLink():
            return [_link(Link(element.label, element.url))]
        case Passkey():
            return []
        case Contacts():
            return blocks(Copy(element.label, element.known), place, mark)
        case Files(elsewhere=said):
            return [_section(said)]
        case Copy():
            return [_section(element.label), *(_preformatted(part) for part in parts(element.text))]
        case Dots():
            return [_section(f"{element.label}\n{_dots(element)}"), _text(element.alt, Tone.QUIET)]
        case Rule():
            return [{"type": "divider"}]
        case _:
            assert_never(element)


def _room(tone: Tone) -> int:
    return HEADER if tone is Tone.HEADING else SECTION


def _text(text: str, tone: Tone) -> Block:
    match tone:
        case Tone.PLAIN:
            return _section(text)
        case Tone.HEADING:
            return {"type": "header", "text": plain(text, HEADER)}
        case Tone.QUIET:
            return {"type": "context", "elements": [plain(text)]}
        case Tone.QUOTE:
            return _rich("rich_text_quote", text)
        case Tone.URGENT:
            return _rich("rich_text_section", text, {"bold": True})
        case _:
            assert_never(tone)


def _section(text: str) -> Block:
    return {"type": "section", "text": plain(text)}


def _mrkdwn(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _rich(kind: str, text: str, style: dict[str, bool] | None = None) -> Block:
    word: Block = {"type": "text", "text": text or " "}
    if style:
        word["style"] = style
    return {"type": "rich_text", "elements": [{"type": kind, "elements": [word]}]}


def _preformatted(text: str) -> Block:
    return _rich("rich_text_preformatted", text)


def _link(element: Link) -> Block:
    """A link in text, not a button: Slack reports every button press, and nobody counts who needs a door.

    A ``tel:`` link works in ``mrkdwn`` only; the number is shown too, for a desktop that cannot dial.
    """
    if element.url.startswith("tel:"):
        number = element.url.removeprefix("tel:")
        label = element.label if _says(element.label, number) else f"{element.label} {number}"
        return _mrkdwn(link(element.url, label))
    word = {"type": "link", "url": element.url, "text": element.label or element.url}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [word]}]}


def _says(label: str, number: str) -> bool:
    """Whether a label already shows a number, in whatever groups, with or without its country's code."""
    shown, dialled = ("".join(c for c in text if c.isdigit()) for text in (label, number))
    return dialled in shown or (len(dialled) > 7 and dialled[-7:] in shown)


def _choice(element: Choice, block_id: str) -> list[Block]:
    options = [_option(option) for option in element.options]
    radio = len(options) <= RADIO_LIMIT
    field: Block = {
        "type": "radio_buttons" if radio else "static_select",
        "action_id": element.id,
        "options": options,
    }
    if (chosen := next((o for o in options if o["value"] == element.chosen), None)) is not None:
        field["initial_option"] = chosen
    if element.action is None and element.label:
        return [_input(element.label, field, block_id, element.hint)]
    spoken = [_section(element.label)] if element.label else []
    hint = [_text(element.hint, Tone.QUIET)] if element.hint else []
    return [*spoken, {"type": "actions", "block_id": block_id, "elements": [field]}, *hint]


def _toggle(element: Toggle, block_id: str) -> list[Block]:
    """A tick box speaks for itself, so it stands in an ``actions`` block: an input would want a second label.

    A label longer than an option may be is said in full above its box.
    """
    option = _option(Option("yes", element.label))
    field: Block = {"type": "checkboxes", "action_id": element.id, "options": [option]}
    if element.on:
        field["initial_options"] = [option]
    spoken = [_section(element.label)] if len(element.label) > OPTION else []
    return [*spoken, {"type": "actions", "block_id": block_id, "elements": [field]}]


def _entry(element: Entry, block_id: str) -> Block:
    limit = min(element.limit, ENTRY)
    field: Block = {
        "type": "plain_text_input",
        "action_id": element.id,
        "multiline": element.multiline,
        "max_length": limit,
    }
    if element.text:
        field["initial_value"] = clipped(element.text, limit)
    return _input(element.label, field, block_id)


def _picker(element: PersonPicker, block_id: str) -> Block:
    field: Block = {"type": "users_select", "action_id": element.id}
    if element.chosen is not None and element.chosen.platform == "slack":
        field["initial_user"] = element.chosen.user
    return _input(element.label, field, block_id)


def _row(element: Row, place: int, mark: str) -> Block:
    buttons = [_button(button, f"{place}-{at}") for at, button in enumerate(element.buttons)]
    return {"type": "actions", "block_id": ids.block(None, place, mark), "elements": buttons}


def _button(button: Button, place: str) -> Block:
    block: Block = {
        "type": "button",
        "action_id": ids.button(button.action, place),
        "text": plain(button.label, BUTTON),
    }
    match button.weight:
        case Weight.MAIN:
            block["style"] = "primary"
        case Weight.STOP:
            block["style"] = "danger"
        case Weight.PLAIN:
            pass
        case _:
            assert_never(button.weight)
    return block


def _input(label: str, field: Block, block_id: str, hint: str = "") -> Block:
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "optional": True,  # nothing is ever required
        "label": plain(label, LABEL),
        "element": field,
    }
    if hint:
        block["hint"] = plain(hint, LABEL)
    return block


def _option(option: Option) -> Block:
    return {"text": plain(option.label, OPTION), "value": option.value}


def _dots(element: Dots) -> str:
    """Five steps each: ●●●○○ is three; a dash where nothing was answered."""
    return "   ".join("–" if v is None else "●" * v + "○" * (5 - v) for v in element.values)
