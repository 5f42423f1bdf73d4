"""One call to Microsoft over our own connections, and what a failure means. Only its code is ever logged.

botbuilder would send through ``requests`` in a thread and follow redirects with the token in hand. This sends
on the loop, to allow-listed hosts only, follows nothing, and repeats nothing but what was certainly refused.
"""

from __future__ import annotations

from typing import Any, Protocol

import aiohttp
from pydantic_core import from_json

CONNECT_SECONDS = 3.0
TOTAL_SECONDS = 10.0
LONGEST_RETRY_AFTER = 3600.0
NOT_TAKEN = frozenset({400, 401, 403, 404, 405, 413, 415, 429})
"""Answers after which nothing was posted. After any other, 412 and 5xx, it may have been."""

TENANT_OFF = "BotDisabledByAdmin"
"""An administrator switched Kaveri off for everybody."""


class Failed(Exception):
    """``code`` is Microsoft's own word or ours; ``happened`` is whether they may have acted all the same."""

    def __init__(
        self, code: str, *, status: int = 0, happened: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.happened = happened
        self.retry_after = retry_after


class Tokens(Protocol):
    async def token(self, instead_of: str = "") -> str:
        """A token for the Connector; another one than ``instead_of``. Raises ``Failed``."""
        ...


class Trusts(Protocol):
    def trusts(self, url: str) -> bool: ...


def session() -> aiohttp.ClientSession:
    """One pool of connections for all calls: without it every call opens its own."""
    timeout = aiohttp.ClientTimeout(
        total=TOTAL_SECONDS, connect=CONNECT_SECONDS, sock_connect=CONNECT_SECONDS
    )
    return aiohttp.ClientSession(
        timeout=timeout,
        connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=10),
        cookie_jar=aiohttp.DummyCookieJar(),  # nobody here needs to be recognised
    )


async def fetched(pool: aiohttp.ClientSession, method: str, url: str, **what: Any) -> tuple[int, Any, str]:
    """One request: the status, the body as JSON (``None`` where it is none), ``Retry-After``."""
    try:
        async with pool.request(method, url, allow_redirects=False, **what) as answer:
            return answer.status, _json(await answer.read()), answer.headers.get("Retry-After", "")
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL):
        raise Failed("not_reached") from None
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise Failed("no_answer", happened=True) from None


class Wire:
    def __init__(self, pool: aiohttp.ClientSession, tokens: Tokens, hosts: Trusts) -> None:
        self._pool = pool
        self._tokens = tokens
        self._hosts = hosts

    async def call(self, method: str, url: str, body: str | bytes | None) -> Any:
        """One call with a bearer token. Raises ``Failed``, which holds nothing of what was sent."""
        if not self._hosts.trusts(url):
            raise Failed("host_not_allowed")
        token = await self._tokens.token()
        status, answer, after = await self._sent(method, url, body, token)
        if status == 401:
            token = await self._tokens.token(instead_of=token)
            status, answer, after = await self._sent(method, url, body, token)
        if 200 <= status < 300:
            return answer
        raise _failed(status, answer, after)

    async def _sent(
        self, method: str, url: str, body: str | bytes | None, token: str
    ) -> tuple[int, Any, str]:
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        if body is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        return await fetched(self._pool, method, url, data=body, headers=headers)


def _failed(status: int, answer: Any, after: str) -> Failed:
    waiting = _seconds(after) if status == 429 else None
    return Failed(
        _word(answer) or f"http_{status}",
        status=status,
        happened=status not in NOT_TAKEN,
        retry_after=waiting,
    )


def _word(answer: Any) -> str:
    """The code of an error; one word, so that nothing else of the answer can stand in a log."""
    match answer:
        case {"error": {"code": str(code)}} if code.isascii() and code.isalnum() and len(code) <= 64:
            return code
        case _:
            return ""


def _seconds(text: str) -> float:
    """``Retry-After`` in seconds; half a minute where it is missing or a date."""
    return min(float(text), LONGEST_RETRY_AFTER) if text.isascii() and text.isdigit() else 30.0


def _json(raw: bytes) -> Any:
    try:
        return from_json(raw) if raw else None
    except ValueError:
        return None
