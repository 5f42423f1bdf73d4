"""What the operator did, as everybody reads it: written once, for a year, and about nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.rules import acts, showing
from bot.rules.acts import Act, Done, begun, done, shown, went_on
from bot.rules.announcing import DIRECTORY, KINDS, Announcement, Fact, House, Told, compared, in_force
from bot.rules.known import Known
from bot.rules.places import Place
from bot.rules.taking_sayings import MyLog
from tests.transcript import HELSINKI, Transcript

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OLD, NEW = "0.1.0 aaaa", "0.1.0 bbbb"


def lines(told: Told, now: datetime = NOW) -> list[tuple[Act, str]]:
    return [(one.act, one.value) for one in acts.told(told or (), now)]


def test_done_twice_on_one_day_is_one_line_and_on_the_next_another() -> None:
    told = done((), Act.RETRIED, NOW)
    assert done(told, Act.RETRIED, NOW + HOUR) == told
    assert len(done(told, Act.SELFTEST, NOW)) == 2
    assert len(done(told, Act.RETRIED, NOW + DAY)) == 2


def test_a_schedule_is_told_every_thirty_days() -> None:
    told: Told = ()
    for day in range(90):
        told = done(told, Act.SELFTESTS, NOW + day * DAY)
    assert [one.at - NOW for one in acts.told(told or (), NOW)] == [0 * DAY, 30 * DAY, 60 * DAY]


def test_another_release_is_told_and_the_first_of_all_is_not() -> None:
    first = begun((), OLD, anybody=False, now=NOW)
    assert lines(first) == []
    assert lines(begun(first, OLD, anybody=True, now=NOW)) == []
    second = begun(first, NEW, anybody=True, now=NOW + HOUR)
    assert lines(second) == [(Act.RELEASE, NEW)]
    assert lines(begun(second, OLD, anybody=True, now=NOW + HOUR)) == [(Act.RELEASE, NEW), (Act.RELEASE, OLD)]
    assert lines(begun((), NEW, anybody=True, now=NOW)) == [(Act.RELEASE, NEW)], "an older Kaveri's people"


def test_which_release_it_is_is_known_longer_than_the_line_is_read() -> None:
    told = begun(begun((), OLD, False, NOW), NEW, True, NOW)
    later = NOW + 400 * DAY
    told = went_on(told, None, later)
    assert lines(told, later) == [(Act.CONTINUED, NOW.isoformat())]
    assert lines(begun(told, NEW, True, later), later) == [(Act.CONTINUED, NOW.isoformat())]


def test_a_copy_that_is_put_back_shows_as_a_silence() -> None:
    backup = begun((), OLD, False, NOW)
    told = backup
    for hour in range(1, 30):
        told = went_on(told, None, NOW + hour * HOUR)
    assert lines(told) == [], "it ran all the time"
    assert lines(begun(told, OLD, True, NOW + 29 * HOUR + HOUR)) == [], "a restart"
    back = begun(backup, OLD, True, NOW + 30 * HOUR)
    assert lines(back) == [(Act.CONTINUED, NOW.isoformat())]
    assert lines(went_on(back, None, NOW + 31 * HOUR)) == lines(back), "once"


def test_each_time_the_key_was_replaced_stays_where_the_next_takes_its_place() -> None:
    told = went_on((), NOW, NOW)
    told = went_on(told, NOW, NOW + HOUR)
    told = went_on(told, NOW + 3 * DAY, NOW + 3 * DAY)
    replaced = [one.at for one in acts.told(told, NOW) if one.act is Act.REKEYED]
    assert replaced == [NOW, NOW + 3 * DAY]


def test_for_twelve_months_and_then_it_is_not_even_kept() -> None:
    told = done((), Act.SELFTEST, NOW)
    assert acts.told(told, NOW + 364 * DAY) == (Done(Act.SELFTEST, NOW),)
    assert acts.told(told, NOW + 365 * DAY) == ()
    assert not any(one.fact.kind == Act.SELFTEST for one in went_on(told, None, NOW + 365 * DAY))


def test_no_act_however_often_pushes_another_off_the_page() -> None:
    told = done((), Act.CONTINUED, NOW, NOW.isoformat())
    for day in range(100):
        told = done(told, Act.RETRIED, NOW + day * DAY)
    assert [one.act for one in shown(told, NOW)] == [Act.RETRIED] * 3 + [Act.CONTINUED]
    assert shown(told, NOW)[0].at == NOW + 99 * DAY


def test_acts_change_no_setting_and_a_setting_no_act() -> None:
    told = done(begun((Announcement(Fact(DIRECTORY), NOW, NOW),), OLD, True, NOW), Act.SELFTEST, NOW)
    kept = compared(told, frozenset({Fact(DIRECTORY)}), NOW, anybody=True)
    assert kept == told
    assert in_force(told, frozenset({Fact(DIRECTORY)}), NOW) == {Fact(DIRECTORY)}
    assert lines(compared(told, frozenset(), NOW, anybody=True)) == lines(told)
    assert not set(Act) & set(KINDS)
    assert [one.fact.kind for one in acts.settings(told)] == [DIRECTORY]


def test_the_page_has_the_same_lines_for_everybody_whenever_they_came() -> None:
    """Or whoever was picked before they came by themselves could read that they were."""
    here = Transcript(sanna=HELSINKI).silence().world.members["sanna"]
    told = done((), Act.SELFTEST, here.met - DAY)
    page = showing.show(Place.LOG, "", here, Known(house=House(announcements=told)), here.met + DAY)
    assert isinstance(page, MyLog)
    assert page.acts == (Done(Act.SELFTEST, here.met - DAY),)
