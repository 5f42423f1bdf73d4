"""Words on their way into Block Kit: literal, and within Slack's limits.

A member's words are shown as they were written. ``plain_text`` and ``rich_text`` show ``*``, ``<@U1>``
and ``:wave:`` as typed, so words travel in those; ``mrkdwn`` is used for links alone, with ``literal``.
Limits: https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/surfaces/modals
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.rules.people import Address

Block = dict[str, Any]

SECTION = 3000
HEADER = 150
LABEL = 2000
OPTION = 75
BUTTON = 75
VIEW_TITLE = 24
VIEW_BUTTON = 24
BLOCKS = 100
ENTRY = 3000
METADATA = 3000

_LOOK_ALIKE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "∗", "_": "＿", "~": "∼", "`": "ˋ"})
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "%7C"})


def plain(text: str, limit: int = SECTION) -> Block:
    """Text exactly as it stands, emoji codes included. Slack refuses an empty one."""
    return {"type": "plain_text", "text": clipped(text, limit) or " ", "emoji": False}


def clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def parts(text: str, limit: int = SECTION) -> Iterator[str]:
    """A long text in pieces that fit, broken after a line or a word where there is one."""
    while len(text) > limit:
        at = max(text.rfind("\n", 1, limit), text.rfind(" ", 1, limit))
        cut = at + 1 if at > limit // 2 else limit
        yield text[:cut]
        text = text[cut:]
    yield text


def link(url: str, label: str) -> str:
    """A ``mrkdwn`` link. Slack has no escape for ``*_~```, so a label shows their look-alikes."""
    return f"<{url.translate(_ESCAPED)}|{label.replace('|', '¦').translate(_LOOK_ALIKE)}>"


def chat(of: Address) -> str:
    """Where the direct message with somebody opens."""
    return f"slack://user?team={of.tenant}&id={of.user}"


def literal(text: str) -> str:
    """Text for a ``mrkdwn`` field in which nothing is a mention, a link or a style."""
    return text.translate(_LOOK_ALIKE)
