"""What whoever holds the databases sees of each row, without a key: whose it is, times, counts and sizes.

Ciphertext, hashes and random ids are random by design; of each its length is left.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.rules.people import MemberId
from bot.storage.codec import encode
from bot.storage.contract import Loaded
from bot.storage.memory import MemoryStore
from bot.storage.sealing import Key, Place
from tests.noninterference.spelling import spelled


@dataclass(frozen=True)
class RowSeen:
    """``of``: the member whose row it is, where that can be read from it."""

    table: str
    of: str
    shows: str


KEY = Key.fresh()


class Sizes:
    """How many bytes a member's row takes; measured once for each version of it."""

    def __init__(self) -> None:
        self._known: dict[MemberId, tuple[int, int]] = {}

    def of(self, loaded: Loaded) -> int:
        version, size = self._known.get(loaded.member.id, (0, 0))
        if version != loaded.version:
            size = _sealed("member", encode(loaded.member))
            self._known[loaded.member.id] = loaded.version, size
        return size


def of_memory(store: MemoryStore, sizes: Sizes) -> Iterator[RowSeen]:
    """What a database would show of what this store holds."""
    rows = store._rows
    for id, loaded in rows.members.items():
        yield RowSeen("member", id, f"version {loaded.version}, {sizes.of(loaded)} bytes")
    for id, due in rows.timers.items():
        yield RowSeen("timer", id, f"due {due}")
    for slot, notice in rows.outbox.items():
        size = _sealed("outbox", notice.subject.encode())
        shows = f"{len(slot)} {notice.lane} {notice.not_before} {notice.tries} {notice.parked} {size} bytes"
        yield RowSeen("outbox", notice.to, shows)
    for at in rows.seen.values():
        yield RowSeen("inbox", "", f"at {at}")
    for shared in rows.records.values():
        yield RowSeen("record", "", f"{_sealed('record', shared.words.reveal().encode())} bytes")
        yield from (RowSeen("record_key", party, "") for party in shared.parties)
    size = _sealed("register", "".join(rows.volunteers).encode())
    yield RowSeen("register", "", f"{size} bytes")
    for quarter, closed in rows.closings.items():
        counted = "".join(id for people in closed.counted for id in people)
        shown = " ".join(spelled(one) for one in closed.publications)
        both = (_sealed("closing", text.encode()) for text in (shown, counted))
        yield RowSeen("closing", "", f"{quarter}, {', '.join(map(str, both))} bytes")


def _sealed(table: str, plain: bytes) -> int:
    return len(KEY.seal(Place(table, "", "sealed", 1), plain))


RANDOM = frozenset({"key", "revision", "version"})
OWNERS = ("member", "owner", "party")


def of_databases(*files: Path) -> Iterator[RowSeen]:
    """Every column of every row of every table, as the file has it."""
    for file in files:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            connection.row_factory = sqlite3.Row
            tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
            for (table,) in tables:
                for row in connection.execute(f'select * from "{table}"'):  # noqa: S608 - its own
                    yield _seen(table, {name: row[name] for name in row.keys()})  # noqa: SIM118
        connection.close()


def _seen(table: str, row: dict[str, object]) -> RowSeen:
    owner = row.get("id") if table == "member" else next((row[c] for c in OWNERS if c in row), "")
    shown = (f"{name} {_shown(name, value)}" for name, value in row.items() if name not in OWNERS)
    return RowSeen(table, str(owner or ""), ", ".join(shown))


def _shown(name: str, value: object) -> str:
    match value:
        case bytes():
            return f"{len(value)} bytes"
        case str() if name in ("id", "hash", "slot", "record", "organisation", "name", "key", "master"):
            return f"{len(value)} characters"
        case int() if name in RANDOM:
            return "a number"
        case _:
            return repr(value)


def of_members(rows: Iterable[RowSeen], names: dict[MemberId, str]) -> list[tuple[str, str, str]]:
    """The rows by table and by whose they are, in an order that says nothing."""
    return sorted((row.table, names.get(MemberId(row.of), ""), row.shows) for row in rows)
