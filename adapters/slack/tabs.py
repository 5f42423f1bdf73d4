"""The app's own tab, which waits for nobody: what is asked for in a rush is published later, or next time."""

from __future__ import annotations

import asyncio
import logging

from adapters.errands import Errands
from adapters.slack import render
from adapters.slack.calls import Failed, call
from adapters.slack.directory import Directory
from adapters.slack.payloads import HomeOpened
from adapters.slack.presses import address
from adapters.slack.tenants import Tenant
from bot.port import Inbox
from bot.rules.people import Address

AT_ONCE = 4
MOST_WAITING = 100
"""How many tabs are published at once, so that windows of presses are not kept waiting; and how many may be
asked for by then. Further ones are left as they are: whoever opens theirs again asks again."""
log = logging.getLogger(__name__)


class Tabs:
    def __init__(self, inbox: Inbox, directory: Directory, errands: Errands) -> None:
        self._inbox = inbox
        self._directory = directory
        self._errands = errands
        self._waiting: set[Address] = set()
        self._turns = asyncio.Semaphore(AT_ONCE)

    def opened(self, tab: HomeOpened, tenant: Tenant) -> None:
        """Somebody looks at theirs. It is static: published where none is yet, or an older version."""
        who = address(tenant, tab.user)
        if who in self._waiting or len(self._waiting) >= MOST_WAITING:
            return
        self._waiting.add(who)
        self._errands.start(self._in_turn(tab, who, tenant))

    async def _in_turn(self, tab: HomeOpened, who: Address, tenant: Tenant) -> None:
        try:
            async with self._turns:
                await self._publish(tab, who, tenant)
        finally:
            self._waiting.discard(who)

    async def _publish(self, opened: HomeOpened, who: Address, tenant: Tenant) -> None:
        await self._directory.profile(who)  # for the language
        tab = self._inbox.home(self._directory.language(who))
        if opened.view is not None and opened.view.private_metadata == tab.version:
            return
        try:
            await call(tenant.client, "views.publish", user_id=opened.user, view=render.home(tab))
        except Failed as failed:
            log.info("the app's own tab could not be shown: %s", failed.code)
