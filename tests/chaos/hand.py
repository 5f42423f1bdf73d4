"""One hand in Slack: what it presses, and presses again when nothing comes of it; and what is read then."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

from tests.chaos.history import Answered, Began, History, Noticed, Saved, Shown, What
from tests.chaos.pages import NAME, how, part
from tests.crash.desks import AGAIN
from tests.fakes.slack import Driver, FakeSlack, outbound
from tests.fakes.slack.people import Trouble
from tests.fakes.slack.seen import find_button, lines
from tests.fakes.slack.world import Message, Person

ANSWERS = 3.5
"""Seconds after which somebody who sees nothing presses again."""
TRIES = 25
CLICKS_TWICE = 0.3
THINKS = (0.2, 2.5)
"""Seconds between two things that somebody does."""
ZONE = "Europe/Helsinki"

Press = Callable[[], Awaitable[object]]


def somebody(number: int) -> Person:
    return Person(f"UQ{number:03}", f"UQ{number:03}", tz=ZONE)


class Hand:
    """It presses until there is what was wanted, or often enough."""

    def __init__(self, person: Person, slack: FakeSlack, history: History, seed: str) -> None:
        slack.world.people[person.id] = person
        self.name = person.name
        self.chance = Random(f"{seed} {person.name}")
        self._slack, self._history = slack, history
        self._driver: Driver = slack.user(person.id)
        self._notices = 0
        self._looked = ""
        slack.world.watching.append(self._watch)
        self._driver.heard = self._hears

    # What they read.

    def _watch(self, user: str) -> None:
        if user != self.name:
            return
        for _ in range(len(self._driver.notices) - self._notices):
            self._history.add(Noticed(self.name))
        self._notices = len(self._driver.notices)
        window = self._driver.window
        if window is not None and window.hash != self._looked:
            self._looked = window.hash
            text = "\n".join(lines(window.body))
            names = frozenset(NAME.findall(text)) - {self.name}
            at = (window.id, window.by, window.asked, window.shown)
            self._history.add(Shown(self.name, names, how(text), part(text), *at))

    def _hears(self, asked: int, seconds: float, answer: outbound.Answered) -> None:
        says = f"{answer.status or 'nothing'} of {answer.by or 'nobody'}"
        came = self._slack.world.moment()
        self._history.add(Answered(self.name, asked, came, round(seconds, 2), says))

    @property
    def notices(self) -> int:
        """How many have arrived."""
        return len(self._driver.notices)

    @property
    def reads(self) -> str:
        """The window in front of them."""
        window = self._driver.window
        return "\n".join(lines(window.body)) if window is not None else ""

    # How they press.

    async def thinks(self) -> None:
        await asyncio.sleep(self.chance.uniform(*THINKS))

    async def _reads(self, *texts: str) -> bool:
        """Whether one of these comes, before they lose patience or are told to try again."""

        def over() -> bool:
            return self._is_there(*texts) or self._is_told_to_try_again()

        await self._slack.world.until(over, ANSWERS)
        return self._is_there(*texts)

    def _is_there(self, *texts: str) -> bool:
        return any(text in self.reads for text in texts)

    def _is_told_to_try_again(self) -> bool:
        said = set(self.reads.splitlines()) | set(self._slack.world.ephemeral[self.name][-1:])
        return bool(AGAIN & said)

    async def _clicks_on(self, label: str, *texts: str) -> bool:
        """Until one of these can be read, or another page came that has no such button."""
        return await self._does(lambda: self._clicks(label), *texts, while_there=label)

    async def _does(self, press: Press, *texts: str, opens: bool = False, while_there: str = "") -> bool:
        """Press, and press the same again, until one of these can be read, or the window is gone."""
        for _ in range(TRIES):
            self._steps_back()
            try:
                await press()
            except Trouble:
                await asyncio.sleep(self.chance.uniform(*THINKS) / 2)
            if await self._reads(*texts):
                return True
            if not opens and not self._goes_on(while_there):
                return False
        return False

    def _goes_on(self, label: str) -> bool:
        there = self._driver.window is not None
        return there and (self._is_told_to_try_again() or not label or label in self._driver.buttons())

    async def _clicks(self, label: str) -> None:
        """Now and then twice, as people do: the two are on their way at once, and meet different replicas.
        (What sends a window can be pressed once in Slack.)"""
        twice = label in self._driver.buttons() and self.chance.random() < CLICKS_TWICE
        taken = await asyncio.gather(*(self._is_taken(label) for _ in range(2 if twice else 1)))
        if not any(taken):
            raise Trouble(f"nothing comes of {label!r}")

    async def _is_taken(self, label: str) -> bool:
        try:
            await self._driver.presses(label)
        except Trouble:
            return False
        return True

    def _steps_back(self) -> None:
        """Close a window that says to try again: what was written stands beneath it."""
        self._slack.world.ephemeral[self.name].clear()
        while self._is_told_to_try_again() or (self.reads and not self._can_press()):
            self._driver.closes()

    def _can_press(self) -> bool:
        window = self._driver.window
        return window is not None and bool(self._driver.buttons() or window.body.get("submit"))

    def closes(self) -> None:
        while self._driver.window is not None:
            self._driver.closes()

    async def _opens(self, command: str, *texts: str) -> bool:
        async def runs() -> None:
            self.closes()
            await self._driver.runs(command)

        return await self._does(runs, *texts, opens=True)

    async def _unfolds(self, notice: Message) -> None:
        self.closes()
        if found := find_button({"blocks": notice.blocks}, "open"):
            await self._driver.presses_element(notice, *found)

    def _begins(self, what: What, about: str) -> None:
        self._history.add(Began(self.name, what, about))

    def _ends(self, what: What, about: str, is_done: bool) -> None:
        if is_done:
            self._history.add(Saved(self.name, what, about))
