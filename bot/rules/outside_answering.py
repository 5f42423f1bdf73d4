"""Decisions in the row of a volunteer. What leaves it is a yes, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import chance, outside_talking, subjects
from bot.rules.decision import Decision, Delist, Effect, Enlist, Notify, Tell, Unnotify, unchanged
from bot.rules.member import Member
from bot.rules.outside import Asked, Past, Put, Refused, Talk, Theme, fades_at, with_ask
from bot.rules.outside_events import OutsideAccepted, OutsideAnswered, OutsideWasAsked


def volunteering_chosen(member: Member, themes: tuple[Theme, ...] | None, now: datetime) -> Decision:
    """Anybody may, and leave again with one press. A conversation that is open goes on."""
    if themes is None:
        return _left(member, now)
    ticked = tuple(theme for theme in Theme if theme in themes)
    new = (Enlist(),) if member.outside.volunteer is None else ()
    return Decision(replace(member, outside=replace(member.outside, volunteer=ticked)), new)


def after_willingness(decided: Decision, yes: bool, now: datetime) -> Decision:
    """ "Not yet" means nobody: neither their own people nor anybody outside."""
    return decided if yes else _and(decided, _left(decided.member, now))


def was_asked(member: Member, event: OutsideWasAsked, now: datetime) -> Decision:
    """One neutral notice, where this volunteer can take it; else silence, and nobody knows which."""
    if member.outside.ask(event.ask.id) is not None:
        return unchanged(member)
    at = member.calendar.next_open(now)
    told = _hears(member, event.ask, now) and at < event.ask.deadline
    after = _with(member, replace(event.ask, state=Put(told)))
    if not told:
        return Decision(after)
    return Decision(after, (Notify(_slot(member, event.ask), subjects.of_outside(event.ask.id), at),))


def answered(member: Member, event: OutsideAnswered, now: datetime) -> Decision:
    ask = member.outside.ask(event.ask)
    if ask is None or ask.state != Put(told=True):
        return unchanged(member)  # already answered, or over: the page behind the press says so
    if now >= ask.deadline:
        return is_over(member, ask.id, now)
    quiet = Unnotify(_slot(member, ask))
    if not event.yes:
        return Decision(_with(member, replace(ask, state=Refused(now))), (quiet,))
    begun = _with(member, replace(ask, state=Talk(ask.id, ask.by, now)))
    after = replace(begun, outside=replace(begun.outside, taken=now))
    return Decision(after, (quiet, Tell(ask.by, OutsideAccepted(ask.request, ask.id, member.id))))


def is_over(member: Member, of: str, now: datetime) -> Decision:
    """Somebody else was quicker, the member stopped it, or time ran out."""
    ask = member.outside.ask(of)
    if ask is None or isinstance(ask.state, Refused | Past):
        return unchanged(member)
    return Decision(_with(member, replace(ask, state=Past(now))), (Unnotify(_slot(member, ask)),))


def anybody_again(member: Member) -> Decision:
    return Decision(replace(member, outside=replace(member.outside, blocked=())))


def was_unreachable(decided: Decision, now: datetime) -> Decision:
    """Nothing arrives here any more: nobody is to wait for a line that cannot be read."""
    decided = _and(decided, _left(decided.member, now))
    for talk in decided.member.outside.talks:
        decided = _and(decided, outside_talking.closed(decided.member, talk.id, block=False, now=now))
    return decided


def tidied(decided: Decision, now: datetime) -> Decision:
    """Close what has run out, and forget who asked two weeks after the end."""
    for ask in decided.member.outside.asks:
        if isinstance(ask.state, Talk) and fades_at(ask) <= now:
            decided = _and(decided, outside_talking.ran_out(decided.member, ask.state, now))
    outside = decided.member.outside
    kept = tuple(ask for ask in outside.asks if fades_at(ask) > now)
    return replace(decided, member=replace(decided.member, outside=replace(outside, asks=kept)))


def _left(member: Member, now: datetime) -> Decision:
    """What lies unanswered on their table goes with it."""
    if member.outside.volunteer is None:
        return unchanged(member)
    decided = Decision(replace(member, outside=replace(member.outside, volunteer=None)), (Delist(),))
    for ask in member.outside.asks:
        if isinstance(ask.state, Put):
            decided = _and(decided, is_over(decided.member, ask.id, now))
    return decided


def _hears(member: Member, ask: Asked, now: datetime) -> bool:
    """Still volunteers, does not rest, keeps nobody like this one away, and has room for one more."""
    return (
        member.outside.volunteer is not None
        and not member.listening.keeps_away(ask.by, now)
        and ask.by not in member.outside.blocked
        and member.listening.has_room(now)
        and member.outside.has_room(now)
    )


def _and(before: Decision, after: Decision) -> Decision:
    """What followed first, then what followed from that."""
    effects: tuple[Effect, ...] = (*before.effects, *after.effects)
    return Decision(after.member, effects)


def _with(member: Member, ask: Asked) -> Member:
    return replace(member, outside=with_ask(member.outside, ask))


def _slot(member: Member, ask: Asked) -> str:
    return chance.opaque(member.seed, "slot", "outside asked", ask.id)
