"""Whoever opens the page that says what has changed has been told it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.messages.given import Amiss, Read
from bot.rules.announcing import ChangesShown, unread
from bot.rules.events import Visited
from bot.rules.known import Known
from bot.rules.member import Member
from bot.rules.showing import TELLS_NEWS


def heard(read: Read | Amiss, member: Member, known: Known, now: datetime) -> Read | Amiss:
    """The same, and that they now read what is new to them."""
    if not isinstance(read, Read) or read.place not in TELLS_NEWS or Visited() not in read.events:
        return read
    announced = known.house.announcements
    if not unread(announced, member.told, member.met):
        return read
    return replace(read, events=(*read.events, ChangesShown(announced)))
