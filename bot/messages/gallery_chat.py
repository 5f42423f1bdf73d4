"""A talk in the chat, with somebody made up who chose to be asked there: a room of the gallery."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import chatting
from bot.messages.cards import ChatTurn
from bot.messages.gallery_own import FULL_ANCHORS, YOGA
from bot.messages.gallery_people import NOW, SANNA
from bot.messages.speech import Voice
from bot.rules import asking_in_chat, subjects
from bot.rules.anchors import Anchor
from bot.rules.chat import ENERGY, LATER, LINE, OFF, Chat, Ended, Kind, Talk
from bot.rules.joining import met
from bot.rules.member import Member
from bot.rules.people import MemberId, Profile

ASKING = (Kind.OPENING, Kind.NEXT, Kind.AGAIN, Kind.TOO_LONG)


def turns(voice: Voice) -> tuple[tuple[str, ChatTurn], ...]:
    """Every turn there is, each made from the recorded choice as it is for a member."""
    return tuple((name, _turn(voice, member, kind)) for name, member, kind in _moments())


def _moments() -> tuple[tuple[str, Member, Kind], ...]:
    asked = tuple(
        (f"in the chat, {kind} {question}", _member(question), kind)
        for kind in ASKING
        for question in (ENERGY, OFF, YOGA.id, LINE)
    )
    waits = _member(ENERGY, waits=True)
    long = _member(FULL_ANCHORS[0].id, FULL_ANCHORS)
    ends = tuple((f"in the chat, {kind}", _member(""), kind) for kind in Kind if kind.ends)
    return (
        *asked,
        ("in the chat, a long habit", long, Kind.NEXT),
        ("in the chat, later", waits, Kind.LATER),
        *ends,
    )


def _member(question: str, anchors: tuple[Anchor, ...] = (YOGA,), waits: bool = False) -> Member:
    profile = Profile(SANNA.address, SANNA.name, SANNA.language, SANNA.calendar.zone)
    talk = Talk("t", question, NOW, resumes=NOW + LATER if waits else None)
    chat = Chat(NOW, talk) if question else Chat(NOW, ended=Ended("t", NOW))
    return replace(met(profile, MemberId("sanna"), "seed", NOW), anchors=anchors, chat=chat)


def _turn(voice: Voice, member: Member, kind: Kind) -> ChatTurn:
    chosen = asking_in_chat.in_chat(member, subjects.of_turn("t", 0, kind), NOW)
    if chosen is None:
        raise AssertionError("a turn that is never said")
    return chatting.turn(voice, chosen, lambda says: f"an-opaque-token-{says}")
