"""The main job against local-slack, a Slack emulator by others (https://github.com/parvalabs/local-slack).

It is not part of Kaveri. To install it, in this folder:  npm i local-slack-linux-x64@0.1.8
It listens on every interface and takes orders from anybody, so it runs in a network of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.partners import alone

BINARY = "node_modules/local-slack-linux-x64/bin/local-slack"


@pytest.fixture
def local_slack() -> Path:
    binary = Path(os.environ.get("LOCAL_SLACK", alone.ROOT / BINARY))
    if not binary.is_file():
        pytest.skip("local-slack is not installed: npm i local-slack-linux-x64@0.1.8, or set LOCAL_SLACK")
    alone.needed_by("local-slack")
    return binary


def test_the_story_on_local_slack(local_slack: Path, tmp_path: Path) -> None:
    alone.play("tests.partners.local_slack", str(local_slack), str(tmp_path))
