"""A request as it arrives, before anybody knows whose it is: read within limits, or turned away."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.port import Value
from bot.rules.words import Words

READ_SECONDS = 5.0
LONGEST_LINE = 4000


class Refused(Exception):
    """Turned away: a status and one sentence, neither of which says anything of the content."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


def line(text: object) -> dict[str, Value]:
    """A line in the chat as a press carries it: looked at once in memory, for what its writer sees next."""
    return {"text": Words(text[:LONGEST_LINE])} if isinstance(text, str) and text else {}


async def raw_body(request: web.Request, largest: int) -> bytes:
    """The bytes of the body, at most ``largest`` of them. Raises ``Refused``: 400, 408 or 413."""
    if (request.content_length or 0) > largest:
        raise Refused(413, "The request is too large.")
    raw = bytearray()
    try:
        if request.content.is_eof() and request.content.total_bytes <= largest:
            return request.content.read_nowait()  # all of it came with its head, as it mostly does
        async with asyncio.timeout(READ_SECONDS):
            async for chunk in request.content.iter_any():
                raw += chunk
                if len(raw) > largest:
                    raise Refused(413, "The request is too large.")
    except TimeoutError:
        raise Refused(408, "The request did not arrive in time.") from None
    except (ConnectionError, web.PayloadAccessError, web.RequestPayloadError):
        raise Refused(400, "The request ended too early.") from None
    return bytes(raw)
