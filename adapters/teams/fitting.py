"""A card that Teams would refuse for its size is shown with less to read: a long list loses its end.

Of Kaveri's pages only what was passed on over years can grow so long. What somebody wrote into a field, and
whatever can be pressed, is never cut. Limit: about 100 KB of UTF-16, of which bots use 80.
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import to_json

from adapters.teams import ids
from adapters.teams.text import Block, clipped, lines

LARGEST = 80 * 1024 - 512  # what stands around the card
LONG = 2_000
"""Characters. No page of Kaveri's holds a longer text; one that does is cut before anything is left out."""

MARK = 512
"""Bytes for the mark that something was left out."""


def fitted(card: Block) -> Block:
    """The same card, changed in place where it has to be."""
    if 2 * len(to_json(card)) > LARGEST < _size(card):  # the first is quick, and never too small
        for holder, key in _texts(card):
            holder[key] = clipped(holder[key], LONG)
        _leave_out(card, _size(card) - LARGEST + MARK)
    return card


def _leave_out(card: Block, excess: int) -> None:
    """From the end of what is only read, with a mark where the rest would be. The first text stays."""
    body: list[Block] = card["body"]
    place = len(body)
    while excess > 0 and place > 1:
        place -= 1
        if _is_read(body[place]):
            excess -= _size(body.pop(place))
            if excess <= 0:
                body[place:place] = lines("…")


def _is_read(block: Block) -> bool:
    return block["type"] in ("TextBlock", "RichTextBlock", "Container")


def _size(part: Block) -> int:
    """In bytes of UTF-16."""
    return len(to_json(part).decode().encode("utf-16-le"))


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
        for name in ("body", "items", "inlines"):
            yield from _texts(part.get(name))
