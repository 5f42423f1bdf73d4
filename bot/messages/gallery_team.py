"""The page about a team's numbers: a room of the gallery."""

from __future__ import annotations

from bot.rules import team_sayings as s
from bot.rules.quarter import Quarter
from bot.rules.reflection import Item, Rating
from bot.rules.team import Hindrance, Number, Obstacle, Publication, Share
from bot.rules.words import Words

RATED = tuple(Rating(item, value) for item, value in zip(Item, (3, 2, 4, 5), strict=True))
NOW, LAST = Quarter(2026, 4), Quarter(2026, 3)
TOOLS = Hindrance(Obstacle.TOOLS, Words("the old build"))
NUMBERS = tuple(Number(item, halves) for item, halves in zip(Item, (6, 5, 7, 8), strict=True))


def _quarters() -> tuple[Publication, ...]:
    """The latest first: each kind of quarter, and each of the four."""
    every = tuple(Hindrance(one) for one in Obstacle)
    return (
        Publication(LAST, "Payments", NUMBERS, (TOOLS,)),
        Publication(Quarter(2026, 2), "Payments"),
        Publication(Quarter(2026, 1), "Payments", NUMBERS),
        Publication(Quarter(2025, 4), "Payments", hindrances=every),
    )


def sayings() -> tuple[tuple[str, s.TeamSaying], ...]:
    counts = Share(NOW, "Payments", RATED, TOOLS)
    return (
        ("team numbers, none here", s.NoTeamNumbers()),
        ("team numbers, before looking back", s.TeamNumbers("Payments", NOW)),
        ("team numbers, four that may count", s.TeamNumbers("Payments", NOW, None, RATED)),
        ("team numbers, counted", s.TeamNumbers("Payments", NOW, counts, (), _quarters())),
        (
            "team numbers, looked back since",
            s.TeamNumbers("", NOW, counts, RATED, _quarters()[:1]),
        ),
    )
