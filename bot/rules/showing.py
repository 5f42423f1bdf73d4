"""Which page a member sees, and what is meant on it: a pure view of what is committed.

``wants`` names what a page needs from beyond the member's own row; ``show`` makes the page from it.
A name is wanted only where the member may see it: their own people, and whoever said yes to them or
they said yes to.
"""

from __future__ import annotations

from datetime import datetime

from bot.rules import (
    acts,
    announcing,
    asking_pages,
    change_sayings,
    changes,
    house_sayings,
    leaving_sayings,
    leaving_views,
    linking_views,
    outside_views,
    own_views,
    peer_sayings,
    questions_views,
    rhythm,
    sayings,
    subjects,
    table,
    team_views,
    together_views,
)
from bot.rules.announcing import Announcement
from bot.rules.checkin import Answers, Keeping, Trial, wants_asking
from bot.rules.known import Known, Wanted
from bot.rules.listening import Ask
from bot.rules.member import Member
from bot.rules.places import STATEMENTS, Place
from bot.rules.sayings import Saying
from bot.rules.taking_sayings import Everything, MyLog

ABOUT_OTHERS = (
    Place.PEOPLE,
    Place.STATUS,
    Place.RECEIPTS,
    Place.CHANGE,
    Place.BEING_ASKED,
    Place.ASK,
    Place.OUTSIDE,
    Place.STATEMENT,
)
"""Pages of a member's own on which others are named, besides those about one ask."""


def wants(place: Place, subject: str, member: Member) -> Wanted:
    if place in STATEMENTS:
        return together_views.wants(place, subject, member)
    match place:
        case Place.PEOPLE | Place.PICK:
            return Wanted(frozenset({*member.circle.ids, *member.circle.kept_out}))
        case Place.ASK | Place.ASK_CHANGED | Place.ASK_AGAIN | Place.WRITE:
            own = (*asking_pages.readers(member), *asking_pages.asked(member), *member.circle.kept_out)
            return Wanted(frozenset({*member.circle.ids, *own}))
        case Place.NUMBERS:
            return Wanted(frozenset(member.circle.ids))
        case Place.WHO_HAS_A_SAY:
            return Wanted(frozenset(asking_pages.say_about(member)))
        case Place.STATUS | Place.AFTER_ASKING | Place.TALK | Place.AFTER_TALK:
            own = (*asking_pages.readers(member), *asking_pages.asked(member), *member.circle.in_question)
            return Wanted(frozenset(own))
        case (
            Place.CHANGE
            | Place.AFTER_CHANGE
            | Place.CHANGE_WRITING
            | Place.CHANGE_PREVIEW
            | Place.CHANGE_CHANGED
        ):
            return changes.wanted(member)
        case Place.CHANGE_ASKED:
            return changes.asked_wanted(changes.asked(member, subjects.change_in(subject)))
        case Place.OUTSIDE | Place.AFTER_OUTSIDE:
            return outside_views.wants(subject, member)
        case Place.PLACES | Place.ELSEWHERE:
            return linking_views.wants(member)
        case Place.RECEIPTS:
            return Wanted(frozenset(id for r in member.receipts for id in r.to))
        case Place.TEAM:
            return Wanted(published=True)
        case Place.BEING_ASKED:
            return Wanted(frozenset(member.listening.never))
        case Place.ERASE | Place.ERASE_CHANGED | Place.ERASE_SURE:
            return leaving_views.wants(member)
        case Place.EXPORT:
            return everything(member)
        case Place.LOG:
            return Wanted(acts=True)
        case Place.ASKED | Place.TABLE | Place.SUGGESTING:
            return table.wanted(_ask_at(place, subject, member))
        case _:
            return Wanted()


TELLS_NEWS = frozenset({Place.FIRST, Place.LOOKING_BACK})
"""Where regular prompts lead: whatever has changed stands on top there, once."""


def news(place: Place, member: Member, known: Known, now: datetime) -> tuple[Announcement, ...]:
    """What stands above this page."""
    if place not in TELLS_NEWS:
        return ()
    return announcing.on_top(known.house.announcements, member.told, now)


def everything(member: Member) -> Wanted:
    """Of others, exactly what the member's own pages show of them."""
    shown = [(place, "") for place in ABOUT_OTHERS]
    shown += [(Place.ASKED, subjects.of_ask(ask.id)) for ask in member.listening.asks]
    shown += [(Place.CHANGE_ASKED, subjects.of_change(ask.id)) for ask in member.change_asks]
    shown += [(Place.OUTSIDE, subjects.of_outside(ask.id)) for ask in member.outside.asks]
    shown += [(Place.STATEMENT_TO_SIGN, subjects.of_statement(ask.id)) for ask in member.together.asks]
    wanted = [wants(place, subject, member) for place, subject in shown]
    faces = frozenset(id for one in wanted for id in one.faces)
    return Wanted(faces, frozenset(record for one in wanted for record in one.records), acts=True)


def show(place: Place, subject: str, member: Member, known: Known, now: datetime) -> Saying:
    if place in STATEMENTS:
        return together_views.page(place, subject, member, known, now)
    match place:
        case Place.FIRST:
            draft = member.draft.answers if member.draft else Answers()
            return sayings.FirstPage(member.visits <= 1, draft, member.anchors)
        case Place.AFTER_CHECK_IN:
            return _after_check_in(member)
        case Place.AFTER_NOTHING:
            return sayings.NothingSaved()
        case Place.AFTER_KEEPING:
            return sayings.KeepingSettled(isinstance(member.history, Keeping))
        case Place.PEOPLE:
            return asking_pages.people(member, known)
        case Place.ASK | Place.ASK_CHANGED:
            return asking_pages.ask_page(member, known, now, changed=place is Place.ASK_CHANGED)
        case Place.ASK_AGAIN:
            return asking_pages.asked_again(member, known, now)
        case Place.EDIT:
            return sayings.EditRelease(member.composing.release)
        case Place.PICK:
            return asking_pages.pick(member, known)
        case Place.STATUS | Place.AFTER_ASKING:
            return asking_pages.status(member, known, now)
        case Place.RECEIPTS:
            return sayings.Receipts(tuple((r, known.named(r.to)) for r in reversed(member.receipts)))
        case Place.WRITE:
            return sayings.WriteMyself(asking_pages.to_write_to(member, known))
        case Place.BEING_ASKED:
            return table.willingness(member, known, now)
        case Place.AFTER_BEING_ASKED:
            return peer_sayings.WillingnessSaid(member.listening.agreed)
        case Place.ASKED | Place.TABLE:
            return table.page(_ask_at(place, subject, member), member, known, now)
        case Place.SUGGESTING:
            return table.suggesting(_ask_at(place, subject, member), known)
        case Place.WHO_HAS_A_SAY:
            return asking_pages.who_has_a_say(member, known, asking=subject == subjects.ASKING)
        case Place.CLOSED:
            return sayings.ClosedWell()
        case Place.LISTENED | Place.LISTENED_HEAVY:
            return peer_sayings.Listened(heavy=place is Place.LISTENED_HEAVY)
        case Place.WORRIED:
            return peer_sayings.Worried(subjects.ask_in(subject) or "")
        case Place.CHANGE | Place.AFTER_CHANGE:
            return changes.page(member, known, now)
        case Place.CHANGE_WRITING:
            return changes.writing(member, known)
        case Place.CHANGE_PREVIEW | Place.CHANGE_CHANGED:
            return changes.preview(member, known, now, changed=place is Place.CHANGE_CHANGED)
        case Place.CHANGE_STOPPED:
            return change_sayings.ChangeStopped()
        case Place.CHANGE_ASKED:
            return changes.asked_page(changes.asked(member, subjects.change_in(subject)), known, now)
        case Place.OUTSIDE | Place.AFTER_OUTSIDE:
            return outside_views.page(subject, member, known, now)
        case Place.QUESTIONS:
            return questions_views.page(subject, member, known)
        case Place.TEAM:
            return team_views.page(member, known, now)
        case Place.PLACES | Place.MY_CODE | Place.ELSEWHERE:
            return linking_views.page(place, member, known, now)
        case Place.TALK | Place.AFTER_TALK:
            return asking_pages.talk(member, known, now)
        case Place.RHYTHM | Place.AFTER_RHYTHM:
            return _when_i_ask(member, known, now, saved=place is Place.AFTER_RHYTHM)
        case Place.HOURS | Place.AFTER_HOURS:
            quiet = member.quiet if member.quiet is not None and now < member.quiet else None
            return sayings.MyHours(member.calendar, quiet, saved=place is Place.AFTER_HOURS)
        case Place.DOORS:
            return house_sayings.OtherDoors()
        case Place.MY_DOOR | Place.AFTER_MY_DOOR:
            return house_sayings.MyDoor(member.door, saved=place is Place.AFTER_MY_DOOR)
        case Place.NUMBERS:
            return house_sayings.Numbers(known.people(member.circle.ids))
        case Place.LOOK_IN_SET:
            return house_sayings.LookInSet(member.look_in)
        case Place.LOOKING_IN:
            return house_sayings.LookingIn()
        case Place.THINKING:
            return house_sayings.ThinkingOfSomeone()
        case Place.HELP:
            return house_sayings.WhoSeesWhat(team=known.team is not None)
        case Place.ABOUT:
            here = tuple(f"{a.platform}/{a.tenant}" for a in member.addresses)
            coming = announcing.coming(known.house.announcements, now)
            return house_sayings.About(known.house, coming, here)
        case Place.EXPORT:
            begin = subjects.piece_in(subject)
            return Everything(member, known, now, known.house.has(announcing.PAGE), begin)
        case Place.LOG:
            told = known.house.announcements
            return MyLog(member.log, acts.settings(told), acts.shown(told, now))
        case Place.ERASE | Place.ERASE_CHANGED:
            return leaving_views.what(member, known, changed=place is Place.ERASE_CHANGED)
        case Place.ERASE_SURE:
            return leaving_views.sure(subject, member, known)
        case Place.GONE:
            return leaving_sayings.Gone()
        case Place.NOT_OPEN:
            return house_sayings.NotOpen()
        case _:
            own = own_views.page(place, subject, member, known, now)
            if own is None:
                raise AssertionError("a place without a page")
            return own


def _when_i_ask(member: Member, known: Known, now: datetime, saved: bool) -> Saying:
    hours = member.calendar
    back = hours.back if hours.is_away(now) else None
    days = rhythm.days_back(hours, now)
    questions = questions_views.offered(member, known)
    return sayings.WhenIAsk(member.rhythm.per_week, saved, back, days, bool(member.returning), questions)


def _after_check_in(member: Member) -> Saying:
    match member.history:
        case Trial(checkins=checkins) as trial if wants_asking(trial):
            return sayings.ThreeDots(tuple(c.answers for c in checkins))
        case Trial(checkins=checkins, asked=False):
            return sayings.Saved(held=len(checkins), kept=None)
        case Keeping(checkins=checkins):
            return sayings.Saved(held=None, kept=tuple(c.answers for c in checkins[-own_views.RECENT :]))
        case _:
            return sayings.Saved(held=None, kept=None)


def _ask_at(place: Place, subject: str, member: Member) -> Ask | None:
    if place is Place.TABLE:
        return table.on_table(member)
    return member.listening.ask(subjects.ask_in(subject) or "")
