"""Which page a member sees, and what is meant on it: a pure view of what is committed.

``wants`` names what a page needs from beyond the member's own row; ``show`` makes the page from it.
A name is wanted only where the member may see it: their own people, and whoever said yes to them or
they said yes to.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import assert_never

from bot.rules import change_sayings, changes, peer_sayings, policy, rhythm, sayings, subjects, table
from bot.rules.checkin import Answers, Keeping, Trial, wants_asking
from bot.rules.escalation import (
    UNDO,
    Acknowledged,
    AlsoAsked,
    AlsoYes,
    Asking,
    Escalation,
    FollowUp,
    NobodyCould,
    Withdrawn,
)
from bot.rules.known import Known, Wanted
from bot.rules.listening import Ask
from bot.rules.member import Member
from bot.rules.people import Face, MemberId
from bot.rules.sayings import Saying

RECENT = 12


class Place(StrEnum):
    """Where a press leads. What is there depends on the member's state."""

    FIRST = "first"
    AFTER_CHECK_IN = "after-check-in"
    AFTER_NOTHING = "after-nothing"
    AFTER_KEEPING = "after-keeping"
    PEOPLE = "people"
    ASK = "ask"
    ASK_CHANGED = "ask-changed"
    EDIT = "edit"
    PICK = "pick"
    STATUS = "status"
    RECEIPTS = "receipts"
    WRITE = "write"
    BEING_ASKED = "being-asked"
    AFTER_BEING_ASKED = "after-being-asked"
    ASKED = "asked"
    TABLE = "table"
    WORRIED = "worried"
    LISTENED = "listened"
    LISTENED_HEAVY = "listened-heavy"
    CHANGE = "change"
    CHANGE_WRITING = "change-writing"
    CHANGE_PREVIEW = "change-preview"
    CHANGE_CHANGED = "change-changed"
    CHANGE_STOPPED = "change-stopped"
    CHANGE_ASKED = "change-asked"
    TALK = "talk"
    AFTER_TALK = "after-talk"
    RHYTHM = "rhythm"
    AFTER_RHYTHM = "after-rhythm"
    DOORS = "doors"
    LOOK_IN_SET = "look-in-set"
    LOOKING_IN = "looking-in"
    THINKING = "thinking"
    HELP = "help"
    NOT_OPEN = "not-open"


def readers(member: Member) -> tuple[MemberId, ...]:
    """Whom a press would ask now: the one picked for it, else those in the circle who agreed."""
    composing = member.composing
    if composing.one is not None:
        return (composing.one,)
    return tuple(id for id in member.circle.agreed if id not in composing.without)


def wants(place: Place, subject: str, member: Member) -> Wanted:
    match place:
        case Place.PEOPLE | Place.PICK:
            return Wanted(frozenset(member.circle.ids))
        case Place.ASK | Place.ASK_CHANGED | Place.WRITE:
            return Wanted(frozenset({*member.circle.ids, *readers(member), *_asked(member)}))
        case Place.STATUS | Place.TALK | Place.AFTER_TALK:
            return Wanted(frozenset({*_asked(member), *readers(member)}))
        case Place.CHANGE | Place.CHANGE_WRITING | Place.CHANGE_PREVIEW | Place.CHANGE_CHANGED:
            return changes.wanted(member)
        case Place.CHANGE_ASKED:
            return changes.asked_wanted(changes.asked(member, subjects.change_in(subject)))
        case Place.RECEIPTS:
            return Wanted(frozenset(id for r in member.receipts for id in r.to))
        case Place.BEING_ASKED:
            return Wanted(frozenset(member.listening.never))
        case Place.ASKED | Place.TABLE:
            return table.wanted(_ask_at(place, subject, member))
        case _:
            return Wanted()


def show(place: Place, subject: str, member: Member, known: Known, now: datetime) -> Saying:
    match place:
        case Place.FIRST:
            draft = member.draft.answers if member.draft else Answers()
            return sayings.FirstPage(welcome=member.visits <= 1, draft=draft)
        case Place.AFTER_CHECK_IN:
            return _after_check_in(member)
        case Place.AFTER_NOTHING:
            return sayings.NothingSaved()
        case Place.AFTER_KEEPING:
            return sayings.KeepingSettled(isinstance(member.history, Keeping))
        case Place.PEOPLE:
            return _people(member, known)
        case Place.ASK | Place.ASK_CHANGED:
            return _ask_page(member, known, now, changed=place is Place.ASK_CHANGED)
        case Place.EDIT:
            return sayings.EditRelease(member.composing.release)
        case Place.PICK:
            return _pick(member, known)
        case Place.STATUS:
            return _status(member, known, now)
        case Place.RECEIPTS:
            return sayings.Receipts(tuple((r, known.people(r.to)) for r in reversed(member.receipts)))
        case Place.WRITE:
            return sayings.WriteMyself(_to_write_to(member, known))
        case Place.BEING_ASKED:
            return table.willingness(member, known, now)
        case Place.AFTER_BEING_ASKED:
            return peer_sayings.WillingnessSaid(member.listening.agreed)
        case Place.ASKED | Place.TABLE:
            return table.page(_ask_at(place, subject, member), member, known, now)
        case Place.LISTENED | Place.LISTENED_HEAVY:
            return peer_sayings.Listened(heavy=place is Place.LISTENED_HEAVY)
        case Place.WORRIED:
            return peer_sayings.Worried(subjects.ask_in(subject) or "")
        case Place.CHANGE:
            return changes.page(member, known, now)
        case Place.CHANGE_WRITING:
            return changes.writing(member, known)
        case Place.CHANGE_PREVIEW | Place.CHANGE_CHANGED:
            return changes.preview(member, known, now, changed=place is Place.CHANGE_CHANGED)
        case Place.CHANGE_STOPPED:
            return change_sayings.ChangeStopped()
        case Place.CHANGE_ASKED:
            return changes.asked_page(changes.asked(member, subjects.change_in(subject)), known, now)
        case Place.TALK | Place.AFTER_TALK:
            return _talk(member, known, now)
        case Place.RHYTHM | Place.AFTER_RHYTHM:
            return _when_i_ask(member, now, saved=place is Place.AFTER_RHYTHM)
        case Place.DOORS:
            return sayings.OtherDoors()
        case Place.LOOK_IN_SET:
            return sayings.LookInSet(member.look_in)
        case Place.LOOKING_IN:
            return sayings.LookingIn()
        case Place.THINKING:
            return sayings.ThinkingOfSomeone()
        case Place.HELP:
            return sayings.WhoSeesWhat()
        case Place.NOT_OPEN:
            return sayings.NotOpen()
        case _:
            assert_never(place)


def _away(people: tuple[Face, ...], now: datetime) -> tuple[Face, ...]:
    return tuple(face for face in people if face.calendar.is_away(now))


def _when_i_ask(member: Member, now: datetime, saved: bool) -> Saying:
    hours = member.calendar
    back = hours.back if hours.is_away(now) else None
    return sayings.WhenIAsk(member.rhythm.per_week, saved, back, rhythm.days_back(hours, now))


def _after_check_in(member: Member) -> Saying:
    match member.history:
        case Trial(checkins=checkins) as trial if wants_asking(trial):
            return sayings.ThreeDots(tuple(c.answers for c in checkins))
        case Trial(checkins=checkins, asked=False):
            return sayings.Saved(held=len(checkins), kept=None)
        case Keeping(checkins=checkins):
            return sayings.Saved(held=None, kept=tuple(c.answers for c in checkins[-RECENT:]))
        case _:
            return sayings.Saved(held=None, kept=None)


def _people(member: Member, known: Known) -> Saying:
    circle = member.circle
    release = circle.approval.release if circle.approval else member.composing.release
    return sayings.MyPeople(
        people=tuple((known.faces[f.id], f.agreed) for f in circle.friends if f.id in known.faces),
        release=release,
        readers=known.people(circle.agreed),
        approved=circle.approval is not None,
    )


def _ask_page(member: Member, known: Known, now: datetime, changed: bool) -> Saying:
    if member.escalation is not None and member.escalation.open:
        return _status(member, known, now)
    able = known.people(readers(member))
    if not able:
        return _pick(member, known)
    until = policy.deadline(member.calendar, now)
    return sayings.Preview(
        release=member.composing.release,
        readers=able,
        first=member.composing.one is not None and member.composing.one not in member.circle.agreed,
        until=until,
        changed=changed,
        away=_away(able, now),
        possible=any(policy.can_be_asked(face.calendar, until, now) for face in able),
    )


def _pick(member: Member, known: Known) -> Saying:
    waiting = tuple(f.id for f in member.circle.friends if not f.agreed)
    return sayings.PickSomeone(known.people(waiting))


def _status(member: Member, known: Known, now: datetime) -> Saying:
    escalation = member.escalation
    standing = _standing(escalation, known, now) if escalation else sayings.NotAsking()
    nobody = isinstance(standing, sayings.NobodySaidYes)
    return sayings.Status(
        standing=standing,
        unreachable=known.people(escalation.unreachable) if escalation else (),
        table=table.on_table(member) is not None,
        away=_away(known.people(readers(member)), now) if nobody else (),
    )


def _standing(escalation: Escalation, known: Known, now: datetime) -> sayings.Standing:
    match escalation.progress:
        case Asking(turn=turn):
            may_undo = turn == 0 and now < escalation.consented + UNDO
            return sayings.AskingNow(known.people(escalation.plan.peers), escalation.plan.deadline, may_undo)
        case Acknowledged(peer=peer, follow_up=said) as yes if peer in known.faces:
            if said is FollowUp.TAKEN_BACK:
                return sayings.CannotAfterAll(known.faces[peer])
            return _said_yes(yes, escalation.plan.deadline, known, now)
        case Acknowledged():
            return sayings.Stopped()
        case NobodyCould(at=at):
            until = escalation.plan.deadline
            return sayings.NobodySaidYes(until if at >= until else None)
        case Withdrawn():
            return sayings.Stopped()


def _said_yes(yes: Acknowledged, deadline: datetime, known: Known, now: datetime) -> sayings.Standing:
    passed = now > yes.first_move
    other: sayings.OtherSaidYes | sayings.OtherMayYet | None = None
    match yes.other:
        case AlsoYes(peer, move) if peer in known.faces:
            passed = passed and now > move
            other = sayings.OtherSaidYes(known.faces[peer], move)
        case AlsoAsked(peer) if peer in known.faces and now < deadline:
            other = sayings.OtherMayYet(known.faces[peer], deadline)
    return sayings.SaidYes(known.faces[yes.peer], yes.first_move, passed, other)


def _talk(member: Member, known: Known, now: datetime) -> Saying:
    match member.escalation:
        case Escalation(progress=Acknowledged(peer=peer, follow_up=follow_up) as yes) if peer in known.faces:
            if follow_up is FollowUp.TAKEN_BACK:
                return _status(member, known, now)
            if follow_up in (FollowUp.TALKED, FollowUp.NOT_TALKED):
                return sayings.TalkSaid(follow_up is FollowUp.TALKED)
            return sayings.DidYouTalk(known.people(yes.said_yes))
        case _:
            return sayings.TalkGone()


def _to_write_to(member: Member, known: Known) -> tuple[Face, ...]:
    """The member's own people, whether or not they agreed to be asked: writing needs nobody's leave."""
    return known.people(tuple(dict.fromkeys((*readers(member), *member.circle.ids, *_asked(member)))))


def _asked(member: Member) -> tuple[MemberId, ...]:
    return member.escalation.plan.peers if member.escalation else ()


def _ask_at(place: Place, subject: str, member: Member) -> Ask | None:
    if place is Place.TABLE:
        return table.on_table(member)
    return member.listening.ask(subjects.ask_in(subject) or "")
