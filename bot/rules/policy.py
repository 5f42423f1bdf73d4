"""Whom to ask, at which moments, until when. Drawn once, when the member consents, then frozen.

Asks are staggered, not chained: each person has a moment of their own, inside their own working
hours, about two of the previous person's working hours after the last one. When that does not fit
before the deadline the gaps shrink together. What earlier people do changes nothing but a yes.
Whom the member wants asked together, or all at once, have one moment, each inside their own hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.rules import chance
from bot.rules.asking_events import Shown
from bot.rules.calendar import Calendar
from bot.rules.escalation import UNDO, Order, Plan, Step
from bot.rules.people import MemberId

T = TypeVar("T")

GAPS = tuple(timedelta(minutes=m) for m in (120, 105, 90, 75, 60, 45, 30, 15, 0))
"""How long each person has before the next is asked, longest first: the first that fits is taken."""

JITTER = timedelta(minutes=10)
TIME_TO_ANSWER = timedelta(minutes=30)
"""Nobody is asked so shortly before the deadline that they could not answer."""

FIRST_MOVE_WITHIN = timedelta(hours=2)
AT_LEAST = timedelta(hours=1)


def deadline(calendar: Calendar, now: datetime) -> datetime:
    """One of the member's own working days from now, rounded up to the quarter hour."""
    here = calendar.usual  # who is away from work and asks is not to wait until they are back
    return _rounded_up(here.after(now, here.working_day), timedelta(minutes=15), here)


def draw(
    seed: str,
    escalation: str,
    calendar: Calendar,
    shown: tuple[Shown, ...],
    now: datetime,
    order: Order = Order.IN_TURN,
    hurried: bool = True,
) -> Plan:
    """The plan for these people in this order. Without steps, nobody can be asked before the deadline.

    ``hurried``: whoever can be asked at once is. Else no moment points at the press.
    """
    until = deadline(calendar, now)
    last, start = last_call(until), now + UNDO
    able = [person for person in shown if _opens(person, start) <= last]
    pair = together(shown, order)
    groups = _groups(able, pair, order)
    for gap in GAPS:
        moments = _moments(groups, start, gap)
        if all(at <= last for at in moments):
            break
    else:
        # Zones that hardly overlap: ask in order whoever opens in time, waiting for nobody.
        moments = [_opens(person, start) for person in able]
    later = _jittered(seed, groups, moments, start if hurried else None, until - TIME_TO_ANSWER)
    steps = tuple(
        replace(_step(seed, escalation, person, at), together=person in pair)
        for person, at in zip(able, later, strict=True)
    )
    return Plan(tuple(sorted(steps, key=lambda step: step.at)), until)


def one_more(seed: str, escalation: str, person: Shown, until: datetime, now: datetime) -> Step | None:
    """When somebody is asked besides those who are asked already; ``None`` where it is too late for that."""
    start = now + UNDO
    at = _opens(person, start)
    if at > last_call(until):
        return None
    return _step(seed, escalation, person, at + _jitter(seed, person.peer, at) if at > start else at)


def together(shown: Sequence[T], order: Order) -> tuple[T, ...]:
    """Who is asked so that both may say yes: the first two, where the member wants that."""
    return tuple(shown[:2]) if order is Order.TOGETHER and len(shown) > 1 else ()


def can_be_asked(calendar: Calendar, until: datetime, now: datetime, any_hour: bool = False) -> bool:
    """Whether somebody can be asked early enough before this deadline to answer."""
    return any_hour or calendar.next_open(now + UNDO) <= last_call(until)


def last_call(until: datetime) -> datetime:
    """The last moment for which somebody can be meant, so that chance may add its minutes."""
    return until - TIME_TO_ANSWER - JITTER


def passes_on(calendar: Calendar, now: datetime) -> datetime:
    """When words for this person may leave: a minute to change one's mind, then their own working hours."""
    return calendar.next_open(now + UNDO)


def not_on_the_dot(calendar: Calendar, at: datetime, seed: str, person: MemberId) -> datetime:
    """What waited for somebody's day to begin comes some minutes into it, whatever it is: as when one of
    several is asked. Else the minute of a notice would tell what kind it is."""
    return at + _jitter(seed, person, at) if calendar.local(at).time() == calendar.opens else at


def answer_by(own: Calendar, theirs: Calendar, at: datetime) -> datetime:
    """Until when somebody answers what they can change: two of the asker's working days, and at least one
    of their own. Rounded up to the quarter hour."""
    until = max(own.usual.after(at, 2 * own.working_day), theirs.after(at, theirs.working_day))
    return _rounded_up(until, timedelta(minutes=15), own)


def first_move(calendar: Calendar, now: datetime, any_hour: bool = False) -> datetime:
    """Until when a peer who says yes now gets in touch: the same working day, on a full or half hour; and
    soon, where they said that any hour will do."""
    here = calendar.usual  # who says yes now is there
    if any_hour and not here.is_open(now):
        return _rounded_up(now + AT_LEAST, timedelta(minutes=30), calendar)
    begin = here.next_open(now)
    soon = _rounded_up(begin + FIRST_MOVE_WITHIN, timedelta(hours=1), calendar)
    latest = max(here.closing(begin), _rounded_up(begin + AT_LEAST, timedelta(minutes=30), calendar))
    return min(soon, latest)


def _step(seed: str, escalation: str, person: Shown, at: datetime) -> Step:
    ask = chance.opaque(seed, "ask", escalation, person.peer)
    record = chance.opaque(seed, "record", escalation, person.peer)
    return Step(person.peer, at, ask, record, any_hour=person.any_hour)


def _opens(person: Shown, at: datetime) -> datetime:
    return at if person.any_hour else person.calendar.next_open(at)


def _after(person: Shown, at: datetime, gap: timedelta) -> datetime:
    return at + gap if person.any_hour else person.calendar.after(at, gap)


def _groups(able: list[Shown], pair: tuple[Shown, ...], order: Order) -> list[list[Shown]]:
    """Those who are asked at the same time, in order."""
    if order is Order.AT_ONCE:
        return [able] if able else []
    first = [person for person in able if person in pair]
    return [*([first] if first else []), *([person] for person in able if person not in pair)]


def _moments(groups: list[list[Shown]], start: datetime, gap: timedelta) -> list[datetime]:
    moments: list[datetime] = []
    earliest = start
    for group in groups:
        opens = [_opens(person, earliest) for person in group]
        moments += opens
        earliest = max((p.calendar.after(at, gap) for p, at in zip(group, opens, strict=True)))
    return moments


def _jittered(
    seed: str,
    groups: list[list[Shown]],
    moments: list[datetime],
    start: datetime | None,
    before: datetime,
) -> list[datetime]:
    """Each a little later, so that a moment does not point at the press, nor two in one second at each
    other; nobody overtakes those before them, and nobody is later than ``before``."""
    later: list[datetime] = []
    rest = list(moments)
    for group in reversed(groups):
        own, rest = rest[-len(group) :], rest[: -len(group)]
        moved: list[datetime] = []
        for n, (person, at) in enumerate(zip(group, own, strict=True)):
            soon = not rest and n == 0 and at == start  # who is asked at once is not kept waiting
            jitter = timedelta() if soon else _jitter(seed, person.peer, at)
            wanted = min(at + jitter, max(at, before))
            moved.append(wanted if _opens(person, wanted) == wanted else at)
        later = moved + later
        before = min(moved)
    return later


def _jitter(seed: str, person: MemberId, at: datetime) -> timedelta:
    """Of this moment and person and of nothing else: the seconds do not tell what is asked, or how."""
    return chance.within(seed, JITTER, "moment", person, int(at.timestamp()))


def _rounded_up(at: datetime, step: timedelta, calendar: Calendar) -> datetime:
    """The next multiple of ``step`` past the hour on this person's wall, also where that is Kathmandu."""
    wall = calendar.local(at)
    over = timedelta(minutes=wall.minute, seconds=wall.second, microseconds=wall.microsecond) % step
    return at + (step - over) if over else at
