"""Everything that is held of one member, as a tree: what their export says, and what it leaves out, and why.

The keys are the format: whoever wrote a program for it finds them again. What is added later gets a new key;
a key that changes its meaning is a new ``FORMAT``. Words, moments and codes stay what they are here; the two
files that are made of the tree say them each in its own way.

Of others it says what the member's own pages say, and not more: a name stands only where one of them shows
it. What is empty in it was empty here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from bot.messages.exporting_asks import (
    changes_asked_of_me,
    my_ask,
    my_change,
    outside_the_team,
    receipts,
    said_together,
    when_others_ask_me,
)
from bot.messages.exporting_names import Names, code
from bot.rules import acts
from bot.rules.announcing import KINDS
from bot.rules.calendar import Calendar
from bot.rules.checkin import Answers, CheckIn, Forgetting, Keeping, NoAnswers, Trial
from bot.rules.escalation import Composing, Release
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.reflection import Prompt, Reflection
from bot.rules.signs import SCALES, Signs
from bot.rules.team import Share
from bot.rules.words import Words

FORMAT = 1
Tree = dict[str, Any] | list[Any] | Words | datetime | date | time | str | int | float | bool | None

LEFT_OUT: dict[str, str] = {
    "id": "a random number that stands for the member in other rows; it says nothing",
    "seed": "chance: whoever has it could tell when something will be sent",
    "tidied": "when Kaveri last let go of what is held for a time; about the machine, not the member",
    "visits": "counts to two, so that the welcome is shown once; when they first came is there",
    "escalations": "counts, so that every ask has a name of its own",
    "changes": "counts, so that every change asked for has a name of its own",
    "leaving": "whoever has it set has nothing left to take along",
    "linking": "codes under way, for minutes, and wrong ones of a day; where they are found is there",
    "also": "random numbers that stood for the member in another place; they say nothing",
    "phrase": "the words are kept nowhere; and that there is one, is nobody's to see",
    "joined": "whoever has it set has nothing left to take along: it is all with whom they are now",
}
"""Fields of ``Member`` that an export does not hold."""

EXPORTED: dict[str, tuple[str, Callable[[Member, Names], Tree]]] = {
    "addresses": ("addresses", lambda m, _: [
        {"platform": a.platform, "workspace": a.tenant, "user": a.user} for a in m.addresses
    ]),
    "name": ("name", lambda m, _: m.name),
    "language": ("language", lambda m, _: m.language),
    "calendar": ("working_time", lambda m, _: _calendar(m.calendar)),
    "own_zone": ("clock_of_own_choosing", lambda m, _: m.own_zone),
    "met": ("known_since", lambda m, _: m.met),
    "welcomed": ("first_came", lambda m, _: m.welcomed),
    "rhythm": ("when_i_ask", lambda m, _: _rhythm(m)),
    "chat": ("asked_in_chat", lambda m, _: _chat(m)),
    "quiet": ("quiet_until", lambda m, _: m.quiet),
    "look_in": ("look_in", lambda m, _: m.look_in),
    "returning": ("look_in_after_absence", lambda m, _: list(m.returning)),
    "typed": ("last_line_answered", lambda m, _: m.typed),
    "history": ("answers", lambda m, _: _history(m)),
    "draft": ("check_in_begun", lambda m, _: (
        {"at": m.draft.at} | _answers(m.draft.answers, m) if m.draft else None
    )),
    "looking": ("looking_back_begun", lambda m, _: (
        {"at": m.looking.at} | _reflection(m.looking.reflection) if m.looking else None
    )),
    "looked": ("last_looking_back", lambda m, _: m.looked),
    "summary": ("page_for_appointment", lambda m, _: (
        {"at": m.summary.at, "text": m.summary.text} if m.summary else None
    )),
    "anchors": ("habits", lambda m, _: [a.words for a in m.anchors]),
    "watching": ("usual", lambda m, _: _usual(m.watching.signs, m)),
    "plan": ("plan", lambda m, _: {
        "well": m.plan.well, "signs": m.plan.signs, "helps": m.plan.helps, "tell": m.plan.tell
    }),
    "door": ("own_door", lambda m, _: m.door),
    "results": ("questionnaires", lambda m, _: [
        {"at": r.at, "questionnaire": r.pack, "version": r.version,
         "numbers": [{"scale": scale, "number": number / 100} for scale, number in r.numbers]}
        for r in m.results
    ]),
    "circle": ("people", lambda m, names: _circle(m, names)),
    "composing": ("words_prepared", lambda m, names: _composing(m.composing, names)),
    "escalation": ("ask", my_ask),
    "receipts": ("passed_on", receipts),
    "wishing": ("change_being_written", lambda m, names: (
        {"at": m.wishing.at, "to": names.of(m.wishing.ally), "text": m.wishing.text} if m.wishing else None
    )),
    "change": ("change_asked", my_change),
    "listening": ("being_asked", when_others_ask_me),
    "change_asks": ("changes_asked_of_me", changes_asked_of_me),
    "outside": ("outside_my_team", outside_the_team),
    "doorways": ("phones", lambda m, _: [{"made": d.made} for d in m.doorways]),
    "told": ("changes_of_settings_read", lambda m, _: [
        {"what": _setting(one.fact.kind), "value": one.fact.value, "told_from": one.told_from,
         "read": one.at}
        for one in m.told
    ]),
    "shares": ("let_count_for_my_team", lambda m, _: [_share(share) for share in m.shares]),
    "together": ("said_together", said_together),
    "log": ("log", lambda m, _: [{"at": line.at, "what": code(f"did-{line.what}")} for line in m.log]),
}  # fmt: skip
"""Each field of ``Member``: its key in an export, and what stands there."""


def tree(member: Member, known: Known, now: datetime) -> dict[str, Any]:
    names = Names(known, now)
    held = {key: told(member, names) for key, told in EXPORTED.values()}
    operator = {"operator": _operator(known), "operator_did": _operator_did(known, now)}
    return {"format": FORMAT, "made": now, **held, **operator}


def _calendar(calendar: Calendar) -> dict[str, Any]:
    return {
        "clock": calendar.zone,
        "days": sorted(calendar.days),
        "opens": calendar.opens,
        "closes": calendar.closes,
        "back_from_absence": calendar.back,
    }


def _rhythm(member: Member) -> dict[str, Any]:
    asked = member.rhythm
    return {
        "times_a_week": asked.per_week,
        "days": sorted(asked.days) if asked.days is not None else None,
        "hour": asked.hour,
        "paused_until": asked.paused,
        "last_question": asked.last,
        "next_question": asked.next_at,
        "without_an_answer": asked.unanswered,
    }


def _chat(member: Member) -> dict[str, Any] | None:
    if member.chat is None:
        return None
    talk = member.chat.talk
    begun = {"at": talk.at} | _answers(talk.answers, member) if talk is not None else None
    return {"since": member.chat.since, "begun": begun}


def _history(member: Member) -> dict[str, Any]:
    match member.history:
        case Keeping(checkins, since, reflections, year):
            return {
                "kept": code("a-year" if year else "90-days"),
                "since": since,
                "check_ins": [_check_in(c, member) for c in checkins],
                "looking_back": [{"at": r.at} | _reflection(r.reflection) for r in reflections],
            }
        case Trial(checkins, until):
            held = [_check_in(c, member) for c in checkins]
            return {"kept": code("first-three"), "until": until, "check_ins": held}
        case NoAnswers() | Forgetting():
            return {"kept": code("nothing")}


def _check_in(checkin: CheckIn, member: Member) -> dict[str, Any]:
    return {"at": checkin.at} | _answers(checkin.answers, member)


def _answers(answers: Answers, member: Member) -> dict[str, Any]:
    words = {anchor.id: anchor.words for anchor in member.anchors}
    habits = [{"habit": words[k.anchor], "went": code(k.kept)} for k in answers.anchors if k.anchor in words]
    return {"energy": answers.energy, "off": answers.off, "line": answers.line, "habits": habits}


def _reflection(reflection: Reflection) -> dict[str, Any]:
    rated: dict[str, Any] = {f"rated_{rating.item}": rating.value for rating in reflection.ratings}
    written = {prompt.value: reflection.words(prompt) for prompt in Prompt}
    return {**rated, **written, "theme": reflection.theme}


def _share(share: Share) -> dict[str, Any]:
    rated: dict[str, Any] = {f"rated_{rating.item}": rating.value for rating in share.ratings}
    what = share.hindrance
    return {
        "quarter": str(share.quarter),
        "team": share.team,
        **rated,
        "obstacle": code(f"obstacle-{what.obstacle}") if what else None,
        "about": what.about if what else None,
    }


def _usual(signs: Signs, member: Member) -> dict[str, Any]:
    """The first twenty answers as numbers, and where the running average stands: what a sign is seen by."""
    words: dict[str, Words | str] = {scale: code(scale) for scale in SCALES}
    words |= {anchor.id: anchor.words for anchor in member.anchors}
    watched = [
        {
            "of": words.get(one.key),
            "counted": one.line.count,
            "mean": round(one.line.mean, 2),
            "average_now": round(one.line.level, 2),
        }
        for one in signs.watched
    ]
    return {"muted": signs.muted, "last_question": signs.nudged_at, "watched": watched}


def _circle(member: Member, names: Names) -> dict[str, Any]:
    circle = member.circle
    agreed = {f.id: f.agreed for f in circle.friends}
    return {
        "in_order": [
            {"name": names.of(id), "may_be_asked": code("yes" if yes else "not-yet")}
            for id, yes in agreed.items()
        ],
        "decide_about_my_work": [names.of(id) for id in circle.have_say],
        "the_directory_says_so_of": [names.of(id) for id in circle.in_question],
        "i_denied_it_of": len(circle.denied),
        "directory_knows_me": circle.checked,
        "invitations": [at for _, at in circle.invited],
        "words_approved": _release(circle.approval.release) if circle.approval else None,
    }


def _composing(composing: Composing, names: Names) -> dict[str, Any]:
    one = names.of(composing.one) if composing.one is not None else None
    return {"to": one} | _release(composing.release)


def _release(release: Release) -> dict[str, Any]:
    return {
        "way": code(f"way-{release.way}"),
        "note": release.note,
        "named": release.named,
        "order": code(f"order-{release.order}"),
        "any_hour": release.any_hour,
    }


def _setting(kind: str) -> str:
    """One that only a later release knows is told as it is."""
    return code(f"setting-{kind}") if kind in KINDS else kind


def _operator(known: Known) -> list[dict[str, Any]]:
    """What the operator changed about who can learn what: when members were told, and from when it holds."""
    return [
        {"what": _setting(one.fact.kind), "value": one.fact.value, "told_from": one.told_from,
         "holds_from": one.holds_from}
        for one in acts.settings(known.house.announcements)
    ]  # fmt: skip


def _operator_did(known: Known, now: datetime) -> list[dict[str, Any]]:
    """What else they did that concerns everybody."""
    told = acts.told(known.house.announcements, now)
    return [{"at": one.at, "what": code(f"act-{one.act}"), "value": one.value} for one in told]
