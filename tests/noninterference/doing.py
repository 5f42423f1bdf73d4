"""What people do in a story, as plain values: it can be lived twice, and be read when it fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.messages.actions import Action
from tests.noninterference.people import Role


@dataclass(frozen=True)
class Runs:
    """The command, which stands in no chat."""

    line: str = "/kaveri"

    def __str__(self) -> str:
        return f"runs {self.line}"


@dataclass(frozen=True)
class Opens:
    """The newest notice, or one of those before it, if there is one."""

    before: int = 0

    def __str__(self) -> str:
        return f"opens the notice {self.before} before the last" if self.before else "opens the last notice"


@dataclass(frozen=True)
class Press:
    """A button of the open window, where it is there. ``fields`` hold words, or somebody who is picked."""

    action: Action
    fields: Mapping[str, str | Role] = field(default_factory=dict)

    def __str__(self) -> str:
        filled = ", ".join(f"{name}: {value:.40}" for name, value in self.fields.items())
        return f"presses {self.action}" + (f" ({filled})" if filled else "")


@dataclass(frozen=True)
class Types:
    """A line in the chat."""

    line: str

    def __str__(self) -> str:
        return f"types {self.line:.40}"


@dataclass(frozen=True)
class TypesCode:
    """The code that stands in the open window of somebody else."""

    of: Role

    def __str__(self) -> str:
        return f"types the code in front of {self.of}"


@dataclass(frozen=True)
class TakesCopy:
    """Follows the link to the page of their own, and takes a copy of everything, or only looks there."""

    takes: bool = True

    def __str__(self) -> str:
        return "takes a copy of everything" if self.takes else "follows the link"


@dataclass(frozen=True)
class Quietens:
    """Sets the chat program to "do not disturb" for these hours."""

    hours: int

    def __str__(self) -> str:
        return f"is not to be disturbed for {self.hours} hours"


DAYS = 27
"""Until what ended in the second week is two weeks old, and gone."""

Step = Runs | Opens | Press | Types | TypesCode | TakesCopy | Quietens


@dataclass(frozen=True)
class Doing:
    """Somebody does this at this moment, counted from the first Monday at midnight UTC."""

    at: timedelta
    who: Role
    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        day, left = divmod(self.at, timedelta(days=1))
        return f"  day {day}, {left}: {self.who} {'; '.join(map(str, self.steps)) or 'does nothing'}"


def opens_and(*presses: Press, last: int = 3) -> tuple[Step, ...]:
    """Looks through the last notices, and presses what can be pressed there."""
    steps: list[Step] = []
    for before in reversed(range(last)):
        steps += (Opens(before), *presses)
    return tuple(steps)


def press(action: Action, **fields: str | Role) -> Press:
    return Press(action, {name.replace("_", "-"): value for name, value in fields.items()})


def at(day: int, hour: int, minute: int = 0) -> timedelta:
    return timedelta(days=day, hours=hour, minutes=minute)


class Kaveri(StrEnum):
    """What the operator has switched on."""

    PLAIN = "plain"
    TEAM_NUMBERS = "team numbers"
    QUESTIONNAIRES = "questionnaires"
    TWO_PLACES = "two places"


@dataclass(frozen=True)
class Story:
    """``both``: what everybody does in both worlds. Then in one world the member does ``ones``, in the other
    ``others``; nothing else is different. It ends after ``days``."""

    both: tuple[Doing, ...]
    ones: tuple[Doing, ...]
    others: tuple[Doing, ...]
    days: int = DAYS
    kaveri: Kaveri = Kaveri.PLAIN

    @property
    def moments(self) -> list[timedelta]:
        """When somebody looks, in both worlds alike: whenever anything is done in either, and in between."""
        done = {doing.at for doing in (*self.both, *self.ones, *self.others)}
        looked = {timedelta(hours=n) for n in range(6, self.days * 24, 15)}
        return sorted(done | looked)

    def __str__(self) -> str:
        told = ["In both worlds:", *_told(self.both), "In the one:", *_told(self.ones)]
        return "\n".join([*told, "In the other:", *_told(self.others)])


def _told(doings: tuple[Doing, ...]) -> list[str]:
    return [str(doing) for doing in sorted(doings, key=lambda doing: doing.at)]
