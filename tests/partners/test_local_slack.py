"""The main job against local-slack, a Slack emulator by others (https://github.com/parvalabs/local-slack).

It is not part of Kaveri. To install it, in this folder:  npm i local-slack-linux-x64@0.1.8
It listens on every interface and takes orders from anybody, so it runs in a network of its own
(``unshare -rn``), where nothing else can be reached or reach it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BINARY = "node_modules/local-slack-linux-x64/bin/local-slack"
ALONE = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "_"]


@pytest.fixture
def local_slack() -> Path:
    binary = Path(os.environ.get("LOCAL_SLACK", ROOT / BINARY))
    if not binary.is_file():
        pytest.skip("local-slack is not installed: npm i local-slack-linux-x64@0.1.8, or set LOCAL_SLACK")
    if not (
        shutil.which("unshare") and subprocess.run([*ALONE, "true"], capture_output=True).returncode == 0
    ):
        pytest.skip("local-slack needs a network of its own, and this machine makes none: unshare -rn failed")
    return binary


def test_the_story_on_local_slack(local_slack: Path, tmp_path: Path) -> None:
    play = [sys.executable, "-m", "tests.partners.local_slack", str(local_slack), str(tmp_path)]
    played = subprocess.run([*ALONE, *play], cwd=ROOT, capture_output=True, text=True, timeout=120)
    print(played.stdout)
    assert played.returncode == 0, played.stdout[-2_000:] + played.stderr[-4_000:]
    assert "The story was played to its end." in played.stdout
