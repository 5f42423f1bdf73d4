"""Who a Slack user is: name, language, zone, whether Kaveri is for them. Kept for minutes."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any

from adapters.slack.calls import Failed, call_form
from adapters.slack.tenants import Tenant, Tenants
from bot.rules.calendar import is_zone
from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words
from bot.runtime.clock import Clock

KEPT = timedelta(minutes=5)
MOST = 5_000
BUDGET_SECONDS = 1.0
ABSENT = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


class Directory:
    def __init__(self, tenants: Tenants, clock: Clock, language: str) -> None:
        self._tenants = tenants
        self._clock = clock
        self._language = language
        self._known: OrderedDict[Address, tuple[datetime, Profile | None]] = OrderedDict()
        self._asked: dict[Address, asyncio.Task[Profile | None]] = {}

    async def profile(self, of: Address) -> Profile | None:
        """``None`` when there is no such user; ``Standing.UNKNOWN`` when Slack did not say in time."""
        if (known := self._known.get(of)) is not None and known[0] > self._clock.now():
            return known[1]
        if (task := self._asked.get(of)) is None:
            task = self._asked[of] = asyncio.create_task(self._ask(of))
            task.add_done_callback(lambda done: self._forget(of, done))
        try:
            return await asyncio.wait_for(asyncio.shield(task), BUDGET_SECONDS)
        except (Failed, TimeoutError):
            return self._unknown(of)

    def language(self, of: Address) -> str:
        """This user's language as far as it was heard lately, else the operator's."""
        known = self._known.get(of)
        return known[1].language if known is not None and known[1] is not None else self._language

    def _forget(self, of: Address, done: asyncio.Task[Profile | None]) -> None:
        self._asked.pop(of, None)
        _ = done.cancelled() or done.exception()  # an answer that came too late was no surprise

    async def _ask(self, of: Address) -> Profile | None:
        if (tenant := self._tenants.get(of.tenant)) is None:
            return None
        try:
            answer = await call_form(tenant.client, "users.info", user=of.user, include_locale="true")
        except Failed as failed:
            if failed.code not in ABSENT:
                raise
            profile = None
        else:
            profile = self._read(answer["user"], of, tenant)
        self._keep(of, profile)
        return profile

    def _keep(self, of: Address, profile: Profile | None) -> None:
        self._known[of] = (self._clock.now() + KEPT, profile)
        self._known.move_to_end(of)
        while len(self._known) > MOST:
            self._known.popitem(last=False)

    def _unknown(self, of: Address) -> Profile:
        return Profile(of, Words(""), self.language(of), "UTC", Standing.UNKNOWN)

    def _read(self, user: dict[str, Any], of: Address, tenant: Tenant) -> Profile:
        shown = user.get("profile") or {}
        name = (
            shown.get("display_name")
            or shown.get("real_name")
            or user.get("real_name")
            or user.get("name", "")
        )
        zone = str(user.get("tz") or "")
        return Profile(
            address=of,
            name=Words(name),
            language=user.get("locale") or self._language,
            zone=zone if is_zone(zone) else "UTC",
            standing=_standing(user, tenant),
        )


def _standing(user: dict[str, Any], tenant: Tenant) -> Standing:
    if user.get("is_bot") or user.get("id") == "USLACKBOT":
        return Standing.BOT
    if user.get("deleted"):
        return Standing.DEACTIVATED
    if user.get("is_stranger") or not _is_colleague(user, tenant):
        return Standing.EXTERNAL
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return Standing.GUEST
    return Standing.PERSON


def _is_colleague(user: dict[str, Any], tenant: Tenant) -> bool:
    """Of this workspace, or of another workspace in the same organisation."""
    organisation = (user.get("enterprise_user") or {}).get("enterprise_id")
    same_organisation = tenant.enterprise is not None and organisation == tenant.enterprise
    return user.get("team_id") in (None, tenant.team) or same_organisation
