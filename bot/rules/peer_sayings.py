"""What is meant on the pages of whoever is asked: what it means, the ask, the listening card, afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.escalation import Way
from bot.rules.people import Face
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class Invitation:
    """What it means to be asked. ``willing`` is the answer given so far, if any.

    ``paused`` is until when nothing arrives, ``never`` from whom: for the reader's own eyes. ``any_hour``:
    those who trust them read that they may be asked outside their hours. ``invited``: somebody trusts them,
    and they have not answered yet.
    """

    willing: bool | None
    paused: datetime | None = None
    never: tuple[Face, ...] = ()
    any_hour: bool = False
    invited: bool = False


@dataclass(frozen=True, slots=True)
class WillingnessSaid:
    yes: bool


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Somebody asks for the reader. ``text`` is exactly what the other approved."""

    ask: str
    text: Words
    first_move: datetime
    first_time: bool


@dataclass(frozen=True, slots=True)
class Thanked:
    """After a no."""


@dataclass(frozen=True, slots=True)
class NoLongerNeeded:
    """Why, the peer does not learn."""


@dataclass(frozen=True, slots=True)
class AllRight:
    """It is over: whoever asked has left, and wanted the reader to know that they are all right."""


@dataclass(frozen=True, slots=True)
class ListeningCard:
    """``kept``: they said that they were in touch. ``late``: they have not, and wanted to be by now.

    ``never``: they have said that nothing is to arrive from this person any more. ``suggested``: they have
    named somebody already.
    """

    ask: str
    who: Face
    way: Way
    first_move: datetime
    kept: bool = False
    late: bool = False
    never: bool = False
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class TakenBackSaid:
    """After a yes that could not be kept."""


@dataclass(frozen=True, slots=True)
class Listened:
    """What having listened took, said by the one who did, and kept nowhere."""

    heavy: bool


@dataclass(frozen=True, slots=True)
class Suggesting:
    """Whom they would bring, or hand on to. Only ``who`` will read it."""

    ask: str
    who: Face


@dataclass(frozen=True, slots=True)
class SuggestionPassedOn:
    ask: str
    who: Face


@dataclass(frozen=True, slots=True)
class Worried:
    ask: str


PeerSaying = (
    Invitation
    | WillingnessSaid
    | AskedOf
    | Thanked
    | NoLongerNeeded
    | AllRight
    | ListeningCard
    | TakenBackSaid
    | Listened
    | Suggesting
    | SuggestionPassedOn
    | Worried
)
