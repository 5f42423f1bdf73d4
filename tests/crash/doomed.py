"""`python -m tests.crash.doomed`: forks the real `kaveri run`, doomed to die by SIGKILL at one point.

It imports everything once, reads orders from its standard input, one JSON object a line (a fork, or a signal
to one), and answers with the process that it forked, or that ended. What runs in a fork is the real main.
Around it: each commit and each outgoing request is a point, or each notice is written down in a diary, and
the clock is the one in the run's file.
"""

from __future__ import annotations

import gc
import json
import os
import re
import select
import signal
import traceback
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

import adapters.teams.platform  # noqa: F401 - half a second that no fork is to spend again
import bot.runtime.procrastinated  # noqa: F401 - likewise
from adapters import hosting, release
from adapters.__main__ import main
from bot.runtime import running
from bot.runtime.locales import speech
from bot.runtime.settings import Settings
from tests.crash.diary import keep_diary
from tests.crash.fate import BEFORE, NEVER, Fate

EXIT_FAILED = 1
LOOK_EVERY = 0.05
"""Seconds between two looks for what is due: a pushed clock wakes nobody who sleeps by the real one."""

WRITES = re.compile(r"(INSERT INTO|DELETE FROM|(?<!FOR )(?<!DO )UPDATE)\s+(\w+)", re.IGNORECASE)
READS = ("SELECT", "PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "SHOW")


class RunClock:
    """The clock of a run, the same in all its processes; in whole seconds, like the real one."""

    def __init__(self, fate: Fate) -> None:
        self._fate = fate

    def now(self) -> datetime:
        return self._fate.now().replace(microsecond=0)

    def until(self, at: datetime) -> float:
        return max(0.0, (at - self._fate.now()).total_seconds())


def serve() -> None:
    """Fork at every order, and say who ended, until the standard input does."""
    ended, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    speech(Settings().language)  # read once, as each start would
    release.build()
    gc.collect()
    gc.freeze()
    orders, living = b"", set[int]()
    print("ready", flush=True)
    while True:
        ready, *_ = select.select([0, ended], [], [])
        if ended in ready:
            os.read(ended, 512)
            _bury(living)
        if 0 in ready:
            if not (read := os.read(0, 65536)):
                break
            *whole, orders = (orders + read).split(b"\n")
            for order in whole:
                _follow(json.loads(order), living)
    for process in living:  # whoever gave the orders is gone
        os.kill(process, signal.SIGKILL)


def _follow(order: dict[str, Any], living: set[int]) -> None:
    if (process := order.get("to")) is None:
        living.add(process := _fork(order))
        print(f"born {process}", flush=True)
    elif process in living:  # not buried, so nobody else has its number
        os.kill(process, order["signal"])


def _bury(living: set[int]) -> None:
    while True:
        try:
            process, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not process:
            return
        living.discard(process)
        print(f"ended {process} {os.waitstatus_to_exitcode(status)}", flush=True)


def _fork(order: dict[str, Any]) -> int:
    if process := os.fork():
        return process
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        _live(order)
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    except BaseException:  # noqa: BLE001 - a fork must not go on as a second fork server
        traceback.print_exc()
    os._exit(EXIT_FAILED)


def _live(order: dict[str, Any]) -> None:
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for whence, to in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(whence, to)
    for name in [name for name in os.environ if name.startswith("KAVERI_")]:
        del os.environ[name]
    os.environ |= order["told"]
    fate = Fate(Path(order["folder"]), order.get("at", NEVER), order.get("side", BEFORE))
    if diary := order.get("diary"):
        keep_diary(Path(diary))
    else:
        wrap_commits(fate)
        wrap_jobs(fate)
        wrap_calls(fate)
    hosting.WallClock = partial(RunClock, fate)  # type: ignore[misc, assignment] # made without arguments, like it
    running.LOOK_AT_LEAST_EVERY = LOOK_EVERY
    main(["run"])


def wrap_commits(fate: Fate) -> None:
    """Every commit of either database that changed a row is a point, named by the tables that it wrote; as is
    a statement that commits itself, since it stands in no transaction."""
    commit, rollback = DefaultDialect.do_commit, DefaultDialect.do_rollback
    written: dict[int, list[str]] = {}
    changed: dict[int, int] = {}
    alone: dict[int, int] = {}

    def has_changed(connection: Any) -> bool:
        """SQLite says how many rows a connection has changed in all, and of a statement not always."""
        if (total := getattr(connection, "total_changes", None)) is None:
            return True
        before, changed[id(connection)] = changed.get(id(connection), 0), total
        return bool(total != before)

    @event.listens_for(Engine, "before_cursor_execute")
    def before(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        if _commits_itself(connection, statement):
            number = fate.meet("commit " + ", ".join(_named(statement)))
            alone[id(_raw(connection.connection))] = number

    @event.listens_for(Engine, "after_cursor_execute")
    def after(connection: Any, cursor: Any, statement: str, *_: object) -> None:
        raw = id(_raw(connection.connection))
        if (number := alone.pop(raw, None)) is not None:
            fate.pass_by(number)
        elif statement.split(maxsplit=1)[0].upper() in READS:
            return
        elif connection.dialect.name == "sqlite" or cursor.rowcount:
            written.setdefault(raw, []).extend(_named(statement))

    def do_commit(self: DefaultDialect, connection: Any) -> None:
        what = written.pop(id(_raw(connection)), [])
        if not what or not has_changed(_raw(connection)):
            return commit(self, connection)
        return fate.around("commit " + ", ".join(dict.fromkeys(what)), partial(commit, self, connection))

    def do_rollback(self: DefaultDialect, connection: Any) -> None:
        written.pop(id(_raw(connection)), None)
        rollback(self, connection)

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign] # in this fork alone
    DefaultDialect.do_rollback = do_rollback  # type: ignore[method-assign] # likewise


def _raw(connection: Any) -> Any:
    """The driver's own connection, which the pool hands on bare or wrapped."""
    return getattr(connection, "dbapi_connection", connection)


def _commits_itself(connection: Any, statement: str) -> bool:
    if connection.dialect.name == "sqlite" or not WRITES.search(statement):
        return False
    status = connection.connection.driver_connection.pgconn.transaction_status
    return bool(status == TransactionStatus.IDLE)


def _named(statement: str) -> list[str]:
    """The verbs and the tables. What was delivered is told from what was taken back: it names a revision."""
    names = []
    for verb, table in WRITES.findall(statement) or [("", "something")]:
        if verb == "DELETE FROM" and "revision" in statement:
            names.append(f"delivered {table}")
        else:
            names.append(f"{verb.split()[0].lower() if verb else 'wrote'} {table}")
    return names


def wrap_jobs(fate: Fate) -> None:
    """What Procrastinate commits by itself is a point: a worker that is known; a job that was fetched, before
    which it is none; and one that is done."""
    register, fetch = JobManager.register_worker, JobManager.fetch_job
    finish = JobManager.finish_job_by_id_async

    async def registers(self: JobManager) -> int:
        number = fate.meet("job worker")
        worker = await register(self)
        fate.pass_by(number)
        return worker

    async def fetches(self: JobManager, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        job = await fetch(self, queues, worker_id)
        if job is not None:
            fate.pass_by(fate.meet("job fetched"))
        return job

    async def finishes(self: JobManager, job_id: int, status: Status, delete_job: bool) -> None:
        number = fate.meet("job finished")
        await finish(self, job_id, status, delete_job)
        fate.pass_by(number)

    JobManager.register_worker = registers  # type: ignore[method-assign] # in this fork alone
    JobManager.fetch_job = fetches  # type: ignore[method-assign] # likewise
    JobManager.finish_job_by_id_async = finishes  # type: ignore[method-assign] # likewise


def wrap_calls(fate: Fate) -> None:
    """Every outgoing request is a point: before it is sent, and after its answer has come."""
    request = aiohttp.ClientSession._request

    async def doomed(self: aiohttp.ClientSession, method: str, url: Any, **how: Any) -> Any:
        number = fate.meet(f"call {method.upper()} {shown(str(url))}")
        answer = await request(self, method, url, **how)
        fate.pass_by(number)
        return answer

    aiohttp.ClientSession._request = doomed  # type: ignore[assignment, method-assign] # likewise


def shown(url: str) -> str:
    """The part of an address that says what is asked, without whom it concerns."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    return "/".join(part for part in parts if part.replace(".", "").replace("_", "").isalpha())


if __name__ == "__main__":
    serve()
