"""Keeps every open page up to date: what changed is sent to all of them, a little later once more."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Iterable

from aiohttp import WSCloseCode, web

from adapters.playground.desk import Seen
from adapters.playground.panes import database
from adapters.playground.view import Stage, chat_records, clock, column

log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds for a page to take an update
AFTERWARDS = 0.5  # seconds until the database is looked at again: deliveries end after they are seen

Update = dict[str, object]


class Live:
    """The open pages of one stage after the other."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.number = stage, secrets.token_hex(4)
        self._pages: set[web.WebSocketResponse] = set()
        self._changed: set[str] = set()
        self._stir = asyncio.Event()
        stage.platform.watch(self._seen)

    def replace(self, stage: Stage) -> None:
        """Everything starts over; the pages stay."""
        self.stage, self.number = stage, secrets.token_hex(4)
        stage.platform.watch(self._seen)
        self.stir(self.everybody)

    @property
    def everybody(self) -> list[str]:
        return list(self.stage.platform.desks)

    def stir(self, people: Iterable[str] = ()) -> None:
        """Something changed, for these people or only in the panes."""
        self._changed.update(people)
        self._stir.set()

    def columns(self, people: Iterable[str]) -> Update:
        """These people's columns and the clock, without the panes."""
        return {
            "stage": self.number,
            "columns": [column(self.stage, p) for p in people],
            "clock": clock(self.stage),
        }

    async def everything(self) -> Update:
        return {**self.columns(self.everybody), **await self._panes()}

    async def join(self, page: web.WebSocketResponse) -> None:
        """A page opened: it gets everything, then every change, until it goes."""
        self._pages.add(page)
        try:
            await self._send(page, await self.everything())
            async for _ in page:  # pages only listen
                pass
        finally:
            self._pages.discard(page)

    async def run(self) -> None:
        """Send changes until cancelled."""
        while True:
            await self._stir.wait()
            await self._tell()
            try:
                await asyncio.wait_for(self._stir.wait(), AFTERWARDS)
            except TimeoutError:
                await self._tell()

    async def close(self) -> None:
        for page in list(self._pages):
            await page.close(code=WSCloseCode.GOING_AWAY)

    def _seen(self, person: str, _: Seen) -> None:
        self.stir([person])

    async def _tell(self) -> None:
        self._stir.clear()
        changed, self._changed = self._changed, set()
        try:
            update = {**self.columns(changed), **await self._panes()}
        except Exception:
            log.exception("the playground could not show a change")
            return
        await asyncio.gather(*(self._send(page, update) for page in list(self._pages)))

    async def _panes(self) -> Update:
        tables = await asyncio.to_thread(self.stage.database_view)
        return {"database": database(tables), "records": chat_records(self.stage)}

    async def _send(self, page: web.WebSocketResponse, update: Update) -> None:
        try:
            await asyncio.wait_for(page.send_json(update), PATIENCE)
        except (ConnectionError, TimeoutError):
            self._pages.discard(page)
