"""One ask among made-up members: the real engine, courier and pages, on a store and a clock of its own.

The one who asks sits on no platform. The one who is asked has the address that the operator named, so that
one ordinary notice goes out through the real platform; whatever else would go out stays here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import assert_never

from adapters.hops import Trouble
from adapters.program import Program, build
from bot.messages.actions import Action
from bot.messages.cards import Button, Dialog, Message, Notice, Row, Text
from bot.port import (
    NOTHING,
    Delivered,
    Gone,
    Inbox,
    Later,
    Limited,
    Outcome,
    Platform,
    Press,
    Show,
    TenantGone,
    Unknown,
)
from bot.rules.agenda import next_wake
from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Tx
from bot.storage.memory import MemoryStore

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # a Monday that is nobody's holiday in UTC
ASKER = Address("selftest", "selftest", "asks")
LISTENER = "Somebody made up"
UNEXPECTED = "The program did not do what it should here. Please report it, with the version of Kaveri."

NOT_FOR = {
    Standing.BOT: "That address is an app’s. Name your own.",
    Standing.GUEST: "That address is a guest’s, and Kaveri is not for guests. Name your own.",
    Standing.EXTERNAL: "That address belongs to another company. Name your own.",
    Standing.DEACTIVATED: "That address is no longer in use. Name your own.",
    Standing.ABSENT: "Kaveri is not installed for that person: see the README, on setup policies.",
    Standing.UNKNOWN: (
        "The platform did not say who that is: it is slow, or does not let Kaveri ask. Is the app installed "
        "and switched on, with its permissions? Try again in a minute."
    ),
}


class Nowhere:
    """Where the made-up asker is. Nothing is sent here, and nobody presses."""

    name = ASKER.platform
    pace = timedelta()

    async def send(self, to: Address, message: Message) -> Outcome:
        return Gone()

    async def profile(self, of: Address) -> Profile | None:
        return Profile(of, Words("Made up"), "en", "UTC") if of == ASKER else None

    async def quiet_until(self, of: Address) -> datetime | None:
        return None

    async def start(self, inbox: Inbox) -> None:
        pass

    async def stop(self) -> None:
        pass


class Outward:
    """The real platform: one notice, to one address."""

    def __init__(self, real: Platform, only: Address) -> None:
        self.name, self.pace = real.name, real.pace
        self._real = real
        self._only = only
        self.notice: Notice | None = None
        self.outcome: Outcome | None = None

    async def send(self, to: Address, message: Message) -> Outcome:
        if to != self._only or self.notice is not None or not isinstance(message, Notice):
            return Gone()
        self.notice = message
        self.outcome = await self._real.send(to, message)
        return self.outcome

    async def profile(self, of: Address) -> Profile | None:
        return await self._real.profile(of)

    async def quiet_until(self, of: Address) -> datetime | None:
        return None  # whoever runs this waits for it

    async def start(self, inbox: Inbox) -> None:
        await self._real.start(inbox)

    async def stop(self) -> None:
        await self._real.stop()


class Rehearsal:
    """Each method is a hop, in this order. Raises ``Trouble``."""

    def __init__(self, settings: Settings, platform: Platform, to: Address) -> None:
        self._to = to
        self._outward = Outward(platform, to)
        self._store = MemoryStore(next_wake)
        self._program: Program = build(
            settings.model_copy(update={"directory_file": None}),  # nobody made up is anybody's colleague
            PushedClock(MORNING),
            [Nowhere(), self._outward],
            store=self._store,
        )
        self._keys: Iterator[int] = count()

    async def connect(self) -> None:
        await self._program.start(background=False)

    async def stop(self) -> None:
        await self._program.stop()

    async def look_up(self) -> Profile:
        found = await self._outward.profile(self._to)
        if found is None:
            raise Trouble(
                "The platform knows nobody there. Check both parts of the address: is it a workspace or "
                "tenant that Kaveri is set up for, and a person in it?"
            )
        if found.standing is not Standing.PERSON:
            raise Trouble(NOT_FOR[found.standing])
        return Profile(self._to, Words(LISTENER), found.language, "UTC")

    async def release(self, listener: Profile) -> None:
        page = await self._press(ASKER, Action.PERSON)
        page = await self._press(ASKER, Action.PICK_ONE, page.token, listener)
        page = await self._press(ASKER, Action.ASK, page.token)
        _expect(Action.WITHDRAW in _offered(page))

    async def deliver(self) -> str:
        """Returns the token that the notice carried."""
        await self._program.push(timedelta(minutes=2))
        match self._outward.outcome:
            case Delivered() if self._outward.notice is not None:
                return self._outward.notice.token
            case Unknown():
                raise Trouble("The connection broke while it was sent, so it may have arrived. Try again.")
            case Gone():
                raise Trouble("The platform says that Kaveri cannot reach this person.")
            case TenantGone():
                raise Trouble(
                    "The platform refuses Kaveri: its token was revoked, or the app was removed or switched "
                    "off. Install the app again, and set its new token."
                )
            case Later() | Limited():
                raise Trouble(
                    "The platform does not take it now. Is it busy, or does Kaveri lack a permission? The "
                    "log says which. Try again in a few minutes."
                )
            case Delivered() | None:
                raise Trouble(UNEXPECTED)
            case outcome:
                assert_never(outcome)

    async def accept(self, token: str) -> None:
        page = await self._press(self._to, Action.OPEN, token)
        _expect(Action.ACCEPT in _offered(page))
        await self._press(self._to, Action.ACCEPT, page.token)

    async def read(self) -> None:
        page = await self._press(ASKER, Action.STATUS)
        said = [element.text for element in page.body if isinstance(element, Text)]
        _expect(any(f"{LISTENER} said yes" in text for text in said))

    async def forget(self) -> None:
        self._store.run(self._erase)
        left = self._store.run(lambda tx: [tx.find(who) for who in (ASKER, self._to)])
        _expect(left == [None, None] and self._store.next_due() is None)

    def _erase(self, tx: Tx) -> None:
        for who in (ASKER, self._to):
            if (id := tx.find(who)) is not None:
                tx.erase(id)

    async def _press(
        self, who: Address, action: Action, token: str | None = None, picked: Profile | None = None
    ) -> Dialog:
        values = {"one": picked} if picked else NOTHING
        press = Press(f"selftest-{next(self._keys)}", who, action, token, values)
        reply = await self._program.engine.receive(press)
        if not isinstance(reply, Show):
            raise Trouble(UNEXPECTED)
        return reply.dialog


def _offered(page: Dialog) -> set[str]:
    rows: list[Button] = [b for element in page.body if isinstance(element, Row) for b in element.buttons]
    return {button.action for button in [*rows, *filter(None, [page.submit])]}


def _expect(true: bool) -> None:
    if not true:
        raise Trouble(UNEXPECTED)
