"""Made-up people in Slack: what they press, what they do when nothing comes of it, and what they read."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import partial
from random import Random

from tests.chaos.history import Answered, Began, History, How, Noticed, Saved, Shown, What
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

NAME = re.compile(r"UQ\d{3}")
"""What stands nowhere else: an id is a name here, so that whoever reads a history sees who is who."""
HOME = "How are you today?"
KEPT = ("I hold this for you for now", "Your first three", "Saved, for you only.")
LET_GO, KEEP, KEEPING = "I have not kept it.", "Keep them for me", "I keep your answers from now on, each"
FIND, PICK, SEE = "I could use a person", "Who would be good to talk to?", "See what they would get"
RELEASE, ASKING, STOP = "This is what I will pass on", "I am asking:", "Never mind, all good"
STOPPED, SAID_YES, NOBODY = "Stopped. If somebody was asked", "said yes", "Nobody could by"
ASKED, YES, NO = "would like 20 minutes with you", "Yes, I will", "Not this time"
LISTENS, DECLINED, OVER = "would like to talk with you", "Nobody is told.", "No longer needed, thank you."

Press = Callable[[], Awaitable[object]]


def how(text: str) -> How:
    """How an ask stands, as a page says it."""
    if "How it stands" not in text.splitlines()[:2]:
        return How.UNKNOWN
    says = {ASKING: How.ASKING, STOPPED: How.STOPPED, NOBODY: How.NOBODY, SAID_YES: How.YES}
    found = [(text.index(words), stands) for words, stands in says.items() if words in text]
    return min(found)[1] if found else How.UNKNOWN


def somebody(number: int) -> Person:
    return Person(f"UQ{number:03}", f"UQ{number:03}", tz=ZONE)


class Somebody:
    """One person. Each verb ends in what they wanted, or when they have tried often enough."""

    def __init__(self, person: Person, slack: FakeSlack, history: History, seed: str) -> None:
        slack.world.people[person.id] = person
        self.name = person.name
        self.chance = Random(f"{seed} {person.name}")
        self._slack, self._history = slack, history
        self._driver: Driver = slack.user(person.id)
        self._notices = 0
        self._looked = ""
        self._lines = 0
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
            self._history.add(Shown(self.name, names, how(text), *at))

    def _hears(self, asked: int, seconds: float, answer: outbound.Answered) -> None:
        says = f"{answer.status or 'nothing'} of {answer.by or 'nobody'}"
        came = self._slack.world.moment()
        self._history.add(Answered(self.name, asked, came, round(seconds, 2), says))

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

    async def _does(self, press: Press, *texts: str, opens: bool = False) -> bool:
        """Press, and press the same again, until one of these can be read, or the window is gone."""
        for _ in range(TRIES):
            self._steps_back()
            try:
                await press()
            except Trouble:
                await asyncio.sleep(self.chance.uniform(*THINKS) / 2)
            if await self._reads(*texts):
                return True
            if not opens and self._driver.window is None:
                return False
        return False

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

    def _begins(self, what: What, about: str) -> None:
        self._history.add(Began(self.name, what, about))

    def _ends(self, what: What, about: str, is_done: bool) -> None:
        if is_done:
            self._history.add(Saved(self.name, what, about))

    # What they do.

    async def checks_in(self) -> None:
        """A line that they write once only, on the first page."""
        if not await self._opens("/kaveri", FIND) or not self._is_there(HOME):
            return
        self._lines += 1
        line, energy = f"line {self._lines}", str(self.chance.randint(1, 5))

        async def saves() -> None:
            await self._driver.chooses("energy", energy)
            self._driver.fills("line", line)
            await self._driver.presses("Save")

        self._begins(What.CHECK_IN, line)
        await self._does(saves, *KEPT, LET_GO)
        self._ends(What.CHECK_IN, line, self._is_there(*KEPT))
        if self._is_there(KEEP):
            await self._does(lambda: self._clicks(KEEP), KEEPING)

    async def asks(self, peer: Somebody) -> bool:
        """From the first page to “I am asking”, again from the beginning where a window is lost."""
        for _ in range(3):
            if not await self._opens("/kaveri", FIND):
                continue
            if not await self._does(lambda: self._clicks(FIND), PICK, ASKING):
                continue
            if self._is_there(PICK) and not await self._releases(peer):
                continue
            if self._is_there(ASKING):
                self._ends(What.ASK, peer.name, is_done=True)
                return True
        return False

    async def _releases(self, peer: Somebody) -> bool:
        self._begins(What.ASK, peer.name)

        async def picks() -> None:
            self._driver.picks("one", peer.name)
            await self._driver.presses(SEE)

        if not await self._does(picks, RELEASE):
            return False
        return await self._does(lambda: self._clicks(f"Ask {peer.name}"), ASKING)

    async def looks(self) -> How:
        """How their ask stands."""
        await self._opens("/kaveri status", "How it stands")
        return how(self.reads)

    async def stops(self, peer: Somebody) -> None:
        if await self.looks() not in (How.ASKING, How.YES):
            return
        self._begins(What.STOP, peer.name)
        is_done = await self._does(lambda: self._clicks(STOP), STOPPED)
        self._ends(What.STOP, peer.name, is_done)

    async def finds_ask(self) -> bool:
        """Open one notice after the other, the newest first. Whether somebody asks for them."""
        for notice in reversed(self._driver.notices):
            await self._does(partial(self._unfolds, notice), FIND, ASKED, OVER, opens=True)
            if self._is_there(ASKED):
                return True
        return False

    async def _unfolds(self, notice: Message) -> None:
        self.closes()
        if found := find_button({"blocks": notice.blocks}, "open"):
            await self._driver.presses_element(notice, *found)

    async def answers(self, asker: Somebody, what: What) -> None:
        """With the ask in front of them."""
        self._begins(what, asker.name)
        label, texts = (YES, (LISTENS,)) if what is What.YES else (NO, (DECLINED,))
        is_done = await self._does(lambda: self._clicks(label), *texts)
        self._ends(what, asker.name, is_done)
