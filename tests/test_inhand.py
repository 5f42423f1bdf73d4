"""When whoever comes next is turned away: too many are in hand, or those who are have waited for too long."""

from __future__ import annotations

from contextlib import ExitStack

from adapters.inhand import LONG, MOST, SOME, InHand


class Hand:
    """Some presses in hand, and a clock that is set."""

    def __init__(self) -> None:
        self.now = 0.0
        self.presses = InHand(lambda: self.now)
        self.begun: list[ExitStack] = []

    def begins(self, count: int) -> None:
        for _ in range(count):
            self.begun.append(ExitStack())
            self.begun[-1].enter_context(self.presses.one())

    def ends(self, count: int) -> None:
        for _ in range(count):
            self.begun.pop(0).close()

    @property
    def state(self) -> tuple[bool, bool]:
        return self.presses.is_busy, self.presses.is_full


def test_first_the_tab_is_left_then_presses_are_turned_away() -> None:
    hand = Hand()
    hand.begins(MOST // 2 - 1)
    assert hand.state == (False, False)
    hand.begins(1)
    assert hand.state == (True, False)
    hand.begins(MOST // 2)
    assert hand.state == (True, True)
    hand.ends(1)
    assert hand.state == (True, False)


def test_some_who_wait_for_long_say_that_fewer_can_be_kept() -> None:
    hand = Hand()
    hand.begins(SOME)
    hand.now = LONG
    assert hand.state == (False, False)
    hand.now += 0.01
    assert hand.state == (True, True)
    hand.ends(1)
    assert hand.state == (False, False)


def test_one_who_waits_for_long_holds_nobody_up() -> None:
    hand = Hand()
    hand.begins(SOME - 1)
    hand.now = 3600.0
    hand.begins(1)
    assert hand.state == (False, False)


def test_a_press_that_fails_is_no_longer_in_hand() -> None:
    hand = Hand()
    hand.begins(MOST)
    try:
        with hand.presses.one():
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    hand.ends(MOST)
    assert hand.state == (False, False)
