"""The organisation's register of volunteers: one row, sealed under the organisation's own key.

Ids and nothing else: what somebody volunteers for stands in their own row, which has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Row

from bot.rules.people import MemberId
from bot.storage.contract import Unreadable
from bot.storage.keystore import KeyStore
from bot.storage.sealing import Place, fresh_version
from bot.storage.statements import Statements

FORMAT = 1


class Register:
    """The register as one transaction sees it."""

    def __init__(
        self, connection: Connection, organisation: str, statements: Statements, keys: KeyStore
    ) -> None:
        self._connection = connection
        self._organisation = organisation
        self._sql = statements
        self._keys = keys

    def read(self) -> frozenset[MemberId]:
        return self._opened(self._connection.execute(self._sql.load_register, self._which).one_or_none())

    def change(self, how: Callable[[frozenset[MemberId]], frozenset[MemberId]]) -> None:
        """Whoever comes second waits for the first, and changes what that one left. Without a row yet
        both make it, and the second is run again."""
        row = self._connection.execute(self._sql.lock_register, self._which).one_or_none()
        before = self._opened(row)
        after = how(before)
        if after == before:
            return
        version = fresh_version()
        sealed = self._keys.of(self._organisation).seal(self._place(version), _encoded(after))
        if row is None:
            new = {"organisation": self._organisation, "version": version, "sealed": sealed}
            self._connection.execute(self._sql.add_register, new)
        else:
            self._connection.execute(
                self._sql.save_register, self._which | {"next": version, "names": sealed}
            )

    def _opened(self, row: Row[Any, Any] | None) -> frozenset[MemberId]:
        if row is None:
            return frozenset()
        key = self._keys.of(self._organisation)
        return _decoded(key.open(self._place(row.version), row.sealed))

    @property
    def _which(self) -> dict[str, Any]:
        return {"organisation_": self._organisation}

    def _place(self, version: int) -> Place:
        return Place("register", self._organisation, "sealed", version)


def _encoded(volunteers: frozenset[MemberId]) -> bytes:
    return json.dumps({"format": FORMAT, "volunteers": sorted(volunteers)}).encode()


def _decoded(plain: bytes) -> frozenset[MemberId]:
    envelope = json.loads(plain)
    if envelope["format"] != FORMAT:
        raise Unreadable(f"a register of format {envelope['format']}; this release knows {FORMAT}")
    return frozenset(MemberId(id) for id in envelope["volunteers"])
