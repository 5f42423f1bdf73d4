"""Everything that leaves the rules while a story is lived, by who may look at it."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from adapters.playground.desk import Chatted, Noticed, Seen, Typed
from bot.runtime.clock import Clock
from bot.runtime.logs import hush
from tests.noninterference.people import Cast, Role
from tests.noninterference.spelling import spelled

Observer = str


def windows(of: Role) -> Observer:
    return f"the windows of {of}"


def chat(of: Role) -> Observer:
    """What Slack and Teams keep, show an admin and export: texts, buttons and times."""
    return f"the chat of {of}"


def row(of: Role) -> Observer:
    """In the database: how often it was written, when it is next due, its size."""
    return f"the row of {of}"


def notices(of: Role) -> Observer:
    """In the database: what is on its way to somebody, and when."""
    return f"the notices that wait for {of}"


def keys(of: Role) -> Observer:
    return f"the keys of {of}"


LOG = "the log"
HEALTH = "the health check"
PRESSES = "the presses that were decided"
RECORDS = "the shared words"
REST = "the rest of the databases"

EVERYBODY = frozenset(
    (
        LOG,
        HEALTH,
        PRESSES,
        RECORDS,
        REST,
        *(see(of) for of in Role for see in (windows, chat, row, notices, keys)),
    )
)

OF_A_TABLE = {
    "member": row,
    "timer": row,
    "address": row,
    "outbox": notices,
    "data_key": keys,
    "record_key": keys,
}
OF_ALL = {"inbox": PRESSES, "record": RECORDS}


@dataclass
class Observed:
    """What each observer saw, oldest first. ``pressed``: how many presses found a button, by whom, when."""

    saw: dict[Observer, list[str]] = field(default_factory=lambda: defaultdict(list))
    pressed: dict[tuple[Role, timedelta], int] = field(default_factory=lambda: defaultdict(int))

    def sees(self, observer: Observer, what: str) -> None:
        self.saw[observer].append(what)

    def person(self, cast: Cast, clock: Clock, person: str, what: Seen) -> None:
        role = cast.role(person)
        where = chat if isinstance(what, Noticed | Chatted | Typed) else windows
        self.sees(where(role), f"{clock.now():%a %d %b %H:%M:%S.%f} {spelled(what)}")

    def dump(self, at: str, rows: list[tuple[str, str, str]]) -> None:
        """Kept where it is another than the one before: what did not change cannot differ."""
        by: dict[Observer, list[str]] = defaultdict(list)
        for table, whose, shows in rows:
            of_one = OF_A_TABLE.get(table)
            observer = of_one(Role(whose)) if of_one and whose else OF_ALL.get(table, REST)
            by[observer].append(f"{table}: {shows}")
        for observer in {*by, *self._dumped}:
            if by[observer] != self._dumped.get(observer):
                self.sees(observer, f"{at} {'; '.join(by[observer])}")
                self._dumped[observer] = by[observer]

    _dumped: dict[Observer, list[str]] = field(default_factory=dict)


@contextmanager
def every_log_line(into: Observed, clock: Clock) -> Iterator[None]:
    """At every level there is, as far as the program lets its libraries speak at all."""

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            line = f"{clock.now()} {record.levelname} {record.name}: {self.format(record)}"
            into.sees(LOG, line)

    root, listening = logging.getLogger(), Listening(logging.NOTSET)
    before = root.level
    hush()
    root.addHandler(listening)
    root.setLevel(logging.NOTSET)
    try:
        yield
    finally:
        root.removeHandler(listening)
        root.setLevel(before)
