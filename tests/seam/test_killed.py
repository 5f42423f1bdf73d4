"""kill -9 in the middle of a wake-up: nothing of it was kept, nothing of it is lost, and it happens once."""

from __future__ import annotations

import subprocess
import sys

from tests.seam.rig import HEALS, House
from tests.storage.making import SOON

NAMES = ("asha", "ravi", "leena")


async def test_what_a_killed_replica_had_in_hand_happens_once_elsewhere(house: House) -> None:
    one = house.replica()
    one.arms(*NAMES, at=SOON)
    killed_in_the_middle(house)
    assert one.visits(*NAMES) == [0, 0, 0]
    house.clock.push_to(SOON)
    await one.all_due()
    house.clock.push(HEALS)
    await one.all_due()
    assert one.visits(*NAMES) == [1, 1, 1]
    assert one.store.parked() == []


def killed_in_the_middle(house: House) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.seam.dying", house.waker],
        env=house.environment(),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "in the middle\n"
        finally:
            process.kill()
