"""Who a Slack user is: name, language, zone, whether Kaveri is for them. Kept for minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adapters.keeping import Answers
from adapters.slack.calls import Failed, call_form
from adapters.slack.tenants import Tenant, Tenants
from bot.port import Press
from bot.rules.calendar import is_zone
from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words
from bot.runtime.clock import Clock

ABSENT = frozenset({"user_not_found", "user_not_visible", "users_not_found"})


class Directory:
    def __init__(self, tenants: Tenants, clock: Clock, language: str) -> None:
        self._tenants = tenants
        self._language = language
        self._known = Answers[Profile | None](clock, self._ask)

    async def profile(self, of: Address) -> Profile | None:
        """``None`` when there is no such user; ``Standing.UNKNOWN`` when Slack did not say in time."""
        if self._tenants.get(of.tenant) is None:
            return None
        try:
            return await self._known.get(of)
        except (Failed, TimeoutError):
            return self._unknown(of)

    def place(self, of: Address) -> tuple[str, str]:
        """This user's language and zone as far as they were heard lately, else the operator's and none."""
        known = self._known.last(of)
        return (known.language, known.zone) if known is not None else (self._language, "")

    def language(self, of: Address) -> str:
        return self.place(of)[0]

    def placed(self, press: Press) -> Press:
        """The press with the language and zone of its person."""
        language, zone = self.place(press.address)
        return replace(press, language=language, zone=zone)

    async def _ask(self, of: Address) -> Profile | None:
        if (tenant := self._tenants.get(of.tenant)) is None:
            return None
        try:
            answer = await call_form(tenant.client, "users.info", user=of.user, include_locale="true")
        except Failed as failed:
            if failed.code not in ABSENT:
                raise
            return None
        return self._read(answer["user"], of, tenant)

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
