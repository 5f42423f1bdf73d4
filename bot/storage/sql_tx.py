"""One transaction on a database. Reads at once; writes when the work has returned, in id order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar, assert_never

from sqlalchemy import Connection, Row

from bot.rules.announcing import Told
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.rules.publishing import Closed
from bot.rules.words import Words
from bot.storage import codec
from bot.storage.announced import ANNOUNCED
from bot.storage.closings import Closings
from bot.storage.contract import Loaded, RecordId, Slot, Stale, Unreadable
from bot.storage.hashes import Hashes
from bot.storage.keystore import KeyStore, Lack, had
from bot.storage.moments import day_after, to_micros
from bot.storage.pending import Added, Change, Erased, Pending, Posted, Saved, Shared, Unposted
from bot.storage.register import REGISTER
from bot.storage.sealing import Key, fresh_version, letter_place, member_place, record_place
from bot.storage.sheet import Kind, Sheet
from bot.storage.statements import Statements

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class House:
    """What every transaction of a store needs: how to say it, seal it, find it and when to wake."""

    organisation: str
    statements: Statements
    keys: KeyStore
    hashes: Hashes
    next_wake: Callable[[Member], datetime]


class SqlTx(Pending):
    """``keep`` writes what was collected; ``destroy`` goes to the key store just before the commit.

    ``before_writing`` is called before each write. ``stirs``: see ``Store.stirred``.
    """

    def __init__(
        self, connection: Connection, house: House, before_writing: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self._before_writing = before_writing
        self._connection = connection
        self._house = house
        self._sql = house.statements
        self._armed: dict[MemberId, int | None] = {}
        self._unshared: list[RecordId] = []
        self.stirs = False

    # Reading.

    def first_time(self, key: str, now: datetime) -> bool:
        return self._hears(self._house.hashes.seen(key), to_micros(day_after(now)))

    def _hears(self, hash: bytes, at: int) -> bool:
        self._before_writing()
        return self._connection.execute(self._sql.see, {"hash": hash, "at": at}).rowcount == 1

    def seen(self, key: str) -> bool:
        row = {"hash": self._house.hashes.seen(key)}
        return self._connection.execute(self._sql.seen, row).one_or_none() is not None

    def takes(self, member: MemberId, now: datetime) -> bool:
        if self._connection.dialect.name == "sqlite":
            return True  # one process, one writer: nobody else can be at it
        self._before_writing()  # it holds until the commit
        row = {"member_": member, "now": to_micros(now)}
        return bool(self._connection.scalar(self._sql.takes, row))

    def find(self, address: Address) -> MemberId | None:
        at = self.load_at(address)
        return at.member.id if at else None

    def load_at(self, address: Address) -> Loaded | None:
        if put := self.put_at(address):
            return put
        key = {"hash": self._house.hashes.address(address)}
        row = self._connection.execute(self._sql.load_at, key).one_or_none()
        return self.still_at(address, self._opened([row]).get(MemberId(row.id))) if row else None

    def load(self, members: Iterable[MemberId]) -> dict[MemberId, Loaded]:
        wanted = set(members)
        added = {id: new for id in wanted if (new := self.added(id))}
        stored = list(wanted - added.keys())
        if not stored:
            return added
        return added | self._opened(self._connection.execute(self._sql.load, {"ids": stored}).all())

    def _opened(self, rows: Iterable[Row[Any, Any, Any, Any]]) -> dict[MemberId, Loaded]:
        rows = list(rows)
        keys = self._house.keys.several(row.id for row in rows)
        found: dict[MemberId, Loaded] = {}
        for row in rows:
            id = MemberId(row.id)
            if (key := keys[id]) is Lack.DESTROYED:
                self.erase(id)  # the key went first and then something broke: the rest goes now
            elif loaded := self.now(self._open(row, key)):
                found[id] = loaded
            self._armed[id] = row.due
        return found

    def _open(self, row: Row[Any, Any, Any, Any], key: Key | Lack) -> Loaded:
        try:
            state = had(key).open(member_place(row.id, row.version), row.sealed)
            return Loaded(codec.decode(state), row.version)
        except Unreadable as failed:
            failed.member = MemberId(row.id)
            raise

    def shared(self, records: Iterable[RecordId], reader: MemberId) -> dict[RecordId, Words]:
        wanted = set(records)
        here = {r: words for r in wanted if (words := self.record(r, reader)) is not None}
        stored = [r for r in wanted if not self.touches(r)]
        keys = self._house.keys.record_keys(stored, reader) if stored and not self.is_erased(reader) else {}
        if not keys:
            return here
        rows = self._connection.execute(self._sql.load_records, {"ids": list(keys)}).all()
        return here | {row.id: _words(keys[row.id].open(record_place(row.id), row.sealed)) for row in rows}

    def volunteers(self) -> frozenset[MemberId]:
        return self.listed(self._sheet(REGISTER).read())

    def announced(self) -> Told:
        return self.told(self._sheet(ANNOUNCED).read())

    def _sheet(self, kind: Kind[T]) -> Sheet[T]:
        return Sheet(kind, self._connection, self._house.organisation, self._house.keys)

    def closings(self) -> tuple[Closed, ...]:
        return (*self._closings().read(), *(replace(one, counted=()) for one in self.closed()))

    def counted(self) -> tuple[frozenset[MemberId], ...]:
        here = (people for one in self.closed() for people in one.counted)
        return (*self._closings().counted(), *here)

    def _closings(self) -> Closings:
        return Closings(self._connection, self._house.organisation, self._house.statements, self._house.keys)

    # Writing.

    def keep(self) -> None:
        """Write everything that was collected. Raises ``Stale``."""
        for change in self.changes():
            self._change(change)
        self._move()
        if self.lists:
            self._before_writing()
            self._sheet(REGISTER).change(self.listed)
        if self.tells:
            self._before_writing()
            self._sheet(ANNOUNCED).change(self.told)
        for closed in self.closed():
            self._before_writing()
            self._closings().add(closed)
        for slot, post in self.posts():
            self._post(slot, post)
        for record, shared in self.records():
            if isinstance(shared, Shared):
                self._share(record, shared)
            else:
                self._unshared.append(record)

    def destroy(self) -> None:
        """Destroy the keys of what this work erased, once nothing but the commit is left to do."""
        keys = self._house.keys
        gone = list(self._unshared)
        if gone:
            keys.unshare(gone)
        for change in self.changes():
            if isinstance(change, Erased):
                gone += keys.destroy(change.id)
        if gone:
            self._connection.execute(self._sql.drop_records, {"ids": gone})

    def _change(self, change: Change) -> None:
        self._before_writing()
        match change:
            case Added(member):
                self._house.keys.make(member.id)
                self._add(member)
            case Saved(before, after):
                self._save(before, after)
            case Erased(id):
                for statement in (self._sql.lock_member, *self._sql.erase):
                    self._connection.execute(statement, {"gone": id})
            case _:
                assert_never(change)

    def _add(self, member: Member) -> None:
        organisation = self._house.organisation
        first = fresh_version()
        sealed = self._seal(member, first)
        row = {"id": member.id, "organisation": organisation, "version": first, "sealed": sealed}
        self._connection.execute(self._sql.add_member, row)
        self._arm(member)

    def _move(self) -> None:
        """Once every row of this work is held: so an address may pass from one of them to another."""
        gone, new = self.moves()
        for hash, _, id in self._hashed(gone):
            self._before_writing()
            self._connection.execute(self._sql.drop_address, {"hash_": hash, "was": id})
        for hash, address, id in self._hashed(new):
            tenant = self.tenant(address.platform, address.tenant)
            self._connection.execute(self._sql.add_address, {"hash": hash, "tenant": tenant, "member": id})

    def _hashed(self, moved: list[tuple[Address, MemberId]]) -> list[tuple[bytes, Address, MemberId]]:
        """In the order of their hashes, which is the same for everybody."""
        hashed = ((self._house.hashes.address(address), address, id) for address, id in moved)
        return sorted(hashed, key=lambda each: each[0])

    def tenant(self, platform: str, external: str) -> int:
        """The row of a tenant, made if it is new."""
        self._before_writing()
        row = {"organisation": self._house.organisation, "platform": platform, "external": external}
        self._connection.execute(self._sql.add_tenant, row)
        known = {"platform_": platform, "external_": external}
        return int(self._connection.execute(self._sql.find_tenant, known).scalar_one())

    def _save(self, before: Loaded, after: Member) -> None:
        row = self._saved(before, after)
        if self._connection.execute(self._sql.save_member, row).rowcount != 1:
            raise Stale("the member moved on")
        self._arm(after)

    def _saved(self, before: Loaded, after: Member) -> dict[str, Any]:
        version = fresh_version()
        return {"id_": after.id, "was": before.version, "next": version, "state": self._seal(after, version)}

    def _arm(self, member: Member) -> None:
        if timer := self._timer(member):
            self._connection.execute(self._sql.arm, timer)

    def _timer(self, member: Member) -> dict[str, Any] | None:
        """Their one timer. Left alone where the row that was just fenced has it right already."""
        due, was = to_micros(self._house.next_wake(member)), self._armed.get(member.id)
        if was == due:
            return None
        self.stirs |= was is None or due < was
        return {"key": os.urandom(16).hex(), "member": member.id, "due": due}

    def _seal(self, member: Member, version: int) -> bytes:
        key = self._house.keys.several([member.id])[member.id]
        if key is Lack.DESTROYED:
            raise Stale("a member who was erased")
        return had(key, member.id).seal(member_place(member.id, version), codec.encode(member))

    def _post(self, slot: Slot, post: Posted | Unposted) -> None:
        self._before_writing()
        if isinstance(post, Unposted):
            self._connection.execute(self._sql.unpost, {"slot_": slot})
            return
        self.stirs = True
        key = self._house.keys.several([post.to])[post.to]
        if key is Lack.DESTROYED:
            return
        revision = fresh_version()
        row = {
            "slot": slot,
            "to": post.to,
            "lane": post.lane,
            "revision": revision,
            "sealed": had(key, post.to).seal(letter_place(slot, revision), post.subject.encode()),
            "not_before": to_micros(post.at),
        }
        self._connection.execute(self._sql.post, row)

    def _share(self, record: RecordId, shared: Shared) -> None:
        self._before_writing()
        key = Key.fresh()
        text = shared.words.reveal().encode("utf-8", "surrogatepass")
        sealed = key.seal(record_place(record), text)
        self._connection.execute(self._sql.add_record, {"id": record, "sealed": sealed})
        parties = self._house.keys.several(sorted(shared.parties))
        left = {p: had(k, MemberId(p)) for p, k in parties.items() if k is not Lack.DESTROYED}
        self._house.keys.share(record, key, left)


def _words(plain: bytes) -> Words:
    return Words(plain.decode("utf-8", "surrogatepass"))
