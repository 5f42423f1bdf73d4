"""The seam: what waits, what is to be sent, what was heard already, and what time it is.

Three tables are the truth on every database: ``timer``, ``outbox`` and ``inbox``, written in the transaction
that writes the state. Whoever hands on what is due, embedded or Procrastinate, keeps these laws; one suite
(``tests/seam``) tries each of them on each:

1. Never early: nobody is woken before their timer is due by the ``Clock``.
2. A stale wake changes nothing: late, doubled, or for a timer that was armed anew meanwhile.
3. A transaction that is undone has armed nothing, posted nothing and heard nothing.
4. Arming again replaces: a member has one timer, always.
5. A wake-up that raises has changed nothing. It is tried again, each time later, and then parked, where
   the operator sees it and nobody's name stands. One member's trouble keeps nobody else waiting.
6. A process that is killed loses nothing: what it had in hand is offered again.
7. Of any number of replicas, one has the effect of what is due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NewType, Protocol

from bot.rules.people import MemberId

Slot = NewType("Slot", str)
"""A place in one member's chat for one notice. Random: it says nothing about what the notice is for."""

BackOff = Callable[[int], timedelta | None]
"""How long to wait after so many tries in a row (1, 2, …); ``None`` to park."""


HELD_AT_MOST = timedelta(minutes=5)
RESTS_AT_MOST = timedelta(minutes=30)
"""How far ahead a notice is taken in hand; and a lane rests, or a failed wake-up waits. What lies later was
written before the clock went back."""


class Clock(Protocol):
    """The one clock. Nothing else in Kaveri reads the time."""

    def now(self) -> datetime:
        """The time, aware, in UTC, in whole seconds on the wall."""
        ...

    def until(self, at: datetime) -> float:
        """Seconds until ``now`` reaches a time; 0 once it has. Finer than ``now`` is."""
        ...


class Waker(Protocol):
    """Hands on what is due, by the laws above. Arming is no part of it: a transaction does that."""

    async def run_due(self) -> int:
        """Hand on a batch of what is due now, without waiting for anything to become due.

        Returns how many, 0 where nothing is left. Raises ``Unavailable``.
        """
        ...

    async def work(self, woken: Callable[[], None]) -> None:
        """What goes on beside ``run_due`` until it is cancelled, which lets it finish what it began.

        ``woken`` is called after each wake-up here: it may have written notices, or armed something soon.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


class Inbox(Protocol):
    """What was heard already. In a transaction."""

    def first_time(self, key: str, now: datetime) -> bool:
        """True once per key (kept hashed, at least a week). False: this was already decided."""
        ...

    def seen(self, key: str) -> bool:
        """Whether ``first_time`` was told of this key. Changes nothing."""
        ...


class Slots(Protocol):
    """The outbox, as a transaction writes it."""

    def post(self, slot: Slot, to: MemberId, lane: str, subject: str, at: datetime) -> None:
        """Put a notice into a slot, to be sent not before ``at``. A second post replaces the first.

        While an attempt is under way, the replacement waits for its end. Somebody who left gets nothing.
        """
        ...

    def unpost(self, slot: Slot) -> None:
        """Empty a slot: its notice is not sent if it was not sent yet."""
        ...


@dataclass(frozen=True, slots=True)
class Letter:
    """One notice on its way. What it is about is sealed for its recipient; the words are all alike.

    ``lane`` is the recipient's tenant, so that a workspace's rate limit holds for all of them.
    ``tries`` counts the attempts so far, this one included. ``revision`` tells this notice from one
    that replaced it since; the lease ``until`` tells this attempt from a later one. So whoever comes
    back late with a letter changes nothing.
    """

    slot: Slot
    to: MemberId
    lane: str
    subject: str = field(repr=False)
    tries: int
    revision: int
    until: datetime


NO_LANE: frozenset[str] = frozenset()
"""A lane is a workspace or tenant."""

Pace = Callable[[str], timedelta]
"""How much time each notice takes in a lane: the inverse of how many go out a second, on average."""


def unpaced(lane: str) -> timedelta:
    return timedelta()


class Outbox(Protocol):
    """The outbox, as the courier empties it. Each call is a transaction of its own."""

    def claim(
        self,
        now: datetime,
        lease: timedelta,
        limit: int,
        full: frozenset[str] = NO_LANE,
        pace: Pace = unpaced,
    ) -> list[Letter]:
        """Take notices that are due to be sent, but none of a lane that is ``full``, is resting or has no
        room yet at its pace, whichever replica filled it. Nobody else gets them until the lease ends.

        One that cannot be opened is parked, as it is.
        """
        ...

    def claim_these(
        self, slots: Sequence[Slot], now: datetime, lease: timedelta, pace: Pace = unpaced
    ) -> list[Letter]:
        """Take these, as far as they are due and nobody has them, ahead of whatever waits in their lanes.

        What they take of the pace is missing to the others. Only a lane that is resting holds them back.
        """
        ...

    def ready_at(self, slots: Sequence[Slot]) -> dict[Slot, datetime]:
        """From when on ``claim_these`` takes each of these, as far as is known now: a lease may end before.

        What was sent, parked or unposted is absent. Writes nothing.
        """
        ...

    def hand_back(self, letter: Letter, at: datetime | None = None) -> None:
        """It was not tried, so this try does not count: offer it again at this time, or in its old place."""
        ...

    def rest(self, lane: str, until: datetime) -> None:
        """The platform takes no more from this lane before then, whoever sends it, and refused the last."""
        ...

    def forget_lanes(self, now: datetime) -> None:
        """Drop the pace of lanes in which nothing waits and that have room: when somebody was last written
        to is nobody's business."""
        ...

    def next_letter(self) -> datetime | None:
        """When the earliest unsent notice may go: its lane has room by then, or a lease ends."""
        ...

    def delivered(self, letter: Letter) -> None:
        """The notice was taken by the platform (or may have been); it is not sent again."""
        ...

    def put_back(self, letter: Letter, at: datetime) -> None:
        """It was tried in vain: offer it again at this time."""
        ...

    def park(self, letter: Letter) -> None:
        """Give up on a notice: it stays, unsent, where the operator can see that there is one."""
        ...


class Timers(Protocol):
    """The timers, as a waker asks for them. Each call is a transaction of its own."""

    def due(self, now: datetime, limit: int) -> list[MemberId]:
        """Members whose timer is due and who are not set aside, oldest first."""
        ...

    def next_wake(self, after: datetime | None = None) -> datetime | None:
        """When the earliest of them is due; the earliest of those that are due after a time."""
        ...

    def set_aside(self, member: MemberId, now: datetime, wait: BackOff) -> int:
        """A wake-up went wrong: offer it again after ``wait``, or park it. Returns how often in a row it did.

        It counts for this due timer only: armed for another time, it is a new one. One that is not due,
        because somebody else did it meanwhile, is left alone (0).
        """
        ...


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Something that was tried again and again and is parked: when it was due, and how often it was tried.

    Not whose, and not what for.
    """

    what: str
    """"notice" or "wake-up"."""
    due: datetime
    tries: int


class Parked(Protocol):
    """What was given up on, for the operator."""

    def parked(self) -> list[GivenUp]:
        """All of it, in the order in which it was due."""
        ...

    def offer_wakes(self) -> int:
        """Offer the parked wake-ups again, as if they had not been tried. Returns how many."""
        ...

    def offer_notices(self) -> int:
        """Offer the parked notices again, as if they had not been tried. Returns how many."""
        ...
