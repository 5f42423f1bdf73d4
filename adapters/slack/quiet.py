"""Until when Slack users are not to be disturbed, as they set it there. Kept in memory, for minutes.

Slack answers about twenty such questions a minute for a workspace, each for as many as fifty people. So
whoever waits is asked about together with others, and a morning of prompts goes at its pace. Where Slack
takes no question for a while, its answer is waited for, though not for ever. Where it says nothing at all,
it is not known, and Slack is left alone for as long.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.keeping import Answers
from adapters.slack.calls import Failed, call_form
from adapters.slack.directory import ABSENT
from adapters.slack.tenants import Tenant, Tenants
from bot.port import AskAgain
from bot.rules.people import Address
from bot.runtime.clock import Clock, Pause

EVERY = timedelta(seconds=4)
AT_ONCE = 5
"""How often a workspace is asked, and how many questions may come at once after a while of none: twenty in
any minute."""
TOGETHER = 50
BUDGET_SECONDS = 10.0
REST = timedelta(minutes=1)
WHEN_MENDED = timedelta(hours=1)  # installed before Kaveri asked for this permission, say
LONGEST = timedelta(minutes=10)
"""So long Slack may refuse to say, before whoever waits is written to as where it is not known."""
PAUSE: Pause = asyncio.sleep
log = logging.getLogger(__name__)


class NotSaid(Exception):
    """Slack did not answer. ``again``: when it will; ``None`` where nobody is to wait for that."""

    def __init__(self, again: AskAgain | None) -> None:
        super().__init__()
        self.again = again


class DoNotDisturb:
    def __init__(self, tenants: Tenants, clock: Clock, pause: Pause = PAUSE) -> None:
        self._tenants = tenants
        self._clock = clock
        self._pause = pause
        self._known = Answers[datetime | None](clock, self._ask, BUDGET_SECONDS)
        self._desks: dict[str, _Desk] = {}

    async def until(self, of: Address) -> datetime | AskAgain | None:
        """``None`` when they may be written to, and when Slack did not say in time."""
        try:
            return await self._known.get(of)
        except TimeoutError:
            return None
        except NotSaid as not_said:
            return not_said.again

    async def _ask(self, of: Address) -> datetime | None:
        if (tenant := self._tenants.get(of.tenant)) is None:
            return None
        if of.tenant not in self._desks:
            self._desks[of.tenant] = _Desk(tenant, self._clock, self._pause)
        return await self._desks[of.tenant].ask(of.user)


class _Desk:
    """The questions to one workspace: those that wait go together, and not too often."""

    def __init__(self, tenant: Tenant, clock: Clock, pause: Pause) -> None:
        self._tenant = tenant
        self._clock = clock
        self._pause = pause
        self._waiting: dict[str, asyncio.Future[datetime | None]] = {}
        self._work: asyncio.Task[None] | None = None
        self._next = self._rests_until = clock.now()
        self._refused_since: datetime | None = None

    async def ask(self, user: str) -> datetime | None:
        """Raises ``NotSaid``."""
        if self._rests_until > self._clock.now():
            raise self._not_said()
        answer = self._waiting.setdefault(user, asyncio.get_running_loop().create_future())
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._go_on())
        return await answer

    def _not_said(self) -> NotSaid:
        """As it is now: by the time that somebody reads it, another question may have been answered."""
        now = self._clock.now()
        waits = self._refused_since is not None and now < self._refused_since + LONGEST
        return NotSaid(AskAgain(max(self._rests_until, now + EVERY)) if waits else None)

    async def _go_on(self) -> None:
        while self._waiting:
            if wait := self._clock.until(self._next - (AT_ONCE - 1) * EVERY):
                await self._pause(wait)
            users = list(self._waiting)[:TOGETHER]
            asked = {user: self._waiting.pop(user) for user in users}
            self._next = max(self._next, self._clock.now()) + EVERY
            try:
                said = await self._said(users)
            except Failed as failed:
                self._leave_alone(failed)
                asked |= self._waiting  # Slack rests, and would refuse them, too
                self._waiting.clear()
                for answer in asked.values():
                    answer.set_exception(self._not_said())
            else:
                self._refused_since = None
                for user, answer in asked.items():
                    answer.set_result(_until(said.get(user, {}), self._clock.now()))

    async def _said(self, users: list[str]) -> dict[str, dict[str, Any]]:
        """What Slack says of each; of whom it does not know, nothing. It answers of several or of none."""
        client = self._tenant.client
        try:
            if len(users) == 1:
                return {users[0]: await call_form(client, "dnd.info", user=users[0])}
            answer = await call_form(client, "dnd.teamInfo", users=",".join(users))
            return answer.get("users") or {}
        except Failed as failed:
            if failed.code not in ABSENT:
                raise
        half = len(users) // 2
        return {**await self._said(users[:half]), **await self._said(users[half:])} if half else {}

    def _leave_alone(self, failed: Failed) -> None:
        now = self._clock.now()
        if failed.retry_after is not None:
            self._refused_since = self._refused_since or now
            self._rests_until = now + timedelta(seconds=failed.retry_after)
            return
        self._refused_since = None
        if failed.happened or failed.code in ("not_reached", "unavailable"):
            self._rests_until = now + REST
        else:
            log.warning("slack does not say who is not to be disturbed: %s", failed.code)
            self._rests_until = now + WHEN_MENDED


def _until(answer: dict[str, Any], now: datetime) -> datetime | None:
    """The end of the stretch that it is now, snoozed or scheduled: of others, Slack names only the nearest.

    ``dnd_enabled`` says whether there is a schedule, not whether it is quiet now; without one both are 1.
    """
    start, end = answer.get("next_dnd_start_ts"), answer.get("next_dnd_end_ts")
    if not (isinstance(start, int) and isinstance(end, int) and start <= now.timestamp() < end):
        return None
    try:
        return datetime.fromtimestamp(end, UTC)
    except (ValueError, OverflowError, OSError):  # no time that anybody lives to see
        return None
