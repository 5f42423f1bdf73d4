"""What can happen when a member has everything of theirs erased."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EraseChosen:
    """Everything of theirs is to go, now. ``well``: whoever has an open ask of theirs is to read that they
    are all right; else those read what they would read of any ask that is over."""

    well: bool


LeavingEvent = EraseChosen
