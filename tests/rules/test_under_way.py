"""What is under way, and what is over: who stands beside somebody sees the first, as it can be stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.rules import under_way
from bot.rules.change import ChangeAsk, NoAnswer, Open, Said, Waiting
from bot.rules.escalation import (
    Acknowledged,
    AlsoAsked,
    Asking,
    FollowUp,
    NobodyCould,
    Progress,
    Withdrawn,
)
from bot.rules.listening import Accepted, Answer, Declined, Over, Promise, TakenBack, Unanswered
from bot.rules.outside import Asked, Closed, Nobody, Put, Refused, Talk
from bot.rules.outside import Past as Before
from bot.rules.together import ToSign
from tests.storage.full import FULL, LEENA, RAVI
from tests.storage.making import NOW, SOON

hour, day = timedelta(hours=1), timedelta(days=1)
BEFORE = NOW - hour
"""So that nothing has run out."""
assert SOON > NOW > BEFORE

YES = Acknowledged(RAVI, NOW, SOON)


@pytest.mark.parametrize(
    ("progress", "stays"),
    [
        (Asking(), True),
        (YES, True),
        (replace(YES, follow_up=FollowUp.ASKED), True),
        (replace(YES, follow_up=FollowUp.NOT_TALKED), True),
        (replace(YES, follow_up=FollowUp.TALKED), False),
        (replace(YES, follow_up=FollowUp.TAKEN_BACK), False),
        (replace(YES, follow_up=FollowUp.TAKEN_BACK, other=AlsoAsked(LEENA)), True),
        (NobodyCould(NOW), True),
        (NobodyCould(NOW - 5 * day), False),
        (Withdrawn(NOW), False),
    ],
)
def test_an_ask_of_hers(progress: Progress, stays: bool) -> None:
    assert FULL.escalation is not None
    hers = replace(FULL, escalation=replace(FULL.escalation, progress=progress))
    assert under_way.only(hers, NOW).escalation == (hers.escalation if stays else None)


@pytest.mark.parametrize(
    ("answer", "stays"),
    [
        (Unanswered(), True),
        (Unanswered(told=False), False),
        (Accepted(NOW, SOON), True),
        (Accepted(NOW, SOON, Promise.REMINDED), True),
        (Accepted(NOW, SOON, Promise.KEPT), False),
        (Declined(NOW), False),
        (TakenBack(NOW), False),
        (Over(NOW), False),
    ],
)
def test_an_ask_put_to_her(answer: Answer, stays: bool) -> None:
    ask = replace(FULL.listening.asks[0], answer=answer)
    hers = replace(FULL, listening=replace(FULL.listening, asks=(ask,)))
    assert under_way.only(hers, BEFORE).listening.asks == ((ask,) if stays else ())
    late = under_way.only(hers, SOON).listening.asks
    assert bool(late) == (stays and isinstance(answer, Accepted)), "nobody can answer after the deadline"


def test_a_change_asked_for_and_one_asked_of_her() -> None:
    assert FULL.change is not None
    waiting = replace(FULL, change=replace(FULL.change, progress=Waiting()))
    assert under_way.only(waiting, NOW).change == waiting.change
    assert under_way.only(FULL, NOW).change is None
    ended = replace(FULL, change=replace(FULL.change, progress=NoAnswer(NOW)))
    assert under_way.only(ended, NOW).change is None
    asks = tuple(ChangeAsk("c", LEENA, "r", NOW, SOON, state) for state in (Open(), Said(NOW, able=False)))
    assert under_way.only(replace(FULL, change_asks=asks), NOW).change_asks == asks[:1]


def test_people_outside_her_team() -> None:
    request = FULL.outside.request
    assert request is not None
    assert isinstance(request.progress, Talk)
    for progress, stays in ((request.progress, True), (Nobody(NOW), False), (Closed(NOW), False)):
        one = replace(request, progress=progress)
        left = under_way.only(replace(FULL, outside=replace(FULL.outside, request=one)), NOW).outside
        assert left.request == (one if stays else None)
        assert left.taken is None
    states = (Put(), request.progress, Put(told=False), Refused(NOW), Before(NOW, talked=True))
    asks = tuple(Asked(f"o{n}", LEENA, "q", "r", NOW, SOON, state) for n, state in enumerate(states))
    hers = replace(FULL, outside=replace(FULL.outside, asks=asks))
    assert under_way.only(hers, NOW).outside.asks == asks[:2]


def test_words_that_several_sign() -> None:
    ask = ToSign("s", RAVI, "r", SOON)
    asks = (ask, replace(ask, id="t", over=True), replace(ask, id="u", told=False))
    hers = replace(FULL, together=replace(FULL.together, asks=asks))
    left = under_way.only(hers, NOW).together
    assert left.asks == (ask,)
    assert left.statement == FULL.together.statement, "hers can still be taken back"
    assert under_way.only(hers, SOON).together.asks == ()
