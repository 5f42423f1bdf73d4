"""The main job: somebody asks for a person, and never ends in silence."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.rules import showing
from bot.rules.calendar import Calendar
from bot.rules.circle import Approval
from bot.rules.escalation import Release, Way
from bot.rules.events import (
    CircleChosen,
    ReleaseApproved,
    ReleaseComposed,
    TalkAnswered,
    WillingnessGiven,
    Withdrew,
)
from bot.rules.people import MemberId
from bot.rules.sayings import (
    AskedOf,
    AskingNow,
    DidYouTalk,
    ListeningCard,
    NobodySaidYes,
    NoLongerNeeded,
    PickSomeone,
    Preview,
    Receipts,
    SaidYes,
    Stopped,
    TalkSaid,
    Thanked,
)
from bot.rules.showing import Place
from bot.rules.words import Words
from tests.rules.world import World
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


def test_the_first_does_not_answer_and_the_second_says_yes() -> None:
    (
        circle("mikko", "laura")
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
        .after(days(2))
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


def test_stopping_within_the_minute_means_that_nothing_ever_left() -> None:
    (
        circle("mikko")
        .asks("sanna")
        .after(minutes(0.9))
        .when("sanna", Withdrew())
        .standing("sanna", Stopped)
        .after(days(3))
        .silence()
        .reads("sanna", Receipts(()), Place.RECEIPTS)
        .so_that(lambda world: not world.records, "no shared words to be left")
    )


def test_stopping_later_takes_the_ask_off_the_table() -> None:
    (
        circle("mikko", "laura")
        .asks("sanna")
        .after(minutes(1))
        .told("mikko", ASK)
        .when("sanna", Withdrew())
        .reads("mikko", NoLongerNeeded)
        .standing("sanna", Stopped)
        .after(days(1))
        .silence()
        .so_that(lambda world: not world.records, "no shared words to be left")
    )


def test_stopping_after_a_yes_frees_the_peer() -> None:
    (
        circle("mikko")
        .asks("sanna")
        .after(minutes(1))
        .told("mikko", ASK)
        .answers("mikko", yes=True)
        .when("sanna", Withdrew())
        .standing("sanna", Stopped)
        .reads("mikko", NoLongerNeeded)
        .after(days(30))
        .silence()
    )


def test_two_say_yes_at_the_same_time_and_one_is_no_longer_needed() -> None:
    story = circle("mikko", "laura").asks("sanna").after(hours(3)).told("mikko", ASK).told("laura", ASK)
    story.answers("laura", yes=True).answers("mikko", yes=True)
    story.reads("laura", ListeningCard).reads("mikko", NoLongerNeeded)
    laura = story.world.members["laura"].face
    story.so_that(
        lambda world: world.page("sanna", Place.STATUS).standing.peer == laura,  # type: ignore[union-attr]
        "laura, who was first, to be the one",
    ).silence()


def test_a_yes_after_the_deadline_is_no_longer_needed() -> None:
    (
        circle("mikko")
        .asks("sanna")
        .at(DEADLINE)
        .told("mikko", ASK)
        .answers("mikko", yes=True)
        .reads("mikko", NoLongerNeeded)
        .standing("sanna", NobodySaidYes)
    )


def test_the_receipt_names_only_those_who_were_asked() -> None:
    story = circle("mikko", "laura").asks("sanna").after(minutes(1)).told("mikko", ASK)
    story.answers("mikko", yes=True).standing("sanna", SaidYes)
    receipt = story.world.members["sanna"].receipts[0]
    assert receipt.to == ("mikko",)
    assert receipt.texts == (Words("words for mikko"),)
    story.silence()


def test_words_approved_in_calm_need_one_press() -> None:
    """The messages prove that the words are still the same; the rules then ask as after any consent."""
    approval = Approval(Release(Way.WALK), proof="as read in calm")
    story = circle("mikko").when("sanna", ReleaseApproved(approval))
    assert story.world.members["sanna"].circle.approval == approval
    story.asks("sanna").silence().after(minutes(1)).told("mikko", ASK)


def test_an_approval_ends_when_it_would_reach_somebody_else() -> None:
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI, laura=HELSINKI).trusts("sanna", "mikko", "laura")
    story.when("sanna", ReleaseApproved(Approval(Release(), proof="to mikko and laura")))
    story.when("laura", WillingnessGiven(False)).so_that(
        lambda world: world.members["sanna"].circle.approval is None, "the approval to have ended"
    )


def test_the_way_she_would_like_to_talk_reaches_the_peer() -> None:
    story = circle("mikko").when("sanna", ReleaseComposed(Release(Way.WALK)))
    story.asks("sanna").after(minutes(1)).told("mikko", ASK).answers("mikko", yes=True)
    card = story.world.page("mikko", Place.TABLE)
    assert isinstance(card, ListeningCard)
    assert card.way is Way.WALK
    story.silence()


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
    story.answers("mikko", yes=True).at(MONDAY + days(4)).told("sanna", VISIT).told("sanna", TALK)
    story.reads("sanna", DidYouTalk).when("sanna", TalkAnswered(True)).reads("sanna", TalkSaid(True))
    story.after(days(7)).told("sanna", VISIT).told("sanna", VISIT).silence()


def test_the_question_whether_they_talked_is_not_repeated_when_left_unanswered() -> None:
    story = circle("mikko").opens_kaveri("sanna").asks("sanna").after(minutes(1)).told("mikko", ASK)
    story.answers("mikko", yes=True).at(MONDAY + days(4)).told("sanna", VISIT).told("sanna", TALK)
    story.at(MONDAY + days(9)).told("sanna", VISIT).silence()


def test_two_weeks_after_the_end_its_people_are_forgotten() -> None:
    story = circle("mikko").asks("sanna").after(minutes(1)).told("mikko", ASK).answers("mikko", yes=True)
    story.after(days(15)).so_that(lambda world: not world.records, "the shared words to be destroyed")
    assert story.world.members["sanna"].escalation is None
    assert story.world.members["mikko"].listening.asks == ()
    assert [r.to for r in story.world.members["sanna"].receipts] == [()]
    story.silence()


def test_people_of_an_earlier_ask_are_forgotten_as_well() -> None:
    story = circle("mikko").asks("sanna").after(minutes(1)).told("mikko", ASK).answers("mikko", yes=True)
    story.after(days(10)).asks("sanna").after(minutes(1)).told("mikko", ASK).after(days(12)).silence()
    assert [r.to for r in story.world.members["sanna"].receipts] == [(), ("mikko",)]


def test_asking_again_is_a_new_ask() -> None:
    (
        circle("mikko")
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
