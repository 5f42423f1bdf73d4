"""What is meant on the pages about all of a member's data: taking it along, and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.rules.acts import Done
from bot.rules.announcing import Announcement
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.own_noted import Noted


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is held of the reader. ``page``: they can open a page of their own, which hands out files;
    ``begin`` is the piece to copy where they cannot."""

    member: Member
    known: Known
    now: datetime
    page: bool
    begin: int = 0


@dataclass(frozen=True, slots=True)
class MyLog:
    """What was done with the reader's data, oldest first; and, the same for everybody, what the operator
    changed about who can learn what, and what else they did, the latest first."""

    log: tuple[Noted, ...] = ()
    told: tuple[Announcement, ...] = ()
    acts: tuple[Done, ...] = ()


TakingSaying = Everything | MyLog
