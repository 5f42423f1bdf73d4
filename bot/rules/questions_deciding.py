"""One thing that happened with a questionnaire → what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.rules.checkin import Keeping
from bot.rules.decision import Decision, unchanged
from bot.rules.member import Member
from bot.rules.questions import MOST_KEPT, QuestionEvent, QuestionnaireFilled, Result, ResultsForgotten


def decide(member: Member, event: QuestionEvent, now: datetime) -> Decision:
    match event:
        case QuestionnaireFilled():
            return _filled(member, event, now)
        case ResultsForgotten():
            return Decision(replace(member, results=()))
        case _:
            assert_never(event)


def _filled(member: Member, event: QuestionnaireFilled, now: datetime) -> Decision:
    """Only for members who keep their answers, and only numbers."""
    numbers = tuple((score.scale, score.value) for score in event.scores if score.value is not None)
    if not isinstance(member.history, Keeping) or not numbers:
        return unchanged(member)
    result = Result(event.pack, event.version, now, numbers)
    return Decision(replace(member, results=(*member.results, result)[-MOST_KEPT:]))
