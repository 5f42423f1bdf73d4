"""The tenants the operator configured, and the hosts where they may be reached. Any other is turned away."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LOOPBACK = frozenset({"127.0.0.1", "localhost"})
SIMPLE_URL = re.compile(r"https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~%/:@-]*)?")


class NotConfigured(CannotStart):
    """Kaveri cannot start. The message names the setting and says how to get it."""


class Tenants:
    """Where each is reached: what a verified request said last, before that what the settings say."""

    def __init__(self, keys: tuple[str, ...], hosts: tuple[str, ...], service_url: str) -> None:
        self._keys = frozenset(keys)
        self._hosts = frozenset(host.lower() for host in hosts)
        self._default = service_url
        self._learned: dict[str, str] = {}
        self.home = keys[0] if keys else ""

    @property
    def keys(self) -> frozenset[str]:
        return self._keys

    def serves(self, tenant: str) -> bool:
        return tenant in self._keys

    def trusts(self, url: str) -> bool:
        """Whether Kaveri may send there: an allowed host, and encrypted unless it is this machine."""
        return protected(url) and urlsplit(url).netloc.lower() in self._hosts

    def service_url(self, tenant: str) -> str:
        return self._learned.get(tenant, self._default)

    def learn(self, tenant: str, service_url: str) -> None:
        """Of a verified request, whose token was issued for this very address."""
        self._learned[tenant] = service_url


def protected(url: str) -> bool:
    """Whether nobody on the way can read or change what goes there: encrypted, or this very machine."""
    parts = urlsplit(url) if SIMPLE_URL.fullmatch(url) else None
    return parts is not None and (parts.scheme == "https" or parts.hostname in LOOPBACK)


def configured(settings: Settings) -> Tenants:
    """Raises ``NotConfigured`` with one clear sentence."""
    if not GUID.fullmatch(settings.teams_app_id.lower()):
        raise NotConfigured(
            "KAVERI_TEAMS_APP_ID is not set, or is none: it is the Microsoft App ID (a GUID) that your Azure "
            "Bot resource shows under Configuration."
        )
    if settings.teams_app_secret is None and not settings.teams_managed_identity:
        raise NotConfigured(
            "KAVERI_TEAMS_APP_SECRET is not set. Make one under App registrations → your bot → Certificates "
            "& secrets. (Or set KAVERI_TEAMS_MANAGED_IDENTITY=true where the bot is a managed identity.)"
        )
    keys = tuple(tenant.lower() for tenant in settings.teams_tenants)
    if not keys or not all(map(GUID.fullmatch, keys)):
        raise NotConfigured(
            "KAVERI_TEAMS_TENANTS needs the tenant IDs (GUIDs) that Kaveri is for, the bot's own first. The "
            "Microsoft Entra admin center shows yours on its overview page."
        )
    for name in ("teams_login_url", "teams_openid_url"):
        if not protected(getattr(settings, name)):
            raise NotConfigured(f"KAVERI_{name.upper()} is no https address, and secrets depend on it.")
    tenants = Tenants(keys, settings.teams_service_hosts, settings.teams_service_url)
    if not tenants.trusts(settings.teams_service_url):
        raise NotConfigured(
            "KAVERI_TEAMS_SERVICE_URL is not on a host that KAVERI_TEAMS_SERVICE_HOSTS allows, or not https."
        )
    return tenants
