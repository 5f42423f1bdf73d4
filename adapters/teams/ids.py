"""What Kaveri writes into a card's ids, and how it is read back.

The id of an input is its kind, a dot, and the field's own id, because what comes back is a string whatever
the kind was: a person's Entra id, a box's "yes", an option, or words.
"""

from __future__ import annotations

PERSON, TICK, ONE, TEXT, COPY = "who.", "tick.", "one.", "text.", "copy."
YES, NO = "yes", "no"
SUBMIT = "submit"
"""The button that sends a dialog."""


def field(id: str) -> str:
    """The field's own id."""
    return id.partition(".")[2]


def is_person(id: str) -> bool:
    return id.startswith(PERSON)


def is_tick(id: str) -> bool:
    return id.startswith(TICK)


def is_chosen(id: str) -> bool:
    return id.startswith(ONE)


def is_text(id: str) -> bool:
    return id.startswith(TEXT)


def carried(action: str, token: str) -> dict[str, str]:
    """What a button carries back under ``kaveri``."""
    return {"do": action, **({"token": token} if token else {})}
