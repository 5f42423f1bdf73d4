"""A network of its own, with loopback only: nothing else can be reached from it, or reach into it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALONE = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "_"]


def needed_by(what: str) -> None:
    """Skip where this machine makes no such network."""
    if not (
        shutil.which("unshare") and subprocess.run([*ALONE, "true"], capture_output=True).returncode == 0
    ):
        pytest.skip(f"{what} needs a network of its own, and this machine makes none: unshare -rn failed")


def play(module: str, *arguments: str) -> None:
    """Run a play in such a network, to its end."""
    command = [*ALONE, sys.executable, "-m", module, *arguments]
    played = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    print(played.stdout)
    assert played.returncode == 0, played.stdout[-2_000:] + played.stderr[-4_000:]
    assert "The story was played to its end." in played.stdout
