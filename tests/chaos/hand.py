"""One hand: what it presses, and presses again when nothing comes of it; and what is read then."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

from tests.chaos.history import Answered, Began, History, Noticed, Saved, Shown, What
from tests.chaos.pages import NAME, how, part
from tests.chaos.screens import TROUBLE, Message, Page, Screen
from tests.fakes.slack.people import Trouble

ANSWERS = 3.5
"""Seconds after which somebody who sees nothing presses again."""
TRIES = 25
CLICKS_TWICE = 0.3
THINKS = (0.2, 2.5)
"""Seconds between two things that somebody does."""

Press = Callable[[], Awaitable[object]]


class Hand:
    """It presses until there is what was wanted, or often enough."""

    def __init__(self, screen: Screen, history: History, seed: str) -> None:
        self.name = screen.name
        self.chance = Random(f"{seed} {screen.name}")
        self.screen, self._history = screen, history
        self._driver = screen.driver
        self._notices = 0
        self._looked: Page | None = None
        screen.watched(self._watch, self._hears)

    # What they read.

    def _watch(self) -> None:
        for _ in range(self.notices - self._notices):
            self._history.add(Noticed(self.name))
        self._notices = self.notices
        page = self.screen.page
        if page is not None and page != self._looked:
            self._looked = page
            text = self.reads
            names = frozenset(NAME.findall(text)) - {self.name}
            self._history.add(Shown(self.name, names, how(text), part(text), *page))

    def _hears(self, asked: int, came: int, seconds: float, says: str) -> None:
        self._history.add(Answered(self.name, asked, came, round(seconds, 2), says))

    @property
    def notices(self) -> int:
        """How many have arrived."""
        return len(self.screen.notices)

    @property
    def reads(self) -> str:
        return self.screen.reads

    # How they press.

    async def thinks(self) -> None:
        await asyncio.sleep(self.chance.uniform(*THINKS))

    async def _reads(self, *texts: str) -> bool:
        """Whether one of these comes, before they lose patience or are told to try again."""

        def over() -> bool:
            return self._is_there(*texts) or self.screen.says_try_again

        await self.screen.until(over, ANSWERS)
        return self._is_there(*texts)

    def _is_there(self, *texts: str) -> bool:
        return any(text in self.reads for text in texts)

    async def _clicks_on(self, label: str, *texts: str) -> bool:
        """Until one of these can be read, or another page came that has no such button."""
        return await self._does(lambda: self._clicks(label), *texts, while_there=label)

    async def _does(self, press: Press, *texts: str, opens: bool = False, while_there: str = "") -> bool:
        """Press, and press the same again, until one of these can be read, or the window is gone."""
        for _ in range(TRIES):
            try:
                if not await self.screen.tries_again():
                    await press()
            except TROUBLE:
                await asyncio.sleep(self.chance.uniform(*THINKS) / 2)
            if await self._reads(*texts):
                return True
            if not opens and not self._goes_on(while_there):
                return False
        return False

    def _goes_on(self, label: str) -> bool:
        there = self._driver.window is not None
        return there and (self.screen.says_try_again or not label or label in self._driver.buttons())

    async def _clicks(self, label: str) -> None:
        """Now and then twice, as people do: the two are on their way at once, and meet different replicas.
        (What sends a window can be pressed once in Slack, and nothing more in Teams until it is answered.)"""
        twice = self.screen.twice and label in self._driver.buttons() and self.chance.random() < CLICKS_TWICE
        taken = await asyncio.gather(*(self._is_taken(label) for _ in range(2 if twice else 1)))
        if not any(taken):
            raise Trouble(f"nothing comes of {label!r}")

    async def _is_taken(self, label: str) -> bool:
        try:
            await self._driver.presses(label)
        except TROUBLE:
            return False
        return True

    def closes(self) -> None:
        while self._driver.window is not None:
            self._driver.closes()

    async def _opens_home(self, *texts: str) -> bool:
        return await self._does(self.screen.opens_home, *texts, opens=True)

    async def _unfolds(self, notice: Message, *texts: str) -> bool:
        return await self._does(lambda: self.screen.unfolds(notice), *texts, opens=True)

    def _begins(self, what: What, about: str) -> None:
        self._history.add(Began(self.name, what, about))

    def _ends(self, what: What, about: str, is_done: bool) -> None:
        if is_done:
            self._history.add(Saved(self.name, what, about))
