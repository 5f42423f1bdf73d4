"""A small real inbox: it remembers every press, and answers what it was told to."""

from __future__ import annotations

import asyncio

from bot.messages.cards import Button, Dialog, Home, HomeButton, Neutral, Row, Text, Tone
from bot.port import NotSaved, Press, Quiet, Reply, Show, Unsaved
from tests.contract.cards import EVERYTHING

AGAIN = Neutral("Try once more")
NOT_SAVED = Neutral("That was not saved. Please try again.")
CALL = Text("If a life may be at risk, call 112 now.", Tone.URGENT)
DOORS = Dialog("Kaveri", (CALL,), close="Close")
UNSAVED = Dialog(
    "Kaveri", (Text(NOT_SAVED.text), Row((Button("Need someone now?", "doors"),))), close="Close"
)
UNSAVED_WITH_DOORS = Dialog("Kaveri", (Text(NOT_SAVED.text), CALL), close="Close")
LOADING = Dialog("Kaveri", (Text("One moment …"),))
HOME = Home(
    Neutral("Kaveri"),
    (Neutral("Ask for a person, for any reason."),),
    (HomeButton(Neutral("I could use a person"), "person"), HomeButton(Neutral("Open Kaveri"), "home")),
    "1",
)


class RecordingInbox:
    """Implements ``bot.port.Inbox``."""

    def __init__(self) -> None:
        self.presses: list[Press] = []
        self.silences: list[tuple[str, str]] = []
        self.answer: Reply = Show(EVERYTHING)
        self.answers: dict[str, Reply] = dict.fromkeys(("typed", "edited", "deleted", "chat"), Quiet())
        self.fault: Exception | None = None
        self.patience: asyncio.Event | None = None
        self.cards = HOME
        self._heard = asyncio.Event()

    async def receive(self, press: Press) -> Reply:
        self.presses.append(press)
        self._heard.set()
        if self.patience is not None:
            await self.patience.wait()
        if self.fault is not None:
            raise self.fault
        return self.answers.get(press.action, self.answer)

    def home(self, language: str) -> Home:
        return self.cards

    def loading(self, language: str) -> Dialog:
        return LOADING

    def again(self, language: str) -> Neutral:
        return AGAIN

    def not_saved(self, language: str) -> Neutral:
        return NOT_SAVED

    def unsaved(self, press: Press) -> Show | Unsaved:
        if press.action == "doors":
            return Show(DOORS)
        doors = press.action == "person"
        return Unsaved(NOT_SAVED, UNSAVED_WITH_DOORS if doors else UNSAVED, doors)

    async def silenced(self, platform: str, tenant: str) -> None:
        self.silences.append((platform, tenant))

    # What a test says to it.

    def is_slow(self) -> asyncio.Event:
        """From now on it answers when the event is set."""
        self.patience = asyncio.Event()
        return self.patience

    def cannot_save(self) -> None:
        self.fault = NotSaved()

    @property
    def last(self) -> Press:
        return self.presses[-1]

    async def hears(self, count: int, seconds: float = 3.0) -> None:
        """Wait until this many presses came."""
        async with asyncio.timeout(seconds):
            while len(self.presses) < count:
                self._heard.clear()
                await self._heard.wait()
