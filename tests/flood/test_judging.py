"""What a person read is held against the database: every kind of fault is found."""

from __future__ import annotations

import pytest

from tests.flood.crowd import Press, What
from tests.flood.judging import Found, judged
from tests.flood.witness import EXTERNAL, NOT_SAVED, WAIT, Told, said


def found(told: Told, times: int, took: float = 0.1, broken: str = "") -> Found:
    return judged([Press(What.CHECK_IN, 7, told, took, broken)], {7: times}, waits=3.0)


def test_who_was_told_the_truth_in_time_is_well() -> None:
    kept, turned_away = found(Told.SAVED, 1), found(Told.NOT_SAVED, 0)
    assert (kept.well, kept.saved, kept.turned_away) == (True, 1, 0)
    assert (turned_away.well, turned_away.saved, turned_away.turned_away) == (True, 0, 1)


@pytest.mark.parametrize(
    ("fault", "of"),
    [
        ("uncommitted", found(Told.SAVED, 0)),
        ("kept_untold", found(Told.NOT_SAVED, 1)),
        ("twice", found(Told.SAVED, 2)),
        ("silent", found(Told.WAIT, 1)),
        ("silent", found(Told.NOTHING, 0)),
        ("late", found(Told.SAVED, 1, took=3.1)),
    ],
)
def test_a_fault_is_found(fault: str, of: Found) -> None:
    assert not of.well
    assert getattr(of, fault) == 1


def test_who_was_not_answered_properly_is_found() -> None:
    assert not found(Told.NOTHING, 0, broken="answered 'HTTP/1.1 503'").well


def test_windows_are_read_as_their_readers_do() -> None:
    assert said(b'{"text":"' + NOT_SAVED + b'"}') is Told.NOT_SAVED
    assert said(b'{"text":"' + WAIT + b'"}') is Told.WAIT
    assert said(b'{"text":"Thank you."}') is Told.SAVED


@pytest.mark.parametrize("sent", [b'{"view": {"external_id": "x1"}}', b'{"view":{"external_id":"x1"}}'])
def test_a_window_is_known_by_its_id_whoever_wrote_it_down(sent: bytes) -> None:
    found = EXTERNAL.search(sent)
    assert found is not None
    assert found[1] == b"x1"
