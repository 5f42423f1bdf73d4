"""One member: everything Kaveri knows of them, as plain values.

The member is the unit of state, lock, key and erasure: one sealed row each. What one member knows of
another is a ``MemberId`` and nothing more; names stand only in their owner's row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.rules.anchors import Anchor
from bot.rules.announcing import ToldOf
from bot.rules.calendar import Calendar
from bot.rules.change import Change, ChangeAsk, Wishing
from bot.rules.chat import Chat
from bot.rules.checkin import Answers, History, NoAnswers
from bot.rules.circle import Circle
from bot.rules.doorways import Doorway
from bot.rules.escalation import Composing, Escalation, Receipt
from bot.rules.linking import Linking
from bot.rules.listening import Listening
from bot.rules.outside import Outside
from bot.rules.own_noted import Noted
from bot.rules.own_plan import OwnPlan
from bot.rules.people import Address, Face, MemberId
from bot.rules.phrase import Phrase
from bot.rules.questions import Result
from bot.rules.reflection import Reflection
from bot.rules.rhythm import Rhythm
from bot.rules.team import Share
from bot.rules.together import Together
from bot.rules.watching import Watching
from bot.rules.words import Words

DRAFT_LASTS = timedelta(hours=1)
DOOR_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """A check-in that was begun and left for another page. Held for an hour, so that nothing is lost."""

    answers: Answers
    at: datetime


@dataclass(frozen=True, slots=True)
class Looking:
    """A looking back that was begun, or is ``done`` and not kept: held for an hour as well, to be copied."""

    reflection: Reflection
    at: datetime
    done: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A page for an appointment, as the member edited it. Held for an hour, to be printed or copied."""

    text: Words
    at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """``welcomed`` is when they first opened Kaveri; ``None`` for somebody who has only been picked.

    ``seed`` is random, sealed with the rest, and the source of all this member's chance.
    ``visits`` counts openings of the first page up to two, so that the welcome is shown once. ``tidied``
    is when things held for a time were last let go, ``typed`` when a line in the chat was last answered,
    ``look_in`` when they would like to be asked how it is, ``returning`` when that is after an absence.
    ``quiet`` is until when they are not to be disturbed, ``door`` who or what helps them outside the company.
    ``wishing``, ``change`` and ``changes`` are about what they ask somebody to change, ``change_asks`` about
    what others ask of them. ``outside`` is about people outside their team: asking one, and being one.
    ``looked`` is when they were last offered to look back, or did; ``own_zone``: they said which clock
    they read.
    ``chat`` is the choice to be asked in the chat, and ``None`` for whoever is asked in the private window.
    ``results`` are the numbers of questionnaires that they filled in for themselves, oldest first.
    ``doorways`` are the phones of their own that open their pages.
    ``told`` is what they have read of changes that the operator made. ``leaving`` is when they had everything
    erased: nothing else stands in such a row, and it goes as soon as its key is destroyed.
    ``shares`` is what they let count in what their team reads of a quarter, ``together`` is about words that
    several people sign: theirs, and what others ask them to.
    ``log`` is what was done with their own data.
    ``addresses``: they are told at the first. ``also`` are ids by which others may still know them, since
    they became one with somebody; ``joined`` is who that is now, where a row is only a forward.
    ``phrase`` stands in front of what was, where they chose one.
    """

    id: MemberId
    seed: str = field(repr=False)
    addresses: tuple[Address, ...]
    name: Words
    language: str
    calendar: Calendar
    met: datetime
    tidied: datetime
    welcomed: datetime | None = None
    visits: int = 0
    typed: datetime | None = None
    look_in: datetime | None = None
    quiet: datetime | None = None
    door: Words = field(default_factory=lambda: Words(""))
    returning: tuple[datetime, ...] = ()
    draft: Draft | None = None
    looking: Looking | None = None
    looked: datetime | None = None
    summary: Summary | None = None
    anchors: tuple[Anchor, ...] = ()
    plan: OwnPlan = field(default_factory=OwnPlan)
    own_zone: bool = False
    history: History = field(default_factory=NoAnswers)
    watching: Watching = field(default_factory=Watching)
    rhythm: Rhythm = field(default_factory=Rhythm)
    circle: Circle = field(default_factory=Circle)
    composing: Composing = field(default_factory=Composing)
    escalation: Escalation | None = None
    escalations: int = 0
    receipts: tuple[Receipt, ...] = ()
    listening: Listening = field(default_factory=Listening)
    wishing: Wishing | None = None
    change: Change | None = None
    changes: int = 0
    change_asks: tuple[ChangeAsk, ...] = ()
    outside: Outside = field(default_factory=Outside)
    results: tuple[Result, ...] = ()
    doorways: tuple[Doorway, ...] = ()
    chat: Chat | None = None
    told: tuple[ToldOf, ...] = ()
    leaving: datetime | None = None
    shares: tuple[Share, ...] = ()
    together: Together = field(default_factory=Together)
    log: tuple[Noted, ...] = ()
    linking: Linking = field(default_factory=Linking)
    also: tuple[MemberId, ...] = ()
    joined: MemberId | None = None
    phrase: Phrase | None = None

    @property
    def found_at(self) -> tuple[Address, ...]:
        """Where they are found: at their addresses, and by a code that they show."""
        code = self.linking.code
        return self.addresses if code is None or code.used else (*self.addresses, code.address)

    @property
    def face(self) -> Face:
        """What may be used or shown of this member where another one has met them."""
        any_hour = self.listening.any_hour and self.listening.agreed
        return Face(self.id, self.name, self.language, self.calendar, self.addresses, any_hour)
