"""The page about a team's numbers: what of the reader's counts, what may, and what their team reads."""

from __future__ import annotations

from datetime import datetime

from bot.rules import own_views, team
from bot.rules.announcing import AGGREGATES, House
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.quarter import quarter_of
from bot.rules.reflection import Rating
from bot.rules.sayings import Saying
from bot.rules.team_sayings import NoTeamNumbers, TeamNumbers

SHOWN = 4


def page(member: Member, known: Known, now: datetime) -> Saying:
    if known.team is None:
        return NoTeamNumbers()
    quarter = quarter_of(now)
    counts = team.of(member.shares, quarter)
    offered = latest(member, known.house, now)
    if counts and (counts.team, counts.ratings) == (known.team.name, offered):
        offered = ()
    newest = tuple(sorted(known.team.publications, key=lambda one: one.quarter, reverse=True))
    return TeamNumbers(known.team.name, quarter, counts, offered, newest[:SHOWN])


def latest(member: Member, house: House, now: datetime) -> tuple[Rating, ...]:
    """The four answers of the last looking back in this quarter, kept or still held to be copied. None that
    were given before the member was told that such answers can count."""
    held = member.looking if member.looking and member.looking.done else None
    past = own_views.reflections(member)
    found = (held.at, held.reflection) if held else (past[-1].at, past[-1].reflection) if past else None
    if found is None or quarter_of(found[0]) != quarter_of(now):
        return ()
    if not house.covers(AGGREGATES, found[0], member.told, member.met):
        return ()
    return team.ratings(found[1])
