"""A botbuilder bot that decides nothing and keeps nothing: the floor that ``process_activity`` itself sets.

It has what a careful bot has: connector clients made once, not per turn, and answers not serialised twice.
Its tokens are verified by botbuilder, against keys that are fetched once.
"""

from __future__ import annotations

import sys
from typing import Any

from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.schema import Activity
from botframework.connector.auth import (
    BotFrameworkAuthenticationFactory,
    ClaimsIdentity,
)
from botframework.connector.auth.connector_factory import ConnectorFactory
from botframework.connector.auth.password_service_client_credential_factory import (
    PasswordServiceClientCredentialFactory,
)

from tests.bench.constant import TASK
from tests.bench.microsoft import APP_ID, ISSUER, SECRET


class Adapter(CloudAdapterBase):  # type: ignore[misc]  # botbuilder comes without types
    pass


class Once(ConnectorFactory):  # type: ignore[misc]  # botbuilder comes without types
    """Each client made once."""

    made: dict[str, Any] = {}  # noqa: RUF012 - one for the process

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    async def create(self, service_url: str, audience: str | None = None) -> Any:
        if service_url not in self.made:
            self.made[service_url] = await self._inner.create(service_url, audience)
        return self.made[service_url]


def authentication(microsoft: str) -> Any:
    """botbuilder's own, which keeps what it makes."""
    auth = BotFrameworkAuthenticationFactory.create(
        channel_service="",
        validate_authority=False,
        to_channel_from_bot_login_url=f"{microsoft}/tenant",
        to_channel_from_bot_oauth_scope=ISSUER,
        to_bot_from_channel_token_issuer=ISSUER,
        oauth_url=microsoft,
        to_bot_from_channel_open_id_metadata_url=f"{microsoft}/openid",
        to_bot_from_emulator_open_id_metadata_url=f"{microsoft}/openid",
        caller_id=None,
        credential_factory=PasswordServiceClientCredentialFactory(APP_ID, SECRET),
    )
    authenticate = auth.authenticate_request

    async def cached(activity: Activity, header: str) -> Any:
        known = await authenticate(activity, header)
        known.connector_factory = Once(known.connector_factory)
        return known

    async def none(_: ClaimsIdentity) -> None:
        """No sign-in cards, so no client for them."""

    auth.authenticate_request = cached
    auth.create_user_token_client = none
    return auth


async def answer(context: TurnContext) -> None:
    response = InvokeResponse(status=200, body=TASK)
    await context.send_activity(Activity(type="invokeResponse", value=response))


async def health(_: web.Request) -> web.Response:
    return web.Response()


def serving(microsoft: str) -> web.Application:
    adapter = Adapter(authentication(microsoft))

    async def messages(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        said = await adapter.process_activity(request.headers["Authorization"], activity, answer)
        return web.json_response(said.body, status=said.status)

    app = web.Application()
    app.add_routes([web.post("/api/messages", messages), web.get("/healthz", health)])
    return app


if __name__ == "__main__":
    web.run_app(serving(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
