"""Words on their way into an Adaptive Card: exactly as they stand, whatever signs are in them.

A ``TextBlock`` reads Markdown, a ``TextRun`` does not, so whatever may hold somebody's words travels in runs.
Headings (which only a ``TextBlock`` can be, for a screen reader), links, and the labels of radio buttons and
tick boxes are read as Markdown all the same: those go through ``literal``.
https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
"""

from __future__ import annotations

import re
from typing import Any

Block = dict[str, Any]

LABEL = 500
BUTTON = 80

JOINER = "\u2060"
"""Takes no room and is not read out. It keeps two signs from being one mark."""

_LOOK_ALIKE = str.maketrans(
    {
        "*": "∗", "_": "＿", "~": "∼", "`": "ˋ", "#": "＃", "\\": "∖",
        "[": "［", "]": "］", "<": "‹", ">": "›",
    }
)  # fmt: skip
_ENTITY = re.compile(r"&(?=#?\w+;)")
_FUNCTION = re.compile(r"\{(?=\{(?:DATE|TIME)\()")
_LINE_START = re.compile(r"^(?=[^\S\n]|[-+=]|\d+[.)])", re.MULTILINE)


def clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def run(text: str, **look: Any) -> Block:
    """One line exactly as it stands. Teams refuses an empty one, and would put a date for ``{{DATE(…)}}``."""
    return {"type": "TextRun", "text": _FUNCTION.sub("{" + JOINER, text) or " ", **look}


def lines(text: str, spacing: str = "Default", **look: Any) -> list[Block]:
    """A paragraph, a block for each of its lines: clients differ in what a run does with a line break."""
    blocks = [
        {"type": "RichTextBlock", "inlines": [run(line, **look)], "spacing": "None"}
        for line in text.split("\n")
    ]
    blocks[0]["spacing"] = spacing
    return blocks


def literal(text: str) -> str:
    """For what is read as Markdown. Clients differ in their escapes; a look-alike is the same everywhere."""
    plain = _FUNCTION.sub("{" + JOINER, _ENTITY.sub("＆", text.translate(_LOOK_ALIKE)))
    return _LINE_START.sub(JOINER, plain) or " "


def link(label: str, url: str) -> str:
    """A Markdown link to a number or a page, which a phone can follow."""
    for sign, code in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E"), ("\\", "%5C")):
        url = url.replace(sign, code)
    return f"[{literal(label)}]({url})"
