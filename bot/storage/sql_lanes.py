"""Lanes: which of them has something to send now, and how fast each goes. One row each, for all replicas.

Whoever looks for what is ready hops from lane to lane in an index: ten thousand notices that wait in one of
them cost as much as one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    null,
    or_,
    select,
)

from bot.storage.database import Database
from bot.storage.lane import Lane
from bot.storage.moments import from_micros, micros, to_micros
from bot.storage.seam import RESTS_AT_MOST, Pace
from bot.storage.tables import WAITING, table
from bot.storage.upsert import insert

OUTBOX, LANE = table("outbox"), table("lane")

_NOW = bindparam("now", type_=BigInteger)
_OTHER = OUTBOX.alias("other")


def _waiting() -> Any:
    """The lanes in which anything waits, from one to the next."""
    first = select(func.min(OUTBOX.c.lane).label("lane")).where(OUTBOX.c.state == WAITING)
    waiting = first.cte("waiting", recursive=True)
    further = select(func.min(_OTHER.c.lane)).where(_OTHER.c.state == WAITING, _OTHER.c.lane > waiting.c.lane)
    return waiting.union_all(
        select(further.correlate(waiting).scalar_subquery()).where(waiting.c.lane.is_not(null()))
    )


_WAITING = _waiting()


def _least(column: Any, *of_these: Any) -> Any:
    """The least of it, of these notices in that lane."""
    in_lane = (OUTBOX.c.state == WAITING, OUTBOX.c.lane == _WAITING.c.lane)
    return select(func.min(column)).where(*in_lane, *of_these).correlate(_WAITING).scalar_subquery()


def _by_lane(first: Any, in_hand: Any) -> Select[Any]:
    return (
        select(
            _WAITING.c.lane,
            first.label("first"),
            in_hand.label("in_hand"),
            func.coalesce(LANE.c.next_at, 0).label("next_at"),
            func.coalesce(LANE.c.resting_until, 0).label("resting_until"),
        )
        .select_from(_WAITING.outerjoin(LANE, LANE.c.lane == _WAITING.c.lane))
        .where(_WAITING.c.lane.is_not(null()))
    )


READY = _by_lane(_least(OUTBOX.c.not_before, OUTBOX.c.leased_until <= _NOW), null())
NEXT = _by_lane(
    _least(OUTBOX.c.not_before, OUTBOX.c.leased_until == 0),
    _least(OUTBOX.c.leased_until, OUTBOX.c.leased_until > 0),
)
_LATER = bindparam("later", type_=BigInteger)
SET_RIGHT = delete(LANE).where(or_(LANE.c.next_at > _LATER, LANE.c.resting_until > _LATER))
FORGET = delete(LANE).where(
    LANE.c.next_at <= _NOW,
    LANE.c.resting_until <= _NOW,
    ~exists().where(OUTBOX.c.lane == LANE.c.lane, OUTBOX.c.state == WAITING),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A lane, and from when on the first of its notices may go, or be taken from a hand that let it lie."""

    lane: str
    at: datetime

    @classmethod
    def of(cls, row: Row[Any]) -> Ready | None:
        moments = [moment for moment in (row.first, row.in_hand) if moment is not None]
        if not moments:
            return None
        lane = Lane(from_micros(row.next_at), from_micros(row.resting_until))
        return cls(row.lane, max(from_micros(min(moments)), lane.has_room_at()))


class SqlLanes:
    def __init__(self, database: Database) -> None:
        self._database = database
        new = insert(database, LANE)
        until = new.excluded.resting_until
        later = case((LANE.c.resting_until > until, LANE.c.resting_until), else_=until)
        rested = {"next_at": new.excluded.next_at, "resting_until": later}
        self._rest = new.on_conflict_do_update(index_elements=["lane"], set_=rested)
        begun = case((LANE.c.next_at > _NOW, LANE.c.next_at), else_=_NOW)
        spent = begun + bindparam("spent", type_=BigInteger)
        self._spend = new.on_conflict_do_update(index_elements=["lane"], set_={"next_at": spent})

    def ready(self, connection: Connection, now: datetime, full: frozenset[str]) -> list[str]:
        """Lanes that have room and something to send, those first that have waited longest."""
        rows = connection.execute(READY, {"now": to_micros(now)}).all()
        lanes = [ready for ready in map(Ready.of, rows) if ready and ready.at <= now]
        return [ready.lane for ready in sorted(lanes, key=lambda r: (r.at, r.lane)) if ready.lane not in full]

    def next(self, connection: Connection) -> datetime | None:
        """When something is to be sent next, by any lane, or is taken out of the hand that holds it."""
        lanes = map(Ready.of, connection.execute(NEXT))
        return min((ready.at for ready in lanes if ready), default=None)

    def spend(self, connection: Connection, now: datetime, lanes: Counter[str], pace: Pace) -> None:
        """So many notices are about to go out: the next ones have to wait for as long as they take."""
        for lane, so_many in sorted(lanes.items()):
            if spent := so_many * micros(pace(lane)):
                row = {"lane": lane, "next_at": to_micros(now) + spent, "resting_until": 0}
                connection.execute(self._spend, row | {"now": to_micros(now), "spent": spent})

    def rest(self, lane: str, until: datetime) -> None:
        with self._database.writing() as connection:
            row = {"lane": lane, "next_at": 0, "resting_until": to_micros(until)}
            connection.execute(self._rest, row)

    def set_right(self, connection: Connection, now: datetime) -> None:
        connection.execute(SET_RIGHT, {"later": to_micros(now + RESTS_AT_MOST)})

    def forget(self, connection: Connection, now: datetime) -> None:
        connection.execute(FORGET, {"now": to_micros(now)})
