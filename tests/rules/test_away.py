"""Away from work until a day that whoever is about to ask may read; nothing else says so."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.rules.events import LookInWanted, RhythmChosen, TookBack
from bot.rules.listening import Accepted
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import NobodySaidYes, Preview, Status, WhenIAsk
from bot.rules.whereabouts import AwayChosen
from tests.transcript import ASK, HELSINKI, LOOK_IN, MONDAY, TALK, VISIT, Transcript, days, hours, minutes

NEXT_MONDAY = date(2026, 3, 9)
FRIDAY_AT_THREE = datetime(2026, 3, 6, 13, 0, tzinfo=UTC)


def away_in(preview: object) -> list[MemberId]:
    assert isinstance(preview, Preview | Status)
    return [face.id for face in preview.away]


def test_the_prompts_wait_until_they_are_back() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", RhythmChosen(2))
    story.when("sanna", AwayChosen(NEXT_MONDAY)).at(MONDAY + days(7)).silence()
    story.after(days(2)).told("sanna", VISIT)


def test_who_is_back_earlier_says_so() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna").when("sanna", AwayChosen(NEXT_MONDAY))
    story.when("sanna", AwayChosen(None)).after(days(2)).told("sanna", VISIT)


def test_only_days_that_were_offered_count() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna")
    page = story.world.page("sanna", Place.RHYTHM)
    assert isinstance(page, WhenIAsk)
    assert page.choices[:3] == (date(2026, 3, 3), NEXT_MONDAY, date(2026, 3, 16))
    before = story.world.members["sanna"]
    for nonsense in (date.min, date.max, date(2026, 3, 2), date(2026, 3, 10)):
        story.when("sanna", AwayChosen(nonsense))
    story.so_that(lambda world: world.members["sanna"] == before, "nothing to change").silence()


def test_somebody_away_is_left_out_and_the_asker_read_so_before() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=HELSINKI).trusts("sanna", "mikko", "laura")
    story.is_left_alone("sanna").when("mikko", AwayChosen(NEXT_MONDAY))
    assert away_in(story.world.page("sanna", Place.ASK)) == ["mikko"]
    story.asks("sanna").after(minutes(2)).told("laura", ASK).after(days(9)).silence()


def test_nobody_all_three_away_and_it_is_said_at_once() -> None:
    """Friday at three, everybody away for a week: an honest answer, other ways, and later once more."""
    story = Transcript(aino=HELSINKI, mikko=HELSINKI, laura=HELSINKI, ravi=HELSINKI)
    story.trusts("aino", "mikko", "laura", "ravi").is_left_alone("aino").at(FRIDAY_AT_THREE)
    for friend in ("mikko", "laura", "ravi"):
        story.when(friend, AwayChosen(date(2026, 3, 16)))
    preview = story.world.page("aino", Place.ASK)
    assert isinstance(preview, Preview)
    assert not preview.possible, "said before a press that would reach nobody"
    story.asks("aino").standing("aino", NobodySaidYes(None))
    assert away_in(story.world.page("aino", Place.STATUS)) == ["mikko", "laura", "ravi"]
    story.at(MONDAY + days(14)).silence().asks("aino").after(minutes(2)).told("mikko", ASK)
    story.answers("mikko", yes=True).keeps_promise("mikko").after(days(4)).silence()


def test_who_is_away_themselves_and_asks_does_not_wait_until_they_are_back() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko").is_left_alone("sanna")
    story.when("sanna", AwayChosen(date(2026, 4, 13)), LookInWanted(True)).asks("sanna")
    escalation = story.world.members["sanna"].escalation
    assert escalation is not None
    assert escalation.plan.deadline <= MONDAY + days(1) + hours(1)
    story.after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True)
    ask = story.world.members["mikko"].listening.asks[-1].id
    story.at(MONDAY + hours(5)).when("mikko", TookBack(ask))
    story.at(MONDAY + days(2)).told("sanna", TALK).at(MONDAY + days(3)).told("sanna", LOOK_IN).silence()


def test_an_absence_is_not_a_pause_and_a_yes_given_meanwhile_is_for_today() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko").is_left_alone("sanna")
    story.asks("sanna").after(minutes(2)).told("mikko", ASK).when("mikko", AwayChosen(NEXT_MONDAY))
    story.answers("mikko", yes=True).keeps_promise("mikko").after(days(9)).silence()
    yes = story.world.members["mikko"].listening.asks[-1].answer
    assert isinstance(yes, Accepted)
    assert yes.first_move <= MONDAY + hours(8)


def test_who_is_back_before_the_deadline_can_be_asked() -> None:
    story = Transcript(aino=HELSINKI, mikko=HELSINKI).trusts("aino", "mikko").is_left_alone("aino")
    story.at(FRIDAY_AT_THREE).when("mikko", AwayChosen(NEXT_MONDAY)).asks("aino").silence()
    story.at(MONDAY + days(7) + minutes(15)).told("mikko", ASK).answers("mikko", yes=True)
    story.keeps_promise("mikko").after(days(4)).silence()
