"""Block Kit's rules, as documented: which fields there are, which are needed, and how long they may be.

A sentence per fault, as Slack puts them into ``response_metadata.messages``. Unknown fields are faults.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
Faults = Iterator[str]

SURFACES = {
    "modal": {"actions", "context", "divider", "header", "input", "rich_text", "section"},
    "home": {"actions", "context", "divider", "header", "input", "rich_text", "section"},
    "message": {"actions", "context", "divider", "header", "input", "rich_text", "section"},
}
BLOCKS: dict[str, tuple[set[str], set[str]]] = {  # needed, allowed
    "actions": ({"elements"}, set()),
    "context": ({"elements"}, set()),
    "divider": (set(), set()),
    "header": ({"text"}, set()),
    "input": ({"label", "element"}, {"hint", "optional", "dispatch_action"}),
    "rich_text": ({"elements"}, set()),
    "section": (set(), {"text", "fields", "accessory", "expand"}),
}
ELEMENTS: dict[str, tuple[set[str], set[str]]] = {
    "button": ({"text"}, {"url", "value", "style", "confirm", "accessibility_label"}),
    "checkboxes": ({"options"}, {"initial_options", "confirm", "focus_on_load"}),
    "radio_buttons": ({"options"}, {"initial_option", "confirm", "focus_on_load"}),
    "static_select": ({"options"}, {"initial_option", "confirm", "focus_on_load", "placeholder"}),
    "users_select": (set(), {"initial_user", "confirm", "focus_on_load", "placeholder"}),
    "plain_text_input": (
        set(),
        {"initial_value", "multiline", "min_length", "max_length", "focus_on_load", "placeholder"},
    ),
}
IN_INPUT = {"checkboxes", "radio_buttons", "static_select", "users_select", "plain_text_input"}
IN_ACTIONS = {"button", "checkboxes", "radio_buttons", "static_select", "users_select"}
OPTIONS = {"checkboxes": 10, "radio_buttons": 10, "static_select": 100}
VIEW_KEYS = {
    "modal": {
        "type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close",
        "notify_on_close", "external_id", "submit_disabled",
    },
    "home": {"type", "blocks", "private_metadata", "callback_id", "external_id"},
}  # fmt: skip


def view(of: object, kind: str) -> list[str]:
    """Every fault of a view for this surface."""
    return list(_view(of, kind))


def message(of: Json) -> list[str]:
    """Every fault of a message's text and blocks."""
    return list(_message(of))


def _view(of: object, kind: str) -> Faults:
    if not isinstance(of, dict):
        yield "view is not an object"
        return
    if of.get("type") != kind:
        yield f"view type is not {kind}"
        return
    yield from _keys(
        of, {"type", "blocks"} | ({"title"} if kind == "modal" else set()), VIEW_KEYS[kind], "view"
    )
    for name, limit in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        yield from _string(of.get(name, ""), limit, name, empty=True)
    for name in ("title", "submit", "close"):
        if name in of:
            yield from _text(of[name], 24, f"view {name}", plain=True)
    blocks = of.get("blocks", [])
    yield from _blocks(blocks, 100, kind)
    if kind == "modal" and "submit" not in of and any(_is(block, "input") for block in blocks):
        yield "a view with input blocks needs submit"


def _message(of: Json) -> Faults:
    yield from _string(of.get("text", ""), 40_000, "text", empty="blocks" in of)
    if "blocks" in of:
        yield from _blocks(of["blocks"], 50, "message")


def _blocks(blocks: object, most: int, surface: str) -> Faults:
    if not isinstance(blocks, list):
        yield "blocks is not a list"
        return
    if len(blocks) > most:
        yield f"no more than {most} blocks"
    ids = [block.get("block_id") for block in blocks if isinstance(block, dict) and "block_id" in block]
    if len(set(ids)) != len(ids):
        yield "a block_id stands twice"
    for at, block in enumerate(blocks):
        where = f"blocks/{at}"
        kind = block.get("type") if isinstance(block, dict) else None
        if kind not in SURFACES[surface]:
            yield f"{where}: unsupported block type {kind}"
            continue
        needed, allowed = BLOCKS[kind]
        yield from _keys(block, needed | {"type"}, needed | allowed | {"type", "block_id"}, where)
        yield from _string(block.get("block_id", "x"), 255, f"{where}/block_id")
        yield from _inside(kind, block, where)


def _inside(kind: str, block: Json, where: str) -> Faults:
    if kind == "header":
        yield from _text(block.get("text"), 150, where, plain=True)
    elif kind == "section":
        if "text" not in block and "fields" not in block:
            yield f"{where}: a section needs text or fields"
        if "text" in block:
            yield from _text(block["text"], 3000, where)
        for text in block.get("fields", []):
            yield from _text(text, 2000, where)
    elif kind == "context":
        if not 1 <= len(block.get("elements", [])) <= 10:
            yield f"{where}: 1 to 10 elements"
        for text in block.get("elements", []):
            yield from _text(text, 3000, where)
    elif kind == "input":
        yield from _text(block.get("label"), 2000, f"{where}/label", plain=True)
        if "hint" in block:
            yield from _text(block["hint"], 2000, f"{where}/hint", plain=True)
        yield from _element(block.get("element"), IN_INPUT, f"{where}/element")
    elif kind == "actions":
        elements = block.get("elements", [])
        if not 1 <= len(elements) <= 25:
            yield f"{where}: 1 to 25 elements"
        ids = [element.get("action_id") for element in elements]
        if len(set(ids)) != len(ids):
            yield f"{where}: an action_id stands twice"
        for element in elements:
            yield from _element(element, IN_ACTIONS, where)
    elif kind == "rich_text":
        for element in block.get("elements", []):
            yield from _rich(element, where)


def _element(of: object, allowed_here: set[str], where: str) -> Faults:
    kind = of.get("type") if isinstance(of, dict) else None
    if not isinstance(of, dict) or kind not in allowed_here:
        yield f"{where}: unsupported element {kind}"
        return
    needed, allowed = ELEMENTS[kind]
    yield from _keys(of, needed | {"type"}, needed | allowed | {"type", "action_id"}, where)
    yield from _string(of.get("action_id", "x"), 255, f"{where}/action_id")
    if kind == "button":
        yield from _button(of, where)
    if kind in OPTIONS:
        yield from _options(of, kind, where)
    if kind == "plain_text_input":
        yield from _entry(of, where)


def _button(of: Json, where: str) -> Faults:
    yield from _text(of.get("text"), 75, where, plain=True)
    yield from _string(of.get("value", ""), 2000, f"{where}/value", empty=True)
    if of.get("style", "primary") not in ("primary", "danger"):
        yield f"{where}: style is primary or danger"
    if "url" in of:
        yield from _string(of["url"], 3000, f"{where}/url")
        if not str(of["url"]).startswith(("https://", "http://")):
            yield f"{where}: invalid url"


def _options(of: Json, kind: str, where: str) -> Faults:
    options = of.get("options", [])
    if not 1 <= len(options) <= OPTIONS[kind]:
        yield f"{where}: 1 to {OPTIONS[kind]} options"
    for option in options:
        yield from _keys(option, {"text", "value"}, {"text", "value", "description"}, where)
        yield from _text(option.get("text"), 75, where, plain=kind == "static_select")
        yield from _string(option.get("value"), 150, f"{where}/value")
    values = [option.get("value") for option in options]
    if len(set(values)) != len(values):
        yield f"{where}: a value stands twice"
    chosen = of.get("initial_options", [of["initial_option"]] if "initial_option" in of else [])
    if any(option not in options for option in chosen) or (chosen == [] and "initial_options" in of):
        yield f"{where}: the initial option is none of the options"


def _entry(of: Json, where: str) -> Faults:
    longest = of.get("max_length", 3000)
    if not isinstance(longest, int) or not 1 <= longest <= 3000:
        yield f"{where}: max_length is 1 to 3000"
    if len(of.get("initial_value", "")) > min(3000, longest):
        yield f"{where}: initial_value is longer than max_length"


def _rich(of: object, where: str) -> Faults:
    kinds = {"rich_text_section", "rich_text_quote", "rich_text_preformatted"}
    if not isinstance(of, dict) or of.get("type") not in kinds:
        yield f"{where}: unsupported rich text"
        return
    yield from _keys(of, {"type", "elements"}, {"type", "elements", "border"}, where)
    for word in of.get("elements", []):
        allowed = {"text": {"type", "text", "style"}, "link": {"type", "url", "text", "style"}}
        if word.get("type") not in allowed:
            yield f"{where}: unsupported rich text element"
            continue
        yield from _keys(word, {"type"}, allowed[word["type"]], where)
        yield from _string(word.get("text", "x"), 3000, where)
        if word["type"] == "link" and not str(word.get("url")).startswith(("https://", "http://", "mailto:")):
            yield f"{where}: invalid url"


def _text(of: object, limit: int, where: str, *, plain: bool = False) -> Faults:
    if not isinstance(of, dict) or of.get("type") not in (
        ("plain_text",) if plain else ("plain_text", "mrkdwn")
    ):
        yield f"{where}: not a text object of the right type"
        return
    extra = {"emoji"} if of["type"] == "plain_text" else {"verbatim"}
    yield from _keys(of, {"type", "text"}, {"type", "text"} | extra, where)
    yield from _string(of.get("text"), limit, where)


def _string(of: object, limit: int, where: str, *, empty: bool = False) -> Faults:
    if not isinstance(of, str):
        yield f"{where}: not a string"
    elif not of and not empty:
        yield f"{where}: must be more than 0 characters"
    elif len(of) > limit:
        yield f"{where}: must be less than {limit + 1} characters"


def _keys(of: Json, needed: set[str], allowed: set[str], where: str) -> Faults:
    yield from (f"{where}: missing required field: {name}" for name in sorted(needed - of.keys()))
    yield from (f"{where}: unknown field: {name}" for name in sorted(of.keys() - allowed))


def _is(block: object, kind: str) -> bool:
    return isinstance(block, dict) and block.get("type") == kind
