"""Asking in the chat whoever chose that: when a talk begins, what comes next, and what may be said there.

The only place that makes an ``InChat``, and it makes one from the recorded choice or not at all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import chance, subjects
from bot.rules.chat import ENERGY, LASTS, LINE, OFF, Ended, InChat, Kind, Talk
from bot.rules.decision import Decision, Notify
from bot.rules.member import Member
from bot.rules.words import Words


def chosen(member: Member) -> bool:
    return member.chat is not None


def talk_of(member: Member) -> Talk | None:
    """The talk that was begun and did not end, also where it waits to be taken up again."""
    return member.chat.talk if member.chat is not None else None


def live(member: Member, now: datetime) -> Talk | None:
    """The talk that a line belongs to."""
    talk = talk_of(member)
    if talk is None or talk.resumes is not None or now - talk.at >= LASTS:
        return None
    return talk


def undisturbed(member: Member, now: datetime) -> bool:
    return member.quiet is not None and now < member.quiet


def begun(member: Member, now: datetime) -> Decision:
    """A prompt, as the first question. There is no reminder of it: whoever says nothing has answered."""
    talk = Talk(chance.opaque(member.seed, "talk", now), ENERGY, now)
    quietly = replace(member, rhythm=replace(member.rhythm, reminders=()))
    return says(quietly, talk, Kind.OPENING, now)


def questions(member: Member) -> tuple[str, ...]:
    return (ENERGY, OFF, *(anchor.id for anchor in member.anchors), LINE)


def asked(member: Member, talk: Talk) -> str:
    """What is asked now. An anchor that was given up meanwhile is not asked about any more."""
    return talk.asking if talk.asking in questions(member) else LINE


def beside(member: Member, question: str, step: int) -> str | None:
    """The question so many steps after this one, if there is one."""
    every = questions(member)
    place = every.index(question) + step
    return every[place] if 0 <= place < len(every) else None


def says(member: Member, talk: Talk, kind: Kind, now: datetime) -> Decision:
    """Kaveri's next turn of this talk. Whatever was still on its way is over with it."""
    talk = replace(talk, turn=talk.turn + 1, at=now)
    after = with_talk(member, talk)
    return Decision(after, (_turn(member, talk, kind, now),))


def ends(member: Member, talk: Talk, kind: Kind, now: datetime) -> Decision:
    """The last turn of this talk; what was answered is the caller's affair."""
    talk = replace(talk, turn=talk.turn + 1)
    return Decision(over(member, Ended(talk.id, now)), (_turn(member, talk, kind, now),))


def with_talk(member: Member, talk: Talk) -> Member:
    return replace(member, chat=replace(member.chat, talk=talk)) if member.chat is not None else member


def over(member: Member, ended: Ended | None = None) -> Member:
    if member.chat is None:
        return member
    return replace(member, chat=replace(member.chat, talk=None, ended=ended))


def in_chat(member: Member, subject: str, now: datetime) -> InChat | None:
    """What this turn may say in the chat now; ``None`` where that was not chosen, or the turn is over."""
    named = subjects.turn_in(subject)
    if member.chat is None or named is None or named.kind not in set(Kind):
        return None
    kind, talk, ended = Kind(named.kind), member.chat.talk, member.chat.ended
    if kind.ends:
        here = ended is not None and ended.talk == named.talk and now - ended.at < LASTS
        return InChat(kind) if here else None
    if talk is None or (talk.id, talk.turn) != (named.talk, named.turn) or now - talk.at >= LASTS:
        return None
    if kind is Kind.LATER:
        return InChat(kind) if talk.resumes is not None else None
    if talk.resumes is not None:
        return None
    question = asked(member, talk)
    words = next((one.words for one in member.anchors if one.id == question), Words(""))
    return InChat(kind, question, words, not talk.postponed, beside(member, question, -1) is not None)


def _turn(member: Member, talk: Talk, kind: Kind, now: datetime) -> Notify:
    slot = chance.opaque(member.seed, "slot", "chat", talk.id, talk.turn)
    return Notify(slot, subjects.of_turn(talk.id, talk.turn, kind), now)
