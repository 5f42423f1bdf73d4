"""A second of `make flood`: the real program, and many more presses than it keeps meanwhile.

Nothing here depends on how fast this machine is: who was late is for `make flood` to say.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flood.flooding import Flood, flooded
from tests.flood.house import PLATFORMS


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_whoever_is_kept_and_whoever_is_turned_away_is_told_so(platform: str, tmp_path: Path) -> None:
    flood = Flood(platform, "sqlite", seconds=1.0, times=10, members=100, rate=60)
    result = await flooded(flood, tmp_path)
    found = result.found
    assert (found.uncommitted, found.kept_untold, found.twice) == (0, 0, 0), result.line()
    assert (found.silent, found.broken.total()) == (0, 0), list(result.beside())
    assert found.saved
    assert found.saved + found.turned_away == 600
