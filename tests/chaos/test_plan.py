"""A plan comes from its seed alone, and never troubles twice at once what is to mend in between."""

from __future__ import annotations

from itertools import pairwise

from tests.chaos.plan import Kind, Trouble, troubles

LONG = 3600.0


def test_the_same_seed_is_the_same_plan_and_another_is_not() -> None:
    assert list(troubles("1", LONG, 3)) == list(troubles("1", LONG, 3))
    assert list(troubles("1", LONG, 3)) != list(troubles("2", LONG, 3))


def test_in_an_hour_everything_goes_wrong_on_every_replica() -> None:
    plan = list(troubles("1", LONG, 3))
    assert {trouble.kind for trouble in plan} == set(Kind)
    assert {trouble.replica for trouble in plan} == {None, 0, 1, 2}
    assert any(trouble.kind is Kind.PAUSE and trouble.lasts > 30 for trouble in plan)


def test_whatever_goes_wrong_is_over_before_the_next_and_before_the_end() -> None:
    plan = list(troubles("1", LONG, 3))
    for whom in (None, 0, 1, 2):
        theirs = [trouble for trouble in plan if trouble.replica == whom]
        assert all(_end(one) < next.at for one, next in pairwise(theirs))
    assert all(_end(trouble) <= LONG for trouble in plan)


def _end(trouble: Trouble) -> float:
    return trouble.at + trouble.lasts
