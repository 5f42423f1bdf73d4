"""Every member's key, kept apart from what it seals. Joining makes a key first; erasing destroys it first.

A member's key is wrapped under a master key, which its row names. A shared record's key is wrapped under the
key of each party, so it opens for them alone and goes with them. Unwrapped keys are remembered for a few
minutes.

A destroyed key leaves its row behind, empty: so an erased member can be told from a lost key. A key
that was made for a row which then was not kept stays as well: it opens nothing.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, select

from bot.rules.people import MemberId
from bot.storage.contract import RecordId, Unreadable
from bot.storage.database import Database
from bot.storage.keytables import KEYS
from bot.storage.masterkey import MasterKey
from bot.storage.masters import Masters, Shut
from bot.storage.sealing import Key
from bot.storage.upsert import insert_or_ignore, insert_or_replace

REMEMBERED: Final = timedelta(minutes=5)
AT_MOST: Final = 20_000

_DATA, _RECORD = KEYS.tables["data_key"], KEYS.tables["record_key"]

_BY_OWNERS = select(_DATA.c.owner, _DATA.c.wrapped, _DATA.c.master).where(
    _DATA.c.owner.in_(bindparam("owners", expanding=True))
)
_BY_PARTY = select(_RECORD.c.record, _RECORD.c.wrapped).where(
    _RECORD.c.party == bindparam("reader"), _RECORD.c.record.in_(bindparam("records", expanding=True))
)


class Lack(Enum):
    """Why there is no key for an owner."""

    DESTROYED = "they were erased"
    SHUT = "its master key is not to be had here and now: it may be later"
    LOST = "there is none, or it was changed"


def had(key: Key | Lack, of: MemberId | None = None) -> Key:
    """Raises ``Unreadable``; or ``Shut``, where waiting helps. Nothing is kept then, and nothing is lost."""
    match key:
        case Key():
            return key
        case Lack.SHUT:
            raise Shut("a master key is not to be had just now")
        case _:
            raise Unreadable("somebody without a key", of)


class KeyStore:
    """Keys by owner. Blocking; safe to use from any thread."""

    def __init__(self, database: Database, masters: Masters, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._known: OrderedDict[str, tuple[datetime, Key | Lack]] = OrderedDict()
        self._lock = threading.Lock()
        self.masters = masters

    @property
    def is_used(self) -> bool:
        """Whether more than an organisation was ever made here. (One whose start broke off may be left.)"""
        with self._database.reading() as connection:
            return len(connection.execute(select(_DATA.c.owner).limit(2)).all()) > 1

    # Members' keys.

    def make(self, owner: str) -> Key:
        """A key for a new owner; the one there is, if there is one. Raises ``Shut``."""
        with self._database.writing() as connection:
            row = self._wrapped(owner, self.masters.wrapping(connection))
            connection.execute(insert_or_ignore(self._database, _DATA, "owner"), row)
        return self.of(owner)

    def of(self, owner: str) -> Key:
        """An owner's key. Raises ``Unreadable`` when there is none, ``Shut`` when it has to wait."""
        return had(self.several([owner])[owner])

    def several(self, owners: Iterable[str]) -> dict[str, Key | Lack]:
        """The keys of these owners, or why there is none."""
        now = self._now()
        found: dict[str, Key | Lack] = {}
        missing: list[str] = []
        with self._lock:
            for owner in owners:
                until, key = self._known.get(owner, (now, Lack.LOST))
                if now < until <= now + REMEMBERED:  # or the clock has gone back since
                    found[owner] = key
                else:
                    missing.append(owner)
        return found | self._fetch(missing, now) if missing else found

    def _fetch(self, owners: list[str], now: datetime) -> dict[str, Key | Lack]:
        with self._database.reading() as connection:
            rows = connection.execute(_BY_OWNERS, {"owners": owners}).all()
        found: dict[str, Key | Lack] = dict.fromkeys(owners, Lack.LOST)
        found |= {row.owner: self._unwrapped(row) for row in rows}
        with self._lock:
            for owner, key in found.items():
                if key not in (Lack.SHUT, Lack.LOST):  # those may be mended at any moment
                    self._known[owner] = (now + REMEMBERED, key)
            while len(self._known) > AT_MOST:
                self._known.popitem(last=False)
        return found

    def _wrapped(self, owner: str, master: MasterKey) -> dict[str, Any]:
        wrapped = master.wrap(Key.fresh(), "data_key", owner)
        return {"owner": owner, "wrapped": wrapped, "master": master.name}

    def _unwrapped(self, row: Row[Any, Any, Any]) -> Key | Lack:
        if row.wrapped is None:
            return Lack.DESTROYED
        try:
            return self.masters.named(row.master).unwrap(row.wrapped, "data_key", row.owner)
        except Shut:
            return Lack.SHUT
        except Unreadable:
            return Lack.LOST

    def rehearse(self, owner: str) -> Key:
        """This owner's key, opened anew; and a made-up owner's written, read, opened and undone."""
        self._forget([owner])
        known = self.of(owner)
        with self._database.undone() as connection:
            made_up = self._wrapped(os.urandom(16).hex(), self.masters.wrapping(connection))
            connection.execute(_DATA.insert(), made_up)
            (row,) = connection.execute(_BY_OWNERS, {"owners": [made_up["owner"]]})
            if not isinstance(self._unwrapped(row), Key):
                raise Unreadable("a key that is not what was written")
        return known

    def destroy(self, owner: MemberId) -> list[RecordId]:
        """Destroy an owner's key and their copies of record keys.

        Returns the records that nobody can open now.
        """
        theirs = select(_RECORD.c.record).where(_RECORD.c.party == owner)
        with self._database.writing() as connection:
            held = connection.scalars(theirs).all()
            connection.execute(
                insert_or_replace(self._database, _DATA, "owner"),
                {"owner": owner, "wrapped": None, "master": None},
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
        if (key := self.several([reader])[reader]) is Lack.DESTROYED:
            return {}
        opens = had(key, reader)
        with self._database.reading() as connection:
            rows = connection.execute(_BY_PARTY, {"reader": reader, "records": list(records)}).all()
        return {r: opens.unwrap(wrapped, "record_key", r, reader) for r, wrapped in rows}
