"""A member's check-ins, told as a story: what was answered, and what was asked about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.rules import signs
from bot.rules.signs import BASELINE, Line, Signs
from tests.transcript import MONDAY

HALF_A_WEEK = timedelta(hours=84)
WALK = "b1946ac92492d234"
"""An anchor, as signs know it: by a number that says nothing."""


class Diary:
    """One member's check-ins, half a week apart, and the questions that were asked after them."""

    def __init__(self) -> None:
        self.signs, self.now, self.checkins = Signs(), MONDAY, 0
        self.questions: list[tuple[float, str]] = []

    def says(self, *energy: float, **others: float) -> Diary:
        """One check-in for each answer; ``others`` are answered in each of them."""
        for value in energy:
            self.answers({"energy": value, **others})
        return self

    def walks(self, *kept: float) -> Diary:
        for value in kept:
            self.answers({WALK: value})
        return self

    def answers(self, given: dict[str, float]) -> Diary:
        self.signs = signs.answered(self.signs, given, self.now)
        self.checkins += 1
        if (about := signs.sign(self.signs, self.now)) is not None:
            self.signs = signs.nudged(self.signs, self.now)
            self.questions.append((self.week, about))
        self.now += HALF_A_WEEK
        return self

    def wants(self, change: Callable[[Signs], Signs]) -> Diary:
        self.signs = change(self.signs)
        return self

    def asked(self, *about: str) -> Diary:
        """Exactly these since the last look."""
        assert [key for _, key in self.questions] == list(about)
        self.questions.clear()
        return self

    @property
    def week(self) -> float:
        return (self.now - MONDAY) / timedelta(weeks=1)

    def line(self, key: str = "energy") -> Line:
        return next(watched.line for watched in self.signs.watched if watched.key == key)


def steady(energy: float = 4) -> Diary:
    """Somebody whose usual is known, and always the same."""
    return Diary().says(*[energy] * BASELINE).asked()


def walker() -> Diary:
    return Diary().walks(*[1] * BASELINE).asked()


def mute(state: Signs) -> Signs:
    return signs.muted(state, True)


def unmute(state: Signs) -> Signs:
    return signs.muted(state, False)
