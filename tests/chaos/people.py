"""Made-up people: what they do with Kaveri."""

from __future__ import annotations

from collections.abc import Sequence

from tests.chaos.hand import Hand
from tests.chaos.history import How, What
from tests.chaos.pages import (
    AGREE,
    AGREED,
    ALL,
    ASKED,
    ASKING,
    AT_ONCE,
    DECLINED,
    FIND,
    HOME,
    INVITED,
    KEEP,
    KEEPING,
    KEPT,
    LET_GO,
    LISTENS,
    NO,
    NOT_YET,
    OVER,
    PEOPLE,
    PICK,
    RELEASE,
    SAVE_PEOPLE,
    SEE,
    STOP,
    STOPPED,
    YES,
    how,
)
from tests.chaos.screens import STATUS


class Somebody(Hand):
    """One person. Each verb ends in what they wanted, or when they have tried often enough."""

    lines = 0
    """How many they have written."""

    async def checks_in(self) -> None:
        """A line that they write once only, on the first page."""
        if not await self._opens_home(FIND) or not self._is_there(HOME):
            return
        self.lines += 1
        line, energy = f"line {self.lines}", str(self.chance.randint(1, 5))

        async def saves() -> None:
            await self._driver.chooses("energy", energy)
            self._driver.fills("line", line)
            await self._driver.presses("Save")

        self._begins(What.CHECK_IN, line)
        await self._does(saves, *KEPT, LET_GO)
        self._ends(What.CHECK_IN, line, self._is_there(*KEPT))
        if self._is_there(KEEP):
            await self._clicks_on(KEEP, KEEPING)

    async def trusts(self, people: Sequence[Somebody]) -> bool:
        """Choose those who may be asked one day, each of whom is asked first whether they may."""

        async def saves() -> None:
            for place, one in enumerate(people, 1):
                self._driver.picks(f"person-{place}", one.name)
            await self._driver.presses(SAVE_PEOPLE)

        for one in people:
            self._begins(What.TRUST, one.name)
        await self._opens_home(FIND)
        await self._clicks_on(PEOPLE, SAVE_PEOPLE)
        return await self._does(saves, NOT_YET.format(people[-1].name))

    async def agrees(self) -> bool:
        """Let those ask who trust them."""
        for notice in reversed(self.screen.notices):
            await self._unfolds(notice, FIND, INVITED)
            if AGREE in self._driver.buttons():
                return await self._clicks_on(AGREE, AGREED)
        return False

    async def asks(self, peers: Sequence[Somebody]) -> bool:
        """From the first page to “I am asking”, again from the beginning where a window is lost. One person
        is picked; several are those whom they trust, in their order or all at once."""
        for _ in range(3):
            if not await self._opens_home(FIND):
                continue
            if not await self._clicks_on(FIND, PICK, RELEASE, ASKING):
                continue
            if self._is_there(PICK, RELEASE) and not await self._releases(peers):
                continue
            if self._is_there(ASKING):
                for peer in peers:
                    self._ends(What.ASK, peer.name, is_done=True)
                return True
        return False

    async def _releases(self, peers: Sequence[Somebody]) -> bool:
        for peer in peers:
            self._begins(What.ASK, peer.name)
        if self._is_there(PICK) and not await self._picks(peers[0]):
            return False
        if len(peers) > 1 and self.chance.random() < 0.5:
            await self._does(lambda: self._driver.chooses("order", AT_ONCE), RELEASE)
        label = ALL if len(peers) > 1 else f"Ask {peers[0].name}"
        return await self._clicks_on(label, ASKING)

    async def _picks(self, peer: Somebody) -> bool:
        async def picks() -> None:
            self._driver.picks("one", peer.name)
            await self._driver.presses(SEE)

        return await self._does(picks, RELEASE)

    async def looks(self) -> How:
        """How their ask stands."""
        await self._does(self.screen.opens_status, STATUS, opens=True)
        return how(self.reads)

    async def stops(self) -> None:
        if await self.looks() not in (How.ASKING, How.YES):
            return
        self._begins(What.STOP, "")
        is_done = await self._clicks_on(STOP, STOPPED)
        self._ends(What.STOP, "", is_done)

    async def finds_ask(self) -> bool:
        """Open one notice after the other, the newest first. Whether somebody asks for them."""
        for notice in reversed(self.screen.notices):
            await self._unfolds(notice, FIND, INVITED, ASKED, OVER)
            if self._is_there(ASKED):
                return True
        return False

    async def answers(self, asker: Somebody, what: What) -> None:
        """With the ask in front of them."""
        self._begins(what, asker.name)
        label, texts = (YES, (LISTENS,)) if what is What.YES else (NO, (DECLINED,))
        is_done = await self._clicks_on(label, *texts)
        self._ends(what, asker.name, is_done)
