"""No sequence of publications lets anybody subtract a few people out.

Held by brute force: in a small company every sequence of groups is published that the rule lets through, and
every set of too few people is tried, by a method of its own: they can be isolated if the known means, taken
together, say more of the whole than they say of everybody else.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.isolation import isolates

Group = frozenset[int]


def rank(rows: list[list[Fraction]]) -> int:
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((n for n in range(found, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for n in range(found + 1, len(rows)):
            times = rows[n][column] / rows[found][column]
            rows[n] = [a - times * b for a, b in zip(rows[n], rows[found], strict=True)]
        found += 1
    return found


def can_be_isolated(few: Group, published: list[Group], people: range) -> bool:
    """Some combination of what is published speaks of these people, or some of them, and of nobody else."""
    everybody = [[Fraction(person in group) for person in people] for group in published]
    others = [[Fraction(person in group) for person in people if person not in few] for group in published]
    return rank(others) < rank(everybody)


def anybody(published: list[Group], people: range, at_least: int) -> Group | None:
    return next(
        (
            frozenset(few)
            for few in combinations(people, at_least - 1)  # fewer are in one of these
            if can_be_isolated(frozenset(few), published, people)
        ),
        None,
    )


def sequences(groups: list[Group], at_least: int, length: int) -> Iterator[list[Group]]:
    """Every sequence that the rule lets through."""
    begun: list[list[Group]] = [[]]
    for _ in range(length):
        begun = [
            [*published, group]
            for published in begun
            for group in groups
            if not isolates(group, published, at_least)
        ]
        yield from begun


@pytest.mark.parametrize(("size", "enough", "at_least", "length"), [(5, 3, 2, 3), (6, 4, 3, 3), (7, 5, 3, 2)])
def test_in_a_small_company_nobody_can_be_subtracted_out(
    size: int, enough: int, at_least: int, length: int
) -> None:
    people = range(size)
    groups = [frozenset(group) for n in range(enough, size + 1) for group in combinations(people, n)]
    played = 0
    for published in sequences(groups, at_least, length):
        played += 1
        assert anybody(published, people, at_least) is None, published
    assert played > len(groups), "some second publications were let through"


@settings(max_examples=60)
@given(st.data())
def test_nor_in_a_larger_one(data: st.DataObject) -> None:
    people = range(26)
    published: list[Group] = []
    for _ in range(6):
        away = data.draw(st.frozensets(st.sampled_from(people), max_size=16))
        group = frozenset(people) - away
        if not isolates(group, published):
            published.append(group)
    for few in data.draw(
        st.lists(st.frozensets(st.sampled_from(people), min_size=4, max_size=4), max_size=30)
    ):
        assert not can_be_isolated(few, published, people)


def test_one_who_leaves_is_not_subtracted() -> None:
    twelve = frozenset(range(12))
    assert isolates(twelve - {3}, [twelve])
    assert isolates(twelve | {12}, [twelve])
    assert isolates(twelve - {3, 4} | {12, 13}, [twelve]), "four people are what is left of the two"


def test_five_who_leave_are() -> None:
    twenty = frozenset(range(20))
    assert not isolates(twenty - {1, 2, 3, 4, 5}, [twenty])


def test_the_same_people_again_say_nothing_more() -> None:
    twelve = frozenset(range(12))
    assert not isolates(twelve, [twelve, twelve])


def test_another_team_is_no_help() -> None:
    assert not isolates(frozenset(range(20, 35)), [frozenset(range(12)), frozenset(range(40, 52))])


def test_three_that_are_each_far_enough_apart_may_isolate_together() -> None:
    """Each two differ by five and more, and all three by one person."""
    first, second = frozenset(range(10)), frozenset(range(10, 20))
    both_and_one = first | second | {20}
    assert len(both_and_one - first) >= 5
    assert len(both_and_one - second) >= 5
    assert isolates(both_and_one, [first, second])


def test_a_large_team_in_which_some_are_always_away_can_be_published_quarter_after_quarter() -> None:
    people = range(120)
    quarters = [frozenset(p for p in people if (p * 7 + q * 13) % 5) for q in range(1, 5)]
    published: list[Group] = []
    for group in dict.fromkeys(quarters):
        assert not isolates(group, published)
        published.append(group)
