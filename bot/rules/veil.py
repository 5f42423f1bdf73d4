"""A phrase of one's own, in front of what was: for whoever stands beside a member and wants to see.

Without the phrase every page that looks back is drawn from the row of somebody who has written nothing yet.
Nothing that helps is behind it: asking for a person, how an open ask stands, stopping it, other doors, and
the plan and habits, which are for the days on which nobody remembers a phrase. A message opens what it is
about, and whoever pressed something reads what came of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules import under_way
from bot.rules.checkin import History, Keeping, Trial
from bot.rules.member import Member
from bot.rules.phrase import Opening, Typed
from bot.rules.places import Place
from bot.rules.watching import Watching

OPEN_FOR = timedelta(minutes=15)
"""How long a window stays open after the phrase. Another window asks again."""

LOOKS_BACK = frozenset(
    (
        Place.MY_PAGE,
        Place.AFTER_CHECK_IN,
        Place.CHECK_INS,
        Place.AFTER_CHECK_INS,
        Place.CHANGE_CHECK_IN,
        Place.LOOKING_BACK,
        Place.AFTER_LOOKING_BACK,
        Place.PAST,
        Place.PREPARE,
        Place.LEARNED,
        Place.SUMMARY,
        Place.SUMMARY_READY,
        Place.RECEIPTS,
        Place.QUESTIONS,
        Place.TEAM,
        Place.EXPORT,
        Place.LOG,
        Place.STATUS,
        Place.WRITE,
        Place.TABLE,
        Place.CHANGE,
        Place.CHANGE_PREVIEW,
        Place.CHANGE_CHANGED,
        Place.OUTSIDE,
        Place.RHYTHM,
        Place.AFTER_RHYTHM,
    )
)
"""What tells of earlier days, or tells of them besides what is now."""

AS_IT_IS = frozenset(
    (
        *(Place.FIRST, Place.AFTER_NOTHING, Place.AFTER_KEEPING, Place.HELP, Place.ABOUT, Place.THINKING),
        *(Place.PEOPLE, Place.ASK, Place.ASK_CHANGED, Place.ASK_AGAIN, Place.EDIT, Place.PICK),
        Place.AFTER_ASKING,
        *(Place.WHO_HAS_A_SAY, Place.SUGGESTING, Place.TALK, Place.AFTER_TALK, Place.CLOSED, Place.NUMBERS),
        *(Place.BEING_ASKED, Place.AFTER_BEING_ASKED, Place.ASKED, Place.WORRIED),
        *(Place.LISTENED, Place.LISTENED_HEAVY, Place.AFTER_OUTSIDE, Place.AFTER_CHANGE),
        *(Place.CHANGE_WRITING, Place.CHANGE_STOPPED, Place.CHANGE_ASKED),
        *(Place.HOURS, Place.AFTER_HOURS, Place.DAYS, Place.AFTER_DAYS),
        *(Place.DOORS, Place.MY_DOOR, Place.AFTER_MY_DOOR, Place.LOOK_IN_SET, Place.LOOKING_IN, Place.CHAT),
        *(Place.ANCHORS, Place.AFTER_ANCHORS, Place.PLAN, Place.AFTER_PLAN),
        *(Place.CLEAR, Place.CLEARED, Place.SIGN, Place.SIGN_FITS, Place.SIGN_DOES_NOT),
        *(Place.STILL_ASKING, Place.AFTER_STILL_ASKING, Place.DOORWAYS, Place.AFTER_DOORWAYS),
        *(Place.STATEMENT, Place.STATEMENT_WRITING, Place.STATEMENT_PREVIEW, Place.STATEMENT_CHANGED),
        *(Place.STATEMENT_GONE, Place.STATEMENT_TO_SIGN, Place.ERASE, Place.ERASE_CHANGED),
        *(Place.ERASE_SURE, Place.GONE, Place.PLACES, Place.MY_CODE, Place.ELSEWHERE, Place.NOT_OPEN),
        *(Place.PHRASE, Place.CHOOSE_PHRASE, Place.AFTER_PHRASE),
    )
)
"""What is needed now, is a setting, or was opened on purpose."""


def chosen(member: Member, typed: Typed) -> Member:
    may = member.phrase is None or typed.opens(member.phrase)
    return replace(member, phrase=typed.new) if may else member


def seen(place: Place, member: Member, opening: Opening, now: datetime) -> Member:
    """The member as this page may show them, in a window that is open like this."""
    if member.phrase is None or place not in LOOKS_BACK or opening.holds(member.phrase, now):
        return member
    return bare(member, now, place)


def bare(member: Member, now: datetime, after: Place | None = None) -> Member:
    """The same settings and people, what is under way, and nothing written yet, but for what led to the page
    ``after`` it."""
    begun = member.looking is not None and (not member.looking.done or after is Place.AFTER_LOOKING_BACK)
    return replace(
        under_way.only(member, now),
        phrase=None,
        draft=None,
        history=_nothing_yet(member.history, after is Place.AFTER_CHECK_IN),
        looking=member.looking if begun else None,
        looked=None,
        summary=member.summary if after is Place.SUMMARY_READY else None,
        watching=Watching(replace(Watching().signs, muted=member.watching.signs.muted)),
        receipts=(),
        results=(),
        told=(),
        shares=(),
        log=(),
    )


def _nothing_yet(history: History, fresh: bool) -> History:
    match history:
        case Keeping(checkins=held):
            return replace(history, checkins=held[-1:] if fresh else (), reflections=())
        case Trial(checkins=held):
            return replace(history, checkins=held[-1:] if fresh else ())
        case _:
            return history
