"""A few answers as dots: an inline picture that says in words what it shows."""

from __future__ import annotations

from adapters.markup import Html, tag
from bot.messages.cards import Dots

STEP, LEVEL, EDGE, RADIUS, MOST = 30, 12, 10, 5, 5


def dots(what: Dots) -> Html:
    """Each answer one dot, higher for more; a short line where nothing was answered."""
    width, height = STEP * max(1, len(what.values)) + EDGE, LEVEL * (MOST - 1) + 2 * EDGE
    picture = tag(
        "svg",
        *(_guide(level, width) for level in range(1, MOST + 1)),
        *(_mark(at, value) for at, value in enumerate(what.values)),
        role="img",
        aria_label=what.alt,
        viewBox=f"0 0 {width} {height}",
        width=width * 2,
        height=height * 2,
    )
    return tag("figure", tag("figcaption", what.label), picture, class_="dots")


def _guide(level: int, width: int) -> Html:
    return tag("line", class_="guide", x1=0, x2=width, y1=_y(level), y2=_y(level))


def _mark(at: int, value: int | None) -> Html:
    x = EDGE // 2 + STEP * at + STEP // 2
    if value is None:
        return tag("line", class_="nothing", x1=x - RADIUS, x2=x + RADIUS, y1=_y(3), y2=_y(3))
    return tag("circle", class_="dot", cx=x, cy=_y(value), r=RADIUS)


def _y(level: int) -> int:
    return EDGE + LEVEL * (MOST - level)
