"""Decisions in the row of somebody who is asked. The states stand in ``listening``.

What leaves this row is a yes, or nothing: a decline, a pause, a full table and silence look alike.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules import chance, policy, promising, subjects
from bot.rules.decision import Decision, Effect, Notify, Tell, Unnotify, unchanged
from bot.rules.events import (
    AskAnswered,
    AskEnded,
    FriendAgreed,
    FriendWithdrew,
    PeerAccepted,
    PeerTookBack,
    PeerUnreachable,
    WasAsked,
    WasInvited,
)
from bot.rules.listening import (
    Accepted,
    Agreed,
    Ask,
    Declined,
    Invited,
    Listening,
    NotAsked,
    NotYet,
    Over,
    Promise,
    TakenBack,
    Unanswered,
    with_ask,
)
from bot.rules.member import Member
from bot.rules.people import MemberId

NOTICE_JITTER = timedelta(minutes=20)
ASK_AGAIN_AFTER_NOT_YET = timedelta(days=90)
ASK_AGAIN_AFTER_SILENCE = timedelta(days=365)


def was_invited(member: Member, event: WasInvited, now: datetime) -> Decision:
    """One neutral notice, however many people trust this person; "not yet" is heard for a while."""
    listening = _trusted_by(member.listening, event.by)
    match listening.willingness:
        case Agreed():
            return Decision(replace(member, listening=listening), (Tell(event.by, FriendAgreed(member.id)),))
        case NotYet(at=at) if now - at < ASK_AGAIN_AFTER_NOT_YET:
            return Decision(replace(member, listening=listening))
        case Invited(at=at) if now - at < ASK_AGAIN_AFTER_SILENCE:
            return Decision(replace(member, listening=listening))
        case NotAsked() | NotYet() | Invited():
            asked = replace(listening, willingness=Invited(now))
            return Decision(replace(member, listening=asked), (_invitation(member, now),))


def was_trusted_again(member: Member, by: MemberId) -> Decision:
    """A yes given once still holds for whoever puts this person back on their list."""
    if by in member.listening.inviters and member.listening.agreed:
        return Decision(member, (Tell(by, FriendAgreed(member.id)),))
    return unchanged(member)


def willingness_given(member: Member, yes: bool, now: datetime) -> Decision:
    """Once for everybody who trusts this person. "Not yet" tells them nothing they did not read before."""
    willing = Agreed(now) if yes else NotYet(now)
    told = tuple(
        Tell(by, FriendAgreed(member.id) if yes else FriendWithdrew(member.id))
        for by in member.listening.inviters
    )
    return Decision(replace(member, listening=replace(member.listening, willingness=willing)), told)


def was_asked(member: Member, event: WasAsked, now: datetime) -> Decision:
    """Put the ask on the table, and tell of it only where this person can take it."""
    if member.listening.ask(event.ask.id) is not None:
        return unchanged(member)
    woken = event.ask.any_hour and member.listening.any_hour
    at = now if woken else member.calendar.next_open(now)
    able = (
        member.listening.hears(event.ask.by, now)
        and not _asked_already(member.listening, event.ask)
        and member.listening.has_room(now)
        and at < event.ask.deadline
    )
    listening = _trusted_by(member.listening, event.ask.by)
    after = replace(member, listening=with_ask(listening, replace(event.ask, answer=Unanswered(told=able))))
    if not able:
        return Decision(after)
    return Decision(after, (Notify(event.ask.slot, subjects.of_ask(event.ask.id), at),))


def _asked_already(listening: Listening, ask: Ask) -> bool:
    """Whoever stood twice on a list, under two addresses, is asked once."""
    return any(other.escalation == ask.escalation and other.by == ask.by for other in listening.asks)


def ask_answered(member: Member, event: AskAnswered, now: datetime) -> Decision:
    ask = member.listening.ask(event.ask)
    if ask is None or ask.answer != Unanswered(told=True):
        return unchanged(member)  # already answered, or over: the page behind the press says so
    if now >= ask.deadline:
        return _closed(member, ask, now)
    return _accepted(member, ask, now) if event.yes else _declined(member, ask, now)


def ask_ended(member: Member, event: AskEnded, now: datetime) -> Decision:
    ask = member.listening.ask(event.ask)
    if ask is None or isinstance(ask.answer, TakenBack | Over):
        return unchanged(member)
    if isinstance(ask.answer, Declined):
        return _no_longer_asked(member, ask, ask.answer, now)
    closed = _closed(member, ask, now)
    return _let_know(closed, ask, now) if event.well else closed


def was_unreachable(member: Member, now: datetime) -> Decision:
    """Nothing arrives here any more: whoever waits for an answer is told that it will not come."""
    told: list[Effect] = []
    after = replace(member, rhythm=replace(member.rhythm, next_at=None))
    for ask in member.listening.asks:
        if isinstance(ask.answer, Unanswered):
            after = _closed(after, ask, now).member
            told.append(Tell(ask.by, PeerUnreachable(member.id)))
        elif isinstance(ask.answer, Accepted) and ask.answer.promise is not Promise.KEPT:
            after = _closed(after, ask, now).member
            told.append(Tell(ask.by, PeerTookBack(ask.escalation, member.id)))
    return Decision(after, tuple(told))


def _let_know(closed: Decision, ask: Ask, now: datetime) -> Decision:
    """Whoever asked has left, and wants them to know that they are all right. It stands where they read the
    ask; who said yes, and may be about to call, is told so by one notice."""
    if ask.answer == Unanswered(told=False):
        return closed  # of what they never saw they need no end
    member = closed.member
    after = replace(member, listening=with_ask(member.listening, replace(ask, answer=Over(now, well=True))))
    if not isinstance(ask.answer, Accepted) or ask.answer.promise is Promise.KEPT:
        return replace(closed, member=after)
    jitter = chance.within(member.seed, NOTICE_JITTER, "well", ask.id)
    slot = chance.opaque(member.seed, "slot", "well", ask.id)
    notice = Notify(slot, subjects.of_ask(ask.id), member.calendar.next_open(now + jitter))
    return Decision(after, (*closed.effects, notice))


def _invitation(member: Member, now: datetime) -> Notify:
    """In this person's own working hours, a little later than the press that caused it."""
    jitter = chance.within(member.seed, NOTICE_JITTER, "invitation", now)
    slot = chance.opaque(member.seed, "slot", "invitation", now)
    return Notify(slot, subjects.INVITATION, member.calendar.next_open(now + jitter))


def _trusted_by(listening: Listening, by: MemberId) -> Listening:
    return listening if by in listening.inviters else replace(listening, inviters=(*listening.inviters, by))


def _accepted(member: Member, ask: Ask, now: datetime) -> Decision:
    """A yes is a promise to make the first move. It also agrees to being asked, where that is new."""
    move = policy.first_move(member.calendar, now, ask.any_hour)
    listening = with_ask(member.listening, replace(ask, answer=Accepted(now, move)))
    effects: list[Effect] = [
        Unnotify(ask.slot),
        Tell(ask.by, PeerAccepted(ask.escalation, ask.id, member.id, move)),
    ]
    if not listening.agreed:
        listening = replace(listening, willingness=Agreed(now))
        effects += [Tell(by, FriendAgreed(member.id)) for by in listening.inviters]
    return Decision(replace(member, listening=listening), tuple(effects))


def _declined(member: Member, ask: Ask, now: datetime) -> Decision:
    listening = with_ask(member.listening, replace(ask, answer=Declined(now)))
    return Decision(replace(member, listening=listening), (Unnotify(ask.slot),))


def _no_longer_asked(member: Member, ask: Ask, said: Declined, now: datetime) -> Decision:
    """They said no already. Their row is written all the same, as that of whoever said nothing is."""
    if said.over is not None:
        return unchanged(member)
    return Decision(
        replace(member, listening=with_ask(member.listening, replace(ask, answer=replace(said, over=now))))
    )


def _closed(member: Member, ask: Ask, now: datetime) -> Decision:
    listening = with_ask(member.listening, replace(ask, answer=Over(now)))
    after = replace(member, listening=listening)
    return Decision(after, (Unnotify(ask.slot), Unnotify(promising.reminder(member, ask))))
