"""What a team reads of a quarter: four numbers, an obstacle that ten named alike, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.people import MemberId
from bot.rules.publishing import Closed, closed
from bot.rules.quarter import Quarter, quarter_of
from bot.rules.reflection import Item, Rating
from bot.rules.team import Hindrance, Obstacle, Share
from bot.rules.words import Words

AUTUMN = Quarter(2026, 4)
BUILD = Hindrance(Obstacle.TOOLS, Words("the old build"))


def share(say: int, team: str = "Payments", hindrance: Hindrance | None = None) -> Share:
    values = (say, 3, 4, 2)
    return Share(AUTUMN, team, tuple(map(Rating, Item, values)), hindrance)


def shares(*says: int, first: int = 0, **more: object) -> dict[MemberId, Share]:
    return {MemberId(f"m{first + n:03}"): share(say, **more) for n, say in enumerate(says)}  # type: ignore[arg-type]


def halves(quarter: Closed, team: int = 0) -> list[int]:
    return [number.halves for number in quarter.publications[team].numbers]


def test_ten_let_theirs_count_and_the_team_reads_four_numbers_in_halves() -> None:
    quarter = closed(AUTUMN, shares(2, 2, 3, 3, 3, 4, 4, 4, 5, 5), ())
    assert halves(quarter) == [7, 6, 8, 4]
    assert quarter.counted == (frozenset(shares(*[3] * 10)),)


def test_of_nine_nothing_is_read() -> None:
    quarter = closed(AUTUMN, shares(*[3] * 9), ())
    assert halves(quarter) == []
    assert quarter.counted == ()


@pytest.mark.parametrize("says", [(1,) * 8 + (2, 2), (5,) * 9 + (4,)])
def test_where_nearly_everybody_said_the_same_end_nothing_is_read(says: tuple[int, ...]) -> None:
    assert halves(closed(AUTUMN, shares(*says), ())) == []


def test_one_who_left_the_team_is_not_read_out_of_two_quarters() -> None:
    twelve = shares(*[2, 3, 4] * 4)
    first = closed(AUTUMN, twelve, ())
    assert halves(first)
    eleven = dict(list(twelve.items())[1:])
    assert halves(closed(AUTUMN.after, eleven, first.counted)) == []


def test_five_who_left_and_five_who_came_are() -> None:
    twenty = shares(*[2, 3, 4, 3] * 5)
    first = closed(AUTUMN, twenty, ())
    others = dict(list(twenty.items())[5:]) | shares(*[3] * 5, first=100)
    assert halves(closed(AUTUMN.after, others, first.counted))


def test_two_teams_are_read_apart() -> None:
    both = shares(*[3] * 10) | shares(*[4] * 12, first=50, team="Search")
    quarter = closed(AUTUMN, both, ())
    assert [one.team for one in quarter.publications] == ["Payments", "Search"]
    assert (halves(quarter, 0)[0], halves(quarter, 1)[0]) == (6, 8)


def test_an_obstacle_is_read_once_ten_named_it_in_the_same_words() -> None:
    for times, read in ((9, ()), (10, (BUILD,)), (14, (BUILD,))):
        named = shares(*[3] * times, hindrance=BUILD)
        others = shares(*[4] * 6, first=50, hindrance=Hindrance(Obstacle.TOOLS, Words("the new build")))
        quarter = closed(AUTUMN, named | others, ())
        assert quarter.publications[0].hindrances == read


def test_nothing_to_show_reads_alike_for_every_reason() -> None:
    few = closed(AUTUMN, shares(*[3] * 3), ())
    same = closed(AUTUMN, shares(*[5] * 10), ())
    left = closed(AUTUMN, shares(*[3] * 11), (frozenset(shares(*[3] * 12)),))
    assert few.publications == same.publications == left.publications


@given(st.lists(st.integers(1, 5), min_size=10, max_size=40))
def test_a_number_is_the_mean_to_the_next_half(says: list[int]) -> None:
    for half in halves(closed(AUTUMN, shares(*says), ()))[:1]:
        assert abs(half / 2 - sum(says) / len(says)) <= 0.25


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_every_moment_is_in_one_quarter(at: datetime) -> None:
    quarter = quarter_of(at)
    assert quarter.begins <= at < quarter.ends
    assert quarter.after.before == quarter
    assert quarter.before < quarter < quarter.after
