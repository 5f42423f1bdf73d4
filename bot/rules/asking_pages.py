"""The pages about asking for a person: one's own people, the preview, how it stands, the talk.

A name stands here only where the member may see it: their own people, and whoever said yes to them.
"""

from __future__ import annotations

from datetime import datetime

from bot.rules import policy, sayings, seconding, table
from bot.rules.escalation import (
    UNDO,
    Acknowledged,
    AlsoAsked,
    AlsoYes,
    Asking,
    Escalation,
    FollowUp,
    NobodyCould,
    Release,
    Suggestion,
    ToBeAsked,
    Withdrawn,
)
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.people import Face, MemberId
from bot.rules.sayings import Saying


def readers(member: Member) -> tuple[MemberId, ...]:
    """Whom a press would ask now: the one picked for it, else those in the circle who agreed."""
    composing = member.composing
    if composing.one is not None:
        return () if composing.one in member.circle.kept_out else (composing.one,)
    return tuple(id for id in member.circle.agreed if id not in composing.without)


def in_time(member: Member, people: tuple[Face, ...], release: Release, now: datetime) -> tuple[Face, ...]:
    """Those of these people who can be asked early enough to answer, if the member pressed now."""
    until = seconding.until(member, now)
    return tuple(
        face
        for face in people
        if policy.can_be_asked(face.calendar, until, now, release.any_hour and face.any_hour)
    )


def say_about(member: Member) -> tuple[MemberId, ...]:
    """Of whom the member can say that they have a say over their work."""
    return tuple(dict.fromkeys((*member.circle.ids, *readers(member), *member.circle.kept_out)))


def who_has_a_say(member: Member, known: Known, asking: bool) -> Saying:
    people = known.named(say_about(member))
    ticked = tuple((face, face.id in member.circle.kept_out) for face in people)
    return sayings.WhoHasASay(ticked, asking, known.people(member.circle.in_question))


def _away(people: tuple[Face, ...], now: datetime) -> tuple[Face, ...]:
    return tuple(face for face in people if face.calendar.is_away(now))


def people(member: Member, known: Known) -> Saying:
    circle = member.circle
    release = circle.approval.release if circle.approval else member.composing.release
    return sayings.MyPeople(
        people=tuple((known.face(f.id), f.agreed) for f in circle.friends),
        have_say=known.named(circle.have_say),
        release=release,
        readers=known.people(circle.agreed),
        approved=circle.approval is not None,
        checked=circle.checked,
        in_question=known.people(circle.in_question),
    )


def ask_page(member: Member, known: Known, now: datetime, changed: bool) -> Saying:
    adding = seconding.adding(member) is not None
    if member.escalation is not None and member.escalation.open and not adding:
        return status(member, known, now)
    able = known.people(readers(member))
    if not able:
        return pick(member, known)
    release = seconding.release(member)
    timely = in_time(member, able, release, now)
    late = tuple(face for face in able if face not in timely and not face.calendar.is_away(now))
    return sayings.Preview(
        release=release,
        readers=timely or able,
        first=member.composing.one is not None and member.composing.one not in member.circle.agreed,
        until=seconding.until(member, now),
        changed=changed,
        away=_away(able, now),
        late=late if timely else (),
        possible=bool(timely),
        any_hour=tuple(face for face in able if face.any_hour and not face.calendar.is_open(now)),
        adding=adding,
        in_question=known.people(member.circle.in_question),
    )


def asked_again(member: Member, known: Known, now: datetime) -> Saying:
    """The press that releases came once more. Where nobody is asked, nothing came of the first one either:
    what it would have sent had changed."""
    if member.escalation is None:
        return ask_page(member, known, now, changed=True)
    return status(member, known, now)


def pick(member: Member, known: Known) -> Saying:
    waiting = tuple(f.id for f in member.circle.friends if not f.agreed)
    circle = member.circle
    return sayings.PickSomeone(
        known.people(waiting),
        known.people(circle.have_say),
        circle.checked,
        known.people(circle.in_question),
    )


def status(member: Member, known: Known, now: datetime) -> Saying:
    escalation = member.escalation
    standing = _standing(escalation, known, now) if escalation else sayings.NotAsking()
    nobody = isinstance(standing, sayings.NobodySaidYes)
    named = escalation.suggested if escalation else None
    return sayings.Status(
        standing=standing,
        unreachable=known.people(escalation.unreachable) if escalation else (),
        table=table.on_table(member) is not None,
        away=_away(known.people(readers(member)), now) if nobody else (),
        suggested=_suggested(named, known) if named else None,
        in_question=known.people(member.circle.in_question),
    )


def _standing(escalation: Escalation, known: Known, now: datetime) -> sayings.Standing:
    match escalation.progress:
        case Asking(turn=turn):
            may_undo = turn == 0 and now < escalation.consented + UNDO
            return sayings.AskingNow(known.named(escalation.plan.peers), escalation.plan.deadline, may_undo)
        case Acknowledged(peer=peer, follow_up=FollowUp.TAKEN_BACK):
            return sayings.CannotAfterAll(known.face(peer))
        case Acknowledged() as yes:
            return _said_yes(yes, escalation.plan.deadline, known, now)
        case NobodyCould(at=at):
            until = escalation.plan.deadline
            return sayings.NobodySaidYes(until if at >= until else None)
        case Withdrawn():
            return sayings.Stopped()


def _said_yes(yes: Acknowledged, deadline: datetime, known: Known, now: datetime) -> sayings.Standing:
    passed = now > yes.first_move
    other: sayings.OtherSaidYes | sayings.OtherMayYet | None = None
    match yes.other:
        case AlsoYes(peer, move):
            passed = passed and now > move
            other = sayings.OtherSaidYes(known.face(peer), move)
        case AlsoAsked(peer) | ToBeAsked(peer) if peer in known.faces and now < deadline:
            other = sayings.OtherMayYet(known.faces[peer], deadline)
    return sayings.SaidYes(known.face(yes.peer), yes.first_move, passed, other)


def _suggested(named: Suggestion, known: Known) -> sayings.Suggested | None:
    if named.person not in known.faces:
        return None  # who left is nobody to ask
    return sayings.Suggested(known.face(named.by), known.faces[named.person])


def talk(member: Member, known: Known, now: datetime) -> Saying:
    match member.escalation:
        case Escalation(progress=Acknowledged(follow_up=follow_up) as yes):
            news = member.escalation is not None and member.escalation.suggested is not None
            if follow_up is FollowUp.TAKEN_BACK or news:
                return status(member, known, now)
            if follow_up in (FollowUp.TALKED, FollowUp.NOT_TALKED):
                return sayings.TalkSaid(follow_up is FollowUp.TALKED, known.people(yes.said_yes))
            return sayings.DidYouTalk(known.named(yes.said_yes))
        case _:
            return sayings.TalkGone()


def to_write_to(member: Member, known: Known) -> tuple[Face, ...]:
    """The member's own people, whether or not they agreed to be asked: writing needs nobody's leave."""
    return known.people(tuple(dict.fromkeys((*readers(member), *member.circle.ids, *asked(member)))))


def asked(member: Member) -> tuple[MemberId, ...]:
    """Those whom the ask under way is about, and whoever was named to the member since."""
    if member.escalation is None:
        return ()
    suggested = member.escalation.suggested
    return (*member.escalation.plan.peers, *((suggested.person,) if suggested else ()))
