"""What can happen on the way from two addresses to one person, and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.rules.linking import Kind, Own
from bot.rules.listening import Willingness
from bot.rules.people import Address, MemberId
from bot.rules.phrase import Phrase


@dataclass(frozen=True, slots=True)
class CodeShown:
    """Would like a code to be typed elsewhere."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class CodeTyped:
    """Typed the code that this member shows."""

    kind: Kind
    of: MemberId


@dataclass(frozen=True, slots=True)
class CodeMissed:
    """Typed a code that is none."""


@dataclass(frozen=True, slots=True)
class SameSaid:
    """The one whose name stood there is the same person, says whoever typed the code."""


@dataclass(frozen=True, slots=True)
class LinkConfirmed:
    """And so says whoever showed it."""


@dataclass(frozen=True, slots=True)
class LinkRefused:
    """No, that is somebody else; or: never mind. From either side."""


@dataclass(frozen=True, slots=True)
class ToldHere:
    """Would like to be told here, of all the places where they are found."""

    here: Address = field(repr=False)


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """From now on this is the only place where they are found."""

    here: Address = field(repr=False)


# --- Told by one of the two to the other. --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeWasTyped:
    kind: Kind


@dataclass(frozen=True, slots=True)
class SameWasSaid:
    by: MemberId
    has: tuple[Own, ...]
    busy: bool


@dataclass(frozen=True, slots=True)
class SameWasRefused:
    by: MemberId


@dataclass(frozen=True, slots=True)
class LinkWasConfirmed:
    """``bare``: whoever showed the code has nothing of their own, and rather comes along themselves."""

    by: MemberId
    addresses: tuple[Address, ...] = field(repr=False)
    bare: bool


@dataclass(frozen=True, slots=True)
class CameAlong:
    """The other one was bare: let it be the one who goes on."""

    to: MemberId
    addresses: tuple[Address, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BecameOne:
    """Somebody is this member from now on. What others know of them, and what they said to others, comes
    along; what they had for themselves does not, but for their ``phrase``: it must not be gone unsaid."""

    who: MemberId
    also: tuple[MemberId, ...]
    addresses: tuple[Address, ...] = field(repr=False)
    willingness: Willingness
    inviters: tuple[MemberId, ...]
    invited: tuple[tuple[MemberId, datetime], ...]
    never: tuple[MemberId, ...]
    blocked: tuple[MemberId, ...]
    paused: datetime | None
    welcomed: datetime | None
    visits: int
    phrase: Phrase | None


LinkingEvent = (
    CodeShown
    | CodeTyped
    | CodeMissed
    | SameSaid
    | LinkConfirmed
    | LinkRefused
    | ToldHere
    | OnlyHere
    | CodeWasTyped
    | SameWasSaid
    | SameWasRefused
    | LinkWasConfirmed
    | CameAlong
    | BecameOne
)
