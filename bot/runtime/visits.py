"""One browser's visit to somebody's own page: begun by a link, kept by a sealed cookie, ended by a press.

The cookie holds everything, so any replica can serve any press, and the database keeps nothing of a visit
but two hashed keys: that its link was followed, and that it was closed. What a stolen cookie can do is
bounded, not prevented: it opens the page until the visit is closed, until ``IDLE`` after the last press that
the thief could have copied it from, and never beyond ``MOST`` after the link was followed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.rules.people import Address
from bot.runtime.clock import Clock
from bot.runtime.links import Followed, Links
from bot.runtime.tokens import Tokens
from bot.runtime.writer import Writer
from bot.storage.contract import Tx

IDLE = timedelta(minutes=20)
MOST = timedelta(hours=2)
PURPOSE = b"kaveri page visit 1"
PADDED = 386


@dataclass(frozen=True, slots=True)
class Visit:
    """``id`` stands in every form of the page as well: a form from elsewhere does not know it."""

    id: str = field(repr=False)
    link: str = field(repr=False)
    address: Address = field(repr=False)
    ends: datetime
    until: datetime


class Visits:
    def __init__(
        self, writer: Writer, clock: Clock, tokens: Tokens, links: Links, entropy: Callable[[], str]
    ) -> None:
        self._writer = writer
        self._clock = clock
        self._tokens = tokens
        self._links = links
        self._entropy = entropy

    async def begin(self, link: str, here: Visit | None) -> Visit | None:
        """Follow a link, once. The browser that followed it already goes on with the visit it has.

        Raises ``Unavailable``: the link is then as good as before.
        """
        if (followed := self._links.read(link)) is None:
            return None
        if await self._writer.run(partial(self._spend, followed=followed)):
            return self.entered(followed.nonce, followed.address)
        return here if here is not None and here.link == followed.nonce else None

    def entered(self, by: str, address: Address) -> Visit:
        """A visit that begins now. ``by`` is the nonce of what it was begun with, which begins no other."""
        ends = self._clock.now() + MOST
        return self.going_on(Visit(self._entropy(), by, address, ends, ends))

    async def find(self, cookie: str) -> Visit | None:
        """The visit that a cookie speaks of, unless it is over. Raises ``Unavailable``."""
        visit = self._read(cookie)
        if visit is None or self._clock.now() >= visit.until:
            return None
        return None if await self._writer.run(lambda tx: tx.seen(_closed(visit))) else visit

    async def end(self, visit: Visit) -> None:
        """Whoever still has the cookie has nothing. Raises ``Unavailable``."""
        now = self._clock.now()
        await self._writer.run(lambda tx: tx.first_time(_closed(visit), now))

    def going_on(self, visit: Visit) -> Visit:
        """The same visit after a press."""
        return replace(visit, until=min(visit.ends, self._clock.now() + IDLE))

    def cookie(self, visit: Visit) -> str:
        who = visit.address
        what = [visit.id, visit.link, who.platform, who.tenant, who.user]
        times = [visit.ends.isoformat(), visit.until.isoformat()]
        return self._tokens.wrap(PURPOSE, [*what, *times], PADDED)

    def _read(self, cookie: str) -> Visit | None:
        if (unwrapped := self._tokens.unwrap(PURPOSE, cookie)) is None:
            return None
        id, link, platform, tenant, user, ends, until = unwrapped[1]
        times = datetime.fromisoformat(ends), datetime.fromisoformat(until)
        return Visit(id, link, Address(platform, tenant, user), *times)

    def _spend(self, tx: Tx, followed: Followed) -> bool:
        return tx.first_time(f"page link followed/{followed.nonce}", self._clock.now())


def _closed(visit: Visit) -> str:
    return f"page closed/{visit.id}"
