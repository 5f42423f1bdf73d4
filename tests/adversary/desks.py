"""Somebody in front of Slack or Teams, in the few verbs that both have. Buttons are named by what they do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.messages.actions import Action
from tests.fakes.slack import Driver as SlackDriver
from tests.fakes.slack import Message as SlackMessage
from tests.fakes.slack import seen as slack_seen
from tests.fakes.teams import Driver as TeamsDriver
from tests.fakes.teams import seen as teams_seen
from tests.fakes.teams.world import Message as TeamsMessage
from tests.teams.rigging import opens_home


@dataclass(frozen=True, slots=True)
class Line:
    """One message as a company's export has it: when, whose chat, who wrote, what is read, and everything."""

    at: datetime
    owner: str
    from_kaveri: bool
    text: str
    raw: str


class Desk(Protocol):
    name: str

    @property
    def window(self) -> str:
        """Everything readable in the open window, or nothing."""
        ...

    @property
    def buttons(self) -> list[str]:
        """What the window's buttons do."""
        ...

    @property
    def came(self) -> int:
        """How many messages Kaveri has written here."""
        ...

    @property
    def body(self) -> str:
        """The open window as it was sent, without what is random in it."""
        ...

    async def comes(self) -> None: ...
    async def opens(self) -> None: ...
    async def presses(self, action: Action | str) -> None: ...
    async def submits(self) -> None: ...
    async def chooses(self, field: str, value: str) -> None: ...
    async def types(self, text: str) -> None: ...
    def fills(self, field: str, text: str) -> None: ...
    def picks(self, field: str, whom: str) -> None: ...
    def has(self, field: str) -> bool: ...
    def options(self, field: str) -> list[str]: ...
    def closes(self) -> None: ...


class AtSlack:
    def __init__(self, driver: SlackDriver, ids: dict[str, str]) -> None:
        self.driver = driver
        self.name = driver.name
        self._ids = ids

    @property
    def window(self) -> str:
        return self.driver.reads if self.driver.window else ""

    @property
    def body(self) -> str:
        view = self.driver.window
        return "" if view is None else "\n".join(slack_seen.lines(view.body))

    @property
    def buttons(self) -> list[str]:
        view = self.driver.window
        return [e["action_id"].split(".")[0] for _, _, e in slack_seen.buttons(view.body)] if view else []

    @property
    def came(self) -> int:
        return len(self.driver.notices)

    async def comes(self) -> None:
        self.closes()
        await self.driver.runs("/kaveri")

    async def opens(self) -> None:
        self.closes()
        await self.driver.presses("open")

    async def presses(self, action: Action | str) -> None:
        await self.driver.presses(str(action))

    async def submits(self) -> None:
        await self.driver.submits()

    async def chooses(self, field: str, value: str) -> None:
        await self.driver.chooses(field, value)

    async def types(self, text: str) -> None:
        await self.driver.types(text)

    def fills(self, field: str, text: str) -> None:
        self.driver.fills(field, text)

    def picks(self, field: str, whom: str) -> None:
        self.driver.picks(field, self._ids[whom])

    def has(self, field: str) -> bool:
        view = self.driver.window
        return view is not None and slack_seen.find_field(view.body, field) is not None

    def options(self, field: str) -> list[str]:
        view = self.driver.window
        found = slack_seen.find_field(view.body, field) if view else None
        return [option["value"] for option in found[1]["options"]] if found else []

    def closes(self) -> None:
        while self.driver.window is not None:
            self.driver.closes()


class AtTeams:
    def __init__(self, driver: TeamsDriver) -> None:
        self.driver = driver
        self.name = driver.name

    @property
    def window(self) -> str:
        return self.driver.reads if self.driver.window else ""

    @property
    def body(self) -> str:
        return self.window

    @property
    def buttons(self) -> list[str]:
        window = self.driver.window
        named = [teams_seen._named(b.get("data")) for b in window.buttons] if window else []
        return [word for words in named for word in words if word in set(Action)]

    @property
    def came(self) -> int:
        return len(self._notices)

    @property
    def _notices(self) -> list[TeamsMessage]:
        """With one button each. The card that greets everybody once has more."""
        return [m for m in self.driver.notices if m.card and len(teams_seen.buttons(m.card)) == 1]

    async def comes(self) -> None:
        await opens_home(self.driver)

    async def opens(self) -> None:
        self.closes()
        await self.driver.opens(self._notices[-1])

    async def presses(self, action: Action | str) -> None:
        await self.driver.presses(str(action))

    async def submits(self) -> None:
        await self.driver.submits()

    async def chooses(self, field: str, value: str) -> None:
        await self.driver.chooses(field, value)

    async def types(self, text: str) -> None:
        await self.driver.types(text)

    def fills(self, field: str, text: str) -> None:
        self.driver.fills(field, text)

    def picks(self, field: str, whom: str) -> None:
        self.driver.picks(field, whom.lower())

    def has(self, field: str) -> bool:
        window = self.driver.window
        return window is not None and teams_seen.find_field(window.card, field) is not None

    def options(self, field: str) -> list[str]:
        window = self.driver.window
        found = teams_seen.find_field(window.card, field) if window else None
        return [choice["value"] for choice in found["choices"]] if found else []

    def closes(self) -> None:
        if self.driver.window is not None:
            self.driver.closes()


def slack_line(message: SlackMessage, owner: str, bot: str) -> Line:
    raw = json.dumps([message.text, message.blocks])
    read = "\n".join(slack_seen.lines({"blocks": message.blocks}))
    return Line(message.at, owner, message.user == bot, f"{message.text}\n{read}", raw)


def teams_line(message: TeamsMessage, owner: str) -> Line:
    """With everything that Action.Execute ever put in a card's place."""
    cards: list[Any] = [message.card, *message.shown.values()]
    raw = json.dumps([message.text, message.summary, cards])
    read = "\n".join(line for card in cards if card for line in teams_seen.lines(card))
    return Line(message.at, owner, not message.who, f"{message.text}\n{message.summary}\n{read}", raw)
