"""What is sealed today is read by every later release, and nothing of it changes on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rules.member import Member
from bot.rules.words import Words
from bot.storage import codec
from bot.storage.contract import Unreadable
from tests.storage.full import EMPTY, FULL, KEEPING, LEAVING
from tests.storage.making import NOTE, member, with_note

CORPUS = Path(__file__).parent / "corpus"
TODAY = {"empty": EMPTY, "full": FULL, "keeping": KEEPING, "leaving": LEAVING}
STORED = sorted(path for path in CORPUS.glob("*.json") if not path.name.endswith(".full.json"))

any_text = st.text(st.characters(exclude_categories=()), max_size=20)
instants = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - the zone is added beside it
    datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
st.register_type_strategy(str, any_text)
st.register_type_strategy(Words, any_text.map(Words))
st.register_type_strategy(datetime, instants)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(time, st.times())


@given(st.from_type(Member))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_state_comes_back_as_it_was(state: Member) -> None:
    assert codec.decode(codec.encode(state)) == state


@pytest.mark.parametrize("text", [NOTE, "", "\r\n\u2028 ", "👩‍🚀🏽 é é", "half an emoji \ud83d", "\x00"])
def test_words_come_back_letter_for_letter(text: str) -> None:
    back = codec.decode(codec.encode(with_note(member(), text)))
    assert back == with_note(member(), text)


def test_a_time_without_a_zone_is_never_kept() -> None:
    with pytest.raises(ValueError, match="zone"):
        codec.encode(replace(EMPTY, met=datetime(2026, 1, 1)))  # noqa: DTZ001 - the mistake


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_state_is_read_for_ever(path: Path) -> None:
    """Fails when a class, a field or a default changed: that is a new format, with a lift from this one."""
    everything = path.with_suffix(".full.json")
    assert codec.decode(path.read_bytes()) == codec.decode(everything.read_bytes())


@pytest.mark.parametrize("name", TODAY)
def test_todays_format_is_in_the_corpus(name: str) -> None:
    """Fails when what is written changed: give it the next number and add its states to the corpus."""
    stored = (CORPUS / f"{codec.FORMAT}-{name}.json").read_text()
    assert json.loads(codec.encode(TODAY[name])) == json.loads(stored)


def test_every_format_has_states_in_the_corpus_and_a_way_up() -> None:
    assert {int(path.name.split("-")[0]) for path in STORED} == set(range(1, codec.FORMAT + 1))
    assert set(codec.LIFTS) == set(range(1, codec.FORMAT))


def test_older_states_are_lifted_one_format_at_a_time() -> None:
    def renamed(old: str, new: str) -> Any:
        return lambda state: {new if key == old else key: value for key, value in state.items()}

    lifts = {1: renamed("a", "b"), 2: renamed("b", "c")}
    with patch.multiple(codec, FORMAT=3, LIFTS=lifts):
        assert codec.upcast(1, {"a": 1}) == {"c": 1}
        assert codec.upcast(2, {"b": 1}) == {"c": 1}
        assert codec.upcast(3, {"c": 1}) == {"c": 1}


@pytest.mark.parametrize(
    "broken",
    [
        {"format": codec.FORMAT + 1},
        {"format": None},
        {"member": {"name": "rough week"}},
        {"member": {"history": {"is": "Telepathy", "line": "rough week"}}},
    ],
    ids=["newer", "no number", "half", "unknown"],
)
def test_what_is_not_understood_is_refused_without_quoting_it(broken: dict[str, Any]) -> None:
    envelope = json.loads(codec.encode(with_note(member(), NOTE)))
    with pytest.raises(Unreadable) as refused:
        codec.decode(json.dumps(envelope | broken).encode())
    assert "rough week" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_field_of_a_newer_release_is_not_dropped_silently() -> None:
    envelope = json.loads(codec.encode(EMPTY))
    envelope["member"]["wish"] = "a field that this release has never heard of"
    with pytest.raises(Unreadable):
        codec.decode(json.dumps(envelope).encode())
