"""A request as bytes on a socket, which no client library would send like this."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

Headers = list[tuple[str, str]]
PATIENCE = 8.0


@dataclass
class Request:
    """``cut`` ends it after this many bytes of its body; ``chunked`` sends that in pieces."""

    door: str
    method: str
    target: str
    headers: Headers
    body: bytes = b""
    cut: int | None = None
    chunked: bool = False

    @property
    def raw(self) -> bytes:
        named = {name.lower() for name, _ in self.headers}
        framing: Headers = []
        if self.chunked:
            framing = [("Transfer-Encoding", "chunked")]
        elif "content-length" not in named:
            framing = [("Content-Length", str(len(self.body)))]
        lines = [
            f"{self.method} {self.target} HTTP/1.1",
            *(f"{n}: {v}" for n, v in [*self.headers, *framing]),
        ]
        head = "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n"
        sent = self.body if self.cut is None else self.body[: self.cut]
        if not self.chunked:
            return head + sent
        pieces = [sent[at : at + 97] for at in range(0, len(sent), 97)]
        end = b"0\r\n\r\n" if self.cut is None else b"61\r\n"
        return head + b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end

    @property
    def ends_early(self) -> bool:
        return self.cut is not None or any(name.lower() == "content-length" for name, _ in self.headers)


async def send(port: int, request: Request) -> int:
    """The status of the answer; 0 where the other side closed without one."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionError):
                writer.write(request.raw)
                if request.ends_early:
                    writer.write_eof()
                await writer.drain()
            return await _answer(reader, request.method)
    except (ConnectionError, asyncio.IncompleteReadError):
        return 0
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader, method: str) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    length = next((int(h[15:]) for h in head if h.lower().startswith("content-length:")), 0)
    if method != "HEAD":
        await reader.readexactly(length)
    return int(head[0].split()[1])


async def hold(port: int, request: Request) -> asyncio.StreamWriter:
    """Half a request, and then nothing more."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.raw[: len(request.raw) // 2])
    await writer.drain()
    return writer
