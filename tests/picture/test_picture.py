"""The picture in the documentation is what the rules do, and no kind of state is missing from it."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.rules import change, escalation, listening
from tests.picture.__main__ import PAGE
from tests.picture.drawing import diagram, page
from tests.picture.exploring import explored
from tests.picture.kinds import NOTHING, Step


@pytest.fixture(scope="module")
def found() -> dict[str, frozenset[Step]]:
    return explored()


def test_the_picture_is_what_the_rules_do(found: dict[str, frozenset[Step]]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(found), "run `make picture`, and look at what changed"


def test_no_kind_of_state_is_missing(found: dict[str, frozenset[Step]]) -> None:
    reached = {name for steps in found.values() for step in steps for name in (step.before, step.after)}
    classes = {
        kind.__name__
        for union in (
            *(escalation.Progress, escalation.Other, listening.Answer, change.Progress),
            change.Open | change.Said | change.Past,
        )
        for kind in get_args(union)
    }
    missing = {name for name in classes if not any(state.partition(",")[0] == name for state in reached)}
    assert not missing


def test_whatever_begins_can_end(found: dict[str, frozenset[Step]]) -> None:
    """No state without a way out: from each there is a path to where nothing of it is kept."""
    for title, steps in found.items():
        ends = {NOTHING}
        while more := {step.before for step in steps if step.after in ends} - ends:
            ends |= more
        assert {step.after for step in steps} <= ends, title


def test_a_state_and_two_ways_to_it() -> None:
    drawn = diagram([Step(NOTHING, "begins", "On, its way"), Step(NOTHING, "wakes", "On, its way")])
    assert "On_its_way : On, its way" in drawn
    assert "[*] --> On_its_way : begins, wakes" in drawn
