"""The test of the tests: a transcript that expects nothing, or not everything, fails by itself."""

from __future__ import annotations

import pytest

from bot.rules.sayings import SaidYes
from tests.transcript import ASK, HELSINKI, Transcript, loose_ends, minutes


def told() -> Transcript:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko").asks("sanna")
    return story.after(minutes(2))


def test_nothing_expected_is_a_loose_end() -> None:
    Transcript(sanna=HELSINKI)
    assert "nothing was expected" in loose_ends()[0]


def test_something_that_happened_after_the_last_expectation_is_one_too() -> None:
    told().told("mikko", ASK).answers("mikko", yes=True)
    assert "nothing was expected" in loose_ends()[0]


def test_a_notice_that_nobody_expected_is_one_too() -> None:
    story = told()
    story.so_that(lambda world: True, "whatever")
    assert "nobody expected" in loose_ends()[0]


def test_a_finished_one_is_none() -> None:
    told().told("mikko", ASK).silence()
    assert loose_ends() == []


def test_what_was_expected_in_vain_is_told_with_the_whole_story() -> None:
    with pytest.raises(AssertionError, match=r"(?s)SaidYes.*Mon 02 Mar 09:01  mikko: gets a notice"):
        told().standing("sanna", SaidYes)
    with pytest.raises(AssertionError, match="silence"):
        told().silence()
