"""Who decides about a member's work: the directory asks, the member answers, and nothing goes meanwhile."""

from __future__ import annotations

from bot.rules.asking_events import SayHeard, SayMarked
from bot.rules.checkin import Answers
from bot.rules.circle import Approval, Circle, Friend, heard
from bot.rules.escalation import Release
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import AskingNow, FirstPage, NobodySaidYes, PickSomeone, Preview, WhoHasASay
from tests.transcript import ASK, HELSINKI, MONDAY, Transcript, hours, minutes

MIKKO, ERIK = MemberId("mikko"), MemberId("erik")


def three() -> Transcript:
    """Sanna trusts Mikko and Erik, in that order."""
    story = Transcript(sanna=HELSINKI, mikko=HELSINKI, erik=HELSINKI)
    for who in ("sanna", "mikko", "erik"):
        story.is_left_alone(who)
    return story.trusts("sanna", "mikko", "erik")


def says(story: Transcript, *over: MemberId) -> Transcript:
    """What the directory says of whoever stands above Sanna."""
    return story.when("sanna", SayHeard(frozenset(over)))


def the_member_says(story: Transcript, *who: MemberId) -> Transcript:
    return story.when("sanna", SayMarked((MIKKO, ERIK), who))


def test_a_change_is_put_as_a_question_and_whoever_it_is_about_is_not_asked_meanwhile() -> None:
    story = says(three(), ERIK, MemberId("somebody else"))
    erik = story.world.members["erik"].face
    story.reads("sanna", FirstPage(True, Answers()), Place.FIRST)
    preview = story.world.page("sanna", Place.ASK)
    assert isinstance(preview, Preview)
    assert [face.id for face in preview.readers] == [MIKKO]
    assert preview.in_question == (erik,)
    story.asks("sanna").after(minutes(2)).told("mikko", ASK).after(hours(10)).silence()


def test_no_is_an_answer_and_is_not_asked_again() -> None:
    story = the_member_says(says(three(), ERIK))
    says(story, ERIK).reads("sanna", FirstPage(True, Answers()), Place.FIRST)
    story.asks("sanna").after(minutes(2)).told("mikko", ASK).after(hours(3)).told("erik", ASK).silence()


def test_yes_keeps_them_out_also_when_the_directory_no_longer_says_so() -> None:
    story = says(the_member_says(says(three(), ERIK), ERIK))
    story.asks("sanna").after(minutes(2)).told("mikko", ASK).after(hours(10)).silence()


def test_what_it_no_longer_says_is_forgotten_and_asked_anew() -> None:
    story = says(the_member_says(says(three(), ERIK)))
    assert story.world.members["sanna"].circle.denied == ()
    says(story, ERIK).so_that(lambda w: w.members["sanna"].circle.in_question == (ERIK,), "asked anew")


def test_nothing_is_kept_of_people_who_are_not_their_own() -> None:
    story = says(three(), MemberId("boss"), MemberId("the boss of the boss"))
    circle = story.world.members["sanna"].circle
    assert (circle.in_question, circle.denied, circle.have_say) == ((), (), ())
    story.silence()


def test_a_change_under_way_takes_out_whoever_was_not_asked_yet() -> None:
    story = three().asks("sanna").after(minutes(2)).told("mikko", ASK)
    says(story, ERIK).standing("sanna", AskingNow)
    standing = story.world.page("sanna", Place.STATUS)
    assert [face.id for face in standing.standing.names] == [MIKKO]  # type: ignore[union-attr]
    (receipt,) = story.world.members["sanna"].receipts
    assert receipt.to == (MIKKO,), "what was never passed on is no receipt"
    assert len(story.world.records) == 1
    story.answers("mikko", yes=False).at(MONDAY + hours(30)).silence()
    story.standing("sanna", NobodySaidYes)


def test_with_nobody_left_that_is_said_at_once() -> None:
    story = three().asks("sanna")
    says(story, ERIK, MIKKO).standing("sanna", NobodySaidYes(None)).after(hours(30)).silence()
    assert story.world.members["sanna"].receipts == ()
    assert story.world.records == {}


def test_whoever_was_asked_already_may_still_answer() -> None:
    story = three().asks("sanna").after(minutes(2)).told("mikko", ASK)
    says(story, MIKKO).answers("mikko", yes=True).so_that(
        lambda w: w.members["sanna"].escalation is not None and not w.members["sanna"].escalation.open,
        "Mikko's yes to count",
    )


def test_somebody_picked_is_asked_about_before_anything_is_shown() -> None:
    story = says(three().picks("sanna", "erik"), ERIK)
    page = story.reads("sanna", PickSomeone, Place.ASK).world.page("sanna", Place.ASK)
    assert page.in_question  # type: ignore[union-attr]
    asked = story.world.page("sanna", Place.WHO_HAS_A_SAY)
    assert isinstance(asked, WhoHasASay)
    assert [(face.id, on) for face, on in asked.people] == [(MIKKO, False), (ERIK, True)]
    the_member_says(story).reads("sanna", Preview, Place.ASK)


def test_words_approved_in_calm_are_shown_again_where_other_people_would_read_them() -> None:
    calm = Circle((Friend(MIKKO, agreed=True), Friend(ERIK, agreed=True)), (), Approval(Release(), "proof"))
    assert heard(calm, calm.ids, frozenset({ERIK})).approval is None
    assert heard(calm, calm.ids, frozenset()).approval is not None


def test_without_a_directory_it_is_said_that_nothing_can_be_checked() -> None:
    story = three()
    for over, checked in ((None, False), (frozenset[MemberId](), True), (None, False)):
        story.when("sanna", SayHeard(over))
        page = story.world.page("sanna", Place.PEOPLE)
        assert page.checked is checked  # type: ignore[union-attr]
    story.silence()
