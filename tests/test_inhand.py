"""When whoever comes next is turned away: too many are in hand, or those who are have waited for too long."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from adapters.inhand import LATE, LONG, LOOK_EVERY, MOST, SOME, InHand

WAITS = 3.0


class Hand:
    """Some presses in hand, a clock that is set, and a loop that is as late as the test wants."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due: list[tuple[float, Callable[[], None]]] = []
        self.presses = InHand(WAITS, lambda: self.now, lambda s, call: self.due.append((self.now + s, call)))
        self.begun: list[ExitStack] = []

    def begins(self, count: int) -> None:
        for _ in range(count):
            self.begun.append(ExitStack())
            self.begun[-1].enter_context(self.presses.one())

    def ends(self, count: int) -> None:
        for _ in range(count):
            self.begun.pop(0).close()

    def looks(self, late: float = 0.0) -> None:
        """The loop comes to what is due, so many seconds late."""
        at, call = self.due.pop()
        self.now = at + late
        call()

    @property
    def state(self) -> tuple[bool, bool]:
        return self.presses.is_busy, self.presses.is_full


@pytest.fixture
def hand() -> Hand:
    return Hand()


def test_first_the_tab_is_left_then_presses_are_turned_away(hand: Hand) -> None:
    hand.begins(MOST // 2 - 1)
    assert hand.state == (False, False)
    hand.begins(1)
    assert hand.state == (True, False)
    hand.begins(MOST // 2)
    assert hand.state == (True, True)
    hand.ends(1)
    assert hand.state == (True, False)


def test_some_who_wait_for_long_say_that_fewer_can_be_kept(hand: Hand) -> None:
    hand.begins(SOME)
    hand.now = LONG * WAITS
    assert hand.state == (False, False)
    hand.now += 0.01
    assert hand.state == (True, True)
    hand.ends(1)
    assert hand.state == (False, False)


def test_one_who_waits_for_long_holds_nobody_up(hand: Hand) -> None:
    hand.begins(SOME - 1)
    hand.now = 3600.0
    hand.begins(1)
    assert hand.state == (False, False)


def test_a_loop_that_is_late_catches_up_before_more_is_taken_in_hand(hand: Hand) -> None:
    hand.begins(SOME)
    hand.looks(late=LATE * WAITS + 0.01)
    assert hand.state == (True, True)
    hand.looks()
    assert hand.state == (False, False)


def test_a_loop_that_was_late_once_turns_nobody_away_where_few_press(hand: Hand) -> None:
    hand.begins(SOME - 1)
    hand.looks(late=60.0)
    assert hand.state == (False, False)


def test_nothing_is_looked_at_while_nobody_presses(hand: Hand) -> None:
    assert hand.due == []
    hand.begins(2)
    assert [at for at, _ in hand.due] == [LOOK_EVERY]
    hand.ends(2)
    hand.looks()
    assert hand.due == []
    hand.begins(1)
    assert len(hand.due) == 1


def test_a_press_that_fails_is_no_longer_in_hand(hand: Hand) -> None:
    hand.begins(MOST)
    with pytest.raises(ZeroDivisionError), hand.presses.one():
        raise ZeroDivisionError
    assert hand.state == (True, True)
    hand.ends(MOST)
    assert hand.state == (False, False)
