"""The plan as the member chose it: in their order where it can be, closer together where time is short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.rules import policy
from bot.rules.asking_events import Shown
from bot.rules.calendar import Calendar
from bot.rules.escalation import UNDO
from bot.rules.freedays import is_free
from bot.rules.people import MemberId
from bot.rules.words import Words
from tests.rules.test_policy import CALENDARS, MOMENTS
from tests.transcript import ASK, HELSINKI, KOLKATA, MONDAY, NEW_YORK, Transcript, days, hours, minutes

OFFICE = Calendar(HELSINKI)


def people(*calendars: Calendar) -> tuple[Shown, ...]:
    return tuple(Shown(MemberId(f"p{n}"), c, Words("20 minutes")) for n, c in enumerate(calendars))


@given(CALENDARS, st.integers(2, 5), MOMENTS, CALENDARS, st.text(max_size=9))
@example(Calendar("UTC"), 5, datetime(2026, 3, 3, 8, 40, tzinfo=UTC), Calendar("UTC"), "seed")
def test_colleagues_of_one_office_are_asked_in_the_order_chosen(
    asker: Calendar, count: int, now: datetime, office: Calendar, seed: str
) -> None:
    plan = policy.draw(seed, "e", asker, people(*[office] * count), now)
    assert list(plan.peers) == sorted(plan.peers)


@given(
    st.lists(st.sampled_from([HELSINKI, "Europe/London", "Europe/Lisbon"]), min_size=1, max_size=5), MOMENTS
)
def test_with_hours_that_overlap_the_order_is_the_members(zones: list[str], now: datetime) -> None:
    plan = policy.draw("seed", "e", OFFICE, people(*map(Calendar, zones)), now)
    soon = [now.date() + timedelta(days=n) for n in range(5)]
    if not any(is_free(zone, day) for zone in zones for day in soon):
        assert list(plan.peers) == sorted(plan.peers)
    last = policy.last_call(plan.deadline)
    at_work = [
        zone for zone in zones if Calendar(zone).next_open(now + UNDO) <= last
    ]  # the rest has a holiday
    assert len(plan.steps) == len(at_work) >= zones.count(HELSINKI)


def test_five_fit_into_the_day_because_their_gaps_shrink_together() -> None:
    plan = policy.draw("seed", "e", OFFICE, people(*[OFFICE] * 5), MONDAY)
    gaps = [b.at - a.at for a, b in zip(plan.steps, plan.steps[1:], strict=False)]
    assert len(gaps) == 4
    assert max(gaps) - min(gaps) <= 2 * policy.JITTER
    assert max(gaps) < timedelta(hours=2)
    assert plan.steps[-1].at <= plan.deadline - policy.TIME_TO_ANSWER


def test_whoever_is_at_work_is_asked_while_the_others_sleep() -> None:
    """First New York, then Kolkata: one opens when the other has closed, so nobody waits for the order."""
    plan = policy.draw("seed", "e", OFFICE, people(Calendar(NEW_YORK), Calendar(KOLKATA)), MONDAY)
    assert set(plan.peers) == {"p0", "p1"}
    assert plan.peers[0] == "p1"


def test_another_consent_has_other_moments() -> None:
    """So that a patient reader of times learns nothing from one ask about the next."""
    drawn = {
        tuple(step.at - at for step in policy.draw("seed", "e", OFFICE, people(OFFICE, OFFICE), at).steps)
        for at in (MONDAY + timedelta(minutes=n) for n in range(20))
    }
    assert len(drawn) > 10


def test_what_the_first_does_never_moves_the_second() -> None:
    moments = set()
    for answer in (None, False):
        story = Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=HELSINKI).trusts("sanna", "mikko", "laura")
        story.asks("sanna").after(minutes(5)).told("mikko", ASK)
        if answer is not None:
            story.answers("mikko", yes=answer)
        story.after(hours(4)).told("laura", ASK)
        moments.add(story.world.sent[-1].at)
    assert len(moments) == 1


def test_an_ask_on_friday_afternoon_ends_on_monday() -> None:
    friday = MONDAY + days(4) + hours(6)  # 15.00
    story = Transcript(friday, sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko").asks("sanna")
    story.after(minutes(2)).told("mikko", ASK).silence()
    escalation = story.world.members["sanna"].escalation
    assert escalation is not None
    assert escalation.plan.deadline == MONDAY + days(7) + hours(6)
