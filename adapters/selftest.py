"""`kaveri selftest`: one made-up ask through the real code and the real platform, each hop shown.

No real member's row is read or touched: the ask lives in memory, and what is written to the databases is
undone in the same transaction, but for the line by which everybody can read that a test was run. One ordinary
notice goes to the address that the operator named.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

import aiohttp

from adapters import acts
from adapters.hops import Hop, Trip, Trouble
from adapters.rehearsal import ASKER, Rehearsal
from adapters.slack.guard import signed
from adapters.slack.platform import PATH as SLACK_PATH
from bot.port import Platform
from bot.rules.acts import Act
from bot.rules.people import Address
from bot.runtime.clock import Clock
from bot.runtime.settings import Settings
from bot.runtime.watchdog import Watchdog
from bot.storage.contract import Store

PATIENCE_SECONDS = 10.0
TEAMS_PATH = "/api/messages"  # said here as well: importing what Microsoft's SDK brings takes half a second
NO_ANSWER = (
    "Nothing answers there. Start it with `kaveri run`, on this machine, with the same KAVERI_HOST and "
    "KAVERI_PORT."
)
OTHER_ANSWER = "Something answers there, and not as this Kaveri does. Is it another program, or an older one?"


class Selftest:
    """``opened`` gives the store to look at; it is not closed here. ``act`` is what members read of it."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        platform: Callable[[], Platform],
        opened: Callable[[], Store],
        write: Callable[[str], None],
        act: Act,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._platform = platform
        self._opened = opened
        self._act = act
        self._trip = Trip(write)
        self._store: Store | None = None

    async def run(self, to: Address) -> Hop | None:
        """Returns the first hop that failed, if one did."""
        await self._trip.part(self._all(to))
        return self._trip.failed

    async def _all(self, to: Address) -> None:
        platform = await self._trip.hop(Hop.SETTINGS, self._set_up())
        await self._trip.part(self._house())
        await self._trip.part(self._escalation(platform, to))
        await self._trip.part(self._front(to))

    async def _set_up(self) -> Platform:
        return self._platform()

    async def _house(self) -> None:
        self._store = await self._trip.hop(Hop.DATABASES, self._databases())
        await self._trip.hop(Hop.WATCHDOG, self._watchdog(self._store))

    async def _databases(self) -> Store:
        """In a thread of its own: what does not answer keeps nobody else waiting."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            store = await asyncio.to_thread(self._opened)
            await asyncio.to_thread(acts.tell, store, self._act, self._clock.now())
            await asyncio.to_thread(store.rehearse)
        return store

    async def _watchdog(self, store: Store) -> None:
        health = await Watchdog(store, self._clock).look()
        if not health.ok:
            raise Trouble(
                f"The watchdog says: {health.why}. Does `kaveri run` run, and what does its log say?"
            )

    async def _escalation(self, platform: Platform, to: Address) -> None:
        rehearsal, hop = Rehearsal(self._settings, platform, to), self._trip.hop
        try:
            await hop(Hop.CREDENTIALS, rehearsal.connect())
            listener = await hop(Hop.ADDRESS, rehearsal.look_up())
            await hop(Hop.RELEASED, rehearsal.release(listener))
            token = await hop(Hop.DELIVERED, rehearsal.deliver())
            await hop(Hop.YES, rehearsal.accept(token))
            await hop(Hop.PAGE, rehearsal.read())
            await hop(Hop.GONE, self._gone(rehearsal))
        finally:
            await rehearsal.stop()

    async def _gone(self, rehearsal: Rehearsal) -> None:
        await rehearsal.forget()
        if self._store is not None:
            known = partial(self._store.run, lambda tx: tx.find(ASKER))
            if await asyncio.to_thread(known) is not None:
                raise Trouble("A made-up member is in the database. Please report it.")

    # The program that runs, as it is reached from this machine.

    async def _front(self, to: Address) -> None:
        await self._trip.hop(Hop.RUNNING, self._healthz())
        if to.platform == "teams":
            self._trip.leaves_out(
                Hop.SIGNED, "Only Microsoft can sign one: open Kaveri in Teams, and you have seen it."
            )
            await self._trip.hop(Hop.UNSIGNED, self._unsigned(TEAMS_PATH))
        elif self._settings.slack_app_token is not None:
            self._trip.leaves_out(Hop.SIGNED, "In Socket Mode Kaveri calls Slack: type /kaveri, to see it.")
        else:
            await self._trip.hop(Hop.SIGNED, self._signed())
            await self._trip.hop(Hop.UNSIGNED, self._unsigned(SLACK_PATH))

    async def _healthz(self) -> None:
        """Whether it answers at all. How it is, `kaveri health` says, the last selftest included."""
        status, _ = await self._called("GET", "/healthz")
        if status not in (200, 503):
            raise Trouble(OTHER_ANSWER)

    async def _signed(self) -> None:
        """Slack's question whether an address is ours: signed like any request, and it changes nothing."""
        secret = self._settings.slack_signing_secret
        challenge, stamp = secrets.token_hex(16), str(int(self._clock.now().timestamp()))
        raw = json.dumps({"type": "url_verification", "challenge": challenge}).encode()
        signature = signed(secret.get_secret_value().encode() if secret else b"", stamp, raw)
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
        status, answer = await self._called("POST", SLACK_PATH, raw, headers)
        if status == 401:
            raise Trouble(
                "It turns away a request signed with KAVERI_SLACK_SIGNING_SECRET. Does it run with the same "
                "secret as this command?"
            )
        if (status, answer) != (200, {"challenge": challenge}):
            raise Trouble(OTHER_ANSWER)

    async def _unsigned(self, path: str) -> None:
        status, _ = await self._called("POST", path, b"{}")
        if status != 401:
            raise Trouble(OTHER_ANSWER)

    async def _called(
        self, method: str, path: str, raw: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        kind = {"Content-Type": "application/json"} if raw is not None else {}
        url = f"http://{self._settings.host}:{self._settings.port}{path}"
        timeout = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.request(method, url, data=raw, headers=kind | (headers or {})) as answer,
            ):
                text = await answer.text()
        except (aiohttp.ClientError, TimeoutError, ValueError):
            raise Trouble(NO_ANSWER) from None
        return answer.status, _json(text)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
