"""The two authorities: whose keys sign what Teams sends, and who gives the bot its own tokens.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication,
https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import uuid4

from aiohttp import web

from bot.runtime.clock import WallClock
from tests.fakes.teams.tokens import AUDIENCE, ISSUER, BotTokens, ChannelKeys
from tests.fakes.teams.world import Json, World

METADATA = "/v1/.well-known/openidconfiguration"
KEYS = "/v1/.well-known/keys"
Handler = Callable[[web.Request], Awaitable[web.Response]]
IDENTITY_HEADER = "a-made-up-identity-header"
REFUSALS = {  # https://learn.microsoft.com/entra/identity-platform/reference-error-codes
    "invalid_client": (401, 7000215, "Invalid client secret provided. Ensure the secret being sent in the "
                       "request is the client secret value, not the client secret ID, for a secret added to "
                       "app '{app}'."),
    "unauthorized_client": (400, 700016, "Application with identifier '{app}' was not found in the directory "
                            "'{tenant}'."),
    "invalid_request": (400, 90002, "Tenant '{tenant}' not found. Check to make sure you have the correct "
                        "tenant ID and are signing into the correct cloud."),
    "invalid_scope": (400, 1002012, "The provided value for scope {scope} is not valid. Client credential "
                      "flows must have a scope value with /.default suffixed to the resource identifier."),
    "unsupported_grant_type": (400, 70003, "The app requested an unsupported grant type."),
}  # fmt: skip


@dataclass
class Mood:
    """How the endpoint behaves just now: an event it waits for, a status it fails with."""

    waits_for: asyncio.Event | None = None
    status: int = 200


class Login:
    def __init__(self, world: World) -> None:
        self._world = world
        self.keys = ChannelKeys()
        self.tokens = BotTokens(world.clock)
        self.moods: dict[str, Mood] = {
            "metadata": Mood(),
            "keys": Mood(),
            "token": Mood(),
            "identity": Mood(),
        }

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(METADATA, self._asked("metadata", self._metadata)),
            web.get(KEYS, self._asked("keys", self._keys)),
            web.get("/common/discovery/instance", self._instance),
            web.get("/{tenant}/v2.0/.well-known/openid-configuration", self._tenant),
            web.post("/{tenant}/oauth2/v2.0/token", self._asked("token", self._token)),
            web.get("/msi/token", self._asked("identity", self._managed)),
        ]

    # What may go wrong, by name of the endpoint: metadata, keys, token, identity.

    def slow(self, endpoint: str) -> asyncio.Event:
        """From now on it answers when the event is set."""
        event = asyncio.Event()
        self.moods[endpoint] = Mood(waits_for=event)
        return event

    def fails(self, endpoint: str, status: int = 503) -> None:
        self.moods[endpoint] = Mood(status=status)

    def recovers(self, endpoint: str) -> None:
        self.moods[endpoint] = Mood()

    def _asked(self, endpoint: str, answer: Handler) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            self._world.calls[endpoint] += 1
            self._world.changed(endpoint)
            mood = self.moods[endpoint]
            if mood.waits_for is not None:
                await mood.waits_for.wait()
            return await answer(request) if mood.status == 200 else web.Response(status=mood.status)

        return handle

    # The channel's keys.

    async def _metadata(self, _: web.Request) -> web.Response:
        return web.json_response(
            {
                "issuer": ISSUER,
                "authorization_endpoint": "https://invalid.botframework.com",
                "jwks_uri": self._world.origin + KEYS,
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    async def _keys(self, _: web.Request) -> web.Response:
        return web.json_response({"keys": list(self.keys.published.values())})

    # The bot's own tokens.

    async def _instance(self, request: web.Request) -> web.Response:
        """Is this authority known? MSAL asks, unless it was told not to."""
        asked = request.query.get("authorization_endpoint", "")
        tenant = asked.split("/")[3] if asked.count("/") >= 3 else "common"
        return web.json_response(
            {
                "tenant_discovery_endpoint": f"{self._secure}/{tenant}/v2.0/.well-known/openid-configuration",
                "api-version": "1.1",
                "metadata": [],
            }
        )

    async def _tenant(self, request: web.Request) -> web.Response:
        tenant = request.match_info["tenant"]
        if tenant != self._world.tenant:
            return self._refused("invalid_request", tenant=tenant)
        at = f"{self._secure}/{tenant}"
        return web.json_response(
            {
                "token_endpoint": f"{at}/oauth2/v2.0/token",
                "authorization_endpoint": f"{at}/oauth2/v2.0/authorize",
                "device_authorization_endpoint": f"{at}/oauth2/v2.0/devicecode",
                "jwks_uri": f"{at}/discovery/v2.0/keys",
                "issuer": f"{at}/v2.0",
                "tenant_region_scope": "EU",
            }
        )

    @property
    def _secure(self) -> str:
        """Microsoft names https only, and MSAL takes nothing else; on loopback the caller drops the s."""
        return self._world.origin.replace("http://", "https://")

    async def _token(self, request: web.Request) -> web.Response:
        tenant, given = request.match_info["tenant"], await request.post()
        app, scope = str(given.get("client_id", "")), str(given.get("scope", ""))
        if tenant != self._world.tenant:
            return self._refused("invalid_request", tenant=tenant)
        if given.get("grant_type") != "client_credentials":
            return self._refused("unsupported_grant_type")
        if app != self._world.app_id:
            return self._refused("unauthorized_client", app=app, tenant=tenant)
        if given.get("client_secret") != self._world.secret:
            return self._refused("invalid_client", app=app)
        if f"{AUDIENCE}/.default" not in scope.split():
            return self._refused("invalid_scope", scope=scope)
        seconds = int(self.tokens.lives.total_seconds()) - 1
        return web.json_response(
            {
                "token_type": "Bearer",
                "expires_in": seconds,
                "ext_expires_in": seconds,
                "access_token": self.tokens.issue(app, tenant),
            }
        )

    def _refused(self, error: str, **about: str) -> web.Response:
        status, number, sentence = REFUSALS[error]
        now = WallClock().now().strftime("%Y-%m-%d %H:%M:%SZ")
        trace, correlation = str(uuid4()), str(uuid4())
        body: Json = {
            "error": error,
            "error_description": f"AADSTS{number}: {sentence.format(**about)} Trace ID: {trace} "
            f"Correlation ID: {correlation} Timestamp: {now}",
            "error_codes": [number],
            "timestamp": now,
            "trace_id": trace,
            "correlation_id": correlation,
            "error_uri": f"https://login.microsoftonline.com/error?code={number}",
        }
        return web.json_response(body, status=status)

    async def _managed(self, request: web.Request) -> web.Response:
        """What App Service answers at IDENTITY_ENDPOINT.

        https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
        """
        asked = request.query
        if request.headers.get("X-IDENTITY-HEADER") != IDENTITY_HEADER:
            return web.json_response({"statusCode": 403, "message": "forbidden"}, status=403)
        client = asked.get("client_id", self._world.app_id)
        known = client == self._world.app_id and asked.get("resource") == AUDIENCE
        if asked.get("api-version") != "2019-08-01" or not known:
            return web.json_response({"statusCode": 400, "message": "No Managed Identity found"}, status=400)
        ends = int((WallClock().now() + self.tokens.lives).timestamp())
        return web.json_response(
            {
                "access_token": self.tokens.issue(client, self._world.tenant),
                "expires_on": str(ends),
                "resource": AUDIENCE,
                "token_type": "Bearer",
                "client_id": client,
            }
        )
