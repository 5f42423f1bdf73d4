"""Decisions about what a member keeps for themselves. Nothing here ever tells anybody anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import assert_never

from bot.rules import (
    anchors,
    announcing,
    asking_in_chat,
    calendar,
    checkin,
    doorways,
    rhythm,
    signs,
    team,
    veil,
    watching,
)
from bot.rules.announcing import ChangesShown
from bot.rules.checkin import Keeping, NoAnswers, Trial
from bot.rules.decision import Decision, unchanged
from bot.rules.doorways import Doorway
from bot.rules.member import Looking, Member, Summary
from bot.rules.own_events import (
    AnchorsChosen,
    CheckInChanged,
    Cleared,
    DaysChosen,
    DoorwayMade,
    DoorwayRemoved,
    DoorwayUsed,
    Exported,
    Here,
    KeptLonger,
    LookedBack,
    LookingKept,
    OwnEvent,
    PhraseChosen,
    PlanWritten,
    PromptsPaused,
    ReflectionDrafted,
    SignAnswered,
    SignsAnew,
    SignsMuted,
    SummaryWritten,
    ZoneChosen,
)
from bot.rules.reflection import Reflection
from bot.rules.watching import Watching
from bot.rules.words import Words


def decide(member: Member, event: OwnEvent, now: datetime) -> Decision:
    match event:
        case Here():
            return Decision(replace(member, rhythm=rhythm.answered(member.rhythm)))
        case AnchorsChosen(words):
            return _anchors_chosen(member, words, now)
        case CheckInChanged(at, answers):
            watched = watching.changed(member.watching, member.history, at, answers)
            history = checkin.changed(member.history, at, answers)
            return Decision(replace(member, history=history, watching=watched))
        case ReflectionDrafted(reflection):
            return Decision(replace(member, looking=Looking(reflection, now) if reflection else None))
        case LookedBack(reflection):
            return _looked_back(member, reflection, now)
        case LookingKept():
            return _looking_kept(member, now)
        case PlanWritten(plan):
            return Decision(replace(member, plan=plan))
        case DaysChosen(days, hour):
            return _days_chosen(member, days, hour, now)
        case PromptsPaused(until):
            return _paused(member, until, now)
        case ZoneChosen(zone):
            return _zone_chosen(member, zone, now)
        case KeptLonger(yes):
            # For less long is at once: what is older than that goes with this press.
            history = checkin.faded(checkin.longer(member.history, yes), now)
            return Decision(replace(member, history=history))
        case Cleared():
            return _cleared(member, now)
        case Exported():
            return unchanged(member)
        case SummaryWritten(text):
            return Decision(replace(member, summary=Summary(text, now) if text else None))
        case ChangesShown():
            told = announcing.read(member.told, event, member.met, now)
            return Decision(replace(member, told=told))
        case SignAnswered():
            return Decision(_with_signs(member, signs.replied(member.watching.signs)))
        case SignsMuted(yes):
            return Decision(_with_signs(member, signs.muted(member.watching.signs, yes)))
        case SignsAnew():
            return Decision(_with_signs(member, signs.reanchored(member.watching.signs)))
        case DoorwayMade(id, key, count):
            after = doorways.made(member.doorways, Doorway(id, key, count, now))
            return Decision(replace(member, doorways=after))
        case DoorwayUsed(id, count):
            return Decision(replace(member, doorways=doorways.used(member.doorways, id, count)))
        case DoorwayRemoved(id):
            return Decision(replace(member, doorways=doorways.removed(member.doorways, id)))
        case PhraseChosen(typed):
            return Decision(veil.chosen(member, typed))
        case _:
            assert_never(event)


def _with_signs(member: Member, now_true: signs.Signs) -> Member:
    """What was watched before the last check-in is not to come back when that is put right."""
    return replace(member, watching=Watching(now_true))


def _anchors_chosen(member: Member, words: tuple[Words, ...], now: datetime) -> Decision:
    """Of a habit that was given up, no number stays."""
    chosen = anchors.chosen(member.anchors, words, member.seed, now)
    watched = member.watching.signs
    for anchor in member.anchors:
        if anchor not in chosen:
            watched = signs.dropped(watched, anchor.id)
    after = member if watched == member.watching.signs else _with_signs(member, watched)
    return Decision(replace(after, anchors=chosen))


def _looked_back(member: Member, reflection: Reflection, now: datetime) -> Decision:
    """Kept by whoever keeps their answers. For everybody else it is held as long as a draft is, so that
    they can copy it, and then it is gone."""
    if not reflection:
        return unchanged(member)
    here = replace(member, looked=now, rhythm=rhythm.answered(member.rhythm))
    match member.history:
        case Keeping() as keeping:
            return Decision(
                replace(here, history=checkin.looked_back(keeping, reflection, now), looking=None)
            )
        case _:
            return Decision(replace(here, looking=Looking(reflection, now, done=True)))


def _looking_kept(member: Member, now: datetime) -> Decision:
    if member.looking is None or not member.looking.done:
        return unchanged(member)
    keeping = checkin.choose(member.history, True, now)
    if not isinstance(keeping, Keeping):
        return unchanged(member)
    kept = checkin.looked_back(keeping, member.looking.reflection, member.looking.at)
    watched = watching.kept(member.watching, member.history, now)
    return Decision(replace(member, history=kept, looking=None, watching=watched))


def _days_chosen(member: Member, days: frozenset[int], hour: time, now: datetime) -> Decision:
    if len(days) not in rhythm.DAYS or not days <= member.calendar.days:
        return unchanged(member)
    asked = replace(member.rhythm, per_week=len(days), days=days, hour=hour)
    return Decision(replace(member, rhythm=rhythm.started(asked, member.calendar, member.seed, now)))


def _paused(member: Member, until: date | None, now: datetime) -> Decision:
    if until is not None and until not in rhythm.days_back(member.calendar, now):
        return unchanged(member)
    asked = replace(member.rhythm, paused=until)
    return Decision(replace(member, rhythm=rhythm.started(asked, member.calendar, member.seed, now)))


def _zone_chosen(member: Member, zone: str, now: datetime) -> Decision:
    """Their hours and what comes next move with the clock they read; their profile no longer does that."""
    if not zone:
        return Decision(replace(member, own_zone=False))
    if not calendar.is_zone(zone):
        return unchanged(member)
    here = replace(member.calendar, zone=zone)
    asked = rhythm.moved(member.rhythm, here, member.seed, now)
    return Decision(replace(member, own_zone=True, calendar=here, rhythm=asked))


def _cleared(member: Member, now: datetime) -> Decision:
    """What was answered goes; that answers are kept, and for how long, stays as they chose."""
    match member.history:
        case Keeping(year=year):
            history: checkin.History = Keeping((), since=now, year=year)
        case Trial():
            history = NoAnswers()
        case history:
            pass
    cleared = replace(
        asking_in_chat.over(member),
        history=history,
        draft=None,
        looking=None,
        summary=None,
        shares=team.happened(member.shares, team.WorkTakenOut(), now),
    )
    return Decision(_with_signs(cleared, signs.reanchored(member.watching.signs)))
