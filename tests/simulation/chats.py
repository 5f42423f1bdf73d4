"""What may stand in a chat: for whoever chose it after reading what it means, and only the questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from bot.messages.actions import Action
from bot.messages.cards import ChatTurn
from bot.rules.chat import Kind
from bot.rules.checkin import LINE_LIMIT
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.runtime.locales import speech
from tests.simulation.ledger import Broken
from tests.simulation.process import Commit
from tests.simulation.weather import Arrived

MADE_UP = re.compile(r"[ZW]q\d{3}x")
"""A name, or the words of one person."""

FADES = timedelta(hours=1)
SPEECH = speech("en")
ASKED = ("chat-ask-energy", "chat-ask-off", "chat-ask-line")
OTHERS = (
    *("chat-again-scale", "chat-again-anchor", "chat-again-line"),
    *("chat-wait", "chat-saved", "chat-stopped", "chat-not-today"),
)
BUTTONS = (
    *(
        "kept-yes",
        "kept-partly",
        "kept-no",
        "chat-skip",
        "chat-back",
        "chat-later",
        "chat-stop",
        "chat-window",
    ),
    *("home-open", "home-person", "home-doors"),
)
SAID_THERE = frozenset((Action.TYPED, Action.EDITED, Action.CHAT))


class Chats:
    """Knows who pressed what, having read what; not how a talk is decided."""

    def __init__(self) -> None:
        self._told: set[MemberId] = set()
        self._chose: set[MemberId] = set()
        self._spoke: set[MemberId] = set()

    def read(self, id: MemberId, said: str) -> None:
        """What stands in a window in front of somebody."""
        if any(SPEECH.voice(language)("chat-records") in said for language in ("en", "fi")):
            self._told.add(id)

    def enter(self, commit: Commit, presser: MemberId | None) -> None:
        """The record of the choice changes by one's own press, and by nothing else."""
        action = commit.by.action if commit.by else None
        if presser and action in SAID_THERE:
            self._spoke.add(presser)
        if presser and action == Action.CHAT_YES:
            self._chose.add(presser)
        if presser and action == Action.CHAT_NO:
            self._chose.discard(presser)
        for id, member in commit.after.items():
            if member.leaving is not None:
                self._chose.discard(id)
            if (member.chat is not None) != (id in self._chose):
                raise Broken("somebody's choice of the chat is not what they pressed")

    def said(self, arrived: Arrived, turn: ChatTurn, to: Member, again: bool) -> None:
        """One turn of Kaveri's: asked for, in time, and the same words for everybody."""
        if to.id not in self._chose or to.id not in self._told:
            raise Broken(f"{arrived.to} is asked in the chat, and never chose that")
        if turn.text not in _sayings(to):
            raise Broken(f"{arrived.to} reads something in the chat that is no question")
        labels = {button.label for row in turn.rows for button in row}
        if not labels <= _labels(to.language):
            raise Broken(f"{arrived.to} has a button in the chat that is no answer")
        own = {mark for anchor in to.anchors for mark in MADE_UP.findall(anchor.words.reveal())}
        if set(MADE_UP.findall(" ".join((turn.text, *labels)))) - own:
            raise Broken(f"somebody is named in the chat of {arrived.to}")
        if turn.chosen.kind is not Kind.OPENING and to.id not in self._spoke and not again:
            raise Broken(f"{arrived.to} is asked once more, and has said nothing")
        self._spoke.discard(to.id)


def _sayings(member: Member) -> set[str]:
    """Everything that may be said there to this member: only their own habits are their own words."""
    voice = SPEECH.voice(member.language)
    anchors = (voice("chat-ask-anchor", anchor=anchor.words.reveal()) for anchor in member.anchors)
    asked = [*map(voice, ASKED), *anchors]
    return {
        *asked,
        *_after(voice("chat-hello"), asked),
        *map(voice, OTHERS),
        voice("too-long", limit=LINE_LIMIT),
    }


def _after(hello: str, asked: Iterable[str]) -> set[str]:
    return {f"{hello} {question}" for question in asked}


def _labels(language: str) -> set[str]:
    return {*map(SPEECH.voice(language), BUTTONS), *"12345"}
