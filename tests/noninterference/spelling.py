"""What somebody sees, spelled out word for word: reprs hide what is private, and here it must not be hidden.

Tokens and links are random per message by design, and other tests say so. What is left of one is its length.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from adapters.playground.desk import Typed
from bot.messages.cards import Dialog, PageLink
from bot.rules.words import Words

WITHIN = frozenset({"subject", "proof"})
"""What goes into the token of a window: no platform is ever given it."""


def spelled(what: object) -> str:
    """One line for anything that can be seen, whatever its repr would keep back."""
    match what:
        case Words():
            return repr(what.reveal())
        case PageLink(label=label, url=url):
            return f"PageLink({label!r}, {len(url)} characters)"
        case Typed(at=at, text=text):
            return f"Typed({at}, {text!r})"
        case tuple() | list():
            return f"[{', '.join(map(spelled, what))}]"
        case Mapping():
            return f"{{{', '.join(f'{key}: {spelled(value)}' for key, value in what.items())}}}"
        case _ if is_dataclass(what) and not isinstance(what, type):
            left_out = WITHIN if isinstance(what, Dialog) else frozenset()
            shown = (_field(f.name, getattr(what, f.name)) for f in fields(what) if f.name not in left_out)
            return f"{type(what).__name__}({', '.join(shown)})"
        case _:
            return repr(what)


def _field(name: str, value: object) -> str:
    if name == "token" and isinstance(value, str):
        return f"{name}: {len(value)} characters"
    return f"{name}: {spelled(value)}"
