"""What a person can read and press in a view or a message."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fakes.slack.world import Json, elements


def lines(body: Json) -> Iterator[str]:
    """Every readable text, top to bottom, as it is shown."""
    if "title" in body:
        yield body["title"]["text"]
    for block in body.get("blocks", []):
        yield from _lines(block)
    for name in ("submit", "close"):
        if body.get(name):
            yield body[name]["text"]


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "section" | "header":
            yield block["text"]["text"]
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "rich_text":
            for part in block["elements"]:
                yield "".join(word["text"] for word in part["elements"])
        case "input":
            yield block["label"]["text"]
            if "hint" in block:
                yield block["hint"]["text"]
    for element in elements(block):
        if "text" in element:
            yield element["text"]["text"]
        if element.get("initial_value"):
            yield element["initial_value"]
        yield from (option["text"]["text"] for option in element.get("options", []))


def buttons(body: Json) -> Iterator[tuple[str, str, Json]]:
    """(label, block id, element) of every button."""
    for block in body["blocks"]:
        for element in elements(block):
            if element["type"] == "button":
                yield element["text"]["text"], block["block_id"], element


def find_button(body: Json, what: str) -> tuple[str, Json] | None:
    """By its label, or by the action its id begins with."""
    for label, block_id, element in buttons(body):
        if what in (label, element["action_id"], element["action_id"].split(".")[0]):
            return block_id, element
    return None


def find_field(body: Json, what: str) -> tuple[Json, Json] | None:
    """(block, element) of a field, by its id or its label."""
    for block in body["blocks"]:
        for element in elements(block):
            if element["type"] != "button" and what in (
                element["action_id"],
                block.get("label", {}).get("text"),
            ):
                return block, element
    return None
