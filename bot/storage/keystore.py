"""Every member's key, kept apart from what it seals. Joining makes a key first; erasing destroys it first.

A member's key is wrapped under the master key. A shared record's key is wrapped under the key of each
party, so it opens for them alone and goes with them. Unwrapped keys are remembered for a few minutes.

A destroyed key leaves its row behind, empty: so an erased member can be told from a lost key. A key
that was made for a row which then was not kept stays as well: it opens nothing.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select

from bot.rules.people import MemberId
from bot.storage.contract import RecordId, Unreadable, WrongMasterKey
from bot.storage.database import Database
from bot.storage.keytables import KEYS
from bot.storage.masterkey import MasterKey
from bot.storage.sealing import Key, Place
from bot.storage.upsert import insert_or_ignore, insert_or_replace

REMEMBERED: Final = timedelta(minutes=5)
AT_MOST: Final = 20_000

_MASTER, _DATA, _RECORD = KEYS.tables["master"], KEYS.tables["data_key"], KEYS.tables["record_key"]
_PROOF = Place("master", "1", "proof", 0)

_BY_OWNERS = select(_DATA.c.owner, _DATA.c.wrapped).where(
    _DATA.c.owner.in_(bindparam("owners", expanding=True))
)
_BY_PARTY = select(_RECORD.c.record, _RECORD.c.wrapped).where(
    _RECORD.c.party == bindparam("reader"), _RECORD.c.record.in_(bindparam("records", expanding=True))
)


class KeyStore:
    """Keys by owner. Blocking; safe to use from any thread."""

    def __init__(self, database: Database, master: MasterKey, now: Callable[[], datetime]) -> None:
        self._database = database
        self._master = master
        self._now = now
        self._known: OrderedDict[str, tuple[datetime, Key | None]] = OrderedDict()
        self._lock = threading.Lock()

    def check_master_key(self) -> None:
        """Leave a proof in an empty key store; in any other, refuse a key that does not open it."""
        row = {"id": 1, "name": self._master.name, "proof": self._master.seal(_PROOF, b"")}
        with self._database.writing() as connection:
            used = connection.scalar(select(func.count()).select_from(_DATA))
            if not used:
                connection.execute(insert_or_ignore(self._database, _MASTER, "id"), row)
            proof = connection.scalar(select(_MASTER.c.proof).where(_MASTER.c.id == 1))
        try:
            self._master.open(_PROOF, proof or b"")
        except Unreadable:
            raise WrongMasterKey(
                "KAVERI_MASTER_KEY is not the one this key store (KAVERI_KEYS_URL) was made with. "
                "Nothing was changed. Use the key that was in use when it was made."
            ) from None

    # Members' keys.

    def make(self, owner: str) -> Key:
        """A key for a new owner; the one there is, if there is one."""
        key = Key.fresh()
        row = {"owner": owner, "wrapped": self._master.wrap(key, "data_key", owner)}
        with self._database.writing() as connection:
            connection.execute(insert_or_ignore(self._database, _DATA, "owner"), row)
        return self.of(owner)

    def of(self, owner: str) -> Key:
        """An owner's key. Raises ``Unreadable`` when there is none."""
        key = self.several([owner]).get(owner)
        if key is None:
            raise Unreadable("an owner without a key")
        return key

    def several(self, owners: Iterable[str]) -> dict[str, Key | None]:
        """The keys of those who ever had one. ``None`` for one that was destroyed."""
        now = self._now()
        found: dict[str, Key | None] = {}
        missing: list[str] = []
        with self._lock:
            for owner in owners:
                until, key = self._known.get(owner, (now, None))
                if until > now:
                    found[owner] = key
                else:
                    missing.append(owner)
        return found | self._fetch(missing, now) if missing else found

    def _fetch(self, owners: list[str], now: datetime) -> dict[str, Key | None]:
        with self._database.reading() as connection:
            rows = connection.execute(_BY_OWNERS, {"owners": owners}).all()
        found = {owner: self._unwrapped(owner, wrapped) for owner, wrapped in rows}
        with self._lock:
            for owner, key in found.items():
                self._known[owner] = (now + REMEMBERED, key)
            while len(self._known) > AT_MOST:
                self._known.popitem(last=False)
        return found

    def _unwrapped(self, owner: str, wrapped: bytes | None) -> Key | None:
        return None if wrapped is None else self._master.unwrap(wrapped, "data_key", owner)

    def rehearse(self, owner: str) -> Key:
        """This owner's key, opened anew; and a made-up owner's written, read, opened and undone."""
        known = self._fetch([owner], self._now()).get(owner)
        with self._database.undone() as connection:
            made_up = os.urandom(16).hex()
            wrapped = self._master.wrap(Key.fresh(), "data_key", made_up)
            connection.execute(_DATA.insert(), {"owner": made_up, "wrapped": wrapped})
            (row,) = connection.execute(_BY_OWNERS, {"owners": [made_up]})
            self._unwrapped(row.owner, row.wrapped)
        if known is None:
            raise Unreadable("an owner without a key")
        return known

    def destroy(self, owner: MemberId) -> list[RecordId]:
        """Destroy an owner's key and their copies of record keys.

        Returns the records that nobody can open now.
        """
        theirs = select(_RECORD.c.record).where(_RECORD.c.party == owner)
        with self._database.writing() as connection:
            held = connection.scalars(theirs).all()
            connection.execute(
                insert_or_replace(self._database, _DATA, "owner"), {"owner": owner, "wrapped": None}
            )
            connection.execute(delete(_RECORD).where(_RECORD.c.party == owner))
            kept = connection.scalars(select(_RECORD.c.record).where(_RECORD.c.record.in_(held))).all()
        self._database.scrub()
        self._forget([owner])
        return [RecordId(record) for record in set(held) - set(kept)]

    def _forget(self, owners: Iterable[str]) -> None:
        with self._lock:
            for owner in owners:
                self._known.pop(owner, None)

    # Keys of shared records.

    def share(self, record: RecordId, key: Key, parties: Mapping[str, Key]) -> None:
        """Wrap a record's key for each party. Copies of an earlier one are destroyed."""
        rows: list[dict[str, Any]] = [
            {"record": record, "party": party, "wrapped": theirs.wrap(key, "record_key", record, party)}
            for party, theirs in sorted(parties.items())
        ]
        with self._database.writing() as connection:
            connection.execute(delete(_RECORD).where(_RECORD.c.record == record))
            if rows:
                connection.execute(_RECORD.insert(), rows)

    def unshare(self, records: Iterable[RecordId]) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(_RECORD).where(_RECORD.c.record.in_(list(records))))
        self._database.scrub()

    def record_keys(self, records: Iterable[RecordId], reader: MemberId) -> dict[RecordId, Key]:
        """The records' keys that this reader can open."""
        reader_key = self.several([reader]).get(reader)
        if reader_key is None:
            return {}
        with self._database.reading() as connection:
            rows = connection.execute(_BY_PARTY, {"reader": reader, "records": list(records)}).all()
        return {r: reader_key.unwrap(wrapped, "record_key", r, reader) for r, wrapped in rows}
