"""The whole story, told in the terminal: the same engine, a pushed clock, and everything anybody sees."""

from __future__ import annotations

import textwrap
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from adapters.playground.desk import Aside, Chatted, Closed, Noticed, Seen, Typed, Window
from adapters.playground.platform import PlaygroundPlatform
from bot.messages.actions import Action
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dialog,
    Dots,
    Element,
    Entry,
    Link,
    MessageLink,
    Notice,
    PageLink,
    Row,
    Text,
    Tone,
)
from bot.port import Value
from bot.rules.words import Words

WIDTH = 78
INDENT = " " * 30


@dataclass
class Teller:
    """Presses for everybody, pushes the clock, and writes down who sees what, when and where."""

    platform: PlaygroundPlatform
    push: Callable[[timedelta], Awaitable[None]]
    write: Callable[[str], None]

    def __post_init__(self) -> None:
        self.platform.watch(self._seen)

    def narrate(self, text: str) -> None:
        self.write("")
        self.write(textwrap.fill(text, WIDTH + len(INDENT)))

    async def runs(self, person: str, line: str = "/kaveri") -> None:
        self._line(person, "types", line)
        await self.platform.runs(person, line)

    async def opens(self, person: str) -> None:
        self._line(person, "presses", self.platform.desk(person).notices[-1].button.text)
        await self.platform.opens(person)

    async def opens_again(self, person: str, notice: Notice) -> None:
        """The button of an older notice, which shows what is true now."""
        self._line(person, "presses", notice.button.text)
        await self.platform.opens(person, notice)

    async def presses(self, person: str, action: Action, **values: str) -> None:
        """A button of the open window, with what its fields hold; a person is named by their id."""
        dialog = self.platform.desk(person).dialog
        if dialog is None:
            raise LookupError(f"{person} has no open window")
        for element in dialog.body:
            if isinstance(element, Entry) and values.get(element.id):
                self._line(person, "writes", f"{element.label}: “{values[element.id]}”")
        self._line(person, "presses", _label(dialog, action, values))
        given = {field: self._value(text) for field, text in values.items()}
        await self.platform.presses(person, action.value, dialog.token, given)

    async def later(self, by: timedelta, said: str) -> None:
        self.narrate(f"… {said}")
        await self.push(by)

    def _value(self, text: str) -> Value:
        person = self.platform.directory.find(text)
        return person.profile if person else Words(text)

    def _seen(self, person: str, what: Seen) -> None:
        match what:
            case Noticed(notice=notice):
                self._line(person, "chat", f"{notice.text.text}  [ {notice.button.text} ]")
            case Chatted(turn=turn):
                self._line(person, "chat", turn.text)
            case Typed(text=text):
                self._line(person, "chat", text)
            case Window(dialog=dialog):
                for n, line in enumerate(_lines(dialog)):
                    self._line(person if n == 0 else "", "window" if n == 0 else "", line)
            case Aside(text=text):
                self._line(person, "aside", text)
            case Closed():
                pass

    def _line(self, person: str, surface: str, text: str) -> None:
        at = self.platform.clock.now().astimezone(ZoneInfo(self._zone(person))) if person else None
        when = f"{at:%a %H:%M}" if at else ""
        name = self.platform.desk(person).person.name if person else ""
        wrapped = textwrap.wrap(text, WIDTH) or [""]
        self.write(f"{when:<11}{name:<9}{surface:<10}{wrapped[0]}")
        for more in wrapped[1:]:
            self.write(f"{INDENT}{more}")

    def _zone(self, person: str) -> str:
        return self.platform.desk(person).person.zone


async def tell(teller: Teller) -> None:
    """A flag on Monday, a yes the same day, and on Thursday one question."""
    await _a_circle(teller)
    await _a_flag(teller)
    await _a_yes(teller)
    await _afterwards(teller)


async def _a_circle(teller: Teller) -> None:
    teller.narrate("Laura opens Kaveri for the first time, in a good week, and picks two people.")
    await teller.runs("laura")
    await teller.presses("laura", Action.SAVE_CHECK_IN, energy="4", off="4")
    await teller.presses("laura", Action.HOME)
    await teller.presses("laura", Action.CIRCLE)
    await teller.presses("laura", Action.SAVE_CIRCLE, **{"person-1": "mikko", "person-2": "ravi"})
    await teller.later(timedelta(minutes=30), "Each of them gets one neutral notice.")
    await teller.opens("mikko")
    await teller.presses("mikko", Action.AGREE)
    await teller.opens("ravi")
    await teller.presses("ravi", Action.AGREE)


async def _a_flag(teller: Teller) -> None:
    await teller.later(timedelta(days=7), "A week later it has become too much.")
    await teller.runs("laura")
    await teller.presses("laura", Action.PERSON)
    await teller.presses("laura", Action.ASK)


async def _a_yes(teller: Teller) -> None:
    await teller.later(timedelta(minutes=1), "A minute to change her mind; then Mikko is asked. He is away.")
    await teller.later(timedelta(hours=2, minutes=15), "Two working hours later it is Ravi’s turn.")
    await teller.opens("ravi")
    await teller.presses("ravi", Action.ACCEPT)
    teller.narrate("Laura looks, when she likes. No chat message told her to.")
    await teller.runs("laura", "/kaveri status")
    teller.narrate("Mikko comes back to his desk and opens the notice.")
    await teller.opens("mikko")


async def _afterwards(teller: Teller) -> None:
    await teller.later(timedelta(days=8), "In the first of her usual prompts after three days:")
    await teller.opens("laura")
    await teller.presses("laura", Action.TALKED)


def _lines(dialog: Dialog) -> list[str]:
    """What a person reads first in a window: its words, and its buttons in brackets."""
    lines = [line for element in dialog.body if (line := _line_of(element))]
    if dialog.submit:
        lines.append(f"[ {dialog.submit.label} ]")
    return lines


def _line_of(element: Element) -> str:
    match element:
        case Text(tone=Tone.QUIET):
            return ""
        case Text(text=text, tone=Tone.QUOTE):
            return "“" + text.replace("\n", " ") + "”"
        case Text(text=text) | Dots(alt=text) | Copy(text=text):
            return text
        case Row(buttons=buttons):
            return "  ".join(f"[ {button.label} ]" for button in buttons)
        case MessageLink(label=label):
            return f"→ {label}"
        case Link(label=label) | PageLink(label=label):
            return label
        case _:
            return ""


def _label(dialog: Dialog, action: Action, values: Mapping[str, str]) -> str:
    """What the button says, or the option whose choice is a press of its own."""
    rows = [button for element in dialog.body if isinstance(element, Row) for button in element.buttons]
    buttons: list[Button] = [*rows, *([dialog.submit] if dialog.submit else [])]
    for button in buttons:
        if button.action == action:
            return button.label
    for element in dialog.body:
        if isinstance(element, Choice) and element.action == action:
            return next(o.label for o in element.options if o.value == values.get(element.id))
    raise LookupError(f"no {action} in this window")
