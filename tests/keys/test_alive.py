"""The real program serves presses while its master key is replaced, and the one who replaces it is killed."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.keys.programs import PEOPLE, a_house, crowd
from tests.keys.ring import Ring

MANY = 3000


@pytest.mark.parametrize(("kept", "replicas"), [("sqlite", 1), ("postgres", 2)], indirect=["kept"])
async def test_presses_go_on_while_it_is_rotated_killed_and_rotated_again(
    ring: Ring, tmp_path: Path, replicas: int
) -> None:
    crowd(ring, MANY)
    (old,) = ring.names()
    async with a_house(ring, tmp_path, replicas) as house:
        for who in PEOPLE:
            await house.presses(who)
        new = ring.adds_a_key()
        code, said = await house.rotates(killed_after="  400 of")
        assert code == -signal.SIGKILL, said
        halves = dict(ring.keys("SELECT master, count(*) FROM data_key GROUP BY master"))
        assert set(halves) == {old, new}, "it died in the middle"
        code, said = await house.rotates()
        assert code == 0, said
        assert f"{old} is not needed any more." in said
        ring.keeps_only(new)
        for who in PEOPLE:
            await house.presses(who)
        assert house.pressed > 2 * len(PEOPLE) + 10
        assert house.refused == []
        for bot in house.bots:
            assert "ERROR" not in bot.said()
            assert "not saved" not in bot.said()
    assert ring.keys("SELECT DISTINCT master FROM data_key") == [(new,)]
    everybody = [row[0] for row in ring.data("SELECT id FROM member")]
    assert len(everybody) == len(PEOPLE)
    assert len(ring.open().run(lambda tx: tx.load(everybody))) == len(PEOPLE)
