"""The playground as the contract suite sees it: the platform, pressed the way its page presses it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from adapters.playground.people import Directory, Person
from adapters.playground.platform import PlaygroundPlatform
from bot.messages.cards import Button, Choice, Dialog, Entry, PersonPicker, Row, Text, Toggle
from bot.port import Value
from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from tests.contract.recording import RecordingInbox

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PEOPLE = (
    Person("asha", "Asha", "en", "Asia/Kolkata", "Kolkata"),
    Person("ravi", "Ravi", "en", "America/New_York", "New York"),
    Person("leena", "Leena", "fi", "Europe/Helsinki", "Helsinki"),
)
Held = dict[str, Value]


class PlaygroundRig:
    """Fields are held here, as the page's form holds them; a new window starts with its own values."""

    def __init__(self) -> None:
        self.waits = False
        self.tells_quiet = True
        self.inbox = RecordingInbox()
        self.clock = PushedClock(MONDAY)
        self.platform = PlaygroundPlatform(self.clock, Directory(PEOPLE, ()))
        self.secrets = ("Asha", "Ravi", "Leena")
        self._forms: dict[str, tuple[Dialog, Held]] = {}

    def address(self, user: str) -> Address:
        return next(person.address for person in PEOPLE if person.id == user)

    async def opens(self, user: str) -> None:
        await self.platform.runs(user)

    async def opens_notice(self, user: str) -> None:
        await self.platform.opens(user)

    async def presses(self, user: str, label: str) -> None:
        dialog = self._dialog(user)
        button = next(button for button in _buttons(dialog) if button.label == label)
        await self.platform.presses(user, button.action, dialog.token, self._form(user))

    async def fills(self, user: str, field: str, text: str) -> None:
        self._form(user)[field] = Words(text)

    async def chooses(self, user: str, field: str, value: str) -> None:
        self._form(user)[field] = Words(value)
        await self._dispatches(user, field)

    async def ticks(self, user: str, field: str) -> None:
        self._form(user)[field] = Words("yes")
        await self._dispatches(user, field)

    async def picks(self, user: str, field: str, whom: str) -> None:
        profile = await self.platform.profile(self.address(whom))
        assert profile is not None
        self._form(user)[field] = profile

    async def submits(self, user: str) -> None:
        dialog = self._dialog(user)
        assert dialog.submit is not None
        await self.platform.presses(user, dialog.submit.action, dialog.token, self._form(user))

    async def types(self, user: str, text: str) -> None:
        await self.platform.types(user, text)

    async def edits(self, user: str, text: str) -> None:
        await self.platform.edits(user, text)

    async def deletes(self, user: str) -> None:
        await self.platform.deletes(user)

    async def answers(self, user: str, label: str) -> None:
        rows = self.platform.desk(user).turns[-1].rows
        button = next(button for row in rows for button in row if button.label == label)
        await self.platform.presses(user, button.action, button.token)

    async def sees(self, user: str, text: str) -> None:
        desk = self.platform.desk(user)
        said = (desk.window.said, *desk.window.errors.values()) if desk.window else ()
        assert text in "\n".join((self.window(user), *said, desk.aside))

    async def shows(self, user: str, dialog: Dialog) -> None:
        assert self.platform.desk(user).dialog == dialog

    def window(self, user: str) -> str:
        dialog = self.platform.desk(user).dialog
        return "\n".join(_lines(dialog)) if dialog else ""

    def held(self, user: str, field: str) -> str | None:
        held = self._form(user).get(field)
        return held.reveal() if isinstance(held, Words) else held.address.user if held else None

    def room(self, user: str) -> list[str]:
        return self.platform.desk(user).news

    async def again(self) -> None:
        pytest.skip("nothing is ever delivered twice to the playground: it has no wire")

    async def forged(self) -> list[int]:
        return []  # tests/playground/test_bad_input.py knocks at its HTTP door

    def is_quiet(self, user: str, until: datetime) -> None:
        self.platform.quietens(user, until - self.clock.now())

    def limits(self, seconds: int) -> None:
        pytest.skip("the playground takes as many notices as there are")

    def leaves(self, user: str) -> None:
        person = self.platform.directory.find(user)
        assert person is not None
        gone = Person(user, person.name, person.language, person.zone, person.place, Standing.DEACTIVATED)
        others = tuple(one for one in PEOPLE if one.id != user)
        self.platform.directory = Directory(others, (gone,))

    async def removes_app(self) -> None:
        pytest.skip("nobody can remove Kaveri from the playground")

    def _dialog(self, user: str) -> Dialog:
        dialog = self.platform.desk(user).dialog
        assert dialog is not None
        return dialog

    def _form(self, user: str) -> Held:
        dialog = self._dialog(user)
        shown, held = self._forms.get(user, (None, {}))
        if shown is not dialog:
            held = _initial(dialog)
            self._forms[user] = (dialog, held)
        return held

    async def _dispatches(self, user: str, field: str) -> None:
        """Choosing is a press of its own where the card says so."""
        dialog = self._dialog(user)
        for element in dialog.body:
            if isinstance(element, Choice | Toggle) and element.id == field and element.action:
                await self.platform.presses(user, element.action, dialog.token, self._form(user))


def _initial(dialog: Dialog) -> Held:
    held: Held = {}
    for element in dialog.body:
        match element:
            case Choice(id=id, chosen=str(chosen)):
                held[id] = Words(chosen)
            case Toggle(id=id, on=True):
                held[id] = Words("yes")
            case Entry(id=id, text=text) if text:
                held[id] = Words(text)
            case PersonPicker(id=id, chosen=Address() as chosen):
                held[id] = Profile(chosen, Words("?"), "en", "UTC")
            case _:
                pass
    return held


def _buttons(dialog: Dialog) -> list[Button]:
    rows = [button for element in dialog.body if isinstance(element, Row) for button in element.buttons]
    return [*rows, *([dialog.submit] if dialog.submit else [])]


def _lines(dialog: Dialog) -> list[str]:
    lines = [dialog.title]
    for element in dialog.body:
        match element:
            case Text(text=text):
                lines.append(text)
            case Choice(label=label, options=options):
                lines += [label, *(option.label for option in options)]
            case Toggle(label=label) | Entry(label=label) | PersonPicker(label=label):
                lines.append(label)
            case _:
                pass
    return [*lines, *(button.label for button in _buttons(dialog)), dialog.close]


@asynccontextmanager
async def playground_rig() -> AsyncIterator[PlaygroundRig]:
    rig = PlaygroundRig()
    await rig.platform.start(rig.inbox)
    try:
        yield rig
    finally:
        if rig.inbox.patience is not None:
            rig.inbox.patience.set()
        await rig.platform.stop()
