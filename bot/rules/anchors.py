"""Anchors: habits that a member chose as early signs of their own, in their own words.

Whoever is worn out drops first what did them good, and sees it last. So the member may name a few such
habits and is asked with each check-in whether they were kept. Nobody else is ever shown them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules import chance
from bot.rules.words import Words

MOST_ANCHORS = 4
ANCHOR_LIMIT = 60


class Kept(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Other words are another anchor with an id of its own: what was answered before was about something
    else."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class AnchorKept:
    """One answer about one anchor."""

    anchor: str
    kept: Kept


def chosen(
    before: tuple[Anchor, ...], words: Iterable[Words], seed: str, now: datetime
) -> tuple[Anchor, ...]:
    """The anchors with these words, in this order, each once. Those that stood already stay themselves."""
    known = {anchor.words: anchor for anchor in before}
    wanted = [one for one in dict.fromkeys(words) if one][:MOST_ANCHORS]
    return tuple(
        known.get(one) or Anchor(chance.opaque(seed, "anchor", now, place), one)
        for place, one in enumerate(wanted)
    )
