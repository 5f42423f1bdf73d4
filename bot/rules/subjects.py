"""What a notice's button opens: sealed in its token and in its outbox row, never readable outside."""

from __future__ import annotations

VISIT = "visit"
TALK = "talk"
LOOK_IN = "look-in"
CHANGE = "change"
ASKING = "asking"
OUTSIDE = "outside"
OUTSIDE_CHANGED = "outside-changed"
OUTSIDE_STOPPED = "outside-stopped"
OUTSIDE_NAME = "outside-name"
VOLUNTEERING = "volunteering"
INVITATION = "invitation"
_ASK = "ask:"
_CHANGE = "change:"
_OUTSIDE = "outside:"


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


def of_outside(ask: str) -> str:
    return _OUTSIDE + ask


def outside_in(subject: str) -> str | None:
    """The ask outside the team, and the talk that comes of it, that a subject is about, if it is."""
    return subject.removeprefix(_OUTSIDE) if subject.startswith(_OUTSIDE) else None
