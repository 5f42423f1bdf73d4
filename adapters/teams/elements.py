"""One neutral element → the parts of an Adaptive Card that show it."""

from __future__ import annotations

from typing import assert_never
from urllib.parse import quote

from adapters.teams import ids
from adapters.teams.inputs import (
    Form,
    actions,
    amiss,
    button,
    choice,
    copied,
    entry,
    hint,
    picker,
    rows,
    toggle,
)
from adapters.teams.text import BUTTON, Block, clipped, lines, link, literal
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
    PageLink,
    Passkey,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
    Tone,
)
from bot.messages.taking import Contacts

CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
BETWEEN = "\u2003"
"""A wide space, which no client folds into a narrow one; lines may break at it."""


def blocks(element: Element, place: int, form: Form) -> list[Block]:
    """``place`` is the element's position in its dialog. A rule has no block: it is above what follows."""
    match element:
        case Text():
            return _text(element)
        case Choice(action=None):
            return [*amiss(element.id, form), choice(element, form), *hint(element.hint)]
        case Choice():
            return _options(element, form)
        case Toggle():
            return [*amiss(element.id, form), *toggle(element, form)]
        case Entry():
            return [*amiss(element.id, form), entry(element, form)]
        case PersonPicker():
            return [*amiss(element.id, form), picker(element, form)]
        case Row():
            return rows([button(b, form.token) for b in element.buttons])
        case Link():
            return [_link(element)]
        case MessageLink():
            return _chat(element, form)
        case PageLink(label, url):
            return [_opens(label, url)]
        case Copy():
            return [copied(element, place)]
        case Contacts():
            return [copied(Copy(element.label, element.known), place)]
        case Dots():
            return _dots(element)
        case Files(elsewhere=said):
            return lines(said)
        case Rule() | Passkey():
            return []
        case _:
            assert_never(element)


def _text(element: Text) -> list[Block]:
    match element.tone:
        case Tone.PLAIN:
            return lines(element.text)
        case Tone.HEADING:
            return [heading(element.text, spacing="Large")]
        case Tone.QUIET:
            return lines(element.text, "Small", isSubtle=True, size="Small")
        case Tone.QUOTE:
            return [{"type": "Container", "style": "emphasis", "items": lines(element.text)}]
        case Tone.URGENT:
            return lines(element.text, weight="Bolder", color="Attention")
        case _:
            assert_never(element.tone)


def heading(text: str, *, spacing: str = "Default") -> Block:
    """A screen reader can go from one to the next."""
    look = {"style": "heading", "size": "Large", "weight": "Bolder", "wrap": True, "spacing": spacing}
    return {"type": "TextBlock", "text": literal(text), **look}


def _options(element: Choice, form: Form) -> list[Block]:
    """Choosing is a press: a button for each, one tap, since no input of a card says that it changed."""
    buttons = [
        button(Button(_marked(o.label, o.value == element.chosen), element.action or ""), form.token)
        for o in element.options
    ]
    for pressed, option in zip(buttons, element.options, strict=True):
        pressed["data"] |= {ids.ONE + element.id: option.value}
    return [
        *amiss(element.id, form),
        *(lines(element.label) if element.label else []),
        *rows(buttons),
        *hint(element.hint),
    ]


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


def _link(element: Link) -> Block:
    """A link in text: a button with ``tel:`` does nothing in the desktop client, and the number can be read.

    Nobody is told who follows it: a link is no press.
    """
    label, number = element.label, element.url.removeprefix("tel:")
    if element.url.startswith("tel:") and _digits(number)[-7:] not in _digits(label):
        label = f"{label} {number}".strip()
    return {"type": "TextBlock", "text": link(label or element.url, element.url), "wrap": True}


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _chat(element: MessageLink, form: Form) -> list[Block]:
    """Opens a chat of two, and Kaveri is not told. Teams knows people here by their sign-in name only;
    without one, the sentence that names them has to do.
    """
    upn = form.upn(element.to) if element.to.platform == "teams" else ""
    if not upn:
        return lines(element.label)
    return [_opens(element.label, chat(upn))]


def chat(upn: str) -> str:
    """Where the chat with somebody opens."""
    return CHAT + quote(upn)


def _opens(label: str, url: str) -> Block:
    return actions([{"type": "Action.OpenUrl", "title": clipped(label, BUTTON), "url": url}])


def _dots(element: Dots) -> list[Block]:
    """Five steps each: ●●●○○ is three; a dash where nothing was answered. Then the same in words."""
    drawn = BETWEEN.join("–" if v is None else "●" * v + "○" * (5 - v) for v in element.values)
    shown = [*lines(element.label), *lines(drawn, "None"), *hint(element.alt)]
    return [{"type": "Container", "items": shown}]
