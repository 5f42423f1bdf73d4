"""How each of the made-up people lives: where, how eagerly, when they are gone and what they tend to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from adapters.playground.people import Person
from bot.messages.actions import Action
from tests.simulation.setting import TOWNS, Fault, Setting


class Character(StrEnum):
    ANSWERING = "answering"
    DECLINING = "declining"
    QUIET = "quiet"  # seldom here, and most notices stay unopened


class Gone(StrEnum):
    """Why somebody does nothing for a while, or for good."""

    VANISHED = "vanished"  # and told nobody
    ON_HOLIDAY = "on holiday"  # and said so to Kaveri
    LEFT = "left"  # the platform cannot reach them any more


EAGERNESS = {Character.ANSWERING: 0.3, Character.DECLINING: 0.2, Character.QUIET: 0.04}
"""How likely somebody does something in one moment of a working day, at a pace of 1."""

HEEDS = 0.2
"""The pace of whoever was never here, or has a notice that they have not looked at."""

CHATTING, VOLUNTEERS = 0.3, 0.3
"""How many would rather be asked right in the chat, and how many listen to somebody outside their team."""

TO_THE_VOLUNTEERS = (Action.HELP, Action.BEING_ASKED, Action.VOLUNTEER, Action.VOLUNTEER_SAVE)

LATE_JOINERS, MOST_LATE = 0.15, timedelta(weeks=20)

SAYS = {
    Character.ANSWERING: (
        *(Action.ACCEPT, Action.AGREE, Action.CHANGE_ANSWER, Action.IN_TOUCH),
        *(Action.OUTSIDE_YES, Action.OUTSIDE_WRITE),
    ),
    Character.DECLINING: (
        *(Action.DECLINE, Action.NOT_YET, Action.CHANGE_CANNOT, Action.CANNOT, Action.NEVER),
        *(Action.OUTSIDE_NO, Action.OUTSIDE_BLOCK),
    ),
    Character.QUIET: (),
}
"""What they tend to press where they can."""


@dataclass(frozen=True, order=True)
class Absence:
    why: Gone
    first: datetime
    last: datetime

    def covers(self, at: datetime) -> bool:
        return self.first <= at < self.last


@dataclass(frozen=True)
class Life:
    person: Person
    character: Character
    joins: datetime
    absences: tuple[Absence, ...]
    chats: bool
    listens: bool

    def absence(self, at: datetime) -> Absence | None:
        return next((absence for absence in self.absences if absence.covers(at)), None)

    def is_here(self, at: datetime) -> bool:
        return self.joins <= at and self.absence(at) is None

    def eagerness(self, at: datetime, pace: float) -> float:
        """People also look at their chat in the evening and on a Sunday, only less."""
        local = at.astimezone(ZoneInfo(self.person.zone))
        rested = 1.0 if 8 <= local.hour < 18 else 0.3 if 6 <= local.hour < 23 else 0.02
        return EAGERNESS[self.character] * pace * rested * (0.2 if local.weekday() > 4 else 1)


def life(setting: Setting, n: int) -> Life:
    luck = setting.luck("life", n)
    zone = luck.choice(sorted(TOWNS))
    person = Person(f"p{n:03}", f"Zq{n:03}x", luck.choice(("en", "fi")), zone, TOWNS[zone])
    character = luck.choices(tuple(Character), weights=(5, 2, 2))[0]
    absences = [*_times(setting, n, Gone.VANISHED, a_year=2), *_times(setting, n, Gone.ON_HOLIDAY, a_year=4)]
    if Fault.LEAVING in setting.faults:
        absences = [*_leaving(setting, n), *absences]
    chats, listens = setting.drawn("chats", n) < CHATTING, setting.drawn("listens", n) < VOLUNTEERS
    return Life(person, character, _joins(setting, n), tuple(absences), chats, listens)


def _joins(setting: Setting, n: int) -> datetime:
    """Most were there when it began. Whoever came later, nobody could pick before."""
    luck = setting.luck("joins", n)
    late = luck.random() < LATE_JOINERS
    return setting.first_moment + timedelta(days=luck.randint(1, MOST_LATE.days) if late else 0)


def _times(setting: Setting, n: int, why: Gone, a_year: float) -> list[Absence]:
    """Each week is an occasion of its own, so that a shorter world begins like a longer one."""
    found = []
    for week in range(setting.weeks):
        luck = setting.luck(why, n, week)
        if luck.random() < a_year / 52:
            first = setting.first_moment + timedelta(weeks=week, hours=luck.randrange(7 * 24))
            found.append(Absence(why, first, first + timedelta(days=luck.randint(2, 16))))
    return found


def _leaving(setting: Setting, n: int) -> list[Absence]:
    left = _times(setting, n, Gone.LEFT, a_year=0.5)
    return [Absence(Gone.LEFT, left[0].first, setting.last_moment + timedelta(days=1))] if left else []
