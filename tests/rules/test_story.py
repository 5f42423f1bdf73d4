"""The main job as a conversation: a flag, the asking, a yes."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.rules import showing
from bot.rules.calendar import Calendar
from bot.rules.peer_sayings import AskedOf, ListeningCard, NoLongerNeeded, Thanked
from bot.rules.places import Place
from bot.rules.sayings import AskingNow, NobodySaidYes, PickSomeone, Preview, Receipts, SaidYes
from bot.rules.words import Words
from tests.rules.world import World
from tests.transcript import (
    ASK,
    HELSINKI,
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


def test_the_first_does_not_answer_and_the_second_says_yes() -> None:
    (
        circle("mikko", "laura")
        .is_left_alone("sanna")
        .asks("sanna")
        .silence()
        .standing("sanna", AskingNow)
        .after(minutes(1))
        .told("mikko", ASK)
        .reads("mikko", AskedOf)
        .silence()
        .after(hours(2.5))
        .told("laura", ASK)
        .answers("laura", yes=True)
        .standing("sanna", SaidYes)
        .reads("laura", ListeningCard)
        .reads("mikko", NoLongerNeeded)
        .after(days(1))
        .silence()
    )


def test_only_after_the_yes_do_the_two_learn_who_it_is() -> None:
    story = circle("mikko").asks("sanna").after(minutes(1)).told("mikko", ASK)
    story.reads("mikko", AskedOf).so_that(
        lambda world: not _faces_wanted(world, "mikko"), "mikko to see nobody's name yet"
    )
    story.answers("mikko", yes=True).so_that(
        lambda world: _faces_wanted(world, "mikko") == {"sanna"}, "mikko to see who asked"
    )
    card = story.world.page("mikko", Place.TABLE)
    assert isinstance(card, ListeningCard)
    assert card.who.name == Words("sanna")


def _faces_wanted(world: World, who: str) -> set[str]:
    subject = world.sent[-1].subject
    return {str(id) for id in showing.wants(Place.ASKED, subject, world.members[who]).faces}


def test_the_peer_reads_exactly_what_the_member_saw() -> None:
    story = circle("mikko").asks("sanna").after(minutes(1)).told("mikko", ASK)
    page = story.world.page("mikko", Place.TABLE)
    assert isinstance(page, AskedOf)
    assert page.text == Words("words for mikko")


def test_the_first_move_is_the_peers_on_the_same_day() -> None:
    story = circle("mikko").asks("sanna").after(minutes(1)).told("mikko", ASK).answers("mikko", yes=True)
    by = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)  # 12.00: two hours on, at a full hour
    story.standing("sanna", SaidYes(story.world.members["mikko"].face, by, passed=False))
    story.at(by).after(minutes(1)).standing(
        "sanna", SaidYes(story.world.members["mikko"].face, by, passed=True)
    )


def test_a_no_is_thanked_and_told_to_nobody() -> None:
    (
        circle("mikko", "laura")
        .asks("sanna")
        .after(minutes(1))
        .told("mikko", ASK)
        .answers("mikko", yes=False)
        .reads("mikko", Thanked)
        .standing("sanna", AskingNow)
        .silence()
        .after(hours(3))
        .told("laura", ASK)
        .standing("sanna", AskingNow)
    )


def test_when_nobody_answers_it_says_so_at_the_deadline() -> None:
    (
        circle("mikko", "laura")
        .asks("sanna")
        .at(DEADLINE - minutes(1))
        .told("mikko", ASK)
        .told("laura", ASK)
        .standing("sanna", AskingNow)
        .after(minutes(1))
        .silence()
        .standing("sanna", NobodySaidYes(DEADLINE))
        .reads("mikko", NoLongerNeeded)
        .reads("laura", NoLongerNeeded)
    )


def test_when_nobody_can_be_asked_at_all_it_says_so_at_once() -> None:
    sundays = Calendar(HELSINKI, frozenset({6}))
    (
        Transcript(sanna=HELSINKI, mikko=sundays)
        .trusts("sanna", "mikko")
        .asks("sanna")
        .standing("sanna", NobodySaidYes(None))
        .reads("sanna", Receipts(()), Place.RECEIPTS)
        .after(days(1))
        .silence()
    )


def test_without_a_circle_she_is_asked_to_pick_one_person_not_to_set_up() -> None:
    (
        Transcript(sanna=HELSINKI, mikko=HELSINKI)
        .reads("sanna", PickSomeone(()), Place.ASK)
        .picks("sanna", "mikko")
        .reads("sanna", Preview, Place.ASK)
        .silence()
    )


def test_somebody_picked_now_covers_both_with_one_yes() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI, ravi=HELSINKI)
    story.picks("sanna", "mikko").asks("sanna").after(minutes(1)).told("mikko", ASK)
    page = story.world.page("mikko", Place.TABLE)
    assert isinstance(page, AskedOf)
    assert page.first_time
    (
        story.answers("mikko", yes=True)
        .standing("sanna", SaidYes)
        .so_that(lambda world: world.members["mikko"].listening.agreed, "mikko to have agreed to be asked")
        .silence()
    )


def test_somebody_picked_who_says_no_has_not_agreed_to_anything() -> None:
    (
        Transcript(sanna=HELSINKI, mikko=HELSINKI)
        .picks("sanna", "mikko")
        .asks("sanna")
        .after(minutes(1))
        .told("mikko", ASK)
        .answers("mikko", yes=False)
        .so_that(lambda world: not world.members["mikko"].listening.agreed, "mikko not to have agreed")
    )
