"""Socket Mode: the same listeners without an address of one's own.

Two connections, so that presses still arrive while Slack renews one.
"""

from __future__ import annotations

import json
import logging

import aiohttp
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from adapters.arriving import Refused
from adapters.slack.app import SlackApp
from adapters.slack.calls import Failed, call_form, client, quiet
from adapters.slack.tenants import NotConfigured

CONNECTIONS = 2
log = logging.getLogger(__name__)


class Sockets:
    def __init__(self, token: str, api: str, pool: aiohttp.ClientSession, app: SlackApp) -> None:
        self._token = token
        self._web = client(token, api, pool)
        self._clients: list[SocketModeClient] = []
        self._app = app

    async def open(self) -> None:
        """Connect, or say in one sentence why not: the SDK would try a wrong token for ever."""
        await self.ask()
        self._clients = [self._socket() for _ in range(CONNECTIONS)]
        for socket in self._clients:
            await socket.connect()  # type: ignore[no-untyped-call]

    async def ask(self) -> None:
        """Whether Slack takes the token. Raises ``NotConfigured``."""
        try:
            await call_form(self._web, "apps.connections.open")
        except Failed as failed:
            raise NotConfigured(
                f"KAVERI_SLACK_APP_TOKEN: Slack refused it ({failed.code}). Your Slack app makes one under "
                "Basic Information → App-Level Tokens, with the scope connections:write (xapp-…)."
            ) from None

    async def close(self) -> None:
        for socket in self._clients:
            await socket.close()  # type: ignore[no-untyped-call]
        self._clients = []

    def _socket(self) -> SocketModeClient:
        socket = SocketModeClient(app_token=self._token, logger=quiet, web_client=self._web)
        socket.socket_mode_request_listeners.append(self._arrived)
        return socket

    async def _arrived(self, socket: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Answer one envelope. What was not saved is left unanswered: Slack delivers an event again."""
        try:
            answer = await self._app.deliver(request.payload)
        except Refused as refused:
            log.info("slack request refused: %d %s", refused.status, refused.why)
            answer = BoltResponse(status=200)
        if answer.status == 200:
            payload = json.loads(answer.body) if answer.body.startswith("{") else None
            await socket.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))
