"""What a line in a talk says, if it is one of the few things that can be said there. Nothing is guessed.

English and Finnish are both understood whatever the member reads: people write as they speak.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from bot.rules.anchors import Kept
from bot.rules.chat import ENERGY, LINE, OFF
from bot.rules.checkin import LINE_LIMIT
from bot.rules.words import Words


class Wish(StrEnum):
    """What may be said instead of an answer. The words are those that the buttons carry."""

    SKIP = "skip"
    BACK = "back"
    STOP = "stop"
    LATER = "later"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Number:
    value: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Went:
    kept: Kept = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wrote:
    line: Words


@dataclass(frozen=True, slots=True)
class TooLong:
    """More than a line may hold. Nothing is cut off in silence."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that fits the question."""


Meaning = Number | Went | Wrote | Wish | TooLong | Unclear

_WISHES = {
    Wish.SKIP: "skip, pass, next, ohita, ohi, väliin, jätä väliin, seuraava",
    Wish.BACK: "back, go back, takaisin, edellinen",
    Wish.STOP: "stop, quit, lopeta, seis, lopetetaan",
    Wish.LATER: "later, not now, myöhemmin, ei nyt",
    Wish.WINDOW: "window, in the window, ikkuna, ikkunassa, ikkunaan",
}
_NUMBERS = {
    1: "1, one, yksi, yks",
    2: "2, two, kaksi, kaks",
    3: "3, three, kolme",
    4: "4, four, neljä",
    5: "5, five, viisi, viis",
}
_WENT = {
    Kept.YES: "yes, y, yep, yeah, kyllä, joo, juu, kyl",
    Kept.PARTLY: "partly, partially, a bit, half, osin, osittain, vähän, puoliksi",
    Kept.NO: "no, n, nope, ei, en",
}
_NOTHING = "nothing, no thanks, ei mitään, ei kiitos"
_AROUND = re.compile(r"^[\s\"'’”.,!?…]+|[\s\"'’”.,!?…\ufe0f\u20e3]+$")


def _each(table: dict[Wish, str] | dict[int, str] | dict[Kept, str]) -> dict[str, object]:
    return {word: meant for meant, words in table.items() for word in words.split(", ")}


_WISH_IN, _NUMBER_IN, _KEPT_IN = _each(_WISHES), _each(_NUMBERS), _each(_WENT)


def meaning(said: Words, question: str) -> Meaning:
    """What this line says in answer to this question, which is an anchor's id where it is about one."""
    text = said.reveal().strip()
    plain = _AROUND.sub("", " ".join(text.casefold().split()))
    if isinstance(wish := _WISH_IN.get(plain), Wish):
        return wish
    if question in (ENERGY, OFF):
        number = _NUMBER_IN.get(plain)
        return Number(number) if isinstance(number, int) else Unclear()
    kept = _KEPT_IN.get(plain)
    if question != LINE:
        return Went(kept) if isinstance(kept, Kept) else Unclear()
    if kept is Kept.NO or plain in _NOTHING.split(", "):
        return Wish.SKIP
    if not text or kept is not None:
        return Unclear()
    return Wrote(Words(text)) if len(text) <= LINE_LIMIT else TooLong()
