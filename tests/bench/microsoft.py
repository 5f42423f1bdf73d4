"""A Microsoft that answers at once, in another process than the bot: keys, tokens, and who is in a chat.

It checks nothing, so that it costs little; ``tests/fakes/teams`` is the strict one.
"""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP_ID = "5d8f1c2a-90ab-4cde-8f12-3456789abcde"
TENANT = "7b3a9d52-4c1e-4f0a-9b7e-2d6c8a1f5e30"
ISSUER = "https://api.botframework.com"
SECRET = "bench-client-secret"
LIVES = 3600


class Microsoft:
    """Signs as the Connector does: one token, used for up to an hour."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.token = ""

    @property
    def service_url(self) -> str:
        return f"{self.url}/teams/"

    @property
    def openid_url(self) -> str:
        return f"{self.url}/openid"

    async def start(self) -> None:
        app = web.Application()
        app.add_routes(
            [
                web.get("/openid", self._openid),
                web.get("/keys", self._keys),
                web.post("/{tenant}/oauth2/v2.0/token", self._token),
                web.post("/teams/v3/conversations", self._created),
                web.get("/teams/v3/conversations/{chat}/members/{user}", self._member),
                web.post("/teams/v3/conversations/{chat}/activities", self._posted),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": self.service_url,
            "nbf": now,
            "exp": now + LIVES,
        }
        self.token = jwt.encode(claims, self._key, "RS256", headers={"kid": "bench"})

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _openid(self, _: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        key: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(self._key.public_key()))
        return web.json_response({"keys": [{**key, "kid": "bench", "endorsements": ["msteams"]}]})

    async def _token(self, _: web.Request) -> web.Response:
        return web.json_response({"access_token": "bench", "expires_in": LIVES, "token_type": "Bearer"})

    async def _created(self, request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response({"id": f"a:{asked['members'][0]['id']}"}, status=201)

    async def _member(self, request: web.Request) -> web.Response:
        user = request.match_info["user"]
        said = {
            "id": "29:x",
            "aadObjectId": user,
            "name": "Somebody",
            "userPrincipalName": f"{user}@bench.invalid",
        }
        return web.json_response({**said, "tenantId": TENANT, "userRole": "user"})

    async def _posted(self, _: web.Request) -> web.Response:
        return web.json_response({"id": "1"}, status=201)
