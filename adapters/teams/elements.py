"""One neutral element → the parts of an Adaptive Card that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import assert_never
from urllib.parse import quote

from adapters.teams import ids
from adapters.teams.text import BUTTON, LABEL, Block, clipped, lines, link, literal, run
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dots,
    Element,
    Entry,
    Link,
    MessageLink,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.port import NOTHING, Value
from bot.rules.people import Address, Profile
from bot.rules.words import Words

ACTIONS = 6
"""As many buttons as Teams shows in one set."""

CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
DIRECTORY = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
STYLES = {Weight.MAIN: "positive", Weight.PLAIN: "default", Weight.STOP: "destructive"}
NO_ERRORS: Mapping[str, str] = {}


def nobody(_: Address) -> str:
    """No sign-in name is known."""
    return ""


@dataclass(frozen=True, slots=True)
class Form:
    """What goes into a card beside the dialog: its token, what was just written, and what is amiss where.

    ``upn`` gives somebody's sign-in name, which is all that a chat link takes; empty where it is unknown.
    """

    token: str = field(default="", repr=False)
    values: Mapping[str, Value] = field(default_factory=lambda: NOTHING, repr=False)
    errors: Mapping[str, str] = field(default_factory=lambda: NO_ERRORS, repr=False)
    upn: Callable[[Address], str] = nobody


def blocks(element: Element, place: int, form: Form) -> list[Block]:
    """``place`` is the element's position in its dialog."""
    match element:
        case Text():
            return _text(element)
        case Choice(action=None):
            return [*_amiss(element.id, form), _choice(element, form), *_hint(element.hint)]
        case Choice():
            return _options(element, form)
        case Toggle():
            return [*_amiss(element.id, form), _toggle(element, form)]
        case Entry():
            return [*_amiss(element.id, form), _entry(element, form)]
        case PersonPicker():
            return [*_amiss(element.id, form), _picker(element, form)]
        case Row():
            return [actions([button(b, form.token) for b in element.buttons])]
        case Link():
            return [_link(element)]
        case MessageLink():
            return [_chat(element, form)]
        case Copy():
            return [_copy(element, place)]
        case Dots():
            dots = [*lines(element.label), *lines(_dots(element), size="Large"), *_hint(element.alt)]
            return [{"type": "Container", "items": dots}]
        case Rule():
            return [
                {"type": "TextBlock", "text": " ", "size": "Small", "separator": True, "spacing": "Medium"}
            ]
        case _:
            assert_never(element)


def button(of: Button, token: str, **held: str) -> Block:
    """A press inside a dialog, which sends everything that its fields hold."""
    return {
        "type": "Action.Submit",
        "title": clipped(of.label, BUTTON),
        "style": STYLES[of.weight],
        "associatedInputs": "auto",
        "data": {"kaveri": ids.carried(of.action, token), **held},
    }


def actions(buttons: list[Block]) -> Block:
    return {"type": "ActionSet", "actions": buttons}


def amiss(text: str) -> list[Block]:
    """A sentence that something has to change."""
    return lines(text, color="Attention", weight="Bolder")


def _amiss(id: str, form: Form) -> list[Block]:
    return amiss(form.errors[id]) if id in form.errors else []


def _text(element: Text) -> list[Block]:
    match element.tone:
        case Tone.PLAIN:
            return lines(element.text)
        case Tone.HEADING:
            heading = {"type": "TextBlock", "text": literal(element.text), "style": "heading", "wrap": True}
            return [{**heading, "size": "Large", "weight": "Bolder"}]
        case Tone.QUIET:
            return lines(element.text, isSubtle=True, size="Small")
        case Tone.QUOTE:
            return [{"type": "Container", "style": "emphasis", "items": lines(element.text)}]
        case Tone.URGENT:
            return lines(element.text, weight="Bolder", color="Attention")
        case _:
            assert_never(element.tone)


def _hint(text: str) -> list[Block]:
    return lines(text, isSubtle=True, size="Small") if text else []


def _choice(element: Choice, form: Form) -> Block:
    chosen = _written(element.id, form) if form.values else element.chosen
    field: Block = {
        "type": "Input.ChoiceSet",
        "id": ids.TEXT + element.id,
        "label": clipped(element.label, LABEL) or " ",
        "style": "expanded" if len(element.options) <= ACTIONS else "compact",
        "choices": [{"title": clipped(o.label, LABEL), "value": o.value} for o in element.options],
        "wrap": True,
    }
    if chosen is not None and chosen in (option.value for option in element.options):
        field["value"] = chosen
    return field


def _options(element: Choice, form: Form) -> list[Block]:
    """Choosing is a press: a button for each, since an input here does not say when it changes."""
    name = ids.TEXT + element.id
    buttons = [
        button(
            Button(f"● {o.label}" if o.value == element.chosen else o.label, element.action or ""),
            form.token,
            **{name: o.value},
        )
        for o in element.options
    ]
    sets = [actions(buttons[at : at + ACTIONS]) for at in range(0, len(buttons), ACTIONS)]
    return [*(lines(element.label) if element.label else []), *sets, *_hint(element.hint)]


def _toggle(element: Toggle, form: Form) -> Block:
    on = _written(element.id, form) == "yes" if form.values else element.on
    return {
        "type": "Input.Toggle",
        "id": ids.TICK + element.id,
        "title": clipped(element.label, LABEL),
        "valueOn": "yes",
        "valueOff": "no",
        "value": "yes" if on else "no",
        "wrap": True,
    }


def _entry(element: Entry, form: Form) -> Block:
    text = _written(element.id, form) or "" if form.values else element.text
    field: Block = {
        "type": "Input.Text",
        "id": ids.TEXT + element.id,
        "label": clipped(element.label, LABEL) or " ",
        "isMultiline": element.multiline,
        # What is too long is said in a sentence, never cut off without one.
        "maxLength": max(element.limit, len(text)),
    }
    if text:
        field["value"] = text
    return field


def _picker(element: PersonPicker, form: Form) -> Block:
    held = form.values.get(element.id)
    chosen = held.address if isinstance(held, Profile) else None if form.values else element.chosen
    field: Block = {
        "type": "Input.ChoiceSet",
        "id": ids.PERSON + element.id,
        "label": clipped(element.label, LABEL) or " ",
        "choices": [],
        "choices.data": DIRECTORY,
    }
    if chosen is not None and chosen.platform == "teams":
        field["value"] = chosen.user
    return field


def _link(element: Link) -> Block:
    """Nobody is told who follows it: a link is no press. A number is readable where it cannot be dialled."""
    label, number = element.label, element.url.removeprefix("tel:")
    if element.url.startswith("tel:") and _digits(number)[-7:] not in _digits(label):
        label = f"{label} {number}".strip()
    return {"type": "TextBlock", "text": link(label or element.url, element.url), "wrap": True}


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _chat(element: MessageLink, form: Form) -> Block:
    """A chat link knows people by their sign-in name only; without one, their name has to do."""
    upn = form.upn(element.to) if element.to.platform == "teams" else ""
    if not upn:
        return lines(element.label)[0]
    opens = {"type": "Action.OpenUrl", "url": CHAT + quote(upn)}
    word = run(clipped(element.label, LABEL), selectAction=opens, color="Accent", underline=True)
    return {"type": "RichTextBlock", "inlines": [word]}


def _copy(element: Copy, place: int) -> Block:
    """A text field, because what stands in one can be selected and copied on a phone as well."""
    return {
        "type": "Input.Text",
        "id": f"{ids.COPY}{place}",
        "label": clipped(element.label, LABEL) or " ",
        "isMultiline": True,
        "value": element.text,
    }


def _written(id: str, form: Form) -> str | None:
    held = form.values.get(id)
    return held.reveal() if isinstance(held, Words) else None


def _dots(element: Dots) -> str:
    """Five steps each: ●●●○○ is three; a dash where nothing was answered."""
    return "   ".join("–" if v is None else "●" * v + "○" * (5 - v) for v in element.values)
