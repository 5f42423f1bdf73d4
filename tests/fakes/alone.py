"""A fake in a process of its own, for load generators: it serves until it is told to stop, or time is up."""

from __future__ import annotations

import argparse
import asyncio
import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager


def run(described: str | None, fake: Callable[[int], AbstractAsyncContextManager[str]]) -> None:
    """``fake`` serves on a port (0: any that is free) and says where; that is printed."""
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=600.0, help="stop after this long, whatever happens")
    given = parser.parse_args()
    asyncio.run(_serve(fake(given.port), given.seconds))


async def _serve(fake: AbstractAsyncContextManager[str], seconds: float) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with fake as where:
        print(where, flush=True)
        try:
            await asyncio.wait_for(stop.wait(), seconds)
        except TimeoutError:
            return
