"""Quarters that are over, one row each, sealed under the organisation's own key and written once.

What teams read, and the ids of those who were counted, are sealed apart: a page needs the first alone.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection

from bot.rules.people import MemberId
from bot.rules.publishing import Closed
from bot.rules.team import Publication
from bot.storage.codec import converter, envelope
from bot.storage.keystore import KeyStore
from bot.storage.sealing import Place
from bot.storage.statements import Statements

FORMAT = 1

_CONVERTER = converter()


class Closings:
    """The quarters as one transaction sees them."""

    def __init__(
        self, connection: Connection, organisation: str, statements: Statements, keys: KeyStore
    ) -> None:
        self._connection = connection
        self._organisation = organisation
        self._sql = statements
        self._keys = keys

    def read(self) -> tuple[Closed, ...]:
        rows = self._connection.execute(self._sql.load_closings).all()
        found = (self._opened(row.quarter, "sealed", row.sealed) for row in rows)
        return tuple(_CONVERTER.structure(state, Closed) for state in found)

    def counted(self) -> tuple[frozenset[MemberId], ...]:
        rows = self._connection.execute(self._sql.load_counted).all()
        found = (self._opened(row.quarter, "counted", row.counted) for row in rows)
        return tuple(frozenset(MemberId(id) for id in people) for groups in found for people in groups)

    def add(self, closed: Closed) -> None:
        """Whoever comes second finds the row, and is run again."""
        quarter = str(closed.quarter)
        shown = {
            "quarter": _CONVERTER.unstructure(closed.quarter),
            "publications": _CONVERTER.unstructure(closed.publications, tuple[Publication, ...]),
        }
        row = {
            "quarter": quarter,
            "organisation": self._organisation,
            "sealed": self._sealed(quarter, "sealed", shown),
            "counted": self._sealed(quarter, "counted", [sorted(people) for people in closed.counted]),
        }
        self._connection.execute(self._sql.add_closing, row)

    def _sealed(self, quarter: str, column: str, state: Any) -> bytes:
        text = json.dumps({"format": FORMAT, "state": state}, ensure_ascii=False)
        key = self._keys.of(self._organisation)
        return key.seal(_place(quarter, column), text.encode("utf-8", "surrogatepass"))

    def _opened(self, quarter: str, column: str, sealed: bytes) -> Any:
        plain = self._keys.of(self._organisation).open(_place(quarter, column), sealed)
        return envelope(plain, FORMAT, "a quarter")["state"]


def _place(quarter: str, column: str) -> Place:
    return Place("closing", quarter, column, 0)
