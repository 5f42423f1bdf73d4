"""One adapter under test: what a person does there, what they see, and what may go wrong around it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.messages.cards import Dialog
from bot.port import Platform
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from tests.contract.recording import RecordingInbox


class Rig(Protocol):
    """Adding an adapter to the contract means writing one of these and one line in ``registry.py``.

    People are "asha", "ravi" and "leena"; ``user`` is one of them. ``sees`` waits a bounded time.
    """

    platform: Platform
    inbox: RecordingInbox
    clock: PushedClock
    waits: bool
    """Whether the platform gives up on a press that is not acknowledged in time."""
    tells_quiet: bool
    """Whether the platform says who is not to be disturbed."""
    secrets: tuple[str, ...]
    """Names, ids and credentials of this platform, which no log may show."""

    def address(self, user: str) -> Address: ...

    async def opens(self, user: str) -> None:
        """The command, or whatever opens Kaveri's first page."""

    async def opens_notice(self, user: str) -> None:
        """The button of the last notice in their private conversation."""

    async def presses(self, user: str, label: str) -> None:
        """A button in the window in front of them."""

    async def fills(self, user: str, field: str, text: str) -> None: ...

    async def chooses(self, user: str, field: str, value: str) -> None: ...

    async def ticks(self, user: str, field: str) -> None: ...

    async def picks(self, user: str, field: str, whom: str) -> None: ...

    async def submits(self, user: str) -> None: ...

    async def types(self, user: str, text: str) -> None:
        """A line in the private conversation with Kaveri."""

    async def edits(self, user: str, text: str) -> None:
        """The line they typed last reads otherwise now."""

    async def deletes(self, user: str) -> None:
        """The line they typed last is taken away."""

    async def answers(self, user: str, label: str) -> None:
        """A button under the last thing that Kaveri wrote into their private conversation."""

    async def sees(self, user: str, text: str) -> None:
        """Wait until this is readable in the window on top; fail when it does not come."""

    async def shows(self, user: str, dialog: Dialog) -> None:
        """Wait until exactly this dialog is the window on top."""

    def window(self, user: str) -> str:
        """What is readable in the window on top; empty when none is open."""

    def held(self, user: str, field: str) -> str | None:
        """What a field of the window on top holds."""

    def room(self, user: str) -> list[str]:
        """What Kaveri wrote into this person's private conversation, oldest first."""

    async def again(self) -> None:
        """The last request arrives once more."""

    async def forged(self) -> list[int]:
        """Send forged and stale requests; the status of each. Empty where nothing is sent over a wire."""

    def is_quiet(self, user: str, until: datetime) -> None:
        """They switched "do not disturb" on, on the platform."""

    # What may go wrong.

    def limits(self, seconds: int) -> None:
        """The platform takes no message for so long."""

    def leaves(self, user: str) -> None:
        """Deactivated, or otherwise out of reach."""

    async def removes_app(self) -> None:
        """An administrator removes the app from the tenant."""
