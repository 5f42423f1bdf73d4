"""A replica that waits for another one's wake-up does not look without end, and is late for nobody else."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import build
from bot.runtime.clock import PushedClock, WallClock
from bot.runtime.looking import LOOK_AT_LEAST_EVERY, SHORTEST_LOOK, Looks
from bot.runtime.settings import Settings
from bot.storage.contract import Slot, Tx
from tests.storage.making import NOW, SOON, member, waking
from tests.stores import Databases
from tests.world import seeded

QUARTER = timedelta(milliseconds=250)
LATEST, SOONEST = (lambda n: b"\xff" * n), bytes


def test_each_look_in_vain_waits_longer_and_none_longer_than_a_look_lasts() -> None:
    looks = Looks(LATEST)
    waits = [looks.in_vain() for _ in range(12)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (SHORTEST_LOOK, LOOK_AT_LEAST_EVERY)
    assert sum(waits[:8]) < LOOK_AT_LEAST_EVERY, "what is done in no time is seen in no time"
    looks.begin()
    assert looks.in_vain() == SHORTEST_LOOK


def test_replicas_that_began_together_do_not_look_together() -> None:
    late, soon = Looks(LATEST), Looks(SOONEST)
    assert [late.in_vain() for _ in range(12)] == [2 * soon.in_vain() for _ in range(12)]


@pytest.mark.parametrize("kept", ["postgres"], indirect=True)
async def test_a_wake_up_in_another_replicas_hands_is_not_looked_at_without_end(
    kept: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = PushedClock(NOW)
    other, held, done = kept.open(clock), threading.Event(), threading.Event()
    asha = member("asha")
    other.run(lambda tx: tx.add(waking(asha, SOON)))

    def takes_its_time(tx: Tx) -> bool:
        ours = tx.takes(asha.id, clock.now())
        held.set()
        return done.wait() and ours

    program = build(Settings(), clock, [PlaygroundPlatform(clock)], store=kept.open(clock), chance=seeded(1))
    await program.start(background=False)
    waits: list[float] = []

    async def wait(seconds: float, _: asyncio.Event) -> None:
        waits.append(seconds)

    monkeypatch.setattr(program.running, "_until", wait)
    clock.push_to(SOON)
    theirs = asyncio.create_task(asyncio.to_thread(other.run, takes_its_time))
    try:
        await asyncio.to_thread(held.wait)
        for _ in range(14):
            await program.running._wake()
        assert waits[0] <= SHORTEST_LOOK
        assert min(waits[10:]) >= LOOK_AT_LEAST_EVERY / 2
        program.store.run(lambda tx: tx.add(waking(member("ravi"), SOON + QUARTER)))
        await program.running._wake()
        assert waits[-1] == QUARTER.total_seconds(), "whoever is due next is woken in time"
    finally:
        done.set()
        assert await theirs
        await program.stop()


@pytest.mark.parametrize("kept", ["sqlite", "postgres"], indirect=True)
async def test_after_a_press_that_posted_and_armed_nothing_nobody_looks(kept: Databases) -> None:
    clock = PushedClock(NOW)
    program = build(Settings(), clock, [PlaygroundPlatform(clock)], store=kept.open(clock), chance=seeded(1))
    await program.start(background=False)
    running, asha = program.running, member("asha")
    program.store.run(lambda tx: tx.add(waking(asha, SOON)))
    running.pressed()
    assert running._to_wake.is_set()
    assert running._to_send.is_set()
    running._to_wake.clear()
    running._to_send.clear()
    program.store.run(lambda tx: tx.save(tx.load([asha.id])[asha.id], replace(waking(asha, SOON), visits=1)))
    running.pressed()
    assert not running._to_wake.is_set()
    assert not running._to_send.is_set()
    program.store.run(lambda tx: tx.post(Slot("s"), asha.id, "slack/T1", "visit", NOW))
    running.pressed()
    assert running._to_send.is_set()
    await program.stop()


def test_a_moment_within_a_second_is_reached_when_that_second_is_over() -> None:
    clock = WallClock()
    within = datetime.now(UTC).replace(microsecond=1) + timedelta(hours=1)
    assert clock.until(within) > clock.until(within.replace(microsecond=0)) + 0.9
