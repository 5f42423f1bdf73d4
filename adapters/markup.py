"""HTML that cannot be written unescaped: everything that is not ``Html`` already is escaped on its way in."""

from __future__ import annotations

from html import escape
from typing import final

VOID = frozenset({"br", "hr", "input", "meta"})


@final
class Html(str):
    """Text that is markup. Made by ``tag`` and ``join`` only."""

    __slots__ = ()


Child = str | Html
Attribute = str | int | bool | None


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """One element. ``class_`` and ``for_`` lose their underscore, inner underscores become hyphens.

    ``True`` writes a bare attribute; ``False`` and ``None`` leave it out.
    """
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Html(opening if name in VOID else f"{opening}{join(*children)}</{name}>")


def join(*children: Child) -> Html:
    return Html("".join(c if isinstance(c, Html) else escape(c, quote=False) for c in children))


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
