"""The platform's own "do not disturb": read just before a notice would go out, and kept nowhere.

Whoever switched it on gets the notice when it ends, inside their hours: from outside that is silence. A
question of the day is dropped rather than asked late. What its reader asked for at this moment, or agreed to
at any hour, comes all the same; and so does everything where the platform does not say.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.rules import routine, subjects
from bot.rules.member import Member

LONGEST = timedelta(days=8)
"""“Until next week” is a wish for quiet. What ends later is how somebody always works: no notice makes a
sound there, and one that was held for ever would never be found."""

OF_THE_DAY = frozenset({subjects.VISIT, subjects.LOOKING_BACK, subjects.SIGN})
"""What a prompt is about that is worth nothing once its day is over; its reminders come as ever."""


def concerns(member: Member, subject: str, now: datetime) -> bool:
    """Whether this notice heeds it, so that the platform is asked at all."""
    return not (routine.answers(member, subject, now) or routine.may_wake(member, subject))


def comes_at(member: Member, subject: str, until: datetime, now: datetime) -> datetime | None:
    """When a notice comes to somebody who is not to be disturbed until then; ``None``: not any more."""
    if not now < until <= now + LONGEST:
        return now
    at = routine.comes_at(member, subject, until)
    late = at > until or at - now > routine.TOO_LATE
    return None if late and subject in OF_THE_DAY else at
