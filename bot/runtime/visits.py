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

from bot.rules.people import Address, MemberId
from bot.runtime.clock import Clock
from bot.runtime.links import Followed, Links
from bot.runtime.tokens import Tokens
from bot.runtime.writer import Writer
from bot.storage.contract import Tx

IDLE = timedelta(minutes=20)
MOST = timedelta(hours=2)
PURPOSE = b"kaveri page visit 2"
PADDED = 422


@dataclass(frozen=True, slots=True)
class Visit:
    """``id`` stands in every form of the page as well: a form from elsewhere does not know it. ``member`` is
    whose page it is: it ends with them, also where somebody new has their address."""

    id: str = field(repr=False)
    link: str = field(repr=False)
    address: Address = field(repr=False)
    member: MemberId = field(repr=False)
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
        if (member := await self._writer.press(partial(self._spend, followed=followed))) is not None:
            return self.entered(followed.nonce, followed.address, member)
        return here if here is not None and here.link == followed.nonce else None

    def entered(self, by: str, address: Address, member: MemberId) -> Visit:
        """A visit that begins now. ``by`` is the nonce of what it was begun with, which begins no other."""
        ends = self._clock.now() + MOST
        return self.going_on(Visit(self._entropy(), by, address, member, ends, ends))

    async def find(self, cookie: str) -> Visit | None:
        """The visit that a cookie speaks of, unless it is over. Raises ``Unavailable``."""
        visit = self._read(cookie)
        if visit is None or self._clock.now() >= visit.until:
            return None
        return visit if await self._writer.press(partial(_goes_on, visit=visit)) else None

    async def end(self, visit: Visit) -> None:
        """Whoever still has the cookie has nothing. Raises ``Unavailable``."""
        now = self._clock.now()
        await self._writer.press(lambda tx: tx.first_time(_closed(visit), now))

    def going_on(self, visit: Visit) -> Visit:
        """The same visit after a press."""
        return replace(visit, until=min(visit.ends, self._clock.now() + IDLE))

    def cookie(self, visit: Visit) -> str:
        who = visit.address
        what = [visit.id, visit.link, who.platform, who.tenant, who.user, visit.member]
        times = [visit.ends.isoformat(), visit.until.isoformat()]
        return self._tokens.wrap(PURPOSE, [*what, *times], PADDED)

    def _read(self, cookie: str) -> Visit | None:
        if (unwrapped := self._tokens.unwrap(PURPOSE, cookie)) is None:
            return None
        id, link, platform, tenant, user, member, ends, until = unwrapped[1]
        times = datetime.fromisoformat(ends), datetime.fromisoformat(until)
        return Visit(id, link, Address(platform, tenant, user), MemberId(member), *times)

    def _spend(self, tx: Tx, followed: Followed) -> MemberId | None:
        """Whose page it opens: nobody's, once it was followed or they have left."""
        member = tx.find(followed.address)
        new = member is not None and tx.first_time(f"page link followed/{followed.nonce}", self._clock.now())
        return member if new else None


def _goes_on(tx: Tx, visit: Visit) -> bool:
    return not tx.seen(_closed(visit)) and tx.find(visit.address) == visit.member


def _closed(visit: Visit) -> str:
    return f"page closed/{visit.id}"
