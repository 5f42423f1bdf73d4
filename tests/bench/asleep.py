"""A hundred thousand asleep in a database, and some among them who will be woken."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
from pydantic import SecretStr
from sqlalchemy import text

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import build
from bot.rules.member import Member
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.database import Database
from bot.storage.masterkey import new_master_key
from bot.storage.moments import to_micros
from tests.bench.ticks import NOW, a_member, fill
from tests.pg import Postgres, a_server

KINDS = ("sqlite", "postgres", "procrastinate_postgres")
TIMER_SIZE = {
    True: "SELECT sum(pgsize) FROM dbstat WHERE name IN "
    "(SELECT name FROM sqlite_master WHERE tbl_name = 'timer')",
    False: "SELECT pg_total_relation_size('timer')",
}


@dataclass
class Asleep:
    """One database with its sleepers, and the members whom each round wakes."""

    kind: str
    settings: Settings
    members: list[Member]
    sleeper_bytes: float
    server: int | None
    """The process of the database server, where it is one."""

    def server_cpu(self) -> float:
        """Seconds of processor time that the server and its children have used."""
        if self.server is None:
            return 0.0
        server = psutil.Process(self.server)
        return sum(map(_cpu, (server, *server.children())))


@contextmanager
def companies(folder: Path, asleep: int, awake: int, hurried: bool) -> Iterator[list[Asleep]]:
    """One of each kind, each in a database of its own. PostgreSQL syncs every commit, as SQLite does, where
    it is not ``hurried``."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        server = opened.enter_context(a_server(folder, hurried))
        yield [_company(folder, kind, server, asleep, awake) for kind in KINDS]


def _company(folder: Path, kind: str, server: Postgres, asleep: int, awake: int) -> Asleep:
    if kind == "sqlite":
        data, keys, pid = f"sqlite:///{folder / 'kaveri.db'}", f"sqlite:///{folder / 'keys.db'}", None
    else:
        (data, keys), pid = server.fresh(), server.pid
    settings = Settings(
        database_url=data,
        keys_url=keys,
        master_key=SecretStr(new_master_key()),
        waker="procrastinate" if kind.startswith("procrastinate") else "embedded",
    )
    members = [a_member(n) for n in range(awake)]
    _fill(settings, members)
    with closing(Database(data, "the bench's")) as database:
        each = _sleepers(database, asleep)
    return Asleep(kind, settings, members, each, pid)


def _fill(settings: Settings, members: Sequence[Member]) -> None:
    clock = PushedClock(NOW)
    program = build(settings.model_copy(update={"waker": "embedded"}), clock, [PlaygroundPlatform(clock)])
    fill(program, members)
    program.writer.close()
    program.store.close()


def _sleepers(database: Database, count: int) -> float:
    """Rows of noise with real timers, weeks away. Returns bytes for each timer, indexes included."""
    with database.writing() as connection:
        organisation = connection.scalar(text("SELECT id FROM organisation"))
        before = connection.scalar(text(TIMER_SIZE[database.is_sqlite])) or 0
        due = to_micros(NOW + timedelta(weeks=5))
        new: list[dict[str, Any]] = [
            {"id": f"s{n:031x}", "o": organisation, "key": os.urandom(16).hex(), "due": due + n * 10**6}
            for n in range(count)
        ]
        connection.execute(text("INSERT INTO member VALUES (:id, :o, 1, :noise)"), [
            row | {"noise": b"noise"} for row in new
        ])  # fmt: skip
        connection.execute(text("INSERT INTO timer (key, member, due) VALUES (:key, :id, :due)"), new)
        after = connection.scalar(text(TIMER_SIZE[database.is_sqlite]))
    if not database.is_sqlite:
        with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))
    return float(after - before) / count


def _cpu(process: psutil.Process) -> float:
    """Its own time, and that of its children who are gone."""
    return float(sum(process.cpu_times()[:4]))
