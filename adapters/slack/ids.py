"""What Kaveri writes into Block Kit ids, and how it is read back from a press.

A field's ``action_id`` is the field's own id. Everything else rides in names of the shape
``word.place``: an ``action_id`` of a button is ``action.place`` (the same action may stand twice), and
a ``block_id`` is ``action.place.mark``, where ``mark`` comes from the dialog's token: Slack keeps what
was typed under a block id it has seen, so a dialog shown again with other values needs fresh ones.
"""

from __future__ import annotations

from hashlib import blake2b

CALLBACK = "kaveri"
OPEN = "open"
NO_ACTION = "-"


def mark(token: str) -> str:
    """Eight characters that change with the token and do not give it away."""
    return blake2b(token.encode(), digest_size=4).hexdigest()


def button(action: str, place: str) -> str:
    return f"{action}.{place}"


def block(action: str | None, place: int, mark: str) -> str:
    return f"{action or NO_ACTION}.{place}.{mark}"


def action_of(name: str) -> str | None:
    """The action in a button's or a block's id; ``None`` where choosing is no press of its own."""
    word = name.split(".", 1)[0]
    return None if word == NO_ACTION else word


def metadata(submit: str | None, token: str) -> str:
    """What a view carries back: what its submit button means, and the dialog's token."""
    return f"{submit or NO_ACTION} {token}"


def read_metadata(text: str) -> tuple[str | None, str | None]:
    submit, _, token = text.partition(" ")
    return (None if submit in ("", NO_ACTION) else submit), token or None
