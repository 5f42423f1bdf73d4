"""The end of a quarter: what each team reads of it. Decided once, and never again.

Nothing is shown of a team with fewer than ten answers, of one that could be subtracted from an earlier one
until a few people are left, nor of one in which nearly everybody said the same. All of these read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.rules.isolation import isolates
from bot.rules.people import MemberId
from bot.rules.quarter import Quarter
from bot.rules.reflection import Item, Rating
from bot.rules.team import Hindrance, Number, Publication, Share

ENOUGH = 10
"""Answers, as the GP Patient Survey suppresses below; and equal choices of an obstacle."""

TEAM_FIRST = timedelta(weeks=2)
"""How long a team reads its numbers before whoever runs Kaveri can."""

LOWEST, HIGHEST = 2, 10
"""The ends of the scale, in halves: a mean that rounds to one tells what each of them answered."""


@dataclass(frozen=True, slots=True)
class Closed:
    """One quarter, for every team. ``counted`` are those behind each publication that shows numbers: needed
    for the next one, and shown to nobody."""

    quarter: Quarter
    publications: tuple[Publication, ...] = ()
    counted: tuple[frozenset[MemberId], ...] = field(default=(), repr=False)


def closed(
    quarter: Quarter, shares: Mapping[MemberId, Share], earlier: Iterable[Collection[MemberId]]
) -> Closed:
    """What every team reads of this quarter. ``earlier`` are the people behind all earlier numbers."""
    publications: list[Publication] = []
    counted: list[frozenset[MemberId]] = []
    before = [frozenset(people) for people in earlier]
    for team in sorted({share.team for share in shares.values()}):
        here = {id: share for id, share in shares.items() if share.team == team}
        numbers = _numbers(here, [*before, *counted])
        if numbers:
            counted.append(frozenset(here))
        publications.append(Publication(quarter, team, numbers, _hindrances(here.values())))
    return Closed(quarter, tuple(publications), tuple(counted))


def _numbers(shares: Mapping[MemberId, Share], before: list[frozenset[MemberId]]) -> tuple[Number, ...]:
    if len(shares) < ENOUGH:
        return ()
    numbers = tuple(_number(item, [share.ratings for share in shares.values()]) for item in Item)
    if any(number.halves in (LOWEST, HIGHEST) for number in numbers) or isolates(shares, before):
        return ()
    return numbers


def _number(item: Item, ratings: list[tuple[Rating, ...]]) -> Number:
    values = [rating.value for one in ratings for rating in one if rating.item is item]
    return Number(item, (4 * sum(values) + len(values)) // (2 * len(values)))  # halves, rounded half up


def _hindrances(shares: Iterable[Share]) -> tuple[Hindrance, ...]:
    """What ten and more picked alike. How many more is not told."""
    picked = Counter(share.hindrance for share in shares if share.hindrance)
    alike = (which for which, times in picked.items() if times >= ENOUGH)
    return tuple(sorted(alike, key=lambda which: (which.obstacle, which.about.reveal())))
