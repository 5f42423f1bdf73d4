"""A card that Teams would refuse for its size is shown with its longest texts cut; none of Kaveri's own is.

What somebody wrote into a field is never cut. Limit: about 100 KB of UTF-16, of which bots use 80.
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from adapters.teams import ids
from adapters.teams.text import Block, clipped

LARGEST = 80 * 1024 - 512  # what stands around the card
SHORTEST = 200


def fitted(card: Block) -> Block:
    """The same card, cut where it has to be."""
    while _size(card) > LARGEST:
        longest = max(_texts(card), key=lambda found: len(found[0][found[1]]), default=None)
        if longest is None or len(longest[0][longest[1]]) <= SHORTEST:
            break
        holder, key = longest
        holder[key] = clipped(holder[key], len(holder[key]) * 3 // 4)
    return card


def _size(card: Block) -> int:
    """In bytes of UTF-16; the quick answer is never too small."""
    raw = to_json(card)
    return 2 * len(raw) if 2 * len(raw) <= LARGEST else len(raw.decode().encode("utf-16-le"))


def _texts(part: Any) -> Iterator[tuple[Block, str]]:
    """Wherever a text stands that may be cut: what is read, and what is offered for copying."""
    if isinstance(part, list):
        for one in part:
            yield from _texts(one)
    elif isinstance(part, dict):
        if part.get("type") in ("TextBlock", "TextRun"):
            yield part, "text"
        elif str(part.get("id", "")).startswith(ids.COPY):
            yield part, "value"
        for name in ("body", "items", "inlines", "columns"):
            yield from _texts(part.get(name))
