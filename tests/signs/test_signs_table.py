"""The table is reproduced in small: what stands in the documentation is what the rule does."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from bot.rules.signs import HABIT_LIMIT
from tests.signs.measuring import Figure, People, Row, false_a_year, habits, measured, scales, tuned
from tests.signs.rules import ewma, followed, habit_ewma, rolling, with_slack
from tests.signs.table import ANCHOR, BECOMES, ENERGY, HABIT
from tests.sources import ROOT

PEOPLE = 600
BAND = 4
"""Standard errors of this small sample. A right figure falls outside about once in 16,000 samples."""

KNOWN = {"false": 0.47, "ever": 0.28, "first": 0.35, "fast": 0.66, "slow": 0.96, "in_time": 0.91}
KNOWN_HABIT = {"false": 0.21, "ever": 0.18, "fast": 0.55, "slow": 0.88}
"""From 8,000 people of each kind (`make signs PEOPLE=8000 SEED=2`)."""


@pytest.fixture(scope="module")
def people() -> People:
    return scales(PEOPLE, seed=11)


@pytest.fixture(scope="module")
def walkers() -> People:
    return habits(PEOPLE, 11, HABIT, BECOMES)


@pytest.fixture(scope="module")
def ours(people: People) -> Row:
    return measured(ENERGY, people)


@pytest.mark.parametrize("name", KNOWN)
def test_what_kaveri_follows_does_what_was_measured(ours: Row, name: str) -> None:
    assert near(getattr(ours, name), KNOWN[name])


def test_half_of_the_slow_slides_are_noticed_about_four_months_in(ours: Row) -> None:
    assert 14 <= ours.week <= 17


@pytest.mark.parametrize("name", KNOWN_HABIT)
def test_a_lost_habit_is_noticed_as_was_measured(walkers: People, name: str) -> None:
    assert near(getattr(measured(ANCHOR, walkers), name), KNOWN_HABIT[name])


def test_the_rule_is_the_chart_of_the_textbooks(people: People, walkers: People) -> None:
    """Written a second time, without keeping numbers from answer to answer: it asks in the same weeks."""
    assert [ENERGY(life) for life in people.sliding] == [ewma()(life) for life in people.sliding]
    habit = habit_ewma(HABIT_LIMIT, learnt=False)
    assert [ANCHOR(life) for life in walkers.sliding] == [habit(life) for life in walkers.sliding]


def test_a_usual_that_moves_along_hides_the_slow_slide(people: People, ours: Row) -> None:
    assert measured(rolling, people).slow.value < ours.slow.value - 0.25


def test_beginning_again_after_a_question_asks_less_for_nothing_and_notices_as_much(
    people: People, ours: Row
) -> None:
    lasting = measured(ewma(again=False), people)
    assert ours.false.value < lasting.false.value
    assert (ours.fast, ours.slow, ours.week) == (lasting.fast, lasting.slow, lasting.week)


def test_two_scales_together_ask_for_nothing_less_than_twice_as_often(ours: Row) -> None:
    both = false_a_year(followed("energy", "off"), scales(PEOPLE, seed=11, how_many=2))
    assert ours.false.value < both < 2 * ours.false.value


def test_a_tuned_rule_is_never_wrong_more_often(people: People, ours: Row) -> None:
    rule = with_slack(0.5)
    wrong = false_a_year(rule(tuned(rule, people, ours.false.value)), people)
    assert 0.9 * ours.false.value <= wrong <= ours.false.value


def test_it_ends_with_one_line_of_figures_and_the_same_seed_gives_the_same() -> None:
    command = [sys.executable, "-m", "tests.signs", "--people", "40", "--seed", "3"]
    first, second = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in "12"
    )
    assert first.stdout == second.stdout
    last = first.stdout.splitlines()[-1]
    assert re.fullmatch(r"signs: people=40 seed=3( [a-z_]+=\d+(\.\d+)?)+", last)
    assert " false_per_year=" in last
    assert " cusum_slow=" in last


def near(figure: Figure, known: float) -> bool:
    return abs(figure.value - known) <= BAND * figure.error
