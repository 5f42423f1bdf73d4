"""What can happen between a member and a volunteer outside their team."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.calendar import Calendar
from bot.rules.outside import Asked, Theme
from bot.rules.people import MemberId
from bot.rules.words import Words

# --- Volunteering. -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VolunteeringChosen:
    """May be asked by somebody outside their team, about these themes; ``None``: no longer."""

    themes: tuple[Theme, ...] | None


@dataclass(frozen=True, slots=True)
class OutsideAnswered:
    ask: str
    yes: bool


@dataclass(frozen=True, slots=True)
class AnybodyOutsideAgain:
    """Nobody is kept apart from them any more."""


# --- Asking. -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutsideThemeChosen:
    theme: Theme | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A volunteer who may be asked, and the words that they would read, exactly as the member saw them."""

    peer: MemberId
    calendar: Calendar
    text: Words


@dataclass(frozen=True, slots=True)
class OutsideReleased:
    """The press that releases: to a few of these people, whom chance picks. ``text`` is how the member
    reads it: which languages the volunteers read is nothing for them to know."""

    theme: Theme | None
    text: Words
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class OutsideStopped:
    """Never mind, before anybody said yes."""


@dataclass(frozen=True, slots=True)
class OutsideSetAside:
    """Read how it ended, and would like to begin anew."""


# --- Writing to each other. The id of a talk is that of the ask, in both rows. --------------------


@dataclass(frozen=True, slots=True)
class OutsideLooked:
    """Opened what the other wrote."""

    talk: str


@dataclass(frozen=True, slots=True)
class OutsideWrote:
    talk: str
    text: Words


@dataclass(frozen=True, slots=True)
class OutsideNamed:
    """The member who asked gives their name. There is no way back from that."""

    talk: str


@dataclass(frozen=True, slots=True)
class OutsideClosed:
    """Either of the two. ``block``: never these two again, and the other one is not told so."""

    talk: str
    block: bool = False


# --- What the one's decision means in the other's row. --------------------------------------------


@dataclass(frozen=True, slots=True)
class OutsideWasAsked:
    ask: Asked


@dataclass(frozen=True, slots=True)
class OutsideAccepted:
    request: str
    ask: str
    peer: MemberId


@dataclass(frozen=True, slots=True)
class OutsideIsOver:
    """No longer needed. Why, the volunteer does not learn."""

    ask: str


@dataclass(frozen=True, slots=True)
class OutsideLineCame:
    talk: str
    record: str


@dataclass(frozen=True, slots=True)
class OutsideNameCame:
    talk: str
    record: str


@dataclass(frozen=True, slots=True)
class OutsideReminded:
    """The one who asked still waits for a first line."""

    talk: str


@dataclass(frozen=True, slots=True)
class OutsideTalkEnded:
    """The other one closed it, or (``quietly``) it closed by itself."""

    talk: str
    quietly: bool = False


OutsideEvent = (
    VolunteeringChosen
    | OutsideAnswered
    | AnybodyOutsideAgain
    | OutsideThemeChosen
    | OutsideReleased
    | OutsideStopped
    | OutsideSetAside
    | OutsideLooked
    | OutsideWrote
    | OutsideNamed
    | OutsideClosed
    | OutsideWasAsked
    | OutsideAccepted
    | OutsideIsOver
    | OutsideLineCame
    | OutsideNameCame
    | OutsideReminded
    | OutsideTalkEnded
)
