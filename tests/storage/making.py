"""Members to keep, and what is private about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.rules.checkin import Answers, CheckIn, Keeping
from bot.rules.joining import met
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.rules.rhythm import Rhythm
from bot.rules.words import Words

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=5)
NOTE = "rough week 🌧\nsecond line\t<b>&amp; ünïcode"


def member(name: str = "asha") -> Member:
    profile = Profile(Address("slack", "T1", f"U-{name}"), Words(name.title()), "en", "Europe/Berlin")
    return met(profile, MemberId(f"id-{name}"), f"seed {name}", NOW)


def with_note(of: Member, note: str) -> Member:
    return replace(of, history=Keeping((CheckIn(NOW, Answers(2, None, Words(note))),), NOW))


def waking(of: Member, at: datetime) -> Member:
    return replace(of, rhythm=Rhythm(next_at=at))
