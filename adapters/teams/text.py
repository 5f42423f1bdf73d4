"""Words on their way into an Adaptive Card: literal, and within what Teams takes.

A ``TextBlock`` reads Markdown, a ``TextRun`` does not: whatever may hold a member's words travels in runs.
https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
"""

from __future__ import annotations

from typing import Any

Block = dict[str, Any]

TEXT = 4_000
LABEL = 500
BUTTON = 80
_LOOK_ALIKE = str.maketrans(
    {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ", "[": "［", "]": "］", "#": "＃", ">": "›"}
)


def clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def run(text: str, **look: Any) -> Block:
    """One line exactly as it stands. Teams refuses an empty one."""
    return {"type": "TextRun", "text": text or " ", **look}


def lines(text: str, **look: Any) -> list[Block]:
    """A paragraph, a block for each of its lines, since a run knows no line break."""
    blocks = [
        {"type": "RichTextBlock", "inlines": [run(line, **look)], "spacing": "None"}
        for line in clipped(text, TEXT).split("\n")
    ]
    blocks[0]["spacing"] = "Default"
    return blocks


def literal(text: str) -> str:
    """For a ``TextBlock``: signs that Markdown would read are shown as their look-alikes."""
    return clipped(text, TEXT).translate(_LOOK_ALIKE) or " "


def link(label: str, url: str) -> str:
    """A Markdown link to a number or a page, which a phone can follow."""
    return f"[{literal(label)}]({url.replace(' ', '%20').replace('(', '%28').replace(')', '%29')})"
