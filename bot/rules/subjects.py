"""What a notice's button opens: sealed in its token and in its outbox row, never readable outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

VISIT = "visit"
TALK = "talk"
LOOK_IN = "look-in"
CHANGE = "change"
LOOKING_BACK = "looking-back"
SIGN = "sign"
STILL_ASKING = "still-asking"
ASKING = "asking"
OUTSIDE = "outside"
OUTSIDE_CHANGED = "outside-changed"
OUTSIDE_STOPPED = "outside-stopped"
OUTSIDE_NAME = "outside-name"
VOLUNTEERING = "volunteering"
INVITATION = "invitation"
ERASE_WELL = "erase-well"
ERASE_SILENT = "erase-silent"
_ASK = "ask:"
_PAST = "past:"
_PIECE = "piece:"
_CHECK_IN = "check-in:"
_CHANGE = "change:"
_OUTSIDE = "outside:"
_TURN = "turn:"
_STATEMENT = "statement:"


def of_ask(ask: str) -> str:
    return _ASK + ask


def ask_in(subject: str) -> str | None:
    """The ask that a subject is about, if it is about one."""
    return subject.removeprefix(_ASK) if subject.startswith(_ASK) else None


def of_change(ask: str) -> str:
    return _CHANGE + ask


def change_in(subject: str) -> str | None:
    """The concrete change that a subject asks somebody for, if it does."""
    return subject.removeprefix(_CHANGE) if subject.startswith(_CHANGE) else None


def of_statement(ask: str) -> str:
    return _STATEMENT + ask


def statement_in(subject: str) -> str | None:
    """The words to sign that a subject is about, if it is about some."""
    return subject.removeprefix(_STATEMENT) if subject.startswith(_STATEMENT) else None


def of_check_in(at: datetime) -> str:
    return _CHECK_IN + at.isoformat()


def check_in_at(subject: str) -> datetime | None:
    """The moment of the check-in that a subject is about, if it is about one."""
    if not subject.startswith(_CHECK_IN):
        return None
    try:
        return datetime.fromisoformat(subject.removeprefix(_CHECK_IN))
    except ValueError:
        return None


def of_check_in_text(moment: str) -> str:
    """The subject for a moment as a choice names it; empty where it names none."""
    subject = _CHECK_IN + moment
    return subject if check_in_at(subject) is not None else ""


def of_piece(n: int) -> str:
    return f"{_PIECE}{n}"


def piece_in(subject: str) -> int:
    """Which piece of a copy of everything a page shows."""
    number = subject.removeprefix(_PIECE)
    return int(number) if subject.startswith(_PIECE) and number.isascii() and number.isdigit() else 0


def of_past(begin: int) -> str:
    return f"{_PAST}{begin}"


def past_from(subject: str) -> int:
    """How many of the latest a page of what is past leaves out."""
    number = subject.removeprefix(_PAST)
    return int(number) if subject.startswith(_PAST) and number.isascii() and number.isdigit() else 0


def of_outside(ask: str) -> str:
    return _OUTSIDE + ask


def outside_in(subject: str) -> str | None:
    """The ask outside the team, and the talk that comes of it, that a subject is about, if it is."""
    return subject.removeprefix(_OUTSIDE) if subject.startswith(_OUTSIDE) else None


@dataclass(frozen=True, slots=True)
class TurnOf:
    """One turn of a talk in the chat, and what kind of turn it is."""

    talk: str
    turn: int
    kind: str


def of_turn(talk: str, turn: int, kind: str) -> str:
    return f"{_TURN}{talk}:{turn}:{kind}"


def turn_in(subject: str) -> TurnOf | None:
    """The turn of a talk in the chat that a subject is about, if it is about one."""
    match subject.removeprefix(_TURN).split(":") if subject.startswith(_TURN) else ():
        case [talk, turn, kind] if turn.isascii() and turn.isdigit():
            return TurnOf(talk, int(turn), kind)
        case _:
            return None
