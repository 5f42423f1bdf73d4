"""Who a Teams user is: name, sign-in name, whether Kaveri is for them and can reach them. Kept for minutes.

It asks the person's own chat with Kaveri, so no permission in Microsoft Graph is needed. Zone and language
are not known there; they come with what a person does.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from adapters.teams.connector import Connector
from adapters.teams.tenants import GUID, Tenants
from adapters.teams.wire import TENANT_OFF, Failed
from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words
from bot.runtime.clock import Clock

KEPT = timedelta(minutes=5)
MOST = 5_000
BUDGET_SECONDS = 1.0
LEFT = "MemberNotFoundInConversation"
"""What is said of somebody who had a chat with Kaveri, and whose account is gone."""


class Directory:
    def __init__(self, connector: Connector, tenants: Tenants, clock: Clock) -> None:
        self._connector = connector
        self._tenants = tenants
        self._clock = clock
        self._known: OrderedDict[Address, tuple[datetime, Profile | None]] = OrderedDict()
        self._upns: OrderedDict[Address, str] = OrderedDict()
        self._asked: dict[Address, asyncio.Task[Profile | None]] = {}

    async def profile(self, of: Address) -> Profile | None:
        """``None`` when there is no such user; ``Standing.UNKNOWN`` when Teams did not say in time."""
        if (known := self._known.get(of)) is not None and known[0] > self._clock.now():
            return known[1]
        if (task := self._asked.get(of)) is None:
            task = self._asked[of] = asyncio.create_task(self._ask(of))
            task.add_done_callback(lambda done: self._forget(of, done))
        try:
            return await asyncio.wait_for(asyncio.shield(task), BUDGET_SECONDS)
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
        self._known.pop(of, None)

    def _forget(self, of: Address, done: asyncio.Task[Profile | None]) -> None:
        self._asked.pop(of, None)
        _ = done.cancelled() or done.exception()  # an answer that came too late was no surprise

    async def _ask(self, of: Address) -> Profile | None:
        if not self._tenants.serves(of.tenant) or not GUID.fullmatch(of.user):
            return None
        profile: Profile | None
        try:
            member = await self._connector.member(of)
        except Failed as failed:
            profile = _unseen(of, failed)
        else:
            profile = _profile(of, name(member), standing(member, of.tenant))
            _keep(self._upns, of, _text(member, "userPrincipalName"))
        _keep(self._known, of, (self._clock.now() + KEPT, profile))
        return profile


def _unseen(of: Address, failed: Failed) -> Profile | None:
    """Somebody with whom Kaveri has no chat. Raises again what says nothing of the person."""
    if failed.code == LEFT:
        return _profile(of, "", Standing.DEACTIVATED)
    if failed.status == 404:
        return None
    if failed.status == 403 and failed.code != TENANT_OFF:
        return _profile(of, "", Standing.ABSENT)
    raise failed


def _keep(into: OrderedDict[Address, Any], of: Address, what: Any) -> None:
    into[of] = what
    into.move_to_end(of)
    while len(into) > MOST:
        into.popitem(last=False)


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
