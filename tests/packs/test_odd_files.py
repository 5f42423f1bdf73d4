"""Whatever stands in a file, it is a pack or is told what is amiss: never a traceback, never half a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rules.instruments import Instrument
from bot.runtime import packs
from tests.packs.making import LEFT_OUT, SPOKEN, changed, parsed, written

Change = tuple[tuple[str | int, ...], object]

HUGE = 16**5000


NUMBERS = (HUGE, -(10**30), 10**15, 1e300, float("nan"), float("inf"), True)


@pytest.mark.parametrize("value", NUMBERS, ids=("huge", "low", "high", "float", "nan", "inf", "true"))
@pytest.mark.parametrize(
    "way",
    [
        ("answers", 1, "value"),
        ("scales", 0, "times"),
        ("scales", 0, "bands", 0, "from"),
        ("scales", 1, "missing_at_most"),
        ("scales", 1, "title"),
        ("version",),
        ("source", "url"),
    ],
)
def test_a_number_that_no_pack_has_is_answered_in_a_sentence(
    way: tuple[str | int, ...], value: float, tmp_path: Path
) -> None:
    found = packs.read([written(changed((way, value)), tmp_path)], SPOKEN).problems
    assert found
    assert all(len(line) < 400 for line in found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"[" * 100_000,
        b"a = " + b"[" * 100_000,
        b"a = " + b"{a = " * 50_000,
        b"a." * 20_000 + b"a = 1",
        b"value = 0x" + b"f" * 10_000,
        b"value = " + b"9" * 10_000,
        b"rights_checked_on = 2026-02-31",
        b"x" * (packs.LARGEST + 1),
        b'"\\u001b[2J" = 1',
    ],
)
def test_no_file_is_too_odd_to_be_told_what_it_is(data: bytes, tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_bytes(data)
    found = packs.read([odd], SPOKEN)
    assert found.problems
    assert all(line.isprintable() and len(line) < 400 for line in found.problems)


def test_something_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    assert packs.read([tmp_path], SPOKEN).problems == ("folder.toml: is no file.",)
    assert packs.read([Path("/dev/zero")], SPOKEN).problems == ("zero: is no file.",)


VALUES: st.SearchStrategy[object] = st.recursive(
    st.none().map(lambda _: "")
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([10**400, -(10**30), "en", "fi", "sun", "mean", "sum_times"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.dates(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "en", "fi", "value", "text", "items", "x"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def _ways(here: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in the made-up pack."""
    inside: list[tuple[str | int, Any]] = []
    if isinstance(here, dict):
        inside = list(here.items())
    elif isinstance(here, list):
        inside = list(enumerate(here))
    deeper = [found for key, one in inside for found in _ways(one, (*way, key))]
    return [*([way] if way else []), *deeper]


WAYS = _ways(parsed())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(WAYS), VALUES | st.just(LEFT_OUT)), min_size=1, max_size=3))
def test_whatever_stands_anywhere_it_is_a_pack_or_says_what_is_amiss(
    tmp_path: Path, changes: list[Change]
) -> None:
    try:
        pack = changed(*changes)
    except (KeyError, IndexError, TypeError, AttributeError):
        return  # a change took away where the next one was to be made
    found = packs.read([written(pack, tmp_path)], SPOKEN)
    assert bool(found.packs) != bool(found.problems)
    assert all(line.isprintable() for line in found.problems)
    for _, whole in found.packs:
        is_sound(whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_answered_in_sentences(tmp_path: Path, data: bytes) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_bytes(data)
    assert packs.read([odd], SPOKEN).problems


def is_sound(pack: Instrument) -> None:
    """What every reader of a pack relies on."""
    ids = [item.id for item in pack.items]
    assert len(set(ids)) == len(ids) <= 60
    assert set(pack.languages) & set(SPOKEN)
    assert 2 <= len(pack.answers) <= 10
    texts = [pack.title, pack.intro, *(i.text for i in pack.items), *(a.label for a in pack.answers)]
    for text in texts:
        assert set(text) == set(pack.languages)
        assert all(one and one.isprintable() and len(one) <= 300 for one in text.values())
    for scale in pack.scales:
        assert set(scale.items) <= set(ids)
        assert 1 <= scale.needed <= len(scale.items)
        low, high = pack.limits(scale)
        assert all(low <= band.lowest <= band.highest <= high for band in scale.bands)
