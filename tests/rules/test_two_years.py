"""The rhythm over two years, in every kind of zone, whatever happens: in hours, once a day, never lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules import rhythm
from bot.rules.agenda import agenda
from bot.rules.calendar import Calendar
from bot.rules.decide import decide
from bot.rules.decision import Notify
from bot.rules.events import Event, TimeUp, Visited
from bot.rules.joining import met
from bot.rules.member import Member
from bot.rules.own_events import DaysChosen, PromptsPaused
from bot.rules.people import Address, MemberId, Profile
from bot.rules.turns import PromptTurn, ReminderTurn
from bot.rules.whereabouts import AwayChosen, HoursChosen, Moved
from bot.rules.words import Words

ZONES = (
    *("Europe/Helsinki", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Berlin", "Europe/Kyiv"),
    *("Europe/Istanbul", "Europe/Moscow", "Atlantic/Azores", "Atlantic/Reykjavik", "Africa/Cairo"),
    *("Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Asia/Jerusalem", "Asia/Beirut"),
    *("Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka"),
    *("Asia/Shanghai", "Asia/Tokyo", "Australia/Perth", "Australia/Adelaide", "Australia/Lord_Howe"),
    *("Australia/Sydney", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Honolulu"),
    *("America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Mexico_City", "America/Chicago"),
    *("America/New_York", "America/Caracas", "America/Santiago", "America/St_Johns", "America/Sao_Paulo"),
    *("America/Havana", "America/Nuuk", "UTC"),
)
"""Clocks that change by an hour, by half of one, in either half of the year, at midnight, or never."""

YEARS = timedelta(days=730)
BEGIN = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)

zones = st.sampled_from(ZONES)
weekdays = st.frozensets(st.integers(0, 6), min_size=1, max_size=7)


@st.composite
def hours(draw: st.DrawFn) -> HoursChosen:
    opens = draw(st.integers(5, 14))
    closes = draw(st.integers(opens + 2, 22))
    return HoursChosen(draw(weekdays), time(opens), time(closes))


@dataclass(frozen=True)
class Sleeps:
    """The whole machine is down for so long."""

    by: timedelta


@dataclass(frozen=True)
class Pauses:
    """Of the days that may be picked, this one."""

    choice: int
    away: bool


Happening = Event | Sleeps | Pauses

happenings = st.one_of(
    st.builds(Moved, zones, st.just("")),
    hours(),
    st.builds(Pauses, st.integers(0, 8), st.booleans()),
    st.builds(DaysChosen, st.frozensets(st.integers(0, 6), max_size=5), st.integers(5, 21).map(time)),
    st.builds(Sleeps, st.integers(1, 60).map(lambda h: timedelta(hours=h))),
    st.just(Visited()),
)
courses = st.lists(st.tuples(st.integers(1, 725), st.integers(0, 86399), happenings), max_size=12)


@dataclass
class Life:
    """One member, alone with time. Whoever answers does so right after each prompt."""

    member: Member
    answers: bool
    now: datetime = BEGIN
    awake_from: datetime = BEGIN
    prompts: list[tuple[datetime, Calendar]] = field(default_factory=list)
    notices: list[tuple[datetime, Calendar]] = field(default_factory=list)
    unsettled: set[date] = field(default_factory=set)
    wanted: list[tuple[datetime, Member]] = field(default_factory=list)

    def happen(self, event: Event) -> None:
        decision = decide(self.member, event, self.now)
        self.member = decision.member
        for effect in decision.effects:
            if isinstance(effect, Notify):
                self.notices.append((effect.at, self.member.calendar))
                if isinstance(event, TimeUp) and isinstance(event.turn, PromptTurn):
                    self.prompts.append((effect.at, self.member.calendar))
                if self.answers:
                    self.happen(Visited())

    def until(self, end: datetime) -> None:
        """Everything due, in order; what was due while the machine slept comes when it wakes."""
        while (wake := agenda(self.member)[0]).at <= end and self.awake_from <= end:
            self.now = max(self.now, wake.at, self.awake_from)
            self.happen(TimeUp(wake.turn))
        self.now = max(self.now, end)

    def meets(self, happening: Happening) -> None:
        match happening:
            case Sleeps(by):
                self.awake_from = self.now + by
                for days in range(by // DAY + 2):
                    self.unsettle(self.now + days * DAY)
            case Pauses(choice, away):
                day = rhythm.days_back(self.member.calendar, self.now)[choice]
                self.happen(AwayChosen(day) if away else PromptsPaused(day))
            case event:
                self.happen(event)
        self.unsettle(self.now)

    def unsettle(self, at: datetime) -> None:
        """Around a change, which day is which depends on whom one asks."""
        self.unsettled |= {at.date() + timedelta(days=n) for n in (-2, -1, 0, 1, 2)}


def lived(zone: str, course: list[tuple[int, int, Happening]], answers: bool = True) -> Life:
    profile = Profile(Address("story", "team", "sanna"), Words("Sanna"), "en", zone)
    life = Life(met(profile, MemberId("sanna"), "seed", BEGIN), answers)
    life.happen(Visited())
    for day, second, happening in sorted(course, key=lambda each: each[:2]):
        life.until(BEGIN + timedelta(days=day, seconds=second))
        life.wanted.append((life.now, life.member))
        life.meets(happening)
    life.until(BEGIN + YEARS)
    life.wanted.append((life.now, life.member))
    return life


@settings(max_examples=40, deadline=None)
@given(zones, courses)
def test_within_hours_and_once_a_day(zone: str, course: list[tuple[int, int, Happening]]) -> None:
    life = lived(zone, course)
    for at, calendar in life.notices:
        assert calendar.is_open(at), "never outside the member's hours, on a free day, or while they are away"
    for (before, _), (at, here) in zip(life.prompts, life.prompts[1:], strict=False):
        assert here.local(before).date() < here.local(at).date(), "never twice on a day"


@settings(max_examples=40, deadline=None)
@given(zones, courses)
def test_no_day_of_their_choosing_is_lost(zone: str, course: list[tuple[int, int, Happening]]) -> None:
    """On every settled day, there was a prompt exactly if it was one of theirs, worked, and not paused."""
    life = lived(zone, course)
    begin = BEGIN
    for end, member in life.wanted:
        here = member.calendar
        came = {here.local(at).date() for at, _ in life.prompts if begin <= at <= end}
        day = here.local(begin).date() + DAY
        while day < here.local(end).date():
            if day not in life.unsettled and here.on(day, time()) > begin + DAY:
                assert (day in came) == _wants(member, day), (day, member.calendar, member.rhythm)
            day += DAY
        begin = end


def _wants(member: Member, day: date) -> bool:
    here, asked = member.calendar, member.rhythm
    paused = asked.paused is not None and day < asked.paused
    return day.weekday() in rhythm.days_of(asked, here) and here.works(day) and not paused


@settings(max_examples=20, deadline=None)
@given(zones, hours())
def test_a_silence_is_left_alone(zone: str, chosen: HoursChosen) -> None:
    """Two weeks of questions, at most two reminders, one question whether to go on; then nothing."""
    life = lived(zone, [(0, 0, chosen)], answers=False)
    prompts = 2 * max(life.member.rhythm.per_week, 1)
    reminders = len(life.notices) - len(life.prompts)
    assert len(life.prompts) <= prompts + 1
    assert reminders <= rhythm.MOST_REMINDERS
    assert life.member.rhythm.next_at is None
    assert not [wake for wake in agenda(life.member) if isinstance(wake.turn, PromptTurn | ReminderTurn)]


def test_there_are_enough_zones() -> None:
    assert len(set(ZONES)) >= 30
