"""Peers are people: a pause with an end, and somebody whose asks no longer arrive. Both are silent.

The ask stops at this row. Whoever put it reads what they would have read of silence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules.decision import Decision, unchanged
from bot.rules.listening import Accepted, Ask, Listening
from bot.rules.member import Member

LONGEST = 26
"""Weeks. A pause without an end would be forgotten; "not yet" is the word for that."""


def paused(member: Member, weeks: int, now: datetime) -> Decision:
    if not 0 <= weeks <= LONGEST:
        return unchanged(member)
    until = now + timedelta(weeks=weeks) if weeks else None
    return _with(member, replace(member.listening, paused=until))


def never_again(member: Member, of: str) -> Decision:
    """Offered where a name is known: after a yes."""
    match member.listening.ask(of):
        case Ask(answer=Accepted(), by=by) if by not in member.listening.never:
            return _with(member, replace(member.listening, never=(*member.listening.never, by)))
        case _:
            return unchanged(member)


def anybody_again(member: Member) -> Decision:
    return _with(member, replace(member.listening, never=()))


def any_hour_chosen(member: Member, yes: bool) -> Decision:
    """Unlike a pause this is meant to be read, by those who trust this person and are about to ask."""
    return _with(member, replace(member.listening, any_hour=yes))


def _with(member: Member, listening: Listening) -> Decision:
    return Decision(replace(member, listening=listening))
