"""The ordinary days of one member: visits, check-ins, prompts, and letting go of what was held for a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from bot.rules import (
    asking_in_chat,
    calendar,
    chance,
    change,
    checkin,
    linking,
    listening,
    own_log,
    policy,
    questions,
    rhythm,
    subjects,
    team,
    watching,
)
from bot.rules.chat import Kind
from bot.rules.checkin import Answers
from bot.rules.decision import Decision, Notify, unchanged
from bot.rules.escalation import (
    FADES_AFTER,
    without_people,
)
from bot.rules.member import DRAFT_LASTS, Draft, Looking, Member, Summary
from bot.rules.turns import LookInTurn
from bot.rules.whereabouts import HoursChosen

_Held = TypeVar("_Held", Draft, Looking, Summary)

LOOK_IN_AFTER = timedelta(days=2)
LOOK_IN_AFTER_ABSENCE = (timedelta(weeks=2), timedelta(weeks=6))
ANSWER_LINES_EVERY = timedelta(seconds=30)
ANSWERS_WITHIN = timedelta(minutes=15)
TOO_LATE = timedelta(hours=3)
"""A prompt that could not go out for this long is dropped, not sent into somebody's evening."""


def visited(member: Member, now: datetime) -> Decision:
    """The first visit starts the rhythm; any visit ends a silence."""
    return Decision(
        replace(
            member,
            visits=min(member.visits + 1, 2),  # a visit that changes nothing leaves no trace of itself
            welcomed=member.welcomed or now,
            looked=member.looked or now,
            draft=_fresh(member.draft, now),
            rhythm=rhythm.resumed(member.rhythm, member.calendar, member.seed, now),
        )
    )


def drafted(member: Member, answers: Answers, now: datetime) -> Decision:
    return Decision(replace(member, draft=Draft(answers, now) if answers else None))


def checked_in(member: Member, answers: Answers, now: datetime) -> Decision:
    history = checkin.checked_in(member.history, answers, now)
    watched = member.watching
    if isinstance(history, checkin.Keeping) and answers:
        watched = watching.answered(watched, answers, now)
    asked = rhythm.answered(member.rhythm)
    talked = asking_in_chat.over(member, member.chat.ended if member.chat else None)
    return Decision(replace(talked, history=history, watching=watched, draft=None, rhythm=asked))


def keeping_chosen(member: Member, keep: bool, now: datetime) -> Decision:
    """With the answers, whatever was learnt from them goes as well."""
    watched = watching.kept(member.watching, member.history, now) if keep else watching.Watching()
    member = replace(member, watching=watched)
    results = member.results if keep else ()
    return Decision(replace(member, history=checkin.choose(member.history, keep, now), results=results))


def rhythm_chosen(member: Member, per_week: int, now: datetime) -> Decision:
    if per_week not in rhythm.DAYS:
        return unchanged(member)
    usual = member.rhythm.days if len(member.rhythm.days or ()) == per_week else None
    chosen = replace(member.rhythm, per_week=per_week, days=usual)
    return Decision(replace(member, rhythm=rhythm.started(chosen, member.calendar, member.seed, now)))


def moved(member: Member, zone: str, language: str, now: datetime) -> Decision:
    """Their working hours move with them, and so does the next question; what was agreed on stays."""
    after = replace(member, language=language or member.language)
    if member.own_zone or not calendar.is_zone(zone) or zone == member.calendar.zone:
        return Decision(after)
    return Decision(_working(after, replace(member.calendar, zone=zone), now))


def away_chosen(member: Member, back: date | None, now: datetime) -> Decision:
    """Nothing is asked meanwhile. Unlike a pause it is meant to be read, by whoever is about to ask them."""
    if back is not None and back not in rhythm.days_back(member.calendar, now):
        return unchanged(member)
    after = _working(member, replace(member.calendar, back=back), now)
    return Decision(replace(after, returning=_returning(after, now) if member.returning else ()))


def hours_chosen(member: Member, event: HoursChosen, now: datetime) -> Decision:
    """What was agreed on stays, and so does who is asked at which moment: only what comes is new."""
    here = replace(member.calendar, days=event.days, opens=event.opens, closes=event.closes)
    if not event.days or here.working_day < calendar.SHORTEST:
        return unchanged(member)
    return Decision(_working(member, here, now))


def quiet_chosen(member: Member, yes: bool, now: datetime) -> Decision:
    here = member.calendar.usual
    tomorrow = here.local(now).date() + timedelta(days=1)
    return Decision(replace(member, quiet=here.next_open(here.on(tomorrow, time())) if yes else None))


def undisturbed(decided: Decision, now: datetime) -> Decision:
    """Whatever would reach them meanwhile comes when their quiet ends. From outside it looks like silence."""
    member = decided.member
    if not decided.effects:
        return decided
    held = tuple(
        replace(effect, at=_held(member, max(effect.at, member.quiet or effect.at), now))
        if isinstance(effect, Notify) and subjects.turn_in(effect.subject) is None
        else effect
        for effect in decided.effects
    )
    return replace(decided, effects=held)


def _held(member: Member, at: datetime, now: datetime) -> datetime:
    return policy.not_on_the_dot(member.calendar, at, member.seed, member.id) if at > now else at


def comes_at(member: Member, subject: str, now: datetime) -> datetime:
    """When a notice that is ready may reach them: hours may have changed, or run out, since it was meant.

    Only the answer to a typed line, the next turn of a talk, and whatever they agreed to at any hour, come
    outside them.
    """
    if answers(member, subject, now):
        return now
    at = max(now, member.quiet or now)
    if not may_wake(member, subject):
        at = member.calendar.usual.next_open(at)
    return _held(member, at, now)


def answers(member: Member, subject: str, now: datetime) -> bool:
    """Whether they wait for this at this very moment: they typed a line, or are in the middle of a talk."""
    turn = subjects.turn_in(subject)
    return answers_line(member, subject, now) or (turn is not None and turn.kind != Kind.OPENING)


def may_wake(member: Member, subject: str) -> bool:
    """Whether this is an ask that they agreed to at any hour."""
    ask = member.listening.ask(subjects.ask_in(subject) or "")
    return ask is not None and ask.any_hour


def answers_line(member: Member, subject: str, now: datetime) -> bool:
    """Whether this notice answers a line that they typed: it comes at once, and where they typed it."""
    return subject == subjects.VISIT and member.typed is not None and now - member.typed < ANSWERS_WITHIN


def look_in_afterwards(member: Member, yes: bool, now: datetime) -> Decision:
    """Two and six weeks after they are back: the time when it is easily too much again."""
    if not yes:
        return Decision(replace(member, returning=()))
    if member.returning or not member.calendar.is_away(now):
        return unchanged(member)
    return Decision(replace(member, returning=_returning(member, now)))


def _returning(member: Member, now: datetime) -> tuple[datetime, ...]:
    first = member.calendar.back or member.calendar.local(now).date()
    return tuple(_morning(member, first + weeks, now) for weeks in LOOK_IN_AFTER_ABSENCE)


def _working(member: Member, hours: calendar.Calendar, now: datetime) -> Member:
    """With other working hours; the next question moves with them, and who is not asked stays so."""
    asked = rhythm.moved(member.rhythm, hours, member.seed, now)
    return replace(member, calendar=hours, rhythm=asked)


def typed(member: Member, now: datetime) -> Decision:
    """Every line gets the same notice, whatever it said; several in a row get one."""
    if member.typed is not None and now - member.typed < ANSWER_LINES_EVERY:
        return unchanged(member)
    slot = chance.opaque(member.seed, "slot", "typed", now)
    return Decision(replace(member, typed=now), (Notify(slot, subjects.VISIT, now),))


def look_in_wanted(member: Member, yes: bool, now: datetime) -> Decision:
    """In two days, in the middle of their morning: asked for, so it comes whatever their rhythm is."""
    if not yes:
        return Decision(replace(member, look_in=None))
    if member.look_in is not None:
        return unchanged(member)
    day = member.calendar.local(now + LOOK_IN_AFTER).date()
    return Decision(replace(member, look_in=_morning(member, day, now)))


def _morning(member: Member, day: date, now: datetime) -> datetime:
    """The middle of the morning of this day, or of the next one they work."""
    at = member.calendar.on(day, rhythm.HOUR) + chance.within(member.seed, rhythm.JITTER, "look in", day)
    return member.calendar.usual.next_open(max(at, now))


def look_in_due(member: Member, turn: LookInTurn, now: datetime) -> Decision:
    """Once, and the same notice as every other."""
    if turn.at not in (member.look_in, *member.returning):
        return unchanged(member)
    slot = chance.opaque(member.seed, "slot", "look in", turn.at)
    notice = Notify(slot, subjects.LOOK_IN, member.calendar.usual.next_open(now))
    look_in = None if member.look_in == turn.at else member.look_in
    returning = tuple(at for at in member.returning if at != turn.at)
    return Decision(replace(member, look_in=look_in, returning=returning), (notice,))


def tidied(member: Member, now: datetime) -> Decision:
    """Let go of what was held for a time, and note when this was last looked at."""
    return Decision(
        replace(
            member,
            tidied=now,
            history=checkin.faded(member.history, now),
            results=questions.faded(member.results, now),
            shares=team.faded(member.shares, now),
            log=own_log.faded(member.log, now),
            listening=listening.faded(member.listening, now),
            linking=linking.faded(member.linking, now),
            receipts=without_people(member.receipts, _current(member), now),
            draft=_fresh(member.draft, now),
            looking=_fresh(member.looking, now),
            summary=_fresh(member.summary, now),
            wishing=_still_written(member.wishing, now),
            change_asks=tuple(ask for ask in member.change_asks if change.fades_at(ask) > now),
        )
    )


def _current(member: Member) -> str:
    return member.escalation.id if member.escalation else ""


def _fresh(draft: _Held | None, now: datetime) -> _Held | None:
    return draft if draft is not None and now - draft.at < DRAFT_LASTS else None


def _still_written(wishing: change.Wishing | None, now: datetime) -> change.Wishing | None:
    return wishing if wishing is not None and now - wishing.at < FADES_AFTER else None
