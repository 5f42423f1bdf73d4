"""What a member can be waiting for: a wake-up names its turn, so one that no longer fits changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PromptTurn:
    at: datetime


@dataclass(frozen=True, slots=True)
class ReminderTurn:
    """A prompt that nobody answered, once more."""

    at: datetime


@dataclass(frozen=True, slots=True)
class StepTurn:
    """The next person of this escalation's plan is to be asked."""

    escalation: str
    turn: int


@dataclass(frozen=True, slots=True)
class DeadlineTurn:
    escalation: str


@dataclass(frozen=True, slots=True)
class PromiseTurn:
    """Somebody said yes to this ask a working day ago and more."""

    ask: str


@dataclass(frozen=True, slots=True)
class FadeTurn:
    """An escalation that ended two weeks ago: its people are forgotten."""

    escalation: str


@dataclass(frozen=True, slots=True)
class ChangeTurn:
    """A change asked of somebody: to be passed on, or (``passed_on``) at its deadline or to be forgotten."""

    change: str
    passed_on: bool


@dataclass(frozen=True, slots=True)
class OutsideTurn:
    """Whatever comes next for a request to somebody outside the team, at this moment."""

    request: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LookInTurn:
    """The member asked to be looked in on about now."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """A talk in the chat is to be taken up again, or has faded."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TidyTurn:
    """Something held for a time is due to be let go."""


@dataclass(frozen=True, slots=True)
class EraseTurn:
    """What is left of somebody who had everything erased: their key, and an empty row."""


Turn = (
    PromptTurn
    | ReminderTurn
    | StepTurn
    | DeadlineTurn
    | PromiseTurn
    | FadeTurn
    | ChangeTurn
    | OutsideTurn
    | LookInTurn
    | TalkTurn
    | TidyTurn
    | EraseTurn
)
