"""The chats between Kaveri and its people: opened when needed, found again, written into, asked about.

Nothing of this is stored. Opening a chat with somebody again gives the same chat, so what is known about
chats is a memory that may be lost; what verified requests say keeps it warm. An Entra object id is accepted
as a member where the app is installed for that person, which is just where Kaveri may write.
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from adapters.keeping import remember
from adapters.teams.framework import Framework
from adapters.teams.tenants import Tenants
from adapters.teams.wire import Failed
from bot.rules.people import Address

MOST_ROOMS = 20_000


class Connector:
    """All calls raise ``wire.Failed``."""

    def __init__(self, framework: Framework, tenants: Tenants) -> None:
        self._framework = framework
        self._tenants = tenants
        self._rooms: OrderedDict[Address, str] = OrderedDict()

    def learn(self, of: Address, conversation: str) -> None:
        """Of a verified request in their own chat with Kaveri."""
        remember(self._rooms, of, conversation, MOST_ROOMS)

    def forget(self, of: Address) -> None:
        self._rooms.pop(of, None)

    async def post(self, to: Address, message: dict[str, Any]) -> None:
        """One message, once: only what certainly went nowhere is sent again, to a chat just opened."""
        remembered = to in self._rooms
        try:
            await self._framework.post(self._where(to), await self._room(to), message)
        except Failed as failed:
            if failed.status != 404 or not remembered:
                raise
            self.forget(to)
            await self._framework.post(self._where(to), await self._room(to), message)

    async def member(self, of: Address) -> dict[str, Any]:
        """What Teams says of somebody for whom Kaveri is installed."""
        return await self._framework.member(self._where(of), await self._room(of), of.user)

    def _where(self, of: Address) -> str:
        return self._tenants.service_url(of.tenant)

    async def _room(self, of: Address) -> str:
        if (known := self._rooms.get(of)) is not None:
            return known
        try:
            room = await self._framework.open(self._where(of), of.tenant, of.user)
        except Failed as failed:  # opening posts nothing, so it leaves no doubt behind
            status = 404 if failed.status == 400 else failed.status  # there is nobody of this id
            raise Failed(failed.code, status=status, retry_after=failed.retry_after) from None
        self.learn(of, room)
        return room
