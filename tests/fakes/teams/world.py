"""What the fake Teams knows: people, chats, messages, and what each person has in front of them."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.runtime.clock import Clock

if TYPE_CHECKING:
    from tests.fakes.teams.window import Window

Json = dict[str, Any]
TENANT = "7b3a9d52-4c1e-4f0a-9b7e-2d6c8a1f5e30"
ELSEWHERE = "c0ffee00-1111-4222-8333-444455556666"
APP_ID = "5d8f1c2a-90ab-4cde-8f12-3456789abcde"
BIGGEST = 100 * 1024
"""Bytes of UTF-16 that Teams takes in one message; it asks bots to stay at 80 KB."""


class ApiError(Exception):
    """An answer of the Connector service that is no success."""

    def __init__(self, status: int, code: str, message: str = "", *, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.message, self.retry_after = status, code, message or code, retry_after


@dataclass(frozen=True)
class Person:
    """Somebody in a directory. ``id`` is their Entra id; ``mri`` is what only this bot knows them by."""

    handle: str
    number: int
    name: str
    zone: str = "Europe/Helsinki"
    locale: str = "en-GB"
    country: str = "FI"
    installed: bool = True
    guest: bool = False
    anonymous: bool = False
    deleted: bool = False
    blocked: bool = False
    tenant: str = TENANT
    mobile: bool = False
    """Mobile clients send empty inputs as ""; the others leave them out."""

    @property
    def id(self) -> str:
        return f"a1b2c3d4-0000-4000-8000-{self.number:012x}"

    @property
    def mri(self) -> str:
        return f"29:1{self.number:02d}aZ-{self.handle}_pairwise_id_of_this_bot_only"

    @property
    def upn(self) -> str:
        if self.guest:
            return f"{self.handle}_partner.example#EXT#@contoso.example"
        return f"{self.handle}@{'contoso' if self.tenant == TENANT else 'elsewhere'}.example"

    @property
    def email(self) -> str:
        return f"{self.handle}@partner.example" if self.guest else self.upn

    @property
    def role(self) -> str:
        return "anonymous" if self.anonymous else "guest" if self.guest else "user"


PEOPLE = (
    Person("asha", 1, "Asha", zone="Asia/Kolkata", country="IN"),
    Person("ravi", 2, "Ravi", zone="America/New_York", locale="en-US", country="US"),
    Person("leena", 3, "Leena", locale="fi-FI"),
    Person("sam", 4, "Sam", zone="Europe/Berlin", country="DE"),
    Person("mei", 5, "Mei", zone="Asia/Tokyo", locale="ja-JP", country="JP", mobile=True),
    Person("noor", 6, "Noor", zone="Mars/Olympus", country=""),
    Person("nils", 7, "Nils", zone="Europe/Oslo", locale="nb-NO", country="NO", installed=False),
    Person("gus", 8, "Gus", guest=True),
    Person("anon", 9, "Ano Nymous", anonymous=True),
    Person("stra", 10, "Stra", tenant=ELSEWHERE),
    Person("gone", 11, "Gone", deleted=True),
    Person("bo", 12, "Bo", blocked=True),
)


@dataclass
class Message:
    """One line of a chat. ``who`` is a person's id, or "" for the bot; ``card`` is its one Adaptive Card."""

    id: str
    chat: str
    who: str
    text: str
    at: datetime
    card: Json | None = None
    summary: str = ""
    shown: dict[str, Json] = field(default_factory=dict)
    """What Action.Execute put in the card's place, by person."""

    def card_for(self, person: str) -> Json | None:
        return self.shown.get(person, self.card)


class World:
    def __init__(self, clock: Clock, tenant: str = TENANT) -> None:
        self.clock = clock
        self.tenant = tenant
        self.app_id = APP_ID
        self.bot = f"28:{APP_ID}"
        self.secret = "~8Q-a-made-up-client-secret"
        self.origin = ""
        self.biggest = BIGGEST
        self.people = {person.id: person for person in PEOPLE}
        self.chats: dict[str, str] = {}  # chat → person
        self.messages: list[Message] = []
        self.typing: Counter[str] = Counter()
        self.windows: dict[str, Window] = {}
        self.toasts: dict[str, list[str]] = {}
        self.calls: Counter[str] = Counter()
        self.changes: Counter[str] = Counter()
        self.watching: list[Callable[[str], None]] = []
        self._ids = itertools.count(1)
        self._news = asyncio.Event()

    # Who is who.

    def named(self, name: str) -> Person:
        """By handle ("asha"), Entra id or 29: id. Raises ``KeyError``."""
        found = next((p for p in self.people.values() if p.handle == name), None) or self.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def find(self, name: str) -> Person | None:
        """As the Connector knows people: by Entra id or 29: id, never by what they are called."""
        return next((p for p in self.people.values() if name == p.mri or name.lower() == p.id), None)

    def becomes(self, handle: str, **changes: object) -> Person:
        """An administrator, or the person, changed something."""
        person = replace(self.named(handle), **changes)  # type: ignore[arg-type]  # fields of Person
        self.people[person.id] = person
        return person

    def chat(self, person: Person) -> str:
        """The one chat between this person and the bot; made when it is first needed."""
        for chat, owner in self.chats.items():
            if owner == person.id:
                return chat
        chat = f"a:1{person.number:02d}_chat-{self.id('c')}"
        self.chats[chat] = person.id
        return chat

    @property
    def service_url(self) -> str:
        return f"{self.origin}/teams/"

    def moment(self) -> int:
        """One more than any before: two of them say what came first."""
        return next(self._ids)

    def id(self, prefix: str) -> str:
        return f"{prefix}{self.moment():013d}"

    # Messages.

    def post(self, chat: str, who: str, text: str, card: Json | None = None, summary: str = "") -> Message:
        message = Message(self.id("1"), chat, who, text, self.clock.now(), card, summary)
        self.messages.append(message)
        self.changed(self.chats[chat])
        return message

    def in_chat(self, person: Person) -> list[Message]:
        return [message for message in self.messages if self.chats[message.chat] == person.id]

    # What changed, and waiting for it.

    def changed(self, person: str) -> None:
        self.changes[person] += 1
        for watcher in self.watching:
            watcher(person)
        self._news.set()
        self._news = asyncio.Event()

    async def until(self, condition: Callable[[], bool], seconds: float = 5.0) -> bool:
        """Wait for something to become true, for a bounded time of the real clock."""
        try:
            async with asyncio.timeout(seconds):
                while not condition():
                    await self._news.wait()
        except TimeoutError:
            return condition()
        return True
