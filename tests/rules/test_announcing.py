"""A change of settings that concerns members: told first, in effect later, never for what was written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.announcing import (
    DIRECTORY,
    NOTICE,
    OPERATOR,
    PAGE,
    SITTING,
    TENANT,
    Announcement,
    ChangesShown,
    Fact,
    Told,
    coming,
    compared,
    covers,
    in_force,
    is_closed,
    on_top,
    read,
    unread,
)

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
DAY = timedelta(days=1)
THERE, ELSEWHERE = Fact(PAGE, "https://kaveri.example.com"), Fact(PAGE, "https://kaveri.example.org")
LIST, ONE, TWO = Fact(DIRECTORY), Fact(TENANT, "slack/T1"), Fact(TENANT, "slack/T2")
OURS, THEIRS = Fact(OPERATOR, "Example Oy"), Fact(OPERATOR, "Other Oy")


def settings(*facts: Fact) -> frozenset[Fact]:
    return frozenset(facts)


def started(before: Told, *facts: Fact, at: datetime = NOW, anybody: bool = True) -> tuple[Announcement, ...]:
    return compared(before, settings(*facts), at, anybody)


def test_what_was_so_from_the_start_is_no_news() -> None:
    told = started(None, ONE, LIST)
    assert in_force(told, settings(ONE, LIST), NOW) == {ONE, LIST}
    assert unread(told, (), NOW - DAY) == ()


def test_as_long_as_there_is_nobody_every_setting_is_in_effect_at_once() -> None:
    told = started(started(None, ONE), ONE, LIST, at=NOW + DAY, anybody=False)
    assert in_force(told, settings(ONE, LIST), NOW + DAY) == {ONE, LIST}


def test_what_widens_waits_and_then_holds_without_anybody_doing_anything() -> None:
    told = started(started(None, ONE), ONE, LIST)
    both = settings(ONE, LIST)
    assert in_force(told, both, NOW) == in_force(told, both, NOW + NOTICE - timedelta(seconds=1)) == {ONE}
    assert in_force(told, both, NOW + NOTICE) == both
    assert [a.fact for a in coming(told, NOW)] == [LIST]
    assert coming(told, NOW + NOTICE) == ()


def test_what_narrows_is_so_at_once_and_comes_back_only_after_it_was_told() -> None:
    told = started(None, ONE, LIST)
    told = started(told, ONE, at=NOW + DAY)
    assert [a.fact for a in told] == [ONE]
    again = started(told, ONE, LIST, at=NOW + 2 * DAY)
    assert in_force(again, settings(ONE, LIST), NOW + 2 * DAY) == {ONE}


def test_a_setting_put_back_before_its_day_is_announced_anew_and_read_anew() -> None:
    first = started(started(None, ONE), ONE, LIST)
    read_it = read((), ChangesShown(first), NOW - DAY, NOW)
    back = started(first, ONE, at=NOW + DAY)
    assert coming(back, NOW + DAY) == ()
    again = started(back, ONE, LIST, at=NOW + 2 * DAY)
    assert in_force(again, settings(ONE, LIST), NOW + NOTICE) == {ONE}, "the first day counts no more"
    assert [a.fact for a in unread(again, read_it, NOW - DAY)] == [LIST]


def test_a_page_that_moves_and_another_operator_are_told_at_once_and_as_they_are() -> None:
    told = started(started(None, THERE, OURS), ELSEWHERE, THEIRS, at=NOW)
    assert in_force(told, settings(ELSEWHERE, THEIRS), NOW) == {ELSEWHERE, THEIRS}
    assert [a.fact for a in unread(told, (), NOW - DAY)] == [THEIRS, ELSEWHERE]
    first = started(started(None, OURS), OURS, THERE)
    assert in_force(first, settings(OURS, THERE), NOW) == {OURS}, "a first page waits"
    moved = started(first, OURS, ELSEWHERE, at=NOW + DAY)
    assert in_force(moved, settings(OURS, ELSEWHERE), NOW + DAY) == {OURS}, "and moving does not hurry it"


def test_it_stands_on_top_for_one_sitting() -> None:
    told = started(started(None, ONE), ONE, LIST)
    mine = read((), ChangesShown(told), NOW - DAY, NOW)
    assert [a.fact for a in on_top(told, mine, NOW)] == [LIST]
    assert [a.fact for a in on_top(told, mine, NOW + SITTING)] == [LIST]
    assert on_top(told, mine, NOW + SITTING + timedelta(seconds=1)) == ()
    assert on_top(told, mine, NOW - DAY) == (), "nor where the clock went back"
    assert read(mine, ChangesShown(told), NOW - DAY, NOW + DAY) == mine


def test_whoever_comes_later_reads_only_what_is_to_come() -> None:
    told = started(started(None, ONE), ONE, LIST)
    assert [a.fact for a in unread(told, (), NOW + DAY)] == [LIST]
    assert unread(told, (), NOW + NOTICE) == ()


def test_nothing_written_before_is_used_in_a_new_way() -> None:
    (_, change) = told = started(started(None, ONE), ONE, LIST)
    early, late = NOW - DAY, NOW + NOTICE + DAY
    mine = read((), ChangesShown(told), early, NOW + DAY)
    assert not covers(change, NOW + NOTICE - DAY, mine, early), "it did not hold yet"
    assert covers(change, late, mine, early)
    assert not covers(change, late, (), early), "they had not read it"
    assert not covers(change, late, read((), ChangesShown(told), early, late + DAY), early), (
        "they read it later"
    )
    assert covers(change, late, (), NOW + NOTICE), "it held when they came"


def test_people_of_a_tenant_that_is_new_cannot_come_before_others_were_told() -> None:
    told = started(started(None, ONE), ONE, TWO)
    assert not is_closed(told, "slack/T1", NOW)
    assert is_closed(told, "slack/T2", NOW)
    assert not is_closed(told, "slack/T2", NOW + NOTICE)
    assert not is_closed(None, "slack/T1", NOW)
    assert not is_closed(told, "playground/demo", NOW), "a platform that never said whom it serves"


def test_what_only_a_later_release_knows_is_kept_and_not_told() -> None:
    later = Announcement(Fact("something new"), NOW + NOTICE, NOW)
    told = started((*started(None, ONE), later), ONE)
    assert later in told
    assert unread(told, (), NOW - DAY) == coming(told, NOW) == ()
    assert read((), ChangesShown(told), NOW - DAY, NOW) == ()


some = st.frozensets(st.sampled_from([LIST, ONE, TWO]))
minutes = st.integers(-60 * 24 * 40, 60 * 24 * 40)


@given(some, st.lists(st.tuples(some, minutes), max_size=8))
def test_in_whatever_order_replicas_start_and_however_clocks_jump(
    first: frozenset[Fact], starts: list[tuple[frozenset[Fact], int]]
) -> None:
    """What a start adds holds only on a day that was fixed when it was told, ``NOTICE`` later; and nothing
    ever holds where it is not configured."""
    told = compared(None, first, NOW, True)
    for configured, jump in starts:
        now = NOW + timedelta(minutes=jump)
        held = in_force(told, configured, now)
        told = compared(told, configured, now, True)
        assert in_force(told, configured, now) == held
        assert {a.fact for a in told} == configured
        assert all(a.told_from is None or a.holds_from == a.told_from + NOTICE for a in told)
