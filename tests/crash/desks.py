"""Slack and Teams as a job sees them: whoever is not answered, or is told of trouble, presses again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from bot.messages.speech import NeutralId
from bot.runtime.clock import PushedClock
from bot.runtime.locales import speech
from bot.runtime.settings import Settings
from tests.crash.house import House, Lost, until
from tests.fakes.slack import FakeSlack
from tests.fakes.slack import people as on_slack
from tests.fakes.teams import FakeTeams
from tests.fakes.teams import people as on_teams
from tests.slack import rigging as slack_rigging
from tests.teams import rigging as teams_rigging

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # ten in Helsinki, nine in Berlin
PLATFORMS = ("slack", "teams")
ANSWERS = 3.0
"""Seconds in which a press is answered that no death disturbs."""
TRIES = 5
AGAIN = {
    speech("en").voice(language).neutral(id).text
    for language in speech("en").languages
    for id in (NeutralId.NOT_SAVED, NeutralId.REFUSED_UNKNOWN)
}
SAM, LEENA = "sam", "leena"
SLACK_IDS = {SAM: "U4", LEENA: "U3"}
POSTS = ("call POST api/chat.postMessage", "call POST teams/conversations/activities")

Driver = on_slack.Driver | on_teams.Driver
Press = Callable[[], Awaitable[object]]


class Platform(Protocol):
    name: str
    settings: Settings

    def listens_at(self, port: int) -> None: ...
    def user(self, who: str) -> Driver: ...
    async def redelivers(self) -> None: ...
    async def comes(self, desk: Desk) -> None: ...
    async def home(self, who: str) -> None: ...
    async def status(self, who: str) -> None: ...
    async def opens(self, who: str) -> None: ...
    def id(self, who: str) -> str: ...


class Desk:
    """The people of one company in front of a house in which programs die."""

    def __init__(self, house: House, platform: Platform) -> None:
        self.house = house
        self.platform = platform

    def user(self, who: str) -> Driver:
        return self.platform.user(who)

    def written(self) -> dict[str, int]:
        """How many messages of Kaveri's each has in the chat."""
        return {who: len(self.user(who).notices) for who in (SAM, LEENA)}

    async def does(
        self, what: str, press: Press, seen: Callable[[], bool], again: Press | None = None
    ) -> None:
        """Press, and press again where a death is why nothing is seen of it. Raises ``Lost``."""
        trouble = ""
        for _ in range(TRIES):
            port = await self.house.up()
            self.platform.listens_at(port)
            await self.platform.redelivers()
            try:
                await press()
            except (on_slack.Trouble, on_teams.Trouble) as said:
                trouble = str(said)
            if await self._answered(seen, port):
                return
            if self.house.lives(port) and not self._told_to_try_again():
                break
            press = again or press
        raise Lost(f"{what}: {trouble or 'nothing is seen of it'}")

    async def _answered(self, seen: Callable[[], bool], port: int) -> bool:
        """Whoever took the press answers it, unless it dies: another's death is no reason to press again."""
        house = self.house

        def over() -> bool:
            return seen() or not house.lives(port) or self._told_to_try_again()

        await until(over, seconds=ANSWERS, must=False)
        return seen()

    def _told_to_try_again(self) -> bool:
        """Kaveri's own sentences where something could not be done just now: then people do."""
        return any(AGAIN & set(self.user(who).reads.splitlines()) for who in (SAM, LEENA))

    async def sees(self, who: str, press: Press, text: str) -> None:
        try:
            await self.does(text, press, lambda: text in self.user(who).reads)
        except Lost as lost:
            raise Lost(f"{lost}, but: {' / '.join(self.user(who).reads.splitlines())}") from None


class OnSlack:
    name = "slack"

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack
        self.settings = slack_rigging.settings(slack)

    def listens_at(self, port: int) -> None:
        undelivered = self._slack.http.url if self._slack.http else ""
        if undelivered != (url := f"http://127.0.0.1:{port}/slack/events"):
            self._slack.listens_at(url)

    def user(self, who: str) -> on_slack.Driver:
        return self._slack.user(SLACK_IDS[who])

    def id(self, who: str) -> str:
        return SLACK_IDS[who]

    async def redelivers(self) -> None:
        await self._slack.redelivers()

    async def comes(self, desk: Desk) -> None:
        """Nobody has to install anything."""

    async def home(self, who: str) -> None:
        self._alone(who)
        await self.user(who).runs("/kaveri")

    async def status(self, who: str) -> None:
        self._alone(who)
        await self.user(who).runs("/kaveri status")

    async def opens(self, who: str) -> None:
        self._alone(who)
        await self.user(who).presses("open")

    def _alone(self, who: str) -> None:
        while self.user(who).window is not None:
            self.user(who).closes()


class OnTeams:
    name = "teams"

    def __init__(self, teams: FakeTeams) -> None:
        self._teams = teams
        self.settings = teams_rigging.settings(teams)

    def listens_at(self, port: int) -> None:
        self._teams.listens_at(f"http://127.0.0.1:{port}{teams_rigging.PATH}")

    def user(self, who: str) -> on_teams.Driver:
        return self._teams.user(who)

    def id(self, who: str) -> str:
        return who

    async def redelivers(self) -> None:
        await self._teams.redelivers()

    async def comes(self, desk: Desk) -> None:
        """Write a line, which opens Kaveri's notice; what was not taken of it, Teams delivers again."""
        sam = self.user(SAM)
        wrote = partial(sam.types, "hello")
        await desk.does("a line", wrote, lambda: not self._teams.waits, again=self.redelivers)
        await desk.house.settled()
        if not sam.notices:
            raise Lost("a line was not answered")

    async def home(self, who: str) -> None:
        await self.opens(who)

    async def status(self, who: str) -> None:
        await self.home(who)
        await self.user(who).presses("How it stands")

    async def opens(self, who: str) -> None:
        self.user(who).closes()
        await self.user(who).opens()


@asynccontextmanager
async def a_platform(name: str, clock: PushedClock) -> AsyncIterator[Platform]:
    if name == "slack":
        async with FakeSlack(clock) as slack:
            slack.settle = 0.0  # a desk waits for what is to be seen, or for a death
            yield OnSlack(slack)
    else:
        async with FakeTeams(clock) as teams:
            yield OnTeams(teams)
