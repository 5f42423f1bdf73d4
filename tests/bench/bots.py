"""Bots as processes: started, waited for, weighed and stopped."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import aiohttp

from tests.bench import microsoft
from tests.bench.constant import SECRET, TOKEN
from tests.pg import Postgres

PATIENCE = 60.0


class Bot:
    """One program listening on its own port of 127.0.0.1. What it prints goes to ``log``."""

    def __init__(self, arguments: Sequence[str], port: int, env: Mapping[str, str], log: Path) -> None:
        self._arguments = arguments
        self._env = {**os.environ, **env}
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self.port = port

    @property
    def ports(self) -> tuple[int, ...]:
        return (self.port,)

    async def start(self) -> float:
        """Seconds from the start of the process until ``/healthz`` says that it is well."""
        began = time.perf_counter()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._arguments, env=self._env, stdout=log, stderr=log
            )
        async with aiohttp.ClientSession() as session:
            while not await self._well(session):
                if self._process.returncode is not None or time.perf_counter() - began > PATIENCE:
                    raise RuntimeError(f"{' '.join(self._arguments)} did not start:\n{self.said()}")
                await asyncio.sleep(0.005)
        return time.perf_counter() - began

    async def stop(self) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    def said(self) -> str:
        return self._log.read_text(errors="replace")[-2000:]

    def keep_to(self, cores: set[int]) -> None:
        """Where the system can: stay off the core on which the load runs."""
        if self._process is not None and hasattr(os, "sched_setaffinity"):
            for thread in Path(f"/proc/{self._process.pid}/task").iterdir():
                os.sched_setaffinity(int(thread.name), cores)

    def cpu_seconds(self) -> float:
        """Processor time used so far; 0 where the system does not say."""
        if self._process is None or not (stat := Path(f"/proc/{self._process.pid}/stat")).exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def server_cpu_seconds(self) -> float:
        """Of whoever keeps what it keeps: itself, or nobody."""
        return 0.0

    def rss_mb(self) -> float:
        assert self._process is not None
        ps = ["ps", "-o", "rss=", "-p", str(self._process.pid)]
        if not (status := Path(f"/proc/{self._process.pid}/status")).exists():
            return int(subprocess.check_output(ps)) / 1024
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    async def _well(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False


class Replicas:
    """Several of one program on the same databases, as one bot."""

    def __init__(self, bots: Sequence[Bot], server: Postgres) -> None:
        self._bots = bots
        self._server = server

    @property
    def ports(self) -> tuple[int, ...]:
        return tuple(bot.port for bot in self._bots)

    async def start(self) -> None:
        for bot in self._bots:
            await bot.start()

    async def stop(self) -> None:
        for bot in self._bots:
            await bot.stop()

    def cpu_seconds(self) -> float:
        return sum(bot.cpu_seconds() for bot in self._bots)

    def server_cpu_seconds(self) -> float:
        return self._server.cpu_seconds()


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def bare(module: str, slack: str, folder: Path) -> Bot:
    port = free_port()
    return Bot(["-m", f"tests.bench.{module}", str(port), slack], port, {}, folder / f"{module}.log")


def kaveri(slack: str, folder: Path) -> Bot:
    """The program itself, as an operator runs it for a Slack workspace."""
    return _kaveri(folder, for_slack(slack))


def kaveri_on_teams(of: microsoft.Microsoft, folder: Path) -> Bot:
    """The program itself, as an operator runs it for Microsoft Teams."""
    return _kaveri(folder, for_teams(of))


def for_slack(url: str) -> dict[str, str]:
    """What it is told of this Slack."""
    return {
        "KAVERI_SLACK_BOT_TOKENS": TOKEN,
        "KAVERI_SLACK_SIGNING_SECRET": SECRET,
        "KAVERI_SLACK_API_URL": url,
    }


def for_teams(of: microsoft.Microsoft) -> dict[str, str]:
    """What it is told of this Teams."""
    return {
        "KAVERI_TEAMS_APP_ID": microsoft.APP_ID,
        "KAVERI_TEAMS_APP_SECRET": microsoft.SECRET,
        "KAVERI_TEAMS_TENANTS": microsoft.TENANT,
        "KAVERI_TEAMS_SERVICE_HOSTS": of.url.removeprefix("http://"),
        "KAVERI_TEAMS_SERVICE_URL": of.service_url,
        "KAVERI_TEAMS_OPENID_URL": of.openid_url,
        "KAVERI_TEAMS_LOGIN_URL": of.url,
    }


def kaveri_replicas(count: int, slack: str, folder: Path, server: Postgres) -> Replicas:
    """So many of it on new databases of this server."""
    folder.mkdir()
    data, keys = server.fresh()
    kept = {"KAVERI_DATABASE_URL": data, "KAVERI_KEYS_URL": keys, "KAVERI_MASTER_KEY": new_key()}
    told = {**kept, **for_slack(slack)}
    return Replicas([_run(folder / f"kaveri-{number}.log", told) for number in range(count)], server)


def _kaveri(folder: Path, told: Mapping[str, str]) -> Bot:
    """SQLite in a new folder, keys in a file of their own."""
    folder.mkdir()
    kept = {
        "KAVERI_DATABASE_URL": f"sqlite:///{folder / 'kaveri.db'}",
        "KAVERI_KEYS_URL": f"sqlite:///{folder / 'keys.db'}",
        "KAVERI_MASTER_KEY": new_key(),
    }
    return _run(folder / "kaveri.log", {**kept, **told})


def _run(log: Path, told: Mapping[str, str]) -> Bot:
    port = free_port()
    return Bot(["-m", "adapters", "run"], port, {**told, "KAVERI_PORT": str(port)}, log)


def new_key() -> str:
    return subprocess.check_output([sys.executable, "-m", "adapters", "new-key"], text=True).strip()
