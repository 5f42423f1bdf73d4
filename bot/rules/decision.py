"""What a rule answers: what is now true of one member, and what should follow. Imperatives, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.events import Event
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class Notify:
    """Put one neutral notice into a slot of this member's chat. ``subject`` is what its button opens."""

    slot: str
    subject: str = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class Unnotify:
    """Nothing waits behind that notice any more: do not send it if it was not sent."""

    slot: str


@dataclass(frozen=True, slots=True)
class Tell:
    """Let another member's row decide about this, in the same transaction."""

    to: MemberId
    event: Event


@dataclass(frozen=True, slots=True)
class Share:
    """Seal these words under a key of their own, for this member and one other."""

    record: str
    words: Words
    other: MemberId


@dataclass(frozen=True, slots=True)
class Unshare:
    """Destroy a shared record for both."""

    record: str


@dataclass(frozen=True, slots=True)
class Enlist:
    """From now on this member is among those whom somebody outside their team may be brought to."""


@dataclass(frozen=True, slots=True)
class Delist:
    """No longer."""


@dataclass(frozen=True, slots=True)
class Erase:
    """Destroy this member's key, then every row that is theirs."""


Effect = Notify | Unnotify | Tell | Share | Unshare | Enlist | Delist | Erase


@dataclass(frozen=True, slots=True)
class Decision:
    member: Member
    effects: tuple[Effect, ...] = ()

    def and_then(self, *more: Effect) -> Decision:
        return Decision(self.member, self.effects + more)


def unchanged(member: Member) -> Decision:
    """An event that does not fit: refuse, and change nothing."""
    return Decision(member)
