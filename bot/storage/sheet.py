"""A sheet: one row of the organisation's, sealed and padded under the organisation's own key.

The register of volunteers is one, and what members were told of the operator's settings is another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Executable, Row, Table, bindparam, select, update

from bot.storage.keystore import KeyStore
from bot.storage.sealing import Place, fresh_version
from bot.storage.tables import table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """Which table it stands in, what there is without a row, and how it is written down and read."""

    table: str
    nothing: T
    encode: Callable[[T], bytes]
    decode: Callable[[bytes], T]


class Sheet(Generic[T]):
    """A sheet as one transaction sees it."""

    def __init__(self, kind: Kind[T], connection: Connection, organisation: str, keys: KeyStore) -> None:
        self._kind = kind
        self._connection = connection
        self._organisation = organisation
        self._sql = _STATEMENTS[kind.table]
        self._keys = keys

    def read(self) -> T:
        return self._opened(self._connection.execute(self._sql.load, self._which).one_or_none())

    def change(self, how: Callable[[T], T]) -> None:
        """Whoever comes second waits for the first, and changes what that one left. Without a row yet
        both make it, and the second is run again."""
        row = self._connection.execute(self._sql.lock, self._which).one_or_none()
        before = self._opened(row)
        after = how(before)
        if after == before:
            return
        version = fresh_version()
        sealed = self._keys.of(self._organisation).seal(self._place(version), self._kind.encode(after))
        if row is None:
            new = {"organisation": self._organisation, "version": version, "sealed": sealed}
            self._connection.execute(self._sql.add, new)
        else:
            self._connection.execute(self._sql.save, self._which | {"next": version, "state": sealed})

    def _opened(self, row: Row[Any, Any] | None) -> T:
        if row is None:
            return self._kind.nothing
        key = self._keys.of(self._organisation)
        return self._kind.decode(key.open(self._place(row.version), row.sealed))

    @property
    def _which(self) -> dict[str, Any]:
        return {"organisation_": self._organisation}

    def _place(self, version: int) -> Place:
        return Place(self._kind.table, self._organisation, "sealed", version)


@dataclass(frozen=True, slots=True)
class _Statements:
    """Whoever changes a sheet holds it until the commit."""

    load: Executable
    lock: Executable
    add: Executable
    save: Executable


def _statements(of: Table) -> _Statements:
    which = of.c.organisation == bindparam("organisation_")
    load = select(of.c.version, of.c.sealed).where(which)
    save = update(of).where(which).values(version=bindparam("next"), sealed=bindparam("state"))
    return _Statements(load, load.with_for_update(), of.insert(), save)


_STATEMENTS = {name: _statements(table(name)) for name in ("register", "announced")}
