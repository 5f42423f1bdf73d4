"""The made-up people of the gallery, and what they say and do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.rules.calendar import Calendar
from bot.rules.checkin import Answers
from bot.rules.escalation import Release, Way
from bot.rules.people import Address, Face, MemberId
from bot.rules.words import Words

NOW = datetime(2026, 3, 2, 9, 12, tzinfo=UTC)  # a Monday, 11.12 in Helsinki
TODAY = NOW + timedelta(hours=2, minutes=48)
TOMORROW = NOW + timedelta(days=1)
FRIDAY = NOW + timedelta(days=4)
LATER = NOW + timedelta(days=20)


def _person(name: str, language: str, zone: str) -> Face:
    user = f"U0{name.upper()}"
    return Face(
        MemberId(name.lower()),
        Words(name),
        language,
        Calendar(zone),
        (Address("gallery", "T0GALLERY", user),),
    )


SANNA = _person("Sanna", "fi", "Europe/Helsinki")
MIKKO = _person("Mikko", "fi-FI", "Europe/Helsinki")
LAURA = _person("Laura", "en-GB", "Europe/London")
RAVI = _person("Ravi", "en", "Asia/Kolkata")
JOHN = _person("John", "en-US", "America/New_York")
AKI = _person("Aki", "ja", "Asia/Tokyo")
DAYS_BACK = (LATER.date(), LATER.date() + timedelta(days=7))
AWAY = replace(LAURA, calendar=replace(LAURA.calendar, back=DAYS_BACK[0]))
EVERYBODY = (MIKKO, LAURA, RAVI, JOHN, AKI)

NOTE = Words("It has been a long week. Nothing to solve, just some company.")
PLAIN = Release()
FULL = Release(Way.WALK, NOTE, named=True)
ASK = "7f31c2a98e5d4b06a1f2c3d4e5f60718"

FULL_ANSWERS = Answers(2, 1, Words("Slept badly, but the walk was good"))
SOME = (Answers(4, 3), Answers(3), FULL_ANSWERS)
