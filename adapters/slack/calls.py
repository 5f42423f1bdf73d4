"""Calls to Slack's Web API, and what a failure means. Of a call only its error code is ever logged."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
from pydantic_core import to_json
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

CONNECT_SECONDS = 3.0
TOTAL_SECONDS = 10.0

quiet = logging.getLogger("kaveri.slack.library")
"""For bolt and the SDK. They log whole payloads, so this one passes nothing on, at any level."""
quiet.setLevel(logging.CRITICAL + 1)
quiet.propagate = False
quiet.addHandler(logging.NullHandler())


class Failed(Exception):
    """``code`` is Slack's own word or ours; ``happened`` is whether Slack may have acted all the same."""

    def __init__(self, code: str, *, happened: bool = False, retry_after: float | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.happened = happened
        self.retry_after = retry_after


def session() -> aiohttp.ClientSession:
    """One pool of connections for all calls: without it every call opens its own."""
    timeout = aiohttp.ClientTimeout(
        total=TOTAL_SECONDS, connect=CONNECT_SECONDS, sock_connect=CONNECT_SECONDS
    )
    return aiohttp.ClientSession(
        timeout=timeout,
        connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=10),
        cookie_jar=aiohttp.DummyCookieJar(),  # nobody here needs to be recognised
        json_serialize=lambda body: to_json(body).decode(),  # a window is a few kilobytes each time
    )


def client(token: str | None, base_url: str, pool: aiohttp.ClientSession) -> AsyncWebClient:
    """A client that never repeats a call by itself: the SDK's own would post a message twice."""
    return AsyncWebClient(token=token, base_url=base_url, session=pool, logger=quiet, retry_handlers=[])


async def call(to: AsyncWebClient, method: str, **arguments: Any) -> dict[str, Any]:
    """One call with a JSON body. Raises ``Failed``, which holds nothing of what was sent."""
    return await _sent(to, method, {"json": arguments})


async def call_form(to: AsyncWebClient, method: str, **arguments: str) -> dict[str, Any]:
    """One call as a form, for the methods that read no JSON."""
    return await _sent(to, method, {"data": arguments})


async def _sent(to: AsyncWebClient, method: str, body: dict[str, Any]) -> dict[str, Any]:
    try:
        response = await to.api_call(method, **body)
    except SlackApiError as error:
        raise _failed(error) from None
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise Failed("not_reached") from None
    except (aiohttp.ClientError, SlackClientError, TimeoutError, OSError):
        raise Failed("no_answer", happened=True) from None
    data: dict[str, Any] = response.data  # type: ignore[assignment]  # bytes only for files
    return data


def _failed(error: SlackApiError) -> Failed:
    response = error.response
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    data = getattr(response, "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    if status == 429 or code == "ratelimited":
        return Failed("ratelimited", retry_after=_seconds(response.headers.get("Retry-After")))
    if status == 503:
        return Failed("unavailable")
    if isinstance(code, str):
        return Failed(code[:64], happened=code in ("internal_error", "fatal_error", "request_timeout"))
    return Failed("no_answer", happened=True)


def _seconds(text: str | None) -> float:
    return float(text) if text and text.isdigit() else 30.0
