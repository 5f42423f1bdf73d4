"""Who a Teams user is: name, sign-in name, whether Kaveri is for them and can reach them. Kept for minutes.

It asks the person's own chat with Kaveri, so no permission in Microsoft Graph is needed. Zone and language
are not known there; they come with what a person does.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from adapters.keeping import MOST, Answers, remember
from adapters.teams.connector import Connector
from adapters.teams.tenants import GUID, Tenants
from adapters.teams.wire import TENANT_OFF, Failed
from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words
from bot.runtime.clock import Clock

LEFT = "MemberNotFoundInConversation"
"""What is said of somebody who had a chat with Kaveri, and whose account is gone."""


class Directory:
    def __init__(self, connector: Connector, tenants: Tenants, clock: Clock) -> None:
        self._connector = connector
        self._tenants = tenants
        self._known = Answers[Profile | None](clock, self._ask)
        self._upns: OrderedDict[Address, str] = OrderedDict()

    async def profile(self, of: Address) -> Profile | None:
        """``None`` when there is no such user; ``Standing.UNKNOWN`` when Teams did not say in time."""
        if not self._tenants.serves(of.tenant) or not GUID.fullmatch(of.user):
            return None
        try:
            return await self._known.get(of)
        except (Failed, TimeoutError):
            return _profile(of, "", Standing.UNKNOWN)

    async def meet(self, people: Iterable[Address]) -> None:
        """Find out the sign-in names of these people, as far as that can be done within the budget."""
        if asked := [self.profile(one) for one in people if one.platform == "teams"]:
            await asyncio.gather(*asked)

    def upn(self, of: Address) -> str:
        """The sign-in name, which chat links are made of; empty where it is not known."""
        return self._upns.get(of, "")

    def changed(self, of: Address) -> None:
        """Kaveri was installed or removed for them: what was known is no longer so."""
        self._known.drop(of)

    async def _ask(self, of: Address) -> Profile | None:
        try:
            member = await self._connector.member(of)
        except Failed as failed:
            return _unseen(of, failed)
        remember(self._upns, of, _text(member, "userPrincipalName"), MOST)
        return _profile(of, name(member), standing(member, of.tenant))


def _unseen(of: Address, failed: Failed) -> Profile | None:
    """Somebody with whom Kaveri has no chat. Raises again what says nothing of the person."""
    if failed.code == LEFT:
        return _profile(of, "", Standing.DEACTIVATED)
    if failed.status == 404:
        return None
    if failed.status == 403 and failed.code != TENANT_OFF:
        return _profile(of, "", Standing.ABSENT)
    raise failed


def _profile(of: Address, name: str, standing: Standing) -> Profile:
    return Profile(of, Words(name), language="", zone="", standing=standing)


def _text(member: dict[str, Any], name: str) -> str:
    value = member.get(name)
    return value if isinstance(value, str) else ""


def name(member: dict[str, Any]) -> str:
    """As Teams shows it; for a member of the tenant it may be given in two parts only."""
    parts = (_text(member, part) for part in ("givenName", "surname"))
    return _text(member, "name") or " ".join(filter(None, parts))


def standing(member: dict[str, Any], tenant: str) -> Standing:
    """A guest's sign-in name says so even where the role does not. A tenant is not always told by its id.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
    """
    role, home = _text(member, "userRole").lower(), _text(member, "tenantId").lower()
    if role == "guest" or "#ext#" in _text(member, "userPrincipalName").lower():
        return Standing.GUEST
    if role == "anonymous" or (GUID.fullmatch(home) and home != tenant):
        return Standing.EXTERNAL
    return Standing.PERSON
