"""More comes than can be kept: nobody waits in vain, and whoever was turned away is told so, truly."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from bot.rules.agenda import next_wake
from bot.runtime import writer
from bot.runtime.writer import OTHERS_EVERY, TOGETHER, Writer
from bot.storage.contract import Tx, Unavailable
from bot.storage.memory import MemoryStore
from tests.storage.making import NOW

AT_ONCE = 10 * TOGETHER


class Overloaded:
    """One writer, which has something in hand for as long as the test wants."""

    def __init__(self) -> None:
        self.store = MemoryStore(next_wake)
        self.writer = Writer(self.store)
        self.done: list[str] = []
        self._begun, self._go = threading.Event(), threading.Event()

    async def begins(self, *, as_press: bool = False) -> asyncio.Task[None]:
        """Something is in hand, and stays there until ``goes_on``."""
        keep = self.writer.press if as_press else self.writer.run
        slow = asyncio.create_task(keep(self.slow))
        await self.begun()
        return slow

    async def begun(self) -> None:
        await asyncio.to_thread(self._begun.wait)

    def goes_on(self) -> None:
        self._go.set()

    def press(self, key: str) -> asyncio.Task[bool]:
        return asyncio.create_task(self.writer.press(lambda tx: tx.first_time(key, NOW)))

    def notes(self, name: str) -> Callable[[Tx], None]:
        """A work that says when its turn was."""
        return lambda _: self.done.append(name)

    def kept(self, key: str) -> bool:
        return self.store.run(lambda tx: tx.seen(key))

    def slow(self, _: Tx) -> None:
        self._begun.set()
        self._go.wait()


async def test_a_press_whose_turn_does_not_come_is_turned_away_and_nothing_of_it_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writer, "PATIENCE", 0.01)
    house = Overloaded()
    slow = await house.begins()
    presses = {f"press {n}": house.press(f"press {n}") for n in range(AT_ONCE)}
    await asyncio.wait(presses.values())
    assert all(isinstance(press.exception(), Unavailable) for press in presses.values())
    house.goes_on()
    await slow
    later = house.press("later")
    assert await later
    assert not any(house.kept(key) for key in presses)
    house.writer.close()


async def test_when_too_many_wait_the_next_one_is_told_at_once_and_the_others_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 5)
    monkeypatch.setattr(writer, "PATIENCE", 60.0)
    house = Overloaded()
    slow = await house.begins()
    presses = [house.press(f"press {n}") for n in range(AT_ONCE)]
    turned_away = presses[5:]
    await asyncio.wait(turned_away)
    assert all(isinstance(press.exception(), Unavailable) for press in turned_away)
    house.goes_on()
    await slow
    assert await asyncio.gather(*presses[:5]) == [True] * 5
    assert [house.kept(f"press {n}") for n in range(AT_ONCE)] == [n < 5 for n in range(AT_ONCE)]
    house.writer.close()


async def test_a_wake_up_waits_as_long_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 0)
    house = Overloaded()
    slow = await house.begins()
    wake = asyncio.create_task(house.writer.run(lambda tx: tx.first_time("wake", NOW)))
    house.goes_on()
    await slow
    assert await wake
    house.writer.close()


async def test_a_press_that_has_begun_is_not_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "PATIENCE", 0.01)
    house = Overloaded()
    begun = await house.begins(as_press=True)
    with pytest.raises(Unavailable):
        await house.press("behind it")
    house.goes_on()
    await begun
    house.writer.close()


async def test_a_press_and_what_goes_out_wait_for_one_turn_at_most_of_a_morning_of_wake_ups() -> None:
    house = Overloaded()
    slow = await house.begins()
    wakes = [asyncio.create_task(house.writer.later(house.notes("wake"))) for _ in range(AT_ONCE)]
    await asyncio.sleep(0)
    claim = asyncio.create_task(house.writer.call(lambda: house.done.append("claim")))
    press = asyncio.create_task(house.writer.press(house.notes("press")))
    await asyncio.sleep(0)
    house.goes_on()
    await asyncio.gather(slow, press, claim, *wakes)
    assert house.done.index("press") < house.done.index("claim") <= TOGETHER + 1
    house.writer.close()


async def test_while_people_press_without_end_somebody_who_is_due_is_woken() -> None:
    house = Overloaded()
    slow = await house.begins()
    presses = [asyncio.create_task(house.writer.press(house.notes("press"))) for _ in range(AT_ONCE)]
    wake = asyncio.create_task(house.writer.later(house.notes("wake")))
    await asyncio.sleep(0)
    house.goes_on()
    await asyncio.gather(slow, wake, *presses)
    assert house.done.index("wake") <= (OTHERS_EVERY - 1) * TOGETHER
    house.writer.close()


async def test_between_two_commits_a_loop_that_is_behind_sees_to_whoever_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writer, "STARVED", -1.0)
    house = Overloaded()

    async def pressed() -> None:
        await house.writer.press(house.slow)
        house.done.append("told")

    telling = asyncio.create_task(pressed())
    await house.begun()
    another = asyncio.create_task(house.writer.call(lambda: house.done.append("next commit")))
    await asyncio.sleep(0)
    house.goes_on()
    await asyncio.gather(telling, another)
    assert house.done == ["told", "next commit"]
    house.writer.close()


async def test_a_writer_does_not_wait_for_a_loop_that_is_busy_with_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writer, "STARVED", -1.0)
    monkeypatch.setattr(writer, "ROUND", 0.01)
    house = Overloaded()
    slow = await house.begins(as_press=True)
    went_on = threading.Event()
    another = asyncio.create_task(house.writer.call(went_on.set))
    await asyncio.sleep(0)
    house.goes_on()
    assert went_on.wait(10), "the loop stands still here, and the next commit is made all the same"
    await asyncio.gather(slow, another)
    house.writer.close()


async def test_what_nobody_waits_for_any_more_is_not_taken_in_hand() -> None:
    """A replica that stops would else claim notices, and have them in hand until a lease is over."""
    house = Overloaded()
    slow = await house.begins()
    claim = asyncio.create_task(house.writer.call(lambda: house.done.append("claim")))
    await asyncio.sleep(0)
    claim.cancel()
    house.goes_on()
    await asyncio.gather(slow, claim, return_exceptions=True)
    await house.writer.call(lambda: house.done.append("another"))
    assert house.done == ["another"]
    house.writer.close()
