"""What is watched of a member's answers, for whoever keeps them: numbers for the charts, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.rules import signs
from bot.rules.anchors import Kept
from bot.rules.checkin import Answers, History, Keeping, Trial
from bot.rules.signs import Signs

WORTH = {Kept.YES: 1.0, Kept.PARTLY: 0.5, Kept.NO: 0.0}


@dataclass(frozen=True, slots=True)
class Watching:
    """``before`` is how the charts stood before the last check-in, for as long as that may be put right."""

    signs: Signs = field(default_factory=Signs)
    before: Signs | None = None


def answered(watching: Watching, answers: Answers, now: datetime) -> Watching:
    return Watching(signs.answered(watching.signs, _numbers(answers), now), before=watching.signs)


def changed(watching: Watching, history: History, at: datetime, answers: Answers) -> Watching:
    """The last check-in counts as it reads now. An older one changes what is shown, and no chart."""
    if watching.before is None or not isinstance(history, Keeping) or not history.checkins:
        return watching
    if history.checkins[-1].at != at:
        return watching
    return Watching(signs.answered(watching.before, _numbers(answers), at), before=watching.before)


def kept(watching: Watching, history: History, now: datetime) -> Watching:
    """From now on answers are kept: the first ones, held on trial, count along."""
    for one in history.checkins if isinstance(history, Trial) else ():
        watching = answered(watching, one.answers, one.at)
    return watching


def _numbers(answers: Answers) -> Mapping[str, float]:
    scales = {"energy": answers.energy, "off": answers.off}
    habits = {one.anchor: WORTH[one.kept] for one in answers.anchors}
    return {key: float(value) for key, value in scales.items() if value is not None} | habits
