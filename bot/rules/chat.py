"""What is recorded of a member who chose to be asked in the chat: the choice, and a talk that is under way.

A talk is data: it survives a restart. Every turn of Kaveri's is numbered, so that a button of an older one
and a message that was slow on its way change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import final

from bot.rules.checkin import Answers
from bot.rules.words import Words

LASTS = timedelta(hours=1)
"""A talk without an answer for so long has faded."""

LATER = timedelta(hours=2)

ENERGY, OFF, LINE = "energy", "off", "line"
"""What is asked; between these two and the line stand the member's anchors, each by its id."""


class Kind(StrEnum):
    """Kaveri's turns: those that ask, the one that says it will ask again, and those that end a talk."""

    OPENING = "opening"  # comes by itself: the first question, or the same one after "later"
    NEXT = "next"
    AGAIN = "again"
    TOO_LONG = "too-long"
    LATER = "later"
    SAVED = "saved"
    STOPPED = "stopped"
    NOT_TODAY = "not-today"

    @property
    def ends(self) -> bool:
        return self in (Kind.SAVED, Kind.STOPPED, Kind.NOT_TODAY)


@dataclass(frozen=True, slots=True)
class Heard:
    """The last line that came, and what it came in answer to. ``line`` is opaque."""

    line: str = field(repr=False)
    question: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Talk:
    """``asking`` is what was asked last, ``turn`` Kaveri's last turn, ``at`` when either last spoke.

    ``repeated``: the one gentle repeat of this question was given. ``resumes``: when it is asked again after
    "later"; ``postponed``: it was put off once, and is not a second time.
    """

    id: str
    asking: str = field(repr=False)
    at: datetime
    turn: int = 0
    answers: Answers = field(default_factory=Answers, repr=False)
    last: Heard | None = field(default=None, repr=False)
    repeated: bool = False
    resumes: datetime | None = None
    postponed: bool = False


def wakes_at(talk: Talk) -> datetime:
    """When it is taken up again, or has faded."""
    return talk.resumes or talk.at + LASTS


@dataclass(frozen=True, slots=True)
class Ended:
    talk: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Chat:
    """The member was told what it means, and chose on this day to be asked in the chat."""

    since: datetime
    talk: Talk | None = None
    ended: Ended | None = None


@final
@dataclass(frozen=True, slots=True)
class InChat:
    """One turn that may stand in a chat, and the proof that its reader chose so.

    Made only by ``asking_in_chat``, from the row in which the choice is recorded. ``question`` is empty where
    nothing is asked; ``anchor`` is the member's own word for the habit that is asked about.
    """

    kind: Kind
    question: str = field(default="", repr=False)
    anchor: Words = field(default_factory=lambda: Words(""))
    may_wait: bool = False
    may_go_back: bool = False
