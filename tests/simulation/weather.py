"""The platform between people and Kaveri: late, unsure, twice, hours afterwards, with the wrong window.

Nobody is hurt by any of it: what comes twice is decided once, and what is somebody else's changes nothing.
"""

from __future__ import annotations

import os
import random
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from adapters.playground.people import Directory
from adapters.playground.platform import PlaygroundPlatform
from bot.messages.cards import ChatTurn, Dialog, Home, Message, Neutral
from bot.port import (
    Delivered,
    Gone,
    Inbox,
    Later,
    Limited,
    NotSaved,
    Outcome,
    Press,
    Reply,
    Show,
    Unknown,
    Unsaved,
)
from bot.rules import listening, subjects
from bot.rules.chat import Kind
from bot.rules.listening import Accepted
from bot.rules.member import Member
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from bot.runtime.tokens import Tokens
from bot.storage.contract import Letter, Store
from tests.simulation.births import Births
from tests.simulation.process import Notes
from tests.simulation.setting import Fault, Setting

LATE, LOST, UNSURE = 0.05, 0.01, 0.02
LIMITED = 0.3
"""How often "not now" is for the whole company, and not for one of them."""
GIVES_UP = 0.2
"""How likely somebody who read "not saved" leaves it at that."""
DOUBLED, BELATED, FOREIGN = 0.03, 0.02, 0.01
"""How likely each is, of a delivery and of a press."""


QUIET, QUIET_FOR = 0.08, 3
"""How likely somebody is not to be disturbed, and for how many hours."""


class Undone(AssertionError):
    """Something was decided that was not to be."""


@dataclass(frozen=True)
class Arrived:
    """A message that reached somebody, and the letter that it was. ``held``: until when it was put back."""

    at: datetime
    to: str
    message: Message
    letter: Letter
    stands: bool
    quiet: bool
    held: datetime | None


class Weather(PlaygroundPlatform):
    def __init__(
        self, clock: PushedClock, directory: Directory, setting: Setting, notes: Notes, store: Store
    ) -> None:
        super().__init__(clock, directory)
        self._setting, self._notes = setting, notes
        self._store, self._tokens = store, Tokens(store.token_key(), os.urandom)
        self.births = Births(setting, notes)
        self.left: set[str] = set()
        self.unopened: set[str] = set()
        self.happened: Counter[Fault] = Counter()
        self.arrived: list[Arrived] = []
        self.wire: Wire | None = None

    async def start(self, inbox: Inbox) -> None:
        self.wire = Wire(inbox, self, self._setting, self._notes, self.wire)
        await super().start(self.wire)

    async def send(self, to: Address, message: Message) -> Outcome:
        if to.user in self.left:
            return Gone()
        luck = self._setting.luck("weather", to.user, self.clock.now())
        drawn = luck.random()
        if drawn < LATE and self.strikes(Fault.LATE):
            limited = luck.random() < LIMITED
            until = self.clock.now() + timedelta(seconds=luck.randint(1, 30 if limited else 600))
            return Limited(until) if limited else Later(until)
        if LATE <= drawn < LATE + LOST and self.strikes(Fault.LOST):
            return Unknown()
        sent = await super().send(to, message)
        if isinstance(sent, Delivered):
            self.unopened.add(to.user)
            self._arrives(to.user, message)
        return Unknown() if drawn > 1 - UNSURE and self.strikes(Fault.UNSURE) else sent

    async def quiet_until(self, of: Address) -> datetime | None:
        until = self._quiet_until(of.user)
        return until if until is not None and self.strikes(Fault.QUIET) else None

    def _quiet_until(self, who: str) -> datetime | None:
        now = self.clock.now()
        began = now.replace(hour=now.hour - now.hour % QUIET_FOR, minute=0, second=0, microsecond=0)
        is_quiet = Fault.QUIET in self._setting.faults and self._setting.drawn("quiet", who, began) < QUIET
        return began + timedelta(hours=QUIET_FOR) if is_quiet else None

    def _arrives(self, who: str, message: Message) -> None:
        letter = (
            self._of_a_talk(who, message) if isinstance(message, ChatTurn) else self._behind(message.token)
        )
        found = self._store.run(lambda tx: tx.load([letter.to])).get(letter.to)
        stands = found is not None and _still_stands(found.member, letter.subject)
        quiet = self._quiet_until(who) is not None
        held = self._notes.held.get(letter.slot)
        self.arrived.append(Arrived(self.clock.now(), who, message, letter, stands, quiet, held))

    def _behind(self, token: str) -> Letter:
        opened = self._tokens.open(token)
        if opened is None:
            raise Undone("a notice whose button opens nothing")
        return self._notes.carried(opened.member, lambda subject: subject == opened.subject)

    def _of_a_talk(self, who: str, turn: ChatTurn) -> Letter:
        """Several may be in hand at once. Only the turn that says "later" has nothing to press."""
        if token := next((button.token for row in turn.rows for button in row if button.token), None):
            return self._behind(token)
        return self._notes.carried(self.births.id(who), _says_later)

    async def presses_again(self, luck: random.Random) -> None:
        """After a death, to the next process: with the same key, as a platform would, or with a new one."""
        if self.wire is None or (last := self.wire.unanswered) is None:
            return
        self.wire.unanswered = None
        if (drawn := luck.random()) < GIVES_UP:
            return
        key = last.press.key if drawn < 0.6 else last.press.key + " anew"
        try:
            reply = await self.wire.presses_again(last, key)
        except NotSaved:
            return
        self._handles(last.press.address.user, last.press, reply)

    def strikes(self, fault: Fault) -> bool:
        if fault not in self._setting.faults:
            return False
        self.happened[fault] += 1
        return True


@dataclass(frozen=True)
class Unanswered:
    """A press over which the process died. ``decided``: that was after the commit, and nobody was told."""

    press: Press
    decided: bool


class Wire:
    """What carries presses. Outlives a process: what it still holds reaches the next one."""

    def __init__(
        self, inbox: Inbox, weather: Weather, setting: Setting, notes: Notes, before: Wire | None
    ) -> None:
        self._inbox, self._weather, self._setting, self._notes = inbox, weather, setting, notes
        self._belated: deque[tuple[datetime, Press, bool]] = before._belated if before else deque()
        self._shown: dict[str, str] = before._shown if before else {}
        self.unanswered = before.unanswered if before else None

    async def receive(self, press: Press) -> Reply:
        who, now = press.address.user, self._weather.clock.now()
        luck = self._setting.luck("wire", who, now, press.action)
        drawn = luck.random()
        known = len(self._notes.commits)
        reply = await self._carried(press)
        decided = len(self._notes.commits) > known
        if drawn < DOUBLED and self._weather.strikes(Fault.DOUBLED):
            key = press.key if not press.token or luck.random() < 0.5 else press.key + " again"
            reply = await self._nothing_more(replace(press, key=key))
        elif DOUBLED <= drawn < DOUBLED + BELATED and self._weather.strikes(Fault.BELATED):
            self._belated.append((now + timedelta(minutes=luck.randint(1, 24 * 60)), press, decided))
        elif drawn > 1 - FOREIGN and (token := self._of_somebody_else(who)):
            self._weather.strikes(Fault.FOREIGN)
            await self._nothing_more(replace(press, key=press.key + " foreign", token=token))
        if isinstance(reply, Show) and reply.dialog.token:
            self._shown[who] = reply.dialog.token
        return reply

    async def brings_what_is_late(self) -> None:
        """Whoever pressed has long read their answer: nobody looks at this one."""
        now = self._weather.clock.now()
        late = [(press, decided) for at, press, decided in self._belated if at <= now]
        self._belated = deque(waiting for waiting in self._belated if waiting[0] > now)
        for press, decided in late:
            with suppress(NotSaved):
                await (self._nothing_more(press) if decided else self._nothing_released(press))

    async def _carried(self, press: Press) -> Reply:
        self._notes.by = press
        self._weather.births.expects(press)
        known = len(self._notes.commits)
        try:
            return await self._inbox.receive(press)
        except NotSaved:
            self.unanswered = Unanswered(press, decided=len(self._notes.commits) > known)
            raise
        finally:
            self._notes.by = None

    async def presses_again(self, unanswered: Unanswered, key: str) -> Reply:
        """Whoever read "not saved" presses the same button. What was kept after all is not done twice."""
        press = replace(unanswered.press, key=key)
        same = bool(press.token) or key == unanswered.press.key
        return await (self._nothing_more(press) if unanswered.decided and same else self._carried(press))

    async def _nothing_more(self, press: Press) -> Reply:
        known = len(self._notes.commits)
        reply = await self._carried(press)
        if any(commit.after for commit in self._notes.commits[known:]):  # to finish an erasing is no decision
            who = press.address.user
            raise Undone(f"{who}'s {press.action} was decided although it was not theirs to be")
        return reply

    async def _nothing_released(self, press: Press) -> None:
        """What changed nothing then may say now that its sender was here, and no more."""
        known = len(self._notes.commits)
        await self._carried(press)
        for commit in self._notes.commits[known:]:
            if commit.shares or len({*commit.after, *(post.to for post in commit.posts)}) > 1:
                raise Undone(f"{press.address.user}'s {press.action} reached somebody hours afterwards")

    def _of_somebody_else(self, who: str) -> str | None:
        if Fault.FOREIGN not in self._setting.faults:
            return None
        return next((token for other, token in self._shown.items() if other != who), None)

    def home(self, language: str) -> Home:
        return self._inbox.home(language)

    def loading(self, language: str) -> Dialog:
        return self._inbox.loading(language)

    def again(self, language: str) -> Neutral:
        return self._inbox.again(language)

    def not_saved(self, language: str) -> Neutral:
        return self._inbox.not_saved(language)

    def unsaved(self, press: Press) -> Show | Unsaved:
        return self._inbox.unsaved(press)

    async def silenced(self, platform: str, tenant: str) -> None:
        await self._inbox.silenced(platform, tenant)


def _says_later(subject: str) -> bool:
    named = subjects.turn_in(subject)
    return named is not None and named.kind == Kind.LATER


def _still_stands(member: Member, subject: str) -> bool:
    """Whether what this notice opens is not over yet, or this is what a talk has come to."""
    if (named := subjects.turn_in(subject)) is not None:
        talk, ended = (member.chat.talk, member.chat.ended) if member.chat else (None, None)
        here = talk is not None and (talk.id, talk.turn) == (named.talk, named.turn)
        return here or (ended is not None and ended.talk == named.talk)
    if (ask := subjects.ask_in(subject)) is None:
        return True
    found = member.listening.ask(ask)
    return found is not None and isinstance(found.answer, listening.Unanswered | Accepted)
