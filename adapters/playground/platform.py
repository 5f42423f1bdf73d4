"""The playground as a platform: verbs for what a person does, and a desk each for what they then see."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from adapters.filled import filled
from adapters.playground.commands import COMMAND, action_of, is_command
from adapters.playground.desk import Aside, Chatted, Closed, Desk, Noticed, Seen, Typed, Window
from adapters.playground.people import PLATFORM, Directory
from bot.messages.actions import Action
from bot.messages.cards import Home, Message, Notice
from bot.port import (
    NOTHING,
    Close,
    Delivered,
    Gone,
    Inbox,
    Mend,
    NotSaved,
    Outcome,
    Press,
    Quiet,
    Refuse,
    Reply,
    Show,
    Value,
)
from bot.rules.people import Address, Profile
from bot.rules.words import Words
from bot.runtime.clock import Clock

Watcher = Callable[[str, Seen], None]
"""Told at once who sees something new, and what."""


class PlaygroundPlatform:
    """Implements ``bot.port.Platform``; the page, the tests and the terminal demo press the same verbs."""

    name = PLATFORM
    pace = timedelta()

    def __init__(self, clock: Clock, directory: Directory | None = None) -> None:
        self.clock = clock
        self.directory = directory or Directory()
        self.desks = {p.id: Desk(p) for p in self.directory.people}
        self._turns = {p.id: asyncio.Lock() for p in self.directory.people}
        self._watchers: list[Watcher] = []
        self._inbox: Inbox | None = None
        self._open = False

    # What Kaveri asks of a platform.

    async def send(self, to: Address, message: Message) -> Outcome:
        person = self.directory.at(to)
        if person is None or not self.directory.has_chat(person):
            return Gone()
        now = self.clock.now()
        self._sees(person.id, Noticed(now, message) if isinstance(message, Notice) else Chatted(now, message))
        return Delivered()

    async def profile(self, of: Address) -> Profile | None:
        person = self.directory.at(of)
        return person.profile if person else None

    async def quiet_until(self, of: Address) -> datetime | None:
        desk = self.desks.get(of.user) if self.directory.at(of) else None
        return desk.quiet if desk and desk.quiet and desk.quiet > self.clock.now() else None

    async def start(self, inbox: Inbox) -> None:
        self._inbox, self._open = inbox, True

    def tenants(self) -> frozenset[str]:
        return frozenset(person.address.tenant for person in self.directory.people)

    async def stop(self) -> None:
        self._open = False
        for turn in self._turns.values():  # whoever is being answered still gets the answer
            async with turn:
                pass

    # What people do.

    async def runs(self, person: str, text: str = COMMAND) -> None:
        """The slash command. It is not a chat message: nothing of it stands in the transcript."""
        await self._press(person, action_of(text))

    async def types(self, person: str, text: str) -> None:
        """A line in the chat with Kaveri, unless it is the command."""
        if is_command(text):
            return await self.runs(person, text)
        typed = Typed(self.clock.now(), text, secrets.token_urlsafe(12))
        self._sees(person, typed)
        return await self._press(person, Action.TYPED, values={"text": Words(text)}, line=typed.id)

    async def edits(self, person: str, text: str) -> None:
        """Changes the last line they typed."""
        line = self.desks[person].typed[-1]
        self.desks[person].changes_line(line, text)
        await self._press(person, Action.EDITED, values={"text": Words(text)}, line=line.id)

    async def deletes(self, person: str) -> None:
        """Takes the last line they typed away."""
        line = self.desks[person].typed[-1]
        self.desks[person].changes_line(line, None)
        await self._press(person, Action.DELETED, line=line.id)

    async def presses(
        self, person: str, action: str, token: str | None = None, values: Mapping[str, Value] = NOTHING
    ) -> None:
        """A button, of a notice or of the open dialog, with what the dialog's fields hold."""
        await self._press(person, action, token, values)

    async def opens(self, person: str, notice: Notice | None = None) -> None:
        """The button of a notice: the newest one, unless another is meant."""
        notice = notice or self.desks[person].notices[-1]
        await self._press(person, notice.action, notice.token)

    def closes(self, person: str) -> None:
        """Close the open dialog. Kaveri is not told."""
        if self.desks[person].window or self.desks[person].aside:
            self._sees(person, Closed())

    def quietens(self, person: str, lasting: timedelta) -> None:
        """Not to be disturbed for so long; for no time at all: again, after all."""
        self.desks[person].quiet = self.clock.now() + lasting

    # What others may look at.

    def desk(self, person: str) -> Desk:
        return self.desks[person]

    def watch(self, watcher: Watcher) -> None:
        self._watchers.append(watcher)

    def home(self, language: str) -> Home:
        return self._known().home(language)

    def not_saved(self, language: str) -> str:
        return self._known().not_saved(language).text

    def _known(self) -> Inbox:
        """The inbox, for its fixed words: also after ``stop``, for a page that still looks."""
        if self._inbox is None:
            raise RuntimeError("the playground is not started")
        return self._inbox

    def _started(self) -> Inbox:
        if not self._open:
            raise RuntimeError("the playground is not started")
        return self._known()

    async def _press(
        self,
        person: str,
        action: str,
        token: str | None = None,
        values: Mapping[str, Value] = NOTHING,
        line: str = "",
    ) -> None:
        inbox, desk = self._started(), self.desks[person]
        press = Press(secrets.token_urlsafe(12), desk.person.address, action, token, values, line)
        async with self._turns[person]:
            try:
                reply = await inbox.receive(press)
            except NotSaved:
                self._is_unsaved(person, press)
            else:
                self._handles(person, press, reply)

    def _handles(self, person: str, press: Press, reply: Reply) -> None:
        match reply:
            case Show(dialog):
                self._sees(person, Window(dialog))
            case Mend(errors):
                self._mends(person, press, errors)
            case Close():
                self._sees(person, Closed())
            case Refuse(text):
                self._sees(person, Closed())
                self._sees(person, Aside(text.text))
            case Quiet():
                pass
            case _:
                assert_never(reply)

    def _mends(self, person: str, press: Press, errors: Mapping[str, str]) -> None:
        if window := self._pressed_in(person, press):
            self._sees(person, Window(filled(window.dialog, press.values), errors))
        else:  # it was closed meanwhile
            self._sees(person, Aside(" ".join(errors.values())))

    def _is_unsaved(self, person: str, press: Press) -> None:
        """What the window held is kept."""
        profile = self.desks[person].person.profile
        placed = replace(press, language=profile.language, zone=profile.zone)
        answer = self._known().unsaved(placed)
        if isinstance(answer, Show):
            self._sees(person, Window(answer.dialog))
        elif window := self._pressed_in(person, press):
            self._sees(person, Window(filled(window.dialog, press.values), said=answer.text.text))
        elif answer.doors:
            self._sees(person, Window(answer.dialog))
        else:
            self._sees(person, Aside(answer.text.text))

    def _pressed_in(self, person: str, press: Press) -> Window | None:
        """The open dialog, if the press came from it."""
        window = self.desks[person].window
        return window if window and press.token == window.dialog.token else None

    def _sees(self, person: str, what: Seen) -> None:
        self.desks[person].sees(what)
        for watcher in self._watchers:
            watcher(person, what)
