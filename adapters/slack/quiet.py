"""Until when Slack users are not to be disturbed, as they set it there. Kept in memory, for minutes.

Slack answers about fifty such questions a minute for a workspace. Whatever it does not answer is not known,
and it is left alone for as long as it says.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.keeping import Answers
from adapters.slack.calls import Failed, call_form
from adapters.slack.directory import ABSENT
from adapters.slack.tenants import Tenants
from bot.rules.people import Address
from bot.runtime.clock import Clock

REST = timedelta(minutes=1)
WHEN_MENDED = timedelta(hours=1)  # installed before Kaveri asked for this permission, say
log = logging.getLogger(__name__)


class DoNotDisturb:
    def __init__(self, tenants: Tenants, clock: Clock) -> None:
        self._tenants = tenants
        self._clock = clock
        self._known = Answers[datetime | None](clock, self._ask)
        self._rests: dict[str, datetime] = {}

    async def until(self, of: Address) -> datetime | None:
        """``None`` when they may be written to, and when Slack did not say in time."""
        if self._rests.get(of.tenant, self._clock.now()) > self._clock.now():
            return None
        try:
            return await self._known.get(of)
        except (Failed, TimeoutError):
            return None

    async def _ask(self, of: Address) -> datetime | None:
        if (tenant := self._tenants.get(of.tenant)) is None:
            return None
        try:
            answer = await call_form(tenant.client, "dnd.info", user=of.user)
        except Failed as failed:
            if failed.code not in ABSENT:
                self._rests[of.tenant] = self._clock.now() + self._rest(failed)
            return None
        return _until(answer, self._clock.now())

    def _rest(self, failed: Failed) -> timedelta:
        if failed.retry_after is not None:
            return timedelta(seconds=failed.retry_after)
        if failed.happened or failed.code in ("not_reached", "unavailable"):
            return REST
        log.warning("slack does not say who is not to be disturbed: %s", failed.code)
        return WHEN_MENDED


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
