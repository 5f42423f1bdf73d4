"""What a person can read, fill in and press in a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.fakes.teams import markdown
from tests.fakes.teams.world import Json

INSIDE = ("body", "items", "columns", "rows", "cells", "actions")


def shown(part: Any) -> Iterator[Json]:
    """Every visible element and action, in reading order. The card's own actions stand below its body."""
    if isinstance(part, list):
        for each in part:
            yield from shown(each)
    elif isinstance(part, dict) and part.get("isVisible", True):
        yield part
        for name in INSIDE:
            yield from shown(part.get(name))


def lines(card: Json) -> Iterator[str]:
    """Every readable text, top to bottom, as it is shown."""
    for part in shown(card):
        yield from _lines(part)


def _lines(part: Json) -> Iterator[str]:
    kind = str(part.get("type", ""))
    if kind == "TextBlock":
        yield markdown.read(part["text"])
    elif kind == "RichTextBlock":
        yield "".join(word["text"] for word in part["inlines"])
    elif kind == "FactSet":
        yield from (f"{fact['title']} {fact['value']}" for fact in part["facts"])
    elif kind == "Image":
        yield part["altText"]
    elif kind.startswith("Input."):
        yield from (part[name] for name in ("label", "title", "placeholder") if part.get(name))
        yield from (choice["title"] for choice in part.get("choices", []))
        if kind == "Input.Text" and part.get("value"):
            yield part["value"]
    elif kind.startswith("Action."):
        yield part.get("title", "")


def buttons(card: Json) -> list[Json]:
    return [part for part in shown(card) if str(part.get("type", "")).startswith("Action.")]


def fields(card: Json) -> list[Json]:
    return [part for part in shown(card) if str(part.get("type", "")).startswith("Input.")]


def links(card: Json) -> list[str]:
    """Where this card can lead to outside Teams' own windows."""
    found = []
    for part in shown(card):
        if part.get("type") == "TextBlock":
            found += markdown.links(part["text"])
        for opens in (part, *(word.get("selectAction", {}) for word in part.get("inlines", []))):
            if opens.get("type") == "Action.OpenUrl":
                found.append(opens["url"])
    return found


def find_field(card: Json, what: str) -> Json | None:
    """By its id, what its id ends with after a dot, or its label."""
    for field in fields(card):
        if what in (field["id"], field["id"].rpartition(".")[2], field.get("label"), field.get("title")):
            return field
    return None


def find_button(card: Json, what: str) -> Json | None:
    """By its words, its id, its verb, or the action that its data names."""
    for button in buttons(card):
        if what in (button.get("title"), button.get("id"), button.get("verb")):
            return button
    return next((b for b in buttons(card) if what in _named(b.get("data"))), None)


def _named(data: Any) -> list[str]:
    """Short words one level down in what a button carries."""
    inner = [v for v in data.values() if isinstance(v, dict)] if isinstance(data, dict) else []
    return [word for held in inner for word in held.values() if isinstance(word, str)]
