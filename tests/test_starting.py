"""What a command imports: no start waits for what it does not need. (How long one takes: `make bench`.)"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.masterkey import new_master_key
from tests.sources import ROOT, sources

SLACK = {"KAVERI_SLACK_BOT_TOKENS": "xoxb-1"}
TEAMS = {"KAVERI_TEAMS_APP_ID": "5d8f1c2a-90ab-4cde-8f12-3456789abcde"}
"""Half of what each needs: the program is put together, its databases are made, and then it refuses."""

ELSEWHERE = (
    "adapters.about", "adapters.acts", "adapters.keys", "adapters.packs", "adapters.page", "adapters.papers",
    "adapters.parked", "adapters.playground", "adapters.playing", "adapters.quarter", "adapters.rehearsal",
    "adapters.selftest", "bot.messages.gallery", "bot.runtime.procrastinated", "bot.storage.memory",
)  # fmt: skip
"""Kaveri's own: other commands, and what only some settings ask for."""
LIBRARIES = ("OpenSSL", "boto3", "cbor2", "holidays", "procrastinate", "psycopg", "webauthn")
"""Of which each is for something that no start does: passkeys, free days, another database, a key service."""
TO_RUN = (
    "aiohttp",
    "bot.messages",
    "bot.rules",
    "bot.storage",
    "cryptography",
    "fluent",
    "pydantic",
    "sqlalchemy",
)
MICROSOFTS = ("adapters.teams", "botbuilder", "botframework", "msal")
SLACKS = ("adapters.slack", "slack_bolt", "slack_sdk")

TYPED = """
import atexit, sys
atexit.register(lambda: print("imported", *sys.modules))
from adapters.__main__ import main
main(sys.argv[1:])
"""


def typed(*words: str, **told: str) -> tuple[set[str], str]:
    """What was imported when this command ended, and what it said was wrong."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("KAVERI_")}
    done = subprocess.run(
        [sys.executable, "-c", TYPED, *words],
        cwd=ROOT,
        env={**env, **told},
        capture_output=True,
        text=True,
        check=False,
    )
    return set(done.stdout.rpartition("imported ")[2].split()), done.stderr


def started(folder: Path, told: dict[str, str]) -> tuple[set[str], str]:
    """`kaveri run` on SQLite in this folder."""
    key = folder / "master-key"
    if not key.exists():
        key.write_text(new_master_key())
    kept = {
        "KAVERI_DATABASE_URL": f"sqlite:///{folder / 'kaveri.db'}",
        "KAVERI_KEYS_URL": f"sqlite:///{folder / 'keys.db'}",
        "KAVERI_MASTER_KEY_FILE": str(key),
    }
    return typed("run", **kept, **told)


def among(imported: set[str], names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name in imported]


@pytest.mark.parametrize(
    ("told", "refused", "needs", "spares"),
    [
        (SLACK, "KAVERI_SLACK_SIGNING_SECRET", "slack_bolt", MICROSOFTS),
        (TEAMS, "KAVERI_TEAMS_APP_SECRET", "botbuilder", SLACKS),
    ],
)
def test_a_start_waits_for_what_it_needs_alone(
    told: dict[str, str], refused: str, needs: str, spares: tuple[str, ...], tmp_path: Path
) -> None:
    made, said = started(tmp_path, told)
    assert refused in said
    assert {needs, "alembic", "bot.storage.sql", "adapters.program"} <= made, "it came as far as that"
    assert among(made, (*ELSEWHERE, *LIBRARIES, *spares)) == []

    again, said = started(tmp_path, told)
    assert refused in said
    assert among(again, ("alembic", "sqlalchemy.dialects.postgresql", *ELSEWHERE, *LIBRARIES, *spares)) == []


def test_what_only_some_settings_ask_for_is_there_for_them(tmp_path: Path) -> None:
    """The test of the test: these names would be found."""
    imported, _ = started(tmp_path, {**SLACK, "KAVERI_PUBLIC_URL": "https://kaveri.example.com"})
    assert {"adapters.page", "webauthn", "OpenSSL", "cbor2"} <= imported
    ours = {source.name for source in sources("adapters", "bot")}
    assert [name for name in ELSEWHERE if name not in ours] == []


@pytest.mark.parametrize(
    "words", [("--help",), ("-h",), ("packs",), ("keys", "--foo"), ("--version",), ("no-such-command",)]
)
def test_whoever_looks_around_waits_for_nothing(words: tuple[str, ...]) -> None:
    imported, _ = typed(*words)
    assert {"click", "adapters.groups"} <= imported
    assert among(imported, (*ELSEWHERE, *LIBRARIES, *TO_RUN, *MICROSOFTS, *SLACKS)) == []
