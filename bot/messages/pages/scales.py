"""A scale from one to five to choose from, and answers on one as dots and in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.cards import Choice, Dots, Element, Option, Text
from bot.messages.telling import Telling
from bot.rules.checkin import Answers
from bot.rules.own_sayings import Habit

SCALE = (1, 2, 3, 4, 5)


def scale(tell: Telling, id: str, chosen: int | None, prefix: str = "") -> Choice:
    """Both ends say what they mean; the steps between are numbers."""
    ends = {1: tell.say(f"{id}-1"), 5: tell.say(f"{id}-5")}
    options = tuple(Option(str(n), ends.get(n, str(n))) for n in SCALE)
    return Choice(prefix + id, tell.say(f"{id}-label"), options, chosen=str(chosen) if chosen else None)


def dots(tell: Telling, answers: Sequence[Answers], energy: str, off: str) -> tuple[Element, ...]:
    return (
        _row(tell, energy, tuple(a.energy for a in answers)),
        _row(tell, off, tuple(a.off for a in answers)),
    )


def habit(tell: Telling, one: Habit) -> Text:
    """How a habit went, in words, oldest first."""
    said = (tell.say("scale-missing") if kept is None else tell.say(f"kept-{kept}") for kept in one.kept)
    return Text(f"{one.anchor.words.reveal()}: {', '.join(said)}")


def _row(tell: Telling, label: str, values: tuple[int | None, ...]) -> Dots:
    said = ", ".join(tell.say("scale-missing") if v is None else str(v) for v in values)
    return Dots(tell.say(label), values, f"{tell.say(label)}: {said}")
