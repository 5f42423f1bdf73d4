"""Questionnaires that members fill in for themselves: one under way, and the numbers that are kept.

While one is filled in, its answers are nowhere but in the window itself, sealed like everything that a window
is about. Whoever goes elsewhere before the end leaves nothing behind. What is kept in the end, for members
who keep their answers, is numbers; what was answered is never.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.rules.checkin import ANSWERS_LAST
from bot.rules.instruments import Instrument, Score

PER_PAGE = 5
MOST_KEPT = 60
LEFT_OUT = "-"
ANSWER = "0123456789"
"""What stands for an answer of a sheet: which one it is, of at most ten."""

_SHEET = re.compile("questions:([a-z][a-z0-9-]{0,39}):([0-9a-f]{8}):([0-9]{1,2}):([0-9-]{1,60})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A questionnaire under way. ``proof`` is of its words: one that changed meanwhile is begun anew.

    ``answers`` has a sign for each item. The page after the last one is what came of it.
    """

    pack: str
    proof: str
    page: int
    answers: str = field(repr=False)

    @property
    def here(self) -> range:
        """The items on this page."""
        first = self.page * PER_PAGE
        return range(first, min(first + PER_PAGE, len(self.answers)))

    @property
    def pages(self) -> int:
        return -(-len(self.answers) // PER_PAGE)

    @property
    def done(self) -> bool:
        return self.page >= self.pages

    def turned(self, chosen: Mapping[int, str], by: int) -> Sheet:
        """With what is chosen on this page, and another page of it."""
        given = (self._sign(n, chosen) for n in range(len(self.answers)))
        return replace(self, answers="".join(given), page=min(max(self.page + by, 0), self.pages))

    def values(self, of: Instrument) -> dict[str, int]:
        """What was answered, item → value. What was left out is not there."""
        known = {sign: answer.value for sign, answer in zip(ANSWER, of.answers, strict=False)}
        pairs = zip(of.items, self.answers, strict=True)
        return {item.id: known[sign] for item, sign in pairs if sign in known}

    def _sign(self, n: int, chosen: Mapping[int, str]) -> str:
        if n not in self.here:
            return self.answers[n]
        sign = chosen.get(n, LEFT_OUT)
        return sign if len(sign) == 1 and sign in ANSWER else LEFT_OUT


def begun(of: Instrument) -> Sheet:
    return Sheet(of.id, of.proof, 0, LEFT_OUT * len(of.items))


def subject_of(sheet: Sheet) -> str:
    """What the window is about. Sealed in its token, and as long as any other then."""
    return f"questions:{sheet.pack}:{sheet.proof}:{sheet.page}:{sheet.answers}"


def sheet_in(subject: str) -> Sheet | None:
    found = _SHEET.fullmatch(subject)
    return Sheet(found[1], found[2], int(found[3]), found[4]) if found else None


def instrument(sheet: Sheet | None, packs: tuple[Instrument, ...]) -> Instrument | None:
    """The questionnaire that a sheet is of, where it is here in the same words."""
    if sheet is None:
        return None
    same = (sheet.pack, sheet.proof, len(sheet.answers))
    return next((pack for pack in packs if (pack.id, pack.proof, len(pack.items)) == same), None)


# --- What is kept. -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """The numbers of one time, scale → hundredths."""

    pack: str
    version: str
    at: datetime
    numbers: tuple[tuple[str, int], ...] = field(repr=False)


def faded(results: tuple[Result, ...], now: datetime) -> tuple[Result, ...]:
    return tuple(result for result in results if result.at + ANSWERS_LAST > now)


def fades_at(results: tuple[Result, ...]) -> datetime | None:
    """When ``faded`` next has something to do."""
    return results[0].at + ANSWERS_LAST if results else None


# --- What can happen. ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuestionnaireFilled:
    """To its end. Only members who keep their answers keep anything of it."""

    pack: str
    version: str
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class ResultsForgotten:
    """All the numbers that were kept are to go."""


QuestionEvent = QuestionnaireFilled | ResultsForgotten
