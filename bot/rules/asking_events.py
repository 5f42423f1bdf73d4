"""What else can happen around an ask: one more person, a second one suggested, who has a say, a good end."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rules.calendar import Calendar
from bot.rules.people import MemberId
from bot.rules.words import Words

# --- The member who asks. ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """One person to be asked, and the words they will read, exactly as the member saw them."""

    peer: MemberId
    calendar: Calendar
    text: Words
    any_hour: bool = False  # agreed to be asked outside their hours, and the member wants that now


@dataclass(frozen=True, slots=True)
class SayMarked:
    """Who of these people has a say over the member's work, and who has not."""

    of: tuple[MemberId, ...]
    marked: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class SayHeard:
    """Who decides about the member's work, as the operator's directory says; ``None`` where it does not
    know the member. Read at a press and at a wake-up; only what concerns their own people is kept."""

    over: frozenset[MemberId] | None


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """The press that releases the same words to one more person, besides those who are asked already."""

    shown: Shown


@dataclass(frozen=True, slots=True)
class SuggestionTaken:
    """Would like to ask whom their peer suggested. What is sent is shown first."""


@dataclass(frozen=True, slots=True)
class SuggestionSetAside:
    pass


@dataclass(frozen=True, slots=True)
class DoorKept:
    """Who or what helps the member outside the company, in their own words. Empty: no longer."""

    door: Words


@dataclass(frozen=True, slots=True)
class Closed:
    """It ended well: nothing of it is to be kept."""


# --- The peer who said yes. ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SuggestionMade:
    """Whoever said yes to this ask names somebody: besides themselves, or (``instead``) for them."""

    ask: str
    person: MemberId
    instead: bool


@dataclass(frozen=True, slots=True)
class WasSuggested:
    """It reached the member. The one who was named learns nothing of it."""

    escalation: str
    by: MemberId
    person: MemberId


AskingEvent = (
    SayMarked
    | SayHeard
    | PersonAdded
    | SuggestionTaken
    | SuggestionSetAside
    | DoorKept
    | Closed
    | SuggestionMade
    | WasSuggested
)
