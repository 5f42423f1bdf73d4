"""An export as somebody reads it: the same tree, with words for every key, in the member's own language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from bot.messages.exporting_names import Code
from bot.messages.speech import Voice
from bot.rules.calendar import Calendar
from bot.rules.words import Words

SAID_ELSEWHERE = {
    **{prompt: f"look-{prompt}-label" for prompt in ("done", "learned", "drained", "wish", "next", "aims")},
    **{f"rated_{item}": f"look-{item}-short" for item in ("say", "obstacles", "company", "usefulness")},
    **{part: f"plan-{part}-label" for part in ("well", "signs", "helps", "tell")},
    "theme": "look-theme-short",
    "plan": "plan",
    "people": "people-heading",
    "passed_on": "receipts-heading",
    "being_asked": "being-asked",
    "when_i_ask": "rhythm-heading",
    "own_door": "my-door",
    "outside_my_team": "outside",
    "left": "someone-left-first",
}
"""Keys and codes that a page has a sentence for already."""
NOT_READ_ALOUD = ("format",)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is held: what it is, and what it says or of what it consists."""

    label: str
    text: str = field(default="", repr=False)
    parts: tuple[Part, ...] = field(default=(), repr=False)


def said(word: str) -> str:
    """The id of the sentence for a key or a code."""
    if word in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[word]
    dashed = word.replace("_", "-")
    return (
        dashed
        if dashed.startswith(("way-", "order-", "theme-", "did-", "setting-", "act-", "obstacle-"))
        else f"x-{dashed}"
    )


def parts(tree: Mapping[str, Any], voice: Voice, calendar: Calendar) -> tuple[Part, ...]:
    """What is empty is left out: there is nothing to read."""
    read = Reading(voice, calendar)
    every = (read.part(key, value) for key, value in tree.items() if key not in NOT_READ_ALOUD)
    return tuple(part for part in every if part is not None)


def lines(parts: Iterable[Part], depth: int = 0) -> list[str]:
    """As text to copy."""
    found: list[str] = []
    for part in parts:
        label = f"{part.label}: " if part.label and part.text else part.label
        said = f"{label}{part.text}"
        found += [] if not said else ["  " * depth + said]
        found += lines(part.parts, depth + (1 if said else 0))
        found += [""] if depth == 0 else []
    return found


@dataclass(frozen=True, slots=True)
class Reading:
    voice: Voice
    calendar: Calendar

    def part(self, key: str, value: Any) -> Part | None:
        label = self.voice(said(key)) if key else ""
        match value:
            case Mapping():
                inner = tuple(p for k, v in value.items() if (p := self.part(k, v)) is not None)
                return Part(label, parts=inner) if inner else None
            case [Mapping(), *_]:
                items = tuple(p for one in value if (p := self.part("", one)) is not None)
                return Part(label, parts=items) if items else None
            case list():
                texts = [self.day(one) if key == "days" else self.text(one) for one in value]
                return (
                    Part(label, "\n".join(texts) if key == "texts" else ", ".join(texts)) if texts else None
                )
            case _:
                text = self.text(value)
                return Part(label, text) if text else None

    def day(self, weekday: int) -> str:
        return self.voice("hours-day", weekday=weekday).strip()

    def text(self, value: Any) -> str:
        match value:
            case None:
                return ""
            case Words():
                return value.reveal()
            case Code():
                return self.voice(said(value))
            case bool():
                return self.voice("x-yes" if value else "x-no")
            case float():
                return self.voice.number(round(value * 100))
            case datetime():
                return (
                    f"{self.voice.date(value, self.calendar)} {self.voice.time(self.calendar.local(value))}"
                )
            case date():
                return self.voice.day(value)
            case time():
                return self.voice.time(value)
            case _:
                return str(value)
