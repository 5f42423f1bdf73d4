"""Every fault of one Adaptive Card, a sentence each. Teams itself drops what it does not know, unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.fakes.teams.schema import (
    ACTIONS,
    ANY,
    CHOICES,
    DATASETS,
    ELEMENTS,
    FLAGS,
    MOST_ACTIONS,
    NEWEST,
    ON_ANY_ACTION,
    PARTS,
    STYLES,
    Shape,
)
from tests.fakes.teams.world import Json

Faults = Iterator[str]
BIGGEST = 80 * 1024
"""Bytes of UTF-16 that Microsoft asks a bot to stay below."""


def faults(card: object, *, dialog: bool) -> list[str]:
    """Empty when this card may be shown in a chat, or in a dialog."""
    return list(_card(card, dialog=dialog))


def _card(card: object, *, dialog: bool) -> Faults:
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        yield "not an AdaptiveCard"
        return
    yield from _keys(card, PARTS["AdaptiveCard"], "card")
    if not re.fullmatch(r"\d\.\d", version := str(card.get("version"))):
        yield f"card: {version} is no version"
    elif tuple(map(int, version.split("."))) > NEWEST:
        yield f"card: version {version} is newer than Teams takes"
    body = card.get("body") or []
    if not body or body[0].get("type") != "TextBlock" or not str(body[0].get("text", "")).strip():
        yield "card: the first thing in it is no text, and previews show the first thing"
    yield from _elements(body, "body")
    yield from _actions(card.get("actions", []), "actions", dialog=dialog)
    if "refresh" in card:
        yield from _refresh(card["refresh"], dialog=dialog)
    ids = [part["id"] for part in walk(card) if "id" in part]
    yield from (f"the id {name} stands twice" for name in sorted({n for n in ids if ids.count(n) > 1}))


def walk(part: Any) -> Iterator[Json]:
    """Every element, input and action of a card, in reading order."""
    if isinstance(part, list):
        for each in part:
            yield from walk(each)
    elif isinstance(part, dict):
        if "type" in part and part["type"] != "AdaptiveCard":
            yield part
        for name in (
            "body",
            "items",
            "columns",
            "rows",
            "cells",
            "inlines",
            "facts",
            "inlineAction",
            "actions",
            "card",
        ):
            yield from walk(part.get(name))


def _elements(elements: object, where: str) -> Faults:
    if not isinstance(elements, list):
        yield f"{where}: no list"
        return
    for at, element in enumerate(elements):
        yield from _element(element, f"{where}/{at}")


def _element(of: object, where: str) -> Faults:
    kind = of.get("type") if isinstance(of, dict) else None
    if not isinstance(of, dict) or kind not in ELEMENTS:
        yield f"{where}: unknown element {kind}"
        return
    needed, allowed = ELEMENTS[kind]
    yield from _keys(of, (needed | {"type"}, allowed | ANY), where)
    yield from _looks(of, kind, where)
    yield from _inside(of, kind, where)


def _inside(of: Json, kind: str, where: str) -> Faults:
    match kind:
        case "TextBlock":
            yield from _words(of.get("text"), where)
        case "RichTextBlock":
            for at, word in enumerate(of.get("inlines", [])):
                yield from _run(word, f"{where}/{at}")
        case "Container":
            yield from _elements(of.get("items"), where)
        case "ColumnSet":
            for at, column in enumerate(of.get("columns", [])):
                yield from _keys(column, PARTS["Column"], f"{where}/{at}")
                yield from _looks(column, "Column", where)
                yield from _elements(column.get("items"), f"{where}/{at}")
        case "FactSet":
            for fact in of.get("facts", []):
                yield from _keys(fact, PARTS["Fact"], where)
        case "ActionSet":
            yield from _actions(of.get("actions"), where, dialog=True)
        case "Input.Text":
            yield from _entry(of, where)
        case "Input.ChoiceSet":
            yield from _choices(of, where)
        case "Input.Toggle":
            if of.get("value", "false") not in (of.get("valueOn", "true"), of.get("valueOff", "false")):
                yield f"{where}: its value is neither on nor off"
    if kind.startswith("Input.") and not str(of.get("label", of.get("title", ""))):
        yield f"{where}: its label is empty"


def _run(word: object, where: str) -> Faults:
    if not isinstance(word, dict) or word.get("type") != "TextRun":
        yield f"{where}: not a TextRun"
        return
    yield from _keys(word, PARTS["TextRun"], where)
    yield from _looks(word, "TextRun", where)
    yield from _words(word.get("text"), where)
    if "selectAction" in word:
        yield from _action({"title": "word", **word["selectAction"]}, where)


def _entry(of: Json, where: str) -> Faults:
    most = of.get("maxLength")
    if most is not None and (not isinstance(most, int) or most < 1):
        yield f"{where}: maxLength is no number above 0"
    elif len(of.get("value", "")) > (most or 10**9):
        yield f"{where}: its value is longer than maxLength"
    if "inlineAction" in of:
        yield from _action(of["inlineAction"], where)


def _choices(of: Json, where: str) -> Faults:
    choices = of.get("choices", [])
    for choice in choices:
        yield from _keys(choice, PARTS["Choice"], where)
        if not choice.get("title") or not isinstance(choice.get("value"), str):
            yield f"{where}: a choice without a title or with a value that is no string"
    values = [choice.get("value") for choice in choices]
    if len(set(values)) != len(values):
        yield f"{where}: a value stands twice"
    if (query := of.get("choices.data")) is not None:
        yield from _keys(query, PARTS["Data.Query"], where)
        if query.get("dataset") not in DATASETS:
            yield f"{where}: unknown dataset"
    elif not choices:
        yield f"{where}: nothing to choose from"
    elif "value" in of and of["value"] and not set(of["value"].split(",")) <= set(values):
        yield f"{where}: its value is none of the choices"


def _actions(actions: object, where: str, *, dialog: bool) -> Faults:
    if not isinstance(actions, list):
        yield f"{where}: no list of actions"
        return
    if len(actions) > MOST_ACTIONS:
        yield f"{where}: {len(actions)} actions, and Teams shows {MOST_ACTIONS}"
    for at, action in enumerate(actions):
        yield from _action(action, f"{where}/{at}")
        if dialog and isinstance(action, dict) and action.get("type") == "Action.Execute":
            yield f"{where}/{at}: Action.Execute does nothing in a dialog"


def _action(of: object, where: str) -> Faults:
    kind = of.get("type") if isinstance(of, dict) else None
    if not isinstance(of, dict) or kind not in ACTIONS:
        yield f"{where}: unknown action {kind}"
        return
    needed, allowed = ACTIONS[kind]
    yield from _keys(of, (needed | {"type"}, allowed | ON_ANY_ACTION), where)
    yield from _looks(of, "Action", where)
    if not str(of.get("title", "")).strip():
        yield f"{where}: a button without words"
    if kind == "Action.OpenUrl" and not str(of.get("url")).startswith(
        ("https://", "http://", "tel:", "mailto:")
    ):
        yield f"{where}: invalid url"
    if kind in ("Action.Submit", "Action.Execute") and not isinstance(of.get("data", {}), dict):
        yield f"{where}: inputs cannot be merged with data that is no object"
    if isinstance(of.get("fallback"), dict):
        yield from _action(of["fallback"], f"{where}/fallback")


def _refresh(of: object, *, dialog: bool) -> Faults:
    if dialog or not isinstance(of, dict):
        yield "refresh: only a card in a chat can be refreshed"
        return
    yield from _keys(of, PARTS["Refresh"], "refresh")
    action = of.get("action")
    if not isinstance(action, dict) or action.get("type") != "Action.Execute":
        yield "refresh: its action is no Action.Execute"
        return
    yield from _action({"title": "refresh", **action}, "refresh")
    if len(of.get("userIds", [])) > 60:
        yield "refresh: more than 60 people"


def _looks(of: Json, kind: str, where: str) -> Faults:
    for name, allowed in CHOICES.items():
        if name in of and str(of[name]).lower() not in allowed:
            yield f"{where}: {name} is not {of[name]}"
    if "style" in of and str(of["style"]).lower() not in STYLES.get(kind, set()):
        yield f"{where}: style is not {of['style']}"
    yield from (
        f"{where}: {name} is no boolean" for name in FLAGS & of.keys() if not isinstance(of[name], bool)
    )


def _words(of: object, where: str) -> Faults:
    if not isinstance(of, str) or not of:
        yield f"{where}: no text"


def _keys(of: object, shape: Shape, where: str) -> Faults:
    if not isinstance(of, dict):
        yield f"{where}: no object"
        return
    needed, allowed = shape
    yield from (f"{where}: {name} is missing" for name in sorted(needed - of.keys()))
    yield from (f"{where}: {name} is unknown" for name in sorted(of.keys() - needed - allowed))
