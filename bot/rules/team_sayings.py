"""What is meant on the page about a team's numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.rules.quarter import Quarter
from bot.rules.reflection import Rating
from bot.rules.team import Publication, Share


@dataclass(frozen=True, slots=True)
class TeamNumbers:
    """``counts`` is what of the reader's counts in this quarter, ``offered`` the four answers that may, as
    they last answered them; ``publications`` what their team reads, the latest first.

    An empty ``team`` is everybody.
    """

    team: str = field(repr=False)
    quarter: Quarter
    counts: Share | None = field(default=None, repr=False)
    offered: tuple[Rating, ...] = field(default=(), repr=False)
    publications: tuple[Publication, ...] = ()


@dataclass(frozen=True, slots=True)
class NoTeamNumbers:
    """Nothing is counted here, or the reader stands in no team."""


TeamSaying = TeamNumbers | NoTeamNumbers
