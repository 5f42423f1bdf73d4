"""What one demo person has in front of them: the chat with Kaveri, and perhaps an open dialog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from adapters.playground.people import Person
from bot.messages.cards import ChatTurn, Dialog, Notice

NO_ERRORS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Noticed:
    """Kaveri wrote in the chat. The company keeps this line."""

    at: datetime
    notice: Notice


@dataclass(frozen=True, slots=True)
class Chatted:
    """Kaveri asked in the chat, because this person chose that. The company keeps this line as well."""

    at: datetime
    turn: ChatTurn = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """The person wrote in the chat. The company keeps this line too, as it reads after the last edit."""

    at: datetime
    text: str = field(repr=False)
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Window:
    """An open dialog. ``errors`` stand at its fields, ``said`` above them; the company keeps none of it."""

    dialog: Dialog
    errors: Mapping[str, str] = field(default_factory=lambda: NO_ERRORS, repr=False)
    said: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Closed:
    """The dialog was closed."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence that only this person sees, until they do something else."""

    text: str = field(repr=False)


Line = Noticed | Chatted | Typed
Seen = Line | Window | Closed | Aside


@dataclass(slots=True)
class Desk:
    """One person's side of the page. ``quiet`` is until when they are not to be disturbed, as they set it in
    the demo's chat program; ``changes`` and ``window_changes`` count what moved, for the page."""

    person: Person
    lines: list[Line] = field(default_factory=list, repr=False)
    window: Window | None = field(default=None, repr=False)
    aside: str = field(default="", repr=False)
    quiet: datetime | None = None
    changes: int = 0
    window_changes: int = 0

    @property
    def dialog(self) -> Dialog | None:
        return self.window.dialog if self.window else None

    @property
    def notices(self) -> list[Notice]:
        return [line.notice for line in self.lines if isinstance(line, Noticed)]

    @property
    def turns(self) -> list[ChatTurn]:
        return [line.turn for line in self.lines if isinstance(line, Chatted)]

    @property
    def news(self) -> list[str]:
        """Whatever Kaveri wrote here, oldest first."""
        ours = (line for line in self.lines if not isinstance(line, Typed))
        return [line.turn.text if isinstance(line, Chatted) else line.notice.text.text for line in ours]

    @property
    def typed(self) -> list[Typed]:
        return [line for line in self.lines if isinstance(line, Typed)]

    def changes_line(self, line: Typed, text: str | None) -> None:
        """What was typed reads otherwise now, or is gone."""
        self.changes += 1
        place = self.lines.index(line)
        self.lines[place : place + 1] = [] if text is None else [replace(line, text=text)]

    def sees(self, what: Seen) -> None:
        self.changes += 1
        match what:
            case Noticed() | Chatted() | Typed():
                self.lines.append(what)
            case Window():
                self.window, self.aside = what, ""
                self.window_changes += 1
            case Closed():
                self.window, self.aside = None, ""
                self.window_changes += 1
            case Aside(text):
                self.aside = text
