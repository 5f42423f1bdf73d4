"""Changing a line that stands in the chat, or taking it away. The bot is told of either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from tests.fakes.teams import activities
from tests.fakes.teams.world import Message, Person, World

if TYPE_CHECKING:
    from tests.fakes.teams.server import FakeTeams


class SecondThoughts:
    """What a ``Driver`` can do with the last line they wrote."""

    _teams: FakeTeams
    _world: World
    person: Person
    messages: list[Message]

    async def edits(self, text: str) -> Self:
        """Change the last line they wrote."""
        message = self._own()
        message.text = text
        await self._teams.event(activities.edited(self._world, self.person, message))
        return self

    async def deletes(self) -> Self:
        """Take the last line they wrote away."""
        message = self._own()
        self._world.messages.remove(message)
        await self._teams.event(activities.deleted(self._world, self.person, message))
        return self

    def _own(self) -> Message:
        return next(message for message in reversed(self.messages) if message.who)
