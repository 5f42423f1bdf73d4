"""Notices and cards on Microsoft 365 Agents Playground, Microsoft's own emulator of Teams.

It is not part of Kaveri, and its licence allows trying it, not shipping it. To install it, in this folder:
npm i @microsoft/m365agentsplayground@0.2.28
It listens on every interface and takes orders from anybody, so it runs in a network of its own. It knows no
dialogs: those stand in ``tests/teams``, against our own strict Teams.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.partners import alone
from tests.playground.browser import executable

CLI = "node_modules/@microsoft/m365agentsplayground/cli.js"


@pytest.fixture
def agents_playground() -> Path:
    cli = Path(os.environ.get("AGENTS_PLAYGROUND", alone.ROOT / CLI))
    if not (cli.is_file() and shutil.which("node")):
        pytest.skip(
            "Agents Playground is not installed: npm i @microsoft/m365agentsplayground@0.2.28 (Node 20), "
            "or set AGENTS_PLAYGROUND to its cli.js"
        )
    executable()
    alone.needed_by("Agents Playground")
    return cli


def test_notices_and_cards_on_agents_playground(agents_playground: Path, tmp_path: Path) -> None:
    alone.play("tests.partners.agents_playground", str(agents_playground), str(tmp_path))
