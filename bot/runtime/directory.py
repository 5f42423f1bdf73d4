"""The operator's directory file: who works in which unit and under whom. Read at the start and on change.

    platform,tenant,user,manager,unit
    slack,T0123,U0456,U0789,Payments

Ids only. It is held in memory, asked by the rules, shown to nobody and stored nowhere.
"""

from __future__ import annotations

import csv
import logging
from pathlib import Path

from bot.rules.directory import Directory, Post
from bot.rules.people import Address
from bot.storage.contract import CannotStart

log = logging.getLogger(__name__)

COLUMNS = ("platform", "tenant", "user", "manager", "unit")
WHAT = "KAVERI_DIRECTORY_FILE"


class DirectoryFile:
    """Raises ``CannotStart`` for a file that cannot be used when it is opened. One that breaks later is
    left aside, and the last good one stays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _stamp(path)
        self._directory = read(path)

    def __call__(self) -> Directory:
        stamp = _stamp(self._path)
        if stamp != self._seen:
            self._seen = stamp
            try:
                self._directory = read(self._path)
            except CannotStart as problem:
                log.error("the directory was left as it was: %s", problem)
        return self._directory


def read(path: Path) -> Directory:
    """What the file says. Raises ``CannotStart`` with a sentence for the operator."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if not set(COLUMNS) <= set(rows.fieldnames or ()):
                raise CannotStart(f"{WHAT} needs a first line that names these columns: {','.join(COLUMNS)}.")
            return Directory(dict(_posted(row, rows.line_num) for row in rows))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise CannotStart(f"{WHAT} cannot be read ({type(problem).__name__}). Is it a CSV file?") from None


def _posted(row: dict[str, str | None], line: int) -> tuple[Address, Post]:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    if not (cells["platform"] and cells["tenant"] and cells["user"]):
        raise CannotStart(f"{WHAT}, line {line}: platform, tenant and user are needed.")
    above = Address(cells["platform"], cells["tenant"], cells["manager"]) if cells["manager"] else None
    return Address(cells["platform"], cells["tenant"], cells["user"]), Post(cells["unit"], above)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Changes when the file does; ``None`` where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
