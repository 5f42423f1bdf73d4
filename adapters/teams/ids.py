"""What Kaveri writes into a card's ids, and how it is read back.

The id of an input begins with its kind, because what comes back is a string whatever the kind was: a
person's Entra id, a box's "yes", or words.
"""

from __future__ import annotations

PERSON, TICK, TEXT, COPY = "who.", "tick.", "text.", "copy."


def field(id: str) -> str:
    """The field's own id."""
    return id.partition(".")[2]


def is_person(id: str) -> bool:
    return id.startswith(PERSON)


def is_tick(id: str) -> bool:
    return id.startswith(TICK)


def is_text(id: str) -> bool:
    return id.startswith(TEXT)


def carried(action: str, token: str) -> dict[str, str]:
    """What a button carries back under ``kaveri``."""
    return {"do": action, **({"token": token} if token else {})}
