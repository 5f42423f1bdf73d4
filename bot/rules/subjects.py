"""What a notice's button opens: sealed in its token and in its outbox row, never readable outside."""

from __future__ import annotations

VISIT = "visit"
TALK = "talk"
LOOK_IN = "look-in"
CHANGE = "change"
ASKING = "asking"
INVITATION = "invitation"
_ASK = "ask:"
_CHANGE = "change:"


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
