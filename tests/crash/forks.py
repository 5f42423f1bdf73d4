"""The fork server as a handle: born on order, buried with an exit code."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


class Forks:
    """``ended`` says of each process that is over how: an exit code, or minus the signal."""

    def __init__(self, server: asyncio.subprocess.Process) -> None:
        self._server = server
        self._births: deque[asyncio.Future[int]] = deque()
        self.ended: dict[int, int] = {}

    async def fork(self, **order: Any) -> int:
        """Returns the process. What an order holds is said in ``doomed``."""
        born = asyncio.get_running_loop().create_future()
        self._births.append(born)
        self._order(order)
        process: int = await born
        return process

    def kill(self, process: int) -> None:
        self.send(process, signal.SIGKILL)

    def send(self, process: int, sent: signal.Signals) -> None:
        """The server does it, as the one who knows that the number still is its fork's."""
        self._order({"signal": sent, "to": process})

    def _order(self, order: dict[str, Any]) -> None:
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(order).encode() + b"\n")

    async def listen(self) -> None:
        assert self._server.stdout is not None
        async for line in self._server.stdout:
            what, *numbers = line.decode().split()
            if what == "born":
                self.ended.pop(int(numbers[0]), None)  # the system uses numbers again
                self._births.popleft().set_result(int(numbers[0]))
            elif what == "ended":
                self.ended[int(numbers[0])] = int(numbers[1])


@asynccontextmanager
async def fork_server() -> AsyncIterator[Forks]:
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.crash.doomed"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    if await server.stdout.readline() != b"ready\n":
        raise RuntimeError("the fork server did not start")
    forks = Forks(server)
    listening = asyncio.create_task(forks.listen())
    try:
        yield forks
    finally:
        server.stdin.close()
        await server.wait()
        await listening
