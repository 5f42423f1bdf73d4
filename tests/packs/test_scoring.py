"""Numbers out of answers: whatever was left out, turned round or not, and however often it is reckoned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.instruments import (
    Answer,
    Band,
    Instrument,
    Item,
    Mean,
    Rights,
    Scale,
    Sum,
    band,
    score,
    scores,
)
from tests.packs.making import weather

EN = {"en": "…"}
RIGHTS = Rights("CC0-1.0", "Made up", "https://example.com", date(2026, 3, 2))
VALUES = st.lists(st.integers(-50, 50), min_size=2, max_size=10, unique=True)
SCORINGS = st.just(Mean()) | st.builds(Sum, st.integers(1, 20))


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    items = tuple(Item(f"q{n}", EN, draw(st.booleans())) for n in range(draw(st.integers(1, 12))))
    ids = tuple(item.id for item in items)
    answers = tuple(Answer(value, EN) for value in draw(VALUES))
    scale = Scale("all", EN, ids, draw(SCORINGS), draw(st.integers(1, len(ids))))
    return Instrument("made-up", "1", ("en",), EN, EN, {}, items, answers, (scale,), RIGHTS, "")


@st.composite
def answered(draw: st.DrawFn) -> tuple[Instrument, dict[str, int]]:
    of = draw(instruments())
    values = st.sampled_from([answer.value for answer in of.answers])
    chosen = draw(st.lists(st.sampled_from(of.items), unique_by=lambda item: item.id))
    return of, {item.id: draw(values) for item in chosen}


def turned(of: Instrument) -> Instrument:
    return replace(of, items=tuple(replace(item, reversed=not item.reversed) for item in of.items))


@given(answered())
def test_a_number_lies_in_its_range_and_there_is_none_with_too_little(
    filled: tuple[Instrument, dict[str, int]],
) -> None:
    of, given = filled
    (scale,) = of.scales
    number = score(of, scale, given)
    low, high = of.limits(scale)
    assert low < high
    assert (number is None) == (len(given) < scale.needed)
    assert number is None or low <= number <= high


@given(answered())
def test_it_is_what_paper_and_pencil_give(filled: tuple[Instrument, dict[str, int]]) -> None:
    of, given = filled
    (scale,) = of.scales
    number = score(of, scale, given)
    if number is None:
        return
    values = [a.value for a in of.answers]
    turns = {item.id for item in of.items if item.reversed}
    each = [min(values) + max(values) - v if id in turns else v for id, v in given.items()]
    exact = Fraction(sum(each), len(each))
    if isinstance(scale.scoring, Sum):
        exact *= len(scale.items) * scale.scoring.times
    assert abs(Fraction(number, 100) - exact) <= Fraction(1, 200), "at most the rounding"


@given(answered())
def test_turning_every_item_round_mirrors_the_number(filled: tuple[Instrument, dict[str, int]]) -> None:
    of, given = filled
    (scale,) = of.scales
    here, there = score(of, scale, given), score(turned(of), scale, given)
    if here is None or there is None:
        assert here is there is None
    else:
        assert abs(here + there - sum(of.limits(scale))) <= 1, "both may be rounded up"


@given(answered(), st.data())
def test_a_higher_answer_never_lowers_it_and_one_turned_round_never_raises_it(
    filled: tuple[Instrument, dict[str, int]], data: st.DataObject
) -> None:
    of, given = filled
    (scale,) = of.scales
    before = score(of, scale, given)
    if before is None:
        return
    item = data.draw(st.sampled_from([item for item in of.items if item.id in given]))
    more = {**given, item.id: max(answer.value for answer in of.answers)}
    after = score(of, scale, more)
    assert after is not None
    assert after <= before if item.reversed else after >= before


@given(answered(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    filled: tuple[Instrument, dict[str, int]], chance: Random
) -> None:
    of, given = filled
    pairs = list(given.items())
    chance.shuffle(pairs)
    assert scores(of, dict(pairs)) == scores(of, given)


BEST = {"sun": 3, "fog": 0, "wind": 3, "rain": 0, "spring": 3}


@pytest.mark.parametrize(
    ("given", "sky", "sea"),
    [
        ({}, None, None),
        (BEST, 6000, None),
        ({**BEST, "fog": 3, "rain": 3}, 3600, None),
        ({id: 3 - value for id, value in BEST.items()}, 0, None),
        ({**BEST, "calm": 2}, 6000, 200),
        ({"sun": 3, "fog": 0, "wind": 3, "rain": 0, "calm": 2, "boat": 1}, None, 150),
        ({"elsewhere": 3}, None, None),
    ],
)
def test_the_made_up_questionnaire(given: dict[str, int], sky: int | None, sea: int | None) -> None:
    assert [one.value for one in scores(weather(), given)] == [sky, sea]


def test_a_sum_with_something_left_out_counts_it_as_the_mean_of_the_others() -> None:
    of = weather()
    lenient = replace(of.scales[0], needed=3)
    assert score(of, lenient, {"sun": 3, "fog": 0, "wind": 3}) == 6000
    assert score(of, lenient, {"sun": 2, "fog": 1, "wind": 1}) == 3333, "5 of 3 items, times 5 items, times 4"


@pytest.mark.parametrize(("value", "inside"), [(249, False), (250, True), (254, True), (255, False)])
def test_both_ends_of_a_band_belong_to_it(value: int, inside: bool) -> None:
    here = Band(250, 254, EN, "Made up")
    scale = Scale("all", EN, ("q0",), Mean(), 1, (here,))
    assert (band(scale, value) is here) == inside


def test_a_score_keeps_itself_out_of_logs() -> None:
    (sky, _) = scores(weather(), BEST)
    assert "6000" not in repr(sky)
