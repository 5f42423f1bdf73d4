"""The pages of somebody who is asked: what lies on their table, and what they read of it."""

from __future__ import annotations

from datetime import datetime

from bot.rules import peer_sayings, policy
from bot.rules.known import Known, Wanted
from bot.rules.listening import (
    Accepted,
    Agreed,
    Ask,
    Declined,
    Invited,
    NotYet,
    Over,
    Promise,
    TakenBack,
    Unanswered,
)
from bot.rules.member import Member
from bot.rules.sayings import Saying


def page(ask: Ask | None, member: Member, known: Known, now: datetime) -> Saying:
    match ask:
        case Ask(answer=Declined()):
            return peer_sayings.Thanked()
        case Ask(answer=TakenBack()):
            return peer_sayings.TakenBackSaid()
        case Ask(answer=Over(well=True)):
            return peer_sayings.AllRight()
        case Ask(answer=Accepted(first_move=move, promise=promise, suggested=suggested)):
            if ask.by not in known.faces:
                return peer_sayings.NoLongerNeeded()
            late = promise is not Promise.KEPT and now > move
            kept = promise is Promise.KEPT
            return peer_sayings.ListeningCard(
                ask.id,
                known.faces[ask.by],
                ask.way,
                move,
                kept,
                late,
                never=ask.by in member.listening.never,
                suggested=suggested,
            )
        case Ask(answer=Unanswered(told=True)):
            if now >= ask.deadline or ask.record not in known.records:
                return peer_sayings.NoLongerNeeded()
            return peer_sayings.AskedOf(
                ask=ask.id,
                text=known.records[ask.record],
                first_move=policy.first_move(member.calendar, now, ask.any_hour),
                first_time=not member.listening.agreed,
            )
        case _:
            return peer_sayings.NoLongerNeeded()


def suggesting(ask: Ask | None, known: Known) -> Saying:
    """Naming somebody, once, to the one they said yes to."""
    match ask:
        case Ask(answer=Accepted(suggested=suggested)) if ask.by in known.faces:
            who = known.faces[ask.by]
            if suggested:
                return peer_sayings.SuggestionPassedOn(ask.id, who)
            return peer_sayings.Suggesting(ask.id, who)
        case Ask(answer=TakenBack()):
            return peer_sayings.TakenBackSaid()
        case _:
            return peer_sayings.NoLongerNeeded()


def on_table(member: Member) -> Ask | None:
    """What this member was last asked and can still read."""
    live = [a for a in member.listening.asks if isinstance(a.answer, Accepted) or a.answer == Unanswered()]
    return max(live, key=lambda ask: ask.arrived, default=None)


def wanted(ask: Ask | None) -> Wanted:
    match ask:
        case Ask(answer=Accepted()):
            return Wanted(faces=frozenset({ask.by}))
        case Ask(answer=Unanswered(told=True)):
            return Wanted(records=frozenset({ask.record}))
        case _:
            return Wanted()


def willingness(member: Member, known: Known, now: datetime) -> Saying:
    """What being asked means, and how it stands with the reader."""
    listening = member.listening
    paused = listening.paused if listening.paused is not None and now < listening.paused else None
    never = known.named(listening.never)
    invited = isinstance(listening.willingness, Invited)
    return peer_sayings.Invitation(_willing(member), paused, never, listening.any_hour, invited)


def _willing(member: Member) -> bool | None:
    match member.listening.willingness:
        case Agreed():
            return True
        case NotYet():
            return False
        case _:
            return None
