"""Where a platform's requests go: to one address of the bot, or to several in turn."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import aiohttp


class Heard(NamedTuple):
    """What came back, and from which address. Status 0 when nobody listened."""

    status: int
    text: str
    by: str


class Replicas:
    """Of several addresses each has its turn, as behind a proxy in front of replicas: where nobody listens,
    the next one gets it."""

    def __init__(self, session: aiohttp.ClientSession, *urls: str) -> None:
        self._session = session
        self._urls = urls
        self._turn = itertools.count()

    @property
    def first(self) -> str:
        return self._urls[0]

    async def post(self, raw: bytes, headers: dict[str, str], seconds: float) -> Heard:
        """These bytes, and the answer within so many seconds. Raises ``TimeoutError`` and ``ClientError``."""
        timeout = aiohttp.ClientTimeout(total=seconds)
        at = next(self._turn) % len(self._urls)
        for url in self._urls[at:] + self._urls[:at]:
            try:
                async with self._session.post(url, data=raw, headers=headers, timeout=timeout) as answer:
                    return Heard(answer.status, await answer.text(), url)
            except aiohttp.ClientConnectorError:
                continue
        return Heard(0, "", "")
