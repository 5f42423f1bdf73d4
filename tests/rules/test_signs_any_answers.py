"""Signs, whatever is answered, whenever, and whatever is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules import signs
from bot.rules.signs import BASELINE, Chart, Habit
from tests.rules.diary import HALF_A_WEEK, WALK, Diary, mute, steady

Entry = tuple[timedelta, float | None, float | None, float | None]
"""How long after the last check-in, and what was answered about energy, switching off and the walk."""

levels = st.integers(1, 5)
kept = st.sampled_from([0, 0.5, 1])
gaps = st.integers(0, 40).map(lambda days: timedelta(days=days, hours=1))
anything = st.lists(st.tuples(gaps, st.none() | levels, st.none() | levels, st.none() | kept), max_size=80)
well = st.lists(st.tuples(gaps, st.integers(4, 5), st.integers(3, 5), st.just(1)), min_size=20, max_size=25)
worn = st.lists(st.tuples(gaps, st.integers(1, 3), st.integers(1, 2), st.just(0)), min_size=20, max_size=60)
falling = st.tuples(well, worn).map(lambda both: both[0] + both[1])
"""Lives in which there is something to ask about."""

lives = anything | falling


def played(entries: Iterable[Entry], diary: Diary | None = None) -> Diary:
    diary = diary or Diary()
    for gap, *answers in entries:
        diary.now += gap - HALF_A_WEEK
        named = zip(("energy", "off", WALK), answers, strict=True)
        diary.answers({key: value for key, value in named if value is not None})
    return diary


@given(lives)
def test_never_twice_in_four_weeks(entries: list[Entry]) -> None:
    weeks = [week for week, _ in played(entries).questions]
    assert all(later - earlier >= 4 for earlier, later in pairwise(weeks))


@given(falling)
def test_there_is_something_to_ask_about(entries: list[Entry]) -> None:
    """The test of these tests: where nothing was ever asked, nothing would be proved."""
    assert played(entries).questions


@given(lives)
def test_never_when_muted(entries: list[Entry]) -> None:
    played(entries, Diary().wants(mute)).asked()


@given(st.lists(levels, max_size=BASELINE + 1))
def test_never_before_the_usual_is_learnt_and_two_answers_more(energy: list[int]) -> None:
    Diary().says(*energy).asked()


@given(st.lists(levels, min_size=20, max_size=60), st.data())
def test_what_was_left_out_changes_nothing(energy: list[int], data: st.DataObject) -> None:
    """Not answering, whether a scale, a check-in or a month, leaves the chart as it is."""
    whole, holed = Diary().wants(mute), Diary().wants(mute)
    for value in energy:
        whole.says(value)
        for other in data.draw(st.lists(st.sampled_from(["nothing", "off", WALK]), max_size=2)):
            holed.answers({} if other == "nothing" else {other: 1})
        holed.now += data.draw(gaps)
        holed.says(value)
    assert holed.line() == whole.line()


@given(st.integers(1, 5), levels, st.lists(st.just(None), max_size=5))
def test_a_constant_answerer_is_never_asked_about_a_single_dip(
    usual: int, dip: int, after: list[None]
) -> None:
    steady(usual).says(min(dip, usual), *[usual for _ in after]).asked()


@given(st.lists(levels, min_size=20, max_size=20), st.lists(levels, max_size=40))
def test_answers_no_lower_than_usual_are_never_asked_about(first: list[int], later: list[int]) -> None:
    diary = Diary().says(*first)
    usual = signs.usual(diary.line())
    diary.says(*(value for value in later if value >= usual)).asked()


@given(st.lists(levels, max_size=150), st.lists(st.sampled_from([0, 0.5, 1]), max_size=150))
def test_a_chart_is_a_handful_of_numbers_however_long_it_is_kept(
    energy: list[int], walks: list[float]
) -> None:
    for line in (*(w.line for w in Diary().says(*energy).walks(*walks).signs.watched), Chart(), Habit()):
        assert all(type(getattr(line, field.name)) in (int, float) for field in fields(line))
        assert 0 <= line.count <= BASELINE


@given(st.lists(levels, min_size=2, max_size=20))
def test_the_usual_is_the_mean_of_what_was_answered(energy: list[int]) -> None:
    line = Diary().says(*energy).line()
    assert isinstance(line, Chart)
    mean = sum(energy) / len(energy)
    assert signs.usual(line) == pytest.approx(mean)
    assert line.squares == pytest.approx(sum((value - mean) ** 2 for value in energy), abs=1e-9)


@given(falling)
def test_the_usual_stands_still(
    entries: list[Entry],
) -> None:
    learnt, whole = played(entries[:BASELINE]), played(entries)
    for key in ("energy", "off", WALK):
        assert signs.usual(learnt.line(key)) == signs.usual(whole.line(key))
