"""Two addresses become one person, and one address leaves again. What each row decides about itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.rules import belongings, linking, talking
from bot.rules.calendar import Calendar
from bot.rules.chat_events import ChatChosen
from bot.rules.decision import Decision, Delist, Effect, Tell, unchanged
from bot.rules.events import FriendAgreed, FriendWithdrew
from bot.rules.linking import LASTS, Kind, Linking, Typed
from bot.rules.linking_events import (
    BecameOne,
    CameAlong,
    CodeMissed,
    CodeShown,
    CodeTyped,
    CodeWasTyped,
    LinkConfirmed,
    LinkingEvent,
    LinkRefused,
    LinkWasConfirmed,
    OnlyHere,
    SameSaid,
    SameWasRefused,
    SameWasSaid,
    ToldHere,
)
from bot.rules.listening import (
    Agreed,
    Invited,
    NotAsked,
    NotYet,
    Willingness,
)
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.renaming import renamed
from bot.rules.words import Words


def decide(member: Member, event: LinkingEvent, now: datetime) -> Decision:
    match event:
        case CodeShown(kind):
            return Decision(_with(member, linking.shown(member.linking, kind, member.seed, now)))
        case CodeTyped(kind, of):
            return _code_typed(member, kind, of, now)
        case CodeMissed():
            return Decision(_with(member, linking.missed(member.linking, now)))
        case CodeWasTyped(kind):
            return _code_was_typed(member, kind, now)
        case SameSaid():
            return _same_said(member, now)
        case SameWasSaid():
            return _same_was_said(member, event, now)
        case LinkConfirmed():
            return _link_confirmed(member, now)
        case LinkRefused():
            return _link_refused(member)
        case SameWasRefused(by):
            return _same_was_refused(member, by)
        case LinkWasConfirmed():
            return _link_was_confirmed(member, event, now)
        case CameAlong():
            return _came_along(member, event, now)
        case BecameOne():
            return _became_one(member, event, now)
        case ToldHere(here):
            return _told_here(member, here, now)
        case OnlyHere(here):
            return _only_here(member, here, now)
        case _:
            assert_never(event)


# --- The code, and who is who. -------------------------------------------------------------------


def _code_typed(member: Member, kind: Kind, of: MemberId, now: datetime) -> Decision:
    after = replace(member.linking, typed=Typed(kind, of, now + LASTS))
    return Decision(_with(member, after), (Tell(of, CodeWasTyped(kind)),))


def _code_was_typed(member: Member, kind: Kind, now: datetime) -> Decision:
    """Spent. There is time again for the rest of the way."""
    there = linking.code(member.linking, kind, now)
    if there is None or there.used:
        return unchanged(member)
    return Decision(_with(member, replace(member.linking, code=replace(there, used=True, until=now + LASTS))))


def _same_said(member: Member, now: datetime) -> Decision:
    there = linking.typed(member.linking, Kind.LINK, now)
    if there is None or there.mine:
        return unchanged(member)
    after = replace(member.linking, typed=replace(there, mine=True, until=now + LASTS))
    said = SameWasSaid(member.id, belongings.own(member), belongings.busy(member))
    return Decision(_with(member, after), (Tell(there.of, said),))


def _same_was_said(member: Member, event: SameWasSaid, now: datetime) -> Decision:
    there = linking.code(member.linking, Kind.LINK, now)
    if there is None or not there.used or there.by is not None:
        return unchanged(member)
    said = replace(there, by=event.by, has=event.has, busy=event.busy, until=now + LASTS)
    return Decision(_with(member, replace(member.linking, code=said)))


def _link_refused(member: Member) -> Decision:
    """Whichever side it is: the other one reads that the code is no longer good, and no more."""
    here = member.linking
    other = here.code.by if here.code is not None and here.code.kind is Kind.LINK else None
    if here.typed is not None and here.typed.kind is Kind.LINK:
        other = here.typed.of
    told = (Tell(other, SameWasRefused(member.id)),) if other is not None else ()
    return Decision(_with(member, Linking(missed=here.missed)), told)


def _same_was_refused(member: Member, by: MemberId) -> Decision:
    here = member.linking
    code = None if here.code is not None and here.code.kind is Kind.LINK and here.code.used else here.code
    typed = None if here.typed is not None and here.typed.of == by else here.typed
    return Decision(_with(member, replace(here, code=code, typed=typed)))


# --- Two become one. -----------------------------------------------------------------------------


def _link_confirmed(member: Member, now: datetime) -> Decision:
    there = linking.code(member.linking, Kind.LINK, now)
    if there is None or there.by is None:
        return unchanged(member)
    asked = LinkWasConfirmed(member.id, member.addresses, belongings.bare(member))
    return Decision(member, (Tell(there.by, asked),))


def _link_was_confirmed(member: Member, event: LinkWasConfirmed, now: datetime) -> Decision:
    """Said here as well, and not too long ago. Whoever has something of their own goes on."""
    there = linking.typed(member.linking, Kind.LINK, now)
    if (
        there is None
        or there.of != event.by
        or not there.mine
        or belongings.clash(member.addresses, event.addresses)
    ):
        return unchanged(member)
    if event.bare and not belongings.bare(member):
        return Decision(member, (Tell(event.by, CameAlong(member.id, member.addresses)),))
    return _let_go(member, event.by, now)


def _came_along(member: Member, event: CameAlong, now: datetime) -> Decision:
    there = linking.code(member.linking, Kind.LINK, now)
    if there is None or there.by != event.to or not belongings.bare(member):
        return unchanged(member)
    return _let_go(member, event.to, now)


def _let_go(member: Member, to: MemberId, now: datetime) -> Decision:
    """This row becomes a forward. Not while somebody waits for an answer here, or is waited for."""
    if belongings.busy(member):
        return unchanged(member)
    listening = member.listening
    along = BecameOne(
        member.id,
        member.also,
        member.addresses,
        listening.willingness,
        listening.inviters,
        member.circle.invited,
        listening.never,
        member.outside.blocked,
        listening.paused,
        member.welcomed,
        member.visits,
        member.phrase,
    )
    delisted: tuple[Effect, ...] = (Delist(),) if member.outside.volunteer is not None else ()
    return Decision(forward(member, to, now), (*delisted, Tell(to, along)))


def forward(member: Member, to: MemberId, now: datetime) -> Member:
    """Nothing of theirs is left here but the way to whoever they are now."""
    return Member(
        id=member.id,
        seed="",
        addresses=(),
        name=Words(""),
        language="",
        calendar=Calendar("UTC"),
        met=now,
        tidied=now,
        joined=to,
    )


def _became_one(member: Member, event: BecameOne, now: datetime) -> Decision:
    """Last said is what counts: a yes or a "not yet" given on the other side later is this member's, too."""
    if belongings.clash(member.addresses, event.addresses):
        raise AssertionError("looked at before anything was let go")
    also = dict.fromkeys((*member.also, event.who, *event.also))
    here = renamed(member, dict.fromkeys(also, member.id))
    inviters = (id for id in (*here.listening.inviters, *event.inviters) if id not in (here.id, *also))
    listening = replace(
        here.listening,
        willingness=_last_said(here.listening.willingness, event.willingness),
        inviters=tuple(dict.fromkeys(inviters)),
        never=tuple(dict.fromkeys((*here.listening.never, *event.never))),
        paused=max(filter(None, (here.listening.paused, event.paused)), default=None),
    )
    friends = tuple(friend for friend in here.circle.friends if friend.id != here.id)
    circle = replace(here.circle, friends=friends, invited=(*here.circle.invited, *event.invited))
    after = replace(
        here,
        also=tuple(also),
        addresses=(*here.addresses, *event.addresses),
        linking=Linking(missed=here.linking.missed),
        listening=listening,
        circle=circle,
        outside=replace(here.outside, blocked=tuple(dict.fromkeys((*here.outside.blocked, *event.blocked)))),
        welcomed=min(filter(None, (here.welcomed, event.welcomed)), default=None),
        visits=max(here.visits, event.visits),
        phrase=here.phrase or event.phrase,
    )
    return Decision(after, _told(after))


def _last_said(one: Willingness, other: Willingness) -> Willingness:
    said = [each for each in (one, other) if isinstance(each, Agreed | NotYet)]
    if said:
        return max(said, key=lambda each: each.at)
    return other if isinstance(one, NotAsked) else one


def _told(member: Member) -> tuple[Effect, ...]:
    """Whoever trusts either of the two reads of the one what they would have read."""
    match member.listening.willingness:
        case Agreed():
            return tuple(Tell(by, FriendAgreed(member.id)) for by in member.listening.inviters)
        case NotYet():
            return tuple(Tell(by, FriendWithdrew(member.id)) for by in member.listening.inviters)
        case NotAsked() | Invited():
            return ()


# --- Where they are told, and one place again. ---------------------------------------------------


def _told_here(member: Member, here: Address, now: datetime) -> Decision:
    if here not in member.addresses or here == member.addresses[0]:
        return unchanged(member)
    others = (address for address in member.addresses if address != here)
    return _moved(replace(member, addresses=(here, *others)), now)


def _only_here(member: Member, here: Address, now: datetime) -> Decision:
    if here not in member.addresses or len(member.addresses) == 1:
        return unchanged(member)
    after = replace(member, addresses=(here,))
    return Decision(after) if member.addresses[0] == here else _moved(after, now)


def _moved(member: Member, now: datetime) -> Decision:
    """Being asked in the chat was chosen for another chat, whose records are kept by somebody else."""
    return talking.decide(member, ChatChosen(False), now) if member.chat is not None else Decision(member)


def _with(member: Member, after: Linking) -> Member:
    return replace(member, linking=after)
