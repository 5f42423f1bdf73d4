"""What an adapter is, and the inbox it hands presses to. It knows cards and presses, never an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Protocol

from bot.messages.cards import Dialog, Home, Message, Neutral
from bot.rules.people import Address, Profile
from bot.rules.words import Words

Value = Words | Profile
"""What one field held: something chosen or typed, or a picked person as the directory knows them."""

NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody did something: a command, a button, a dialog sent, a typed line.

    ``key``     the platform's own id of this request: the same again when the request is redelivered.
    ``address`` who did it, as verified by the platform.
    ``action``  a word from ``bot.messages.actions``; an unknown one opens the first page.
    ``token``   what the dialog or notice carried, if the press came from one.
    ``values``  what its fields held, by field id. An empty field is absent.
    ``line``    which line in the chat it is: the same when that line is edited or deleted.
    ``zone`` and ``language``  what the request itself says of where its sender is; empty where it does not.
    """

    key: str = field(repr=False)
    address: Address = field(repr=False)
    action: str
    token: str | None = field(default=None, repr=False)
    values: Mapping[str, Value] = field(default_factory=lambda: NOTHING, repr=False)
    line: str = field(default="", repr=False)
    zone: str = field(default="", repr=False)
    language: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Show:
    """Open this dialog, or put it in place of the one that was pressed."""

    dialog: Dialog


@dataclass(frozen=True, slots=True)
class Mend:
    """Keep the dialog open with a clear sentence at each field that has to change. By field id.

    ``dialog`` is the same page once more, for a platform that has to show the whole window again; the
    adapter puts back what was just written.
    """

    errors: Mapping[str, str] = field(repr=False)
    dialog: Dialog


@dataclass(frozen=True, slots=True)
class Close:
    """Close the dialog; there is nothing more to say."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Somebody Kaveri is not for (a guest, an app, another company). Nothing was kept."""

    text: Neutral


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing to show: a typed line, whose answer comes through the outbox."""


Reply = Show | Mend | Close | Refuse | Quiet


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What somebody reads of whose press nothing was kept: a sentence, and a window that says it.

    The window has a way to other doors. ``doors``: they stand in it, so it is better shown than the
    sentence said without a window.
    """

    text: Neutral
    dialog: Dialog
    doors: bool = False


class NotSaved(Exception):
    """The press could not be saved; nothing of it was.

    An adapter answers 503 where the platform will deliver again (events, messages), and with
    ``Inbox.unsaved`` where it will not (a press).
    """

    def __init__(self) -> None:
        super().__init__("not saved")


class Inbox(Protocol):
    async def receive(self, press: Press) -> Reply:
        """Decide and commit one press, then say what to show. Raises ``NotSaved``."""
        ...

    def home(self, language: str) -> Home:
        """The static first page of the app's own tab."""
        ...

    def loading(self, language: str) -> Dialog:
        """What to show while an answer is slow."""
        ...

    def again(self, language: str) -> Neutral:
        """What a button says that sends the same press once more."""
        ...

    def not_saved(self, language: str) -> Neutral:
        """The honest sentence for a press that could not be saved."""
        ...

    def unsaved(self, press: Press) -> Show | Unsaved:
        """The answer to a press for which nothing is done: its page, where that needs nothing to be read or
        kept, as other doors do; else that it was not saved. ``language`` and ``zone`` of the press are those
        of its person, as far as they are known."""
        ...

    async def silenced(self, platform: str, tenant: str) -> None:
        """The platform says this tenant removed the app or revoked its token."""
        ...


@dataclass(frozen=True, slots=True)
class Delivered:
    """The platform took the notice."""


@dataclass(frozen=True, slots=True)
class Later:
    """Not now; try again at this time at the earliest. The platform certainly did not take it."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Limited:
    """Too many for this tenant: nobody in it is written to before this time. It was certainly not taken."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """This person cannot be reached here any more, and trying again will not help."""


@dataclass(frozen=True, slots=True)
class TenantGone:
    """Nobody in this tenant can be reached: the app was removed or its token revoked."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may or may not have arrived: the connection broke after the request was written."""


Outcome = Delivered | Later | Limited | Gone | TenantGone | Unknown


@dataclass(frozen=True, slots=True)
class AskAgain:
    """The platform takes no more such questions before this time, and answers then."""

    at: datetime


class Platform(Protocol):
    """One chat platform, seen from the core: send, look up, start, stop. Nothing else."""

    name: str
    pace: timedelta
    """How much time each notice takes in one tenant, on average, within what the platform allows."""

    async def send(self, to: Address, message: Message) -> Outcome:
        """Post one notice or turn of a talk to this person's conversation with Kaveri. Never raises."""
        ...

    async def profile(self, of: Address) -> Profile | None:
        """What the directory says of this user, or ``None`` when it has no such user.

        Answers within about a second, with ``Standing.UNKNOWN`` when the directory did not.
        """
        ...

    async def quiet_until(self, of: Address) -> datetime | AskAgain | None:
        """Until when this person is not to be disturbed, as they set it on the platform.

        ``None`` where they are not quiet, and where that is not known. Answers within seconds, never raises,
        and keeps it for minutes at most.
        """
        ...

    async def start(self, inbox: Inbox) -> None:
        """Begin to receive. Presses go to ``inbox``."""
        ...

    async def stop(self) -> None:
        """Stop receiving; finish what was begun."""
        ...
