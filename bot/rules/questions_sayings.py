"""What is meant on the pages of questionnaires. All of it is for whoever fills them in, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.rules.instruments import Instrument, Score
from bot.rules.questions import Result, Sheet


@dataclass(frozen=True, slots=True)
class QuestionnairesOffered:
    """``kept`` are the reader's own numbers, newest first, each with its questionnaire where that is still
    here in the same version. ``changed``: the one they were filling in is not."""

    packs: tuple[Instrument, ...]
    kept: tuple[tuple[Result, Instrument | None], ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionnairePage:
    """Some of its items, with what the reader chose so far."""

    pack: Instrument
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class QuestionnaireScored:
    """``kept``: the reader keeps their answers, so the numbers are kept."""

    pack: Instrument
    scores: tuple[Score, ...] = field(repr=False)
    answered: bool = True
    kept: bool = False


QuestionSaying = QuestionnairesOffered | QuestionnairePage | QuestionnaireScored
