"""A check-in as a talk in the chat, for a member who chose that: one question at a time, and never a nag.

What does not fit is met with one gentle repeat and then left alone; an hour without an answer ends the talk
in silence, and what was answered so far is the check-in. Whatever comes after that is an ordinary line.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.rules import chance, hearing, rhythm, routine, subjects
from bot.rules.anchors import AnchorKept, Kept
from bot.rules.asking_in_chat import (
    asked,
    beside,
    ends,
    live,
    over,
    says,
    talk_of,
    undisturbed,
    with_talk,
)
from bot.rules.chat import ENERGY, LASTS, LATER, LINE, OFF, Chat, Heard, Kind, Talk, wakes_at
from bot.rules.chat_events import (
    ButtonSaid,
    ChatChosen,
    ChatEvent,
    LineDeleted,
    LineEdited,
    LineSaid,
    WindowWanted,
)
from bot.rules.checkin import Answers
from bot.rules.decision import Decision, Notify, unchanged
from bot.rules.hearing import Meaning, Number, TooLong, Unclear, Went, Wish, Wrote
from bot.rules.member import Draft, Member
from bot.rules.turns import TalkTurn
from bot.rules.words import Words

AT_ONCE = timedelta(seconds=3)
"""Lines this close together were written without the next question: what does not fit it is no mistake."""


def decide(member: Member, event: ChatEvent, now: datetime) -> Decision:
    match event:
        case ChatChosen(yes):
            return _chosen(member, yes, now)
        case LineSaid(line, text):
            return _line_said(member, chance.opaque(member.seed, "line", line), text, now)
        case LineEdited(line, text):
            return _edited(member, chance.opaque(member.seed, "line", line), text, now)
        case LineDeleted(line):
            return _deleted(member, chance.opaque(member.seed, "line", line), now)
        case ButtonSaid(id, turn, text):
            return _pressed(member, id, turn, text, now)
        case WindowWanted(id):
            talk = talk_of(member)
            return Decision(_to_window(member, talk, now) if talk and talk.id == id else member)
        case _:
            assert_never(event)


def due(member: Member, turn: TalkTurn, now: datetime) -> Decision:
    """Time to take a talk up again, or to let it fade."""
    talk = talk_of(member)
    if talk is None or wakes_at(talk) != turn.at:
        return unchanged(member)
    in_time = now - turn.at < LASTS and member.calendar.is_open(now) and not undisturbed(member, now)
    if talk.resumes is not None and in_time:
        return says(member, replace(talk, resumes=None, last=None), Kind.OPENING, now)
    return _saved(over(member), talk.answers, now)


def _chosen(member: Member, yes: bool, now: datetime) -> Decision:
    if yes:
        return Decision(member if member.chat is not None else _asked_here(member, now))
    talk = talk_of(member)
    return Decision(replace(_to_window(member, talk, now) if talk else member, chat=None))


def _asked_here(member: Member, now: datetime) -> Member:
    """Also where they never opened the first page: questions were promised, so they begin."""
    asked = rhythm.resumed(member.rhythm, member.calendar, member.seed, now)
    return replace(member, chat=Chat(now), looked=member.looked or now, rhythm=asked)


def _line_said(member: Member, line: str, text: Words, now: datetime) -> Decision:
    talk = live(member, now)
    if talk is None:
        return routine.typed(member, now)
    if talk.last is not None and talk.last.line == line:
        return unchanged(member)
    question = asked(member, talk)
    means = hearing.meaning(text, question)
    if isinstance(means, Unclear) and talk.last is not None and now - talk.at < AT_ONCE:
        return unchanged(member)
    return _heard(member, replace(talk, last=Heard(line, question)), means, now)


def _pressed(member: Member, id: str, turn: int, text: Words, now: datetime) -> Decision:
    talk = live(member, now)
    if talk is None or (talk.id, talk.turn) != (id, turn):
        return unchanged(member)
    return _heard(member, replace(talk, last=None), hearing.meaning(text, asked(member, talk)), now)


def _heard(member: Member, talk: Talk, means: Meaning, now: datetime) -> Decision:
    """Something was said in answer to the question that stands."""
    member = replace(member, rhythm=rhythm.answered(member.rhythm))
    question = asked(member, talk)
    match means:
        case Number() | Went() | Wrote() | Wish.SKIP:
            return _next(member, replace(talk, answers=_answered(talk.answers, question, means)), now)
        case Wish.BACK:
            before = beside(member, question, -1) or question
            return says(member, replace(talk, asking=before, last=None, repeated=False), Kind.NEXT, now)
        case Wish.STOP:
            return ends(member, talk, Kind.STOPPED, now)
        case Wish.LATER:
            return _later(member, talk, now)
        case Wish.WINDOW:
            slot = chance.opaque(member.seed, "slot", "typed", now)
            there = replace(_to_window(member, talk, now), typed=now)
            return Decision(there, (Notify(slot, subjects.VISIT, now),))
        case Unclear() | TooLong():
            if talk.repeated:
                return Decision(with_talk(member, talk))
            kind = Kind.TOO_LONG if isinstance(means, TooLong) else Kind.AGAIN
            return says(member, replace(talk, repeated=True), kind, now)
        case _:
            assert_never(means)


def _next(member: Member, talk: Talk, now: datetime) -> Decision:
    question = beside(member, asked(member, talk), 1)
    if question is not None:
        return says(member, replace(talk, asking=question, repeated=False), Kind.NEXT, now)
    ended = ends(member, talk, Kind.SAVED, now)
    return Decision(_saved(ended.member, talk.answers, now).member, ended.effects)


def _later(member: Member, talk: Talk, now: datetime) -> Decision:
    """Once, and only where they still work then; else what was answered so far is all there is."""
    then = now + LATER
    if talk.postponed or not member.calendar.is_open(then):
        ended = ends(member, talk, Kind.NOT_TODAY, now)
        return Decision(_saved(ended.member, talk.answers, now).member, ended.effects)
    return says(member, replace(talk, resumes=then, postponed=True, repeated=False), Kind.LATER, now)


def _edited(member: Member, line: str, text: Words, now: datetime) -> Decision:
    """The last answer reads otherwise now; a line that was not understood may be, after all."""
    talk = live(member, now)
    if talk is None or talk.last is None or talk.last.line != line:
        return unchanged(member)
    question = talk.last.question
    means = hearing.meaning(text, question)
    if question == asked(member, talk):
        fits = isinstance(means, Number | Went | Wrote | Wish)
        return _heard(member, talk, means, now) if fits else unchanged(member)
    if not isinstance(means, Number | Went | Wrote) and means is not Wish.SKIP:
        return unchanged(member)
    return Decision(
        with_talk(member, replace(talk, answers=_answered(talk.answers, question, means), at=now))
    )


def _deleted(member: Member, line: str, now: datetime) -> Decision:
    talk = live(member, now)
    if talk is None or talk.last is None or talk.last.line != line:
        return unchanged(member)
    answers = talk.answers
    if talk.last.question != asked(member, talk):
        answers = _answered(answers, talk.last.question, Wish.SKIP)
    return Decision(with_talk(member, replace(talk, answers=answers, last=None, at=now)))


def _answered(answers: Answers, question: str, means: Number | Went | Wrote | Wish) -> Answers:
    """With this question answered so, or left out."""
    if question == LINE:
        return replace(answers, line=means.line if isinstance(means, Wrote) else Words(""))
    if isinstance(means, Went) or question not in (ENERGY, OFF):
        others = tuple(one for one in answers.anchors if one.anchor != question)
        kept: tuple[Kept, ...] = (means.kept,) if isinstance(means, Went) else ()
        return replace(answers, anchors=(*others, *(AnchorKept(question, one) for one in kept)))
    value = means.value if isinstance(means, Number) else None
    return replace(answers, energy=value) if question == ENERGY else replace(answers, off=value)


def _saved(member: Member, answers: Answers, now: datetime) -> Decision:
    """As the check-in of this moment; what was left out is no data. Of a habit given up, nothing stays."""
    here = {anchor.id for anchor in member.anchors}
    answers = replace(answers, anchors=tuple(one for one in answers.anchors if one.anchor in here))
    return routine.checked_in(member, answers, now) if answers else Decision(member)


def _to_window(member: Member, talk: Talk, now: datetime) -> Member:
    """What was answered so far stands filled in where the talk goes on."""
    draft = Draft(talk.answers, now) if talk.answers else member.draft
    return replace(over(member), draft=draft)
