"""Work that goes on after a request was acknowledged: tracked, finished on shutdown, loud when it fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)
PATIENCE_SECONDS = 5.0


class Errands:
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closing = asyncio.Event()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    async def finish(self) -> None:
        """Wait for what was begun, for a few seconds; then give up on the rest."""
        self._closing.set()
        if self._tasks:
            _, late = await asyncio.wait(set(self._tasks), timeout=PATIENCE_SECONDS)
            for task in late:
                task.cancel()

    async def pause(self, seconds: float) -> None:
        """Give the network a moment, unless everything is being shut down."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("errand failed: %s", type(error).__name__)  # a message could hold words


async def finished(task: asyncio.Task[Any], seconds: float) -> bool:
    """Whether the task is done within this time. It goes on either way."""
    if not task.done() and seconds > 0:
        await asyncio.wait((task,), timeout=seconds)
    return task.done()
