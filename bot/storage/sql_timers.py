"""The waker's side of the timers: what is due, what is set aside, and what was given up on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Connection, and_, bindparam, delete, exists, func, or_, select, update

from bot.rules.people import MemberId
from bot.storage.database import Database
from bot.storage.moments import NEVER, from_micros, to_micros
from bot.storage.seam import RESTS_AT_MOST, BackOff, GivenUp
from bot.storage.tables import PARKED, WAITING, table
from bot.storage.upsert import insert_or_replace

TIMER, ASIDE, OUTBOX = table("timer"), table("aside"), table("outbox")

# The times are bound as whole numbers: against a decimal PostgreSQL would read every timer.
_NOW = bindparam("now", type_=BigInteger)
_BEFORE = bindparam("before", type_=BigInteger)
_AFTER = bindparam("after", type_=BigInteger)

OF_THIS_TIMER = and_(ASIDE.c.key == TIMER.c.key, ASIDE.c.due == TIMER.c.due)
"""What was set aside for another due time of this timer counts for nothing any more."""
WITH_ASIDE = TIMER.outerjoin(ASIDE, OF_THIS_TIMER)
NOT_PARKED = or_(ASIDE.c.until.is_(None), ASIDE.c.until < NEVER)
OFFERED = (TIMER.c.due <= _NOW, or_(ASIDE.c.until.is_(None), ASIDE.c.until <= _NOW))

DUE = (
    select(TIMER.c.member)
    .select_from(WITH_ASIDE)
    .where(*OFFERED)
    .order_by(TIMER.c.due)
    .limit(bindparam("most"))
)
NEXT = (
    select(TIMER.c.due)
    .select_from(WITH_ASIDE)
    .where(ASIDE.c.key.is_(None), TIMER.c.due > _AFTER)
    .order_by(TIMER.c.due)
    .limit(1)
)
NEXT_ASIDE = (
    select(func.min(ASIDE.c.until))
    .select_from(ASIDE.join(TIMER, OF_THIS_TIMER))
    .where(ASIDE.c.until > _AFTER)
)
OVERDUE = select(func.count()).select_from(WITH_ASIDE).where(TIMER.c.due <= _BEFORE, NOT_PARKED)
OF_MEMBER = (
    select(TIMER.c.key, TIMER.c.due, func.coalesce(ASIDE.c.tries, 0).label("tries"))
    .select_from(WITH_ASIDE)
    .where(TIMER.c.member == bindparam("member_"), TIMER.c.due <= _NOW)
)
DONE = delete(ASIDE).where(~exists().where(OF_THIS_TIMER))
PARKED_WAKES = (
    select(TIMER.c.due, ASIDE.c.tries)
    .select_from(ASIDE.join(TIMER, OF_THIS_TIMER))
    .where(ASIDE.c.until == NEVER)
)
PARKED_NOTICES = select(OUTBOX.c.not_before, OUTBOX.c.tries).where(OUTBOX.c.state == PARKED)
SET_RIGHT = (
    update(ASIDE)
    .where(ASIDE.c.until > bindparam("later", type_=BigInteger), ASIDE.c.until < NEVER)
    .values(until=_NOW)
)
OFFER_WAKES = delete(ASIDE).where(ASIDE.c.until == NEVER)
OFFER_NOTICES = update(OUTBOX).where(OUTBOX.c.state == PARKED).values(state=WAITING, tries=0, leased_until=0)


class SqlTimers:
    """Implements ``Timers`` and ``Parked`` on either database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._put = insert_or_replace(database, ASIDE, "key")

    def due(self, now: datetime, limit: int) -> list[MemberId]:
        with self._database.reading() as connection:
            rows = connection.scalars(DUE, {"now": to_micros(now), "most": limit})
            return [MemberId(id) for id in rows]

    def next_wake(self, after: datetime | None) -> datetime | None:
        bound = {"after": -1 if after is None else to_micros(after)}
        with self._database.reading() as connection:
            wakes = (connection.scalar(NEXT, bound), connection.scalar(NEXT_ASIDE, bound))
        soonest = min((at for at in wakes if at is not None), default=NEVER)
        return None if soonest == NEVER else from_micros(soonest)

    def overdue(self, connection: Connection, before: datetime) -> int:
        return connection.scalar(OVERDUE, {"before": to_micros(before)}) or 0

    def set_aside(self, member: MemberId, now: datetime, wait: BackOff) -> int:
        with self._database.writing() as connection:
            timer = connection.execute(OF_MEMBER, {"member_": member, "now": to_micros(now)}).one_or_none()
            if timer is None:
                return 0
            tries: int = timer.tries + 1
            until = NEVER if (left := wait(tries)) is None else to_micros(now + left)
            row = {"key": timer.key, "due": timer.due, "until": until, "tries": tries}
            connection.execute(self._put, row)
            return tries

    def set_right(self, connection: Connection, now: datetime) -> None:
        connection.execute(SET_RIGHT, {"later": to_micros(now + RESTS_AT_MOST), "now": to_micros(now)})

    def tidy(self, connection: Connection) -> None:
        """Forget what is noted of wake-ups that are done."""
        connection.execute(DONE)

    def parked(self) -> list[GivenUp]:
        with self._database.reading() as connection:
            wakes = [GivenUp("wake-up", from_micros(d), n) for d, n in connection.execute(PARKED_WAKES)]
            notices = [GivenUp("notice", from_micros(d), n) for d, n in connection.execute(PARKED_NOTICES)]
        return sorted([*wakes, *notices], key=lambda each: each.due)

    def offer_wakes(self) -> int:
        with self._database.writing() as connection:
            return connection.execute(OFFER_WAKES).rowcount

    def offer_notices(self) -> int:
        with self._database.writing() as connection:
            return connection.execute(OFFER_NOTICES).rowcount
