"""What can happen. Past tense, plain values; who it happened to is the member whose row decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.asking_events import AskingEvent, Shown
from bot.rules.change_events import ChangeEvent
from bot.rules.chat_events import ChatEvent
from bot.rules.checkin import Answers
from bot.rules.circle import Approval
from bot.rules.escalation import Release
from bot.rules.leaving_events import LeavingEvent
from bot.rules.linking_events import LinkingEvent
from bot.rules.listening import Ask
from bot.rules.outside_events import OutsideEvent
from bot.rules.own_events import OwnEvent
from bot.rules.people import MemberId
from bot.rules.questions import QuestionEvent
from bot.rules.team import TeamEvent
from bot.rules.together import TogetherEvent
from bot.rules.turns import Turn
from bot.rules.whereabouts import Whereabouts

# --- The member did something. -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Visited:
    """Opened the first page."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """Left the first page with a check-in half filled in."""

    answers: Answers


@dataclass(frozen=True, slots=True)
class CheckedIn:
    answers: Answers


@dataclass(frozen=True, slots=True)
class KeepingChosen:
    """Whether Kaveri keeps this member's answers (mode 1) or forgets them (mode 0)."""

    keep: bool


@dataclass(frozen=True, slots=True)
class CircleChosen:
    people: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class ReleaseApproved:
    """The words for one's people were read in calm, or (``None``) shall be shown again each time."""

    approval: Approval | None


@dataclass(frozen=True, slots=True)
class OnePicked:
    """No circle is asked this time but this one person; ``None`` returns to the circle."""

    person: MemberId | None


@dataclass(frozen=True, slots=True)
class ReleaseComposed:
    release: Release


@dataclass(frozen=True, slots=True)
class Consented:
    """The press that releases: these words, to these people, in this order."""

    release: Release
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Withdrew:
    """Never mind, all good."""


@dataclass(frozen=True, slots=True)
class ReceiptsForgotten:
    pass


@dataclass(frozen=True, slots=True)
class WillingnessGiven:
    """May be asked by whoever trusts them, or not yet."""

    yes: bool


@dataclass(frozen=True, slots=True)
class ListeningPaused:
    """Nothing is to arrive for so many weeks; 0 ends a pause."""

    weeks: int


@dataclass(frozen=True, slots=True)
class NeverAgain:
    """Nothing is to arrive from whoever put this ask. They are not told."""

    ask: str


@dataclass(frozen=True, slots=True)
class AnybodyAgain:
    """Nobody is kept away any more."""


@dataclass(frozen=True, slots=True)
class AskAnswered:
    ask: str
    yes: bool


@dataclass(frozen=True, slots=True)
class GotInTouch:
    """The first move was made: whoever said yes says so, or the one they said yes to."""

    ask: str


@dataclass(frozen=True, slots=True)
class TookBack:
    """Whoever said yes to this ask cannot after all."""

    ask: str


@dataclass(frozen=True, slots=True)
class WentOn:
    """Would like to ask on, without the one whose yes came to nothing. What is sent is shown first."""


@dataclass(frozen=True, slots=True)
class TalkAnswered:
    """Whether the two got to talk."""

    talked: bool


@dataclass(frozen=True, slots=True)
class RhythmChosen:
    per_week: int


@dataclass(frozen=True, slots=True)
class LookInWanted:
    """Would like to be asked, in two days, how it is; or no longer."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """Wrote a line in the chat. What it said is not part of what happened."""


# --- Another member's decision reached this one. -------------------------------------------------


@dataclass(frozen=True, slots=True)
class WasPicked:
    """Somebody is thinking of asking this person. Nothing follows until they do."""


@dataclass(frozen=True, slots=True)
class WasInvited:
    by: MemberId


@dataclass(frozen=True, slots=True)
class WasTrustedAgain:
    """Back on the list of somebody who invited them within the year: no second invitation follows."""

    by: MemberId


@dataclass(frozen=True, slots=True)
class FriendAgreed:
    who: MemberId


@dataclass(frozen=True, slots=True)
class FriendWithdrew:
    """Somebody in the circle no longer wants to be asked. Reads as "not yet"."""

    who: MemberId


@dataclass(frozen=True, slots=True)
class WasAsked:
    ask: Ask


@dataclass(frozen=True, slots=True)
class PeerAccepted:
    escalation: str
    ask: str
    peer: MemberId
    first_move: datetime


@dataclass(frozen=True, slots=True)
class PeerTookBack:
    escalation: str
    peer: MemberId


@dataclass(frozen=True, slots=True)
class AskEnded:
    """No longer needed. Why, the peer does not learn. ``well``: whoever asked has left, and lets them know
    that they are all right."""

    ask: str
    well: bool = False


@dataclass(frozen=True, slots=True)
class PeerUnreachable:
    """The platform cannot deliver to this person at all."""

    peer: MemberId


# --- The outside. --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WasUnreachable:
    """The platform cannot deliver to this member any more."""


@dataclass(frozen=True, slots=True)
class TimeUp:
    """A moment that was waited for has come. A turn that no longer fits the state changes nothing."""

    turn: Turn


Event = (
    Visited
    | Drafted
    | CheckedIn
    | KeepingChosen
    | CircleChosen
    | ReleaseApproved
    | OnePicked
    | ReleaseComposed
    | Consented
    | Withdrew
    | ReceiptsForgotten
    | WillingnessGiven
    | ListeningPaused
    | NeverAgain
    | AnybodyAgain
    | AskAnswered
    | GotInTouch
    | TookBack
    | WentOn
    | TalkAnswered
    | RhythmChosen
    | LookInWanted
    | Typed
    | WasPicked
    | WasInvited
    | WasTrustedAgain
    | FriendAgreed
    | FriendWithdrew
    | WasAsked
    | PeerAccepted
    | PeerTookBack
    | AskEnded
    | PeerUnreachable
    | WasUnreachable
    | TimeUp
    | AskingEvent
    | ChangeEvent
    | ChatEvent
    | LeavingEvent
    | LinkingEvent
    | OutsideEvent
    | OwnEvent
    | QuestionEvent
    | TeamEvent
    | TogetherEvent
    | Whereabouts
)
