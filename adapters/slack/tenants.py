"""The workspaces the operator configured. A request from any other is turned away."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.calls import Failed, call_form, client
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart


class NotConfigured(CannotStart):
    """Kaveri cannot start. The message names the setting and says how to get it."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """One installation: a workspace, or a whole organisation (then ``key`` is the enterprise's id)."""

    key: str = field(repr=False)
    team: str = field(repr=False)
    enterprise: str | None = field(repr=False)
    bot_user: str = field(repr=False)
    client: AsyncWebClient = field(repr=False)
    authorized: AuthorizeResult = field(repr=False)


class Tenants:
    def __init__(self, tenants: list[Tenant]) -> None:
        self._by_key = {tenant.key: tenant for tenant in tenants}

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self._by_key)

    def get(self, key: str) -> Tenant | None:
        return self._by_key.get(key)

    def find(self, team: str | None, enterprise: str | None) -> Tenant | None:
        """Whose request this is: the workspace's own installation first, then its organisation's."""
        whole = self._by_key.get(enterprise or "")
        return self._by_key.get(team or "") or (whole if whole and whole.key == whole.enterprise else None)


class Authorize(AsyncAuthorize):
    """What bolt is told about the tenant that the guard already found. No call, no lookup."""

    def __init__(self) -> None:
        pass

    async def __call__(  # bolt hands in more than this needs
        self, *, context: AsyncBoltContext, **_: object
    ) -> AuthorizeResult | None:
        tenant: Tenant = context["tenant"]
        return tenant.authorized


async def connected(settings: Settings, pool: aiohttp.ClientSession) -> Tenants:
    """Ask Slack once per token who it is for. Raises ``NotConfigured`` with one clear sentence."""
    if not settings.slack_bot_tokens:
        raise NotConfigured(
            "KAVERI_SLACK_BOT_TOKENS is empty. It needs the bot token (xoxb-…) that your Slack app shows "
            "under OAuth & Permissions after it is installed."
        )
    if settings.slack_signing_secret is None and settings.slack_app_token is None:
        raise NotConfigured(
            "KAVERI_SLACK_SIGNING_SECRET is not set. Your Slack app shows it under Basic Information → App "
            "Credentials. (Or set KAVERI_SLACK_APP_TOKEN to use Socket Mode.)"
        )
    tokens = [token.get_secret_value() for token in settings.slack_bot_tokens]
    asked = (_tenant(token, at, settings.slack_api_url, pool) for at, token in enumerate(tokens, start=1))
    return Tenants(list(await asyncio.gather(*asked)))


async def _tenant(token: str, at: int, base_url: str, pool: aiohttp.ClientSession) -> Tenant:
    to = client(token, base_url, pool)
    try:
        who = await call_form(to, "auth.test")
    except Failed as failed:
        raise NotConfigured(_sentence(failed, at, base_url)) from None
    team, enterprise = who["team_id"], who.get("enterprise_id")
    return Tenant(
        key=enterprise if enterprise and who.get("is_enterprise_install") else team,
        team=team,
        enterprise=enterprise,
        bot_user=who["user_id"],
        client=to,
        authorized=AuthorizeResult(
            enterprise_id=enterprise,
            team_id=team,
            bot_id=who.get("bot_id"),
            bot_user_id=who["user_id"],
            bot_token=token,
        ),
    )


def _sentence(failed: Failed, at: int, base_url: str) -> str:
    if failed.code in ("not_reached", "no_answer", "unavailable", "ratelimited"):
        return f"Slack did not answer at {base_url} ({failed.code}). Is this machine allowed to reach it?"
    return (
        f"KAVERI_SLACK_BOT_TOKENS: Slack refused token number {at} ({failed.code}). Your Slack app shows "
        "the right one under OAuth & Permissions; it begins with xoxb-."
    )
