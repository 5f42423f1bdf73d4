"""Every statement on the data database, built once; SQLAlchemy compiles each once per database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Insert,
    LargeBinary,
    String,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    select,
    update,
)

from bot.storage.database import Database
from bot.storage.tables import PARKED, WAITING, table
from bot.storage.upsert import insert, insert_anywhere, insert_or_ignore

MEMBER, ADDRESS, TENANT, TIMER = table("member"), table("address"), table("tenant"), table("timer")
OUTBOX, INBOX, RECORD = table("outbox"), table("inbox"), table("record")
CLOSING, ASIDE, LANE = table("closing"), table("aside"), table("lane")

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ROW = select(MEMBER.c.id, MEMBER.c.version, MEMBER.c.sealed, TIMER.c.due)
_MEMBER_AND_TIMER = MEMBER.outerjoin(TIMER, TIMER.c.member == MEMBER.c.id)


class Statements:
    """What a transaction, the timers and the courier ask of the database."""

    # Reading.
    load = _ROW.select_from(_MEMBER_AND_TIMER).where(MEMBER.c.id.in_(_IDS))
    load_at = _ROW.select_from(
        ADDRESS.join(MEMBER, MEMBER.c.id == ADDRESS.c.member).outerjoin(TIMER, TIMER.c.member == MEMBER.c.id)
    ).where(ADDRESS.c.hash == bindparam("hash"))
    load_records = select(RECORD.c.id, RECORD.c.sealed).where(RECORD.c.id.in_(_IDS))
    seen = select(INBOX.c.hash).where(INBOX.c.hash == bindparam("hash"))
    find_tenant = select(TENANT.c.id).where(
        TENANT.c.platform == bindparam("platform_"), TENANT.c.external == bindparam("external_")
    )

    members = (
        select(MEMBER.c.id)
        .where(MEMBER.c.id > bindparam("after"))
        .order_by(MEMBER.c.id)
        .limit(bindparam("most"))
    )

    # Members. Whoever saves must find the version that they read.
    drop_address = delete(ADDRESS).where(
        ADDRESS.c.hash == bindparam("hash_"), ADDRESS.c.member == bindparam("was")
    )
    save_member = (
        update(MEMBER)
        .where(MEMBER.c.id == bindparam("id_"), MEMBER.c.version == bindparam("was"))
        .values(version=bindparam("next"), sealed=bindparam("state"))
    )
    lock_member = select(MEMBER.c.id).where(MEMBER.c.id == bindparam("gone")).with_for_update()
    erase = (
        delete(OUTBOX).where(OUTBOX.c.member == bindparam("gone")),
        delete(ASIDE).where(ASIDE.c.key.in_(select(TIMER.c.key).where(TIMER.c.member == bindparam("gone")))),
        delete(TIMER).where(TIMER.c.member == bindparam("gone")),
        delete(ADDRESS).where(ADDRESS.c.member == bindparam("gone")),
        delete(MEMBER).where(MEMBER.c.id == bindparam("gone")),
    )

    # Records.
    add_record = RECORD.insert()
    drop_records = delete(RECORD).where(RECORD.c.id.in_(_IDS))

    # Quarters that are over.
    load_closings = select(CLOSING.c.quarter, CLOSING.c.sealed).order_by(CLOSING.c.quarter)
    load_counted = select(CLOSING.c.quarter, CLOSING.c.counted).order_by(CLOSING.c.quarter)
    add_closing = CLOSING.insert()

    overdue_letters = (
        select(func.count())
        .select_from(OUTBOX)
        .where(
            OUTBOX.c.state == WAITING,
            OUTBOX.c.not_before <= bindparam("before"),
            OUTBOX.c.leased_until <= bindparam("before"),
            ~exists().where(LANE.c.lane == OUTBOX.c.lane, LANE.c.next_at > bindparam("before")),
        )
    )

    # Of several replicas one is at a wake-up: the others need not wait for it, they leave it.
    takes = select(func.pg_try_advisory_xact_lock(func.hashtextextended(TIMER.c.key, 0))).where(
        TIMER.c.member == bindparam("member_"), TIMER.c.due <= bindparam("now", type_=BigInteger)
    )

    # The outbox. A lease is part of the outer WHERE: SQLite knows no SKIP LOCKED and drops it silently.
    unpost = delete(OUTBOX).where(OUTBOX.c.slot == bindparam("slot_"))
    _ready = (
        OUTBOX.c.state == WAITING,
        OUTBOX.c.not_before <= bindparam("now"),
        OUTBOX.c.leased_until <= bindparam("now"),
    )
    _rests = and_(LANE.c.lane == OUTBOX.c.lane, LANE.c.resting_until > bindparam("now"))
    # On its own: PostgreSQL may run a subquery of an UPDATE more than once, and take more than asked.
    _first = (
        select(OUTBOX.c.slot)
        .where(*_ready, OUTBOX.c.lane == bindparam("lane_"))
        .order_by(OUTBOX.c.not_before, OUTBOX.c.slot)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
        .cte("first")
    )
    _take = (
        update(OUTBOX)
        .where(*_ready)
        .values(leased_until=bindparam("until"), tries=OUTBOX.c.tries + 1)
        .returning(
            OUTBOX.c.slot,
            OUTBOX.c.member,
            OUTBOX.c.lane,
            OUTBOX.c.revision,
            OUTBOX.c.sealed,
            OUTBOX.c.not_before,
            OUTBOX.c.tries,
        )
    )
    claim = _take.where(OUTBOX.c.slot.in_(select(_first.c.slot)))
    claim_these = _take.where(OUTBOX.c.slot.in_(bindparam("slots", expanding=True)), ~exists().where(_rests))
    ready_at = (
        select(
            OUTBOX.c.slot,
            OUTBOX.c.not_before,
            OUTBOX.c.leased_until,
            func.coalesce(LANE.c.resting_until, 0).label("resting_until"),
        )
        .select_from(OUTBOX.outerjoin(LANE, LANE.c.lane == OUTBOX.c.lane))
        .where(OUTBOX.c.slot.in_(bindparam("slots", expanding=True)), OUTBOX.c.state == WAITING)
    )
    let_all_go = update(OUTBOX).where(OUTBOX.c.leased_until > bindparam("later")).values(leased_until=0)
    _this = (OUTBOX.c.slot == bindparam("slot_"), OUTBOX.c.revision == bindparam("revision_"))
    _in_hand = (OUTBOX.c.slot == bindparam("slot_"), OUTBOX.c.leased_until == bindparam("until_"))
    drop_letter = delete(OUTBOX).where(*_this)
    let_go = update(OUTBOX).where(*_in_hand).values(leased_until=0)
    put_back = update(OUTBOX).where(*_this, *_in_hand[1:]).values(leased_until=0, not_before=bindparam("at"))
    hold_back = (
        update(OUTBOX)
        .where(*_in_hand)
        .values(
            leased_until=0,
            not_before=case(
                (OUTBOX.c.not_before > bindparam("at"), OUTBOX.c.not_before), else_=bindparam("at")
            ),
        )
    )
    untried = (
        update(OUTBOX).where(*_in_hand).values(tries=case((OUTBOX.c.tries > 0, OUTBOX.c.tries - 1), else_=0))
    )
    park = update(OUTBOX).where(*_this, *_in_hand[1:]).values(leased_until=0, state=PARKED)

    # The inbox.
    forget_seen = delete(INBOX).where(INBOX.c.at < bindparam("before"))

    def __init__(self, database: Database) -> None:
        self.see = insert_or_ignore(database, INBOX, "hash")
        self.add_tenant = insert_or_ignore(database, TENANT, "platform", "external")
        self.add_member = insert_anywhere(database, MEMBER)
        self.add_address = insert_anywhere(database, ADDRESS)
        self.arm = insert_anywhere(database, TIMER, "ON CONFLICT (member) DO UPDATE SET due = excluded.due")
        self.post = _post(database)


def _post(database: Database) -> Insert:
    """A notice for somebody who still is a member. Replacing one leaves its lease as it is."""
    columns = {
        "slot": bindparam("slot", type_=String),
        "member": MEMBER.c.id,
        "lane": bindparam("lane", type_=String),
        "revision": bindparam("revision", type_=BigInteger),
        "sealed": bindparam("sealed", type_=LargeBinary),
        "not_before": bindparam("not_before", type_=BigInteger),
        "leased_until": literal(0, BigInteger),
        "tries": literal(0),
        "state": literal(WAITING),
    }
    new = insert(database, OUTBOX).from_select(
        list(columns), select(*columns.values()).where(MEMBER.c.id == bindparam("to"))
    )
    kept = ("slot", "leased_until")
    return new.on_conflict_do_update(
        index_elements=["slot"], set_={name: new.excluded[name] for name in columns if name not in kept}
    )
