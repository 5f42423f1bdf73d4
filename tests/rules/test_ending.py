"""How asking ends: stopped, too late, somebody else, nobody could; and what the receipt says."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.rules.circle import Approval
from bot.rules.escalation import Release, Way
from bot.rules.events import ReleaseApproved, ReleaseComposed, WillingnessGiven, Withdrew
from bot.rules.peer_sayings import ListeningCard, NoLongerNeeded
from bot.rules.places import Place
from bot.rules.sayings import NobodySaidYes, Receipts, SaidYes, Stopped
from bot.rules.words import Words
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


def test_stopping_within_the_minute_means_that_nothing_ever_left() -> None:
    (
        circle("mikko")
        .is_left_alone("sanna")
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
        .is_left_alone("sanna")
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
