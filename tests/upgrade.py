"""The tests of an earlier release, on the schema of this one: what an old replica meets during an upgrade.

``python -m tests.upgrade v1.2`` puts that release beside this one for as long as its storage tests run.
They start on databases that this release has made: ``make`` is how they come by them.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from bot.storage.database import Database
from bot.storage.schema import DATA_SCHEMA, KEYS_SCHEMA, prepare

HERE = Path(__file__).parents[1]
NEWER = "KAVERI_TESTS_BESIDE"
"""Names the tree of the newer release, where there is one."""
OF_ITS_OWN_SCHEMA = ("the_migrations_lead_to_the_tables", "of_the_first_release", "of_an_earlier_release")
"""What each release tries of its own migrations says nothing about a newer schema."""


def make(data: str, keys: str) -> None:
    """Both databases, empty, with the schema of the newer release, or of this one where there is none."""
    if newer := os.environ.get(NEWER):
        apart = {name: value for name, value in os.environ.items() if name != NEWER}
        command = [sys.executable, "-m", "tests.upgrade", "--make", data, keys]
        subprocess.run(command, cwd=newer, env=apart, check=True)
        return
    for url, schema in ((data, DATA_SCHEMA), (keys, KEYS_SCHEMA)):
        database = Database(url, "the test's")
        prepare(database, schema)
        database.close()


def made_by_a_newer_one(folder: Path) -> None:
    """Files with the schema of the newer release, where there is one: made once, then copied."""
    if NEWER in os.environ:
        for file in _files().iterdir():
            shutil.copy(file, folder)


@cache
def _files() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kaveri-schema-"))
    atexit.register(shutil.rmtree, folder)
    make(f"sqlite:///{folder / 'kaveri.db'}", f"sqlite:///{folder / 'keys.db'}")
    return folder


def main(release: str) -> int:
    with tempfile.TemporaryDirectory(prefix="kaveri-release-") as folder:
        there = Path(folder) / "tree"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", there, release], cwd=HERE, check=True)
        try:
            if not (there / "tests" / "upgrade.py").exists():
                print(f"{release} is from before its tests could be run on another schema.", file=sys.stderr)
                return 2
            left_out = " and ".join(f"not {name}" for name in OF_ITS_OWN_SCHEMA)
            command = [sys.executable, "-m", "pytest", "tests/storage", "-q", "-n", "auto", "-k", left_out]
            beside = os.environ | {NEWER: str(HERE)}
            return subprocess.run(command, cwd=there, env=beside, check=False).returncode
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", there], cwd=HERE, check=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--make", data, keys]:
            make(data, keys)
        case [release]:
            sys.exit(main(release))
        case _:
            sys.exit("Which release came before this one? make upgrade PREVIOUS=v1.2")
