"""What is in front of somebody in Slack or in Teams, and what a hand can do there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from tests.crash.desks import AGAIN
from tests.fakes.slack import Driver as SlackDriver
from tests.fakes.slack import FakeSlack
from tests.fakes.slack import people as on_slack
from tests.fakes.slack import seen as seen_in_slack
from tests.fakes.slack.outbound import Answered as AnsweredSlack
from tests.fakes.slack.world import Message as SlackMessage
from tests.fakes.slack.world import Person as SlackPerson
from tests.fakes.teams import Driver as TeamsDriver
from tests.fakes.teams import FakeTeams
from tests.fakes.teams import people as on_teams
from tests.fakes.teams import seen as seen_in_teams
from tests.fakes.teams.outbound import Answered as AnsweredTeams
from tests.fakes.teams.world import Message as TeamsMessage
from tests.fakes.teams.world import Person as TeamsPerson

ZONE = "Europe/Helsinki"
TROUBLE = (on_slack.Trouble, on_teams.Trouble)
STATUS = "How it stands"
HOME = "home"
TRY_ONCE_MORE = "Try once more"

Message = SlackMessage | TeamsMessage


class Page(NamedTuple):
    """A window, what made it read as it does, and two moments: its press was sent, and it reads so since."""

    window: str
    by: str
    sent: int
    came: int


class Screen(Protocol):
    """``twice``: whether a button in a window can be pressed again while the first press is under way."""

    name: str
    twice: bool

    @property
    def driver(self) -> SlackDriver | TeamsDriver: ...

    def watched(self, changed: Callable[[], None], heard: Callable[[int, int, float, str], None]) -> None:
        """``changed`` whenever something does; ``heard`` of each press: sent, came, seconds, what is said."""

    @property
    def notices(self) -> list[Message]: ...

    @property
    def page(self) -> Page | None: ...

    @property
    def reads(self) -> str:
        """The window in front of them."""

    @property
    def says_try_again(self) -> bool: ...

    @property
    def can_press(self) -> bool: ...

    async def until(self, condition: Callable[[], bool], seconds: float) -> object: ...

    async def comes(self) -> None:
        """Before anything else."""

    async def opens_home(self) -> None: ...

    async def opens_status(self) -> None: ...

    async def unfolds(self, notice: Message) -> None: ...

    async def tries_again(self) -> bool:
        """Where a window says that something was not saved: step back, or send it all once more. Whether
        that was a press."""


class OnSlack:
    twice = True

    def __init__(self, slack: FakeSlack, number: int) -> None:
        """An id is a name here, so that whoever reads a history sees who is who."""
        self.name = f"UQ{number:03}"
        self._world = slack.world
        self._world.people[self.name] = SlackPerson(self.name, self.name, tz=ZONE)
        self.driver = slack.user(self.name)

    def watched(self, changed: Callable[[], None], heard: Callable[[int, int, float, str], None]) -> None:
        def hears(asked: int, seconds: float, answer: AnsweredSlack) -> None:
            heard(asked, self._world.moment(), seconds, _said(answer))

        self.driver.heard = hears
        self._world.watching.append(lambda user: changed() if user == self.name else None)

    @property
    def notices(self) -> list[Message]:
        return list(self.driver.notices)

    @property
    def page(self) -> Page | None:
        window = self.driver.window
        return Page(window.id, window.by, window.asked, window.shown) if window is not None else None

    @property
    def reads(self) -> str:
        window = self.driver.window
        return "\n".join(seen_in_slack.lines(window.body)) if window is not None else ""

    @property
    def says_try_again(self) -> bool:
        said = set(self.reads.splitlines()) | set(self._world.ephemeral[self.name][-1:])
        return bool(AGAIN & said)

    @property
    def can_press(self) -> bool:
        window = self.driver.window
        return window is not None and bool(self.driver.buttons() or window.body.get("submit"))

    async def until(self, condition: Callable[[], bool], seconds: float) -> object:
        return await self._world.until(condition, seconds)

    async def comes(self) -> None:
        """Nobody has to install anything."""

    async def opens_home(self) -> None:
        await self._runs("/kaveri")

    async def opens_status(self) -> None:
        await self._runs("/kaveri status")

    async def _runs(self, command: str) -> None:
        self._closes()
        await self.driver.runs(command)

    async def unfolds(self, notice: Message) -> None:
        self._closes()
        assert isinstance(notice, SlackMessage)
        if found := seen_in_slack.find_button({"blocks": notice.blocks}, "open"):
            await self.driver.presses_element(notice, *found)

    async def tries_again(self) -> bool:
        """What was written stands beneath the window that says so."""
        self._world.ephemeral[self.name].clear()
        while self.says_try_again or (self.reads and not self.can_press):
            self.driver.closes()
        return False

    def _closes(self) -> None:
        while self.driver.window is not None:
            self.driver.closes()


class OnTeams:
    twice = False

    def __init__(self, teams: FakeTeams, number: int) -> None:
        self.name = f"UQ{number:03}"
        self._teams, self._world = teams, teams.world
        person = TeamsPerson(self.name, 100 + number, self.name, zone=ZONE)
        self._world.people[person.id] = person
        self.driver = teams.user(person.id)

    def watched(self, changed: Callable[[], None], heard: Callable[[int, int, float, str], None]) -> None:
        def hears(answer: AnsweredTeams) -> None:
            heard(answer.asked, self._world.moment(), answer.seconds, _said(answer))

        self.driver.heard = hears
        self._world.watching.append(lambda user: changed() if user == self.driver.id else None)

    @property
    def notices(self) -> list[Message]:
        """The card that greeted them is none."""
        return [message for message in self.driver.notices if not _greets(message)]

    @property
    def page(self) -> Page | None:
        window = self.driver.window
        if window is None:
            return None
        return Page(f"opened at {window.asked}", window.by, window.asked, window.shown)

    @property
    def reads(self) -> str:
        return "\n".join(self.driver.window.lines) if self.driver.window is not None else ""

    @property
    def says_try_again(self) -> bool:
        return bool(AGAIN & set(self.reads.splitlines())) or TRY_ONCE_MORE in self.driver.buttons()

    @property
    def can_press(self) -> bool:
        return bool(self.driver.buttons())

    async def until(self, condition: Callable[[], bool], seconds: float) -> object:
        return await self._world.until(condition, seconds)

    async def comes(self) -> None:
        """Somebody installs Kaveri for them, and it greets them."""
        await self.driver.installs()
        while not any(map(_greets, self.driver.notices)):
            await self._world.until(lambda: any(map(_greets, self.driver.notices)), 2.0)
            await self._teams.redelivers()

    async def opens_home(self) -> None:
        self.driver.closes()
        await self.driver.presses(HOME)

    async def opens_status(self) -> None:
        await self.opens_home()
        await self.driver.presses(STATUS)

    async def unfolds(self, notice: Message) -> None:
        self.driver.closes()
        assert isinstance(notice, TeamsMessage)
        await self.driver.opens(notice)

    async def tries_again(self) -> bool:
        """The window holds all that was written, and a button that sends it once more."""
        if TRY_ONCE_MORE in self.driver.buttons():
            await self.driver.presses(TRY_ONCE_MORE)
            return True
        if self.reads and (self.says_try_again or not self.can_press):
            self.driver.closes()
        return False


def _greets(message: TeamsMessage) -> bool:
    return bool(message.card and seen_in_teams.find_button(message.card, HOME))


def _said(answer: AnsweredSlack | AnsweredTeams) -> str:
    return f"{answer.status or 'nothing'} of {answer.by or 'nobody'}"
