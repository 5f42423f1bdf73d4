"""A dialog with what its reader just entered put back, for when it could not be taken as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from bot.messages.cards import (
    Choice,
    Copy,
    Dialog,
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
)
from bot.messages.taking import Contacts
from bot.port import Value
from bot.rules.people import Profile
from bot.rules.words import Words


def filled(dialog: Dialog, values: Mapping[str, Value]) -> Dialog:
    return replace(dialog, body=tuple(_element(e, values) for e in dialog.body))


def _element(element: Element, values: Mapping[str, Value]) -> Element:
    match element:
        case Choice(id=id):
            return replace(element, chosen=_text(values.get(id)) or None)
        case Toggle(id=id):
            return replace(element, on=id in values)
        case Entry(id=id):
            return replace(element, text=_text(values.get(id)))
        case PersonPicker(id=id):
            picked = values.get(id)
            return replace(element, chosen=picked.address if isinstance(picked, Profile) else None)
        case Text() | Row() | Link() | MessageLink() | PageLink() | Passkey() | Contacts():
            return element
        case Files() | Copy() | Dots() | Rule():
            return element
        case _:
            assert_never(element)


def _text(value: Value | None) -> str:
    """What was typed, shown again to the person who typed it."""
    return value.reveal() if isinstance(value, Words) else ""
