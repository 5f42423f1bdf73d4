"""Who cannot be reached, what is asked afterwards, and what is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.rules.events import CircleChosen, TalkAnswered
from bot.rules.peer_sayings import AskedOf
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import AskingNow, DidYouTalk, NobodySaidYes, TalkSaid
from tests.transcript import (
    ASK,
    HELSINKI,
    MONDAY,
    NEW_YORK,
    TALK,
    VISIT,
    Transcript,
    days,
    hours,
    minutes,
)

DEADLINE = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)  # eight working hours after Monday, nine o'clock


def circle(*friends: str, **zones: str) -> Transcript:
    """Sanna, and the people she trusts, who all agreed to be asked."""
    people = {"sanna": HELSINKI, **{friend: zones.get(friend, HELSINKI) for friend in friends}}
    return Transcript(**people).trusts("sanna", *friends)


def test_somebody_who_cannot_be_reached_is_told_at_once() -> None:
    (
        circle("mikko")
        .cannot_reach("mikko")
        .asks("sanna")
        .after(minutes(1))
        .silence()
        .standing("sanna", NobodySaidYes(None))
        .after(days(1))
        .silence()
    )


def test_one_of_two_cannot_be_reached_and_the_other_is_still_asked() -> None:
    (
        circle("mikko", "laura")
        .cannot_reach("mikko")
        .asks("sanna")
        .after(hours(3))
        .told("laura", ASK)
        .standing("sanna", AskingNow)
        .so_that(
            lambda world: [f.id for f in world.page("sanna", Place.STATUS).unreachable] == ["mikko"],  # type: ignore[union-attr]
            "sanna to read that mikko cannot be reached",
        )
    )


def test_after_three_days_the_first_prompt_asks_once_whether_they_talked() -> None:
    story = circle("mikko").opens_kaveri("sanna").asks("sanna").after(minutes(1)).told("mikko", ASK)
    story.answers("mikko", yes=True).keeps_promise("mikko").at(MONDAY + days(4))
    story.told("sanna", VISIT).told("sanna", TALK)
    story.reads("sanna", DidYouTalk).when("sanna", TalkAnswered(True)).reads("sanna", TalkSaid)
    story.opens_kaveri("sanna").after(days(7)).told("sanna", VISIT).told("sanna", VISIT).silence()


def test_the_question_whether_they_talked_is_not_repeated_when_left_unanswered() -> None:
    story = circle("mikko").opens_kaveri("sanna").asks("sanna").after(minutes(1)).told("mikko", ASK)
    story.answers("mikko", yes=True).keeps_promise("mikko").at(MONDAY + days(4))
    story.told("sanna", VISIT).told("sanna", TALK)
    story.at(MONDAY + days(9)).told("sanna", TALK).told("sanna", VISIT).silence()  # a reminder on Friday


def test_two_weeks_after_the_end_its_people_are_forgotten() -> None:
    story = circle("mikko").is_left_alone("sanna").asks("sanna").after(minutes(1))
    story.told("mikko", ASK).answers("mikko", yes=True).keeps_promise("mikko")
    story.after(days(15)).so_that(lambda world: not world.records, "the shared words to be destroyed")
    assert story.world.members["sanna"].escalation is None
    assert story.world.members["mikko"].listening.asks == ()
    assert [r.to for r in story.world.members["sanna"].receipts] == [()]
    story.silence()


def test_people_of_an_earlier_ask_are_forgotten_as_well() -> None:
    story = circle("mikko").is_left_alone("sanna").asks("sanna").after(minutes(1))
    story.told("mikko", ASK).answers("mikko", yes=True).keeps_promise("mikko")
    story.after(days(10)).asks("sanna").after(minutes(1)).told("mikko", ASK).after(days(12)).silence()
    assert [r.to for r in story.world.members["sanna"].receipts] == [(), ("mikko",)]


def test_asking_again_is_a_new_ask() -> None:
    (
        circle("mikko")
        .is_left_alone("sanna")
        .asks("sanna")
        .at(DEADLINE)
        .told("mikko", ASK)
        .asks("sanna")
        .standing("sanna", AskingNow)
        .at(MONDAY + days(1.1))
        .told("mikko", ASK)
        .reads("mikko", AskedOf)
    )


def test_pressing_twice_asks_nobody_twice() -> None:
    circle("mikko").asks("sanna").asks("sanna").after(hours(6)).told("mikko", ASK).silence()


def test_a_peer_who_has_two_open_is_not_told_of_a_third() -> None:
    story = Transcript(sanna=HELSINKI, laura=HELSINKI, ravi=HELSINKI, mikko=HELSINKI)
    for who in ("sanna", "laura", "ravi"):
        story.trusts(who, "mikko").asks(who)
    story.after(hours(1)).told("mikko", ASK).told("mikko", ASK).silence().standing("ravi", AskingNow)
    story.at(DEADLINE).standing("ravi", NobodySaidYes(DEADLINE)).silence()


def test_each_is_asked_within_their_own_hours() -> None:
    story = circle("mikko", "john", john=NEW_YORK).asks("sanna").after(minutes(1)).told("mikko", ASK)
    story.at(datetime(2026, 3, 2, 13, 59, tzinfo=UTC)).silence()  # 8:59 in New York
    story.after(minutes(15)).told("john", ASK)


def test_a_kaveri_that_slept_over_the_deadline_asks_nobody_and_says_so() -> None:
    """The machine was off: every wake-up comes late, and a receipt never names who was not asked."""
    story = circle("mikko", "laura").asks("sanna")
    world = story.world
    world.now = DEADLINE + days(2)
    story.after(minutes(0)).standing("sanna", NobodySaidYes(DEADLINE)).silence()
    assert world.members["sanna"].receipts == ()


def test_somebody_removed_from_the_list_and_put_back_still_has_said_yes() -> None:
    story = circle("mikko", "laura").trusts("sanna", "laura")
    story.when("sanna", CircleChosen((MemberId("mikko"), MemberId("laura"))))
    story.so_that(
        lambda world: world.members["sanna"].circle.agreed == ("mikko", "laura"),
        "mikko to have said yes still",
    ).after(days(1)).silence()


def test_somebody_who_never_looked_at_the_first_page_is_asked_afterwards_too() -> None:
    """Whose first press of all was "I could use a person"."""
    story = (
        circle("mikko")
        .asks("sanna")
        .after(minutes(1))
        .told("mikko", ASK)
        .answers("mikko", yes=True)
        .keeps_promise("mikko")
    )
    story.after(days(3)).told("sanna", VISIT).after(days(3)).told("sanna", TALK)
    story.told("sanna", TALK).reads("sanna", DidYouTalk)


def test_who_chose_never_to_be_asked_is_not_asked_about_this_either() -> None:
    story = circle("mikko").is_left_alone("sanna").asks("sanna").after(minutes(1))
    story.told("mikko", ASK).answers("mikko", yes=True).keeps_promise("mikko").after(days(30)).silence()
