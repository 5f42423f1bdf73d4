"""Looking back every two weeks: for the member's own eyes, in their own words, and never a test."""

from __future__ import annotations

from bot.rules.checkin import Keeping
from bot.rules.events import KeepingChosen, RhythmChosen, Visited
from bot.rules.own_events import Cleared, KeptLonger, LookedBack, LookingKept, ReflectionDrafted
from bot.rules.own_sayings import (
    DidAndLearned,
    LookedBackSaid,
    LookingBack,
    MyPage,
    PastReflections,
    PrepareTalk,
)
from bot.rules.places import Place
from bot.rules.reflection import Item, Rating, Reflection
from bot.rules.words import Words
from tests.transcript import HELSINKI, LOOK_BACK, MONDAY, VISIT, Transcript, days, hours, minutes

STUCK = Reflection(
    (Rating(Item.SAY, 2),),
    drained=Words("Weeks of waiting for credentials"),
    wish=Words("A day a week on something of my own"),
    next=Words("Back to the retrospective"),
    aims=Words("Machine learning"),
    theme=Words("More of a say"),
)
AGAIN = Reflection(learned=Words("Kafka"), theme=Words("  more of  a SAY"))
OTHER = Reflection(done=Words("The demo"), theme=Words("the demo"))


def sanna() -> Transcript:
    return Transcript(sanna=HELSINKI).opens_kaveri("sanna").is_left_alone("sanna")


def keeping() -> Transcript:
    return sanna().when("sanna", KeepingChosen(True))


def page(story: Transcript, place: Place, subject: str = "") -> object:
    return story.world.page("sanna", place, subject)


def reflections(story: Transcript) -> int:
    history = story.world.members["sanna"].history
    return len(history.reflections) if isinstance(history, Keeping) else 0


def test_every_two_weeks_one_of_the_questions_is_for_looking_back() -> None:
    story = Transcript(sanna=HELSINKI).opens_kaveri("sanna")
    for day in range(35):
        story.at(MONDAY + days(day)).opens_kaveri("sanna")
    for notice in (*(VISIT,) * 4, LOOK_BACK, *(VISIT,) * 3, LOOK_BACK, VISIT):
        story.told("sanna", notice)
    story.silence()


def test_whoever_looked_back_by_themselves_is_asked_two_weeks_after_that() -> None:
    story = keeping().when("sanna", RhythmChosen(1)).at(MONDAY + days(13)).when("sanna", LookedBack(STUCK))
    for _ in range(4):  # two questions, and a reminder of each
        story.told("sanna", VISIT)
    story.at(MONDAY + days(17)).told("sanna", VISIT).opens_kaveri("sanna")
    story.at(MONDAY + days(24)).told("sanna", VISIT).opens_kaveri("sanna")
    story.at(MONDAY + days(31)).told("sanna", LOOK_BACK).opens_kaveri("sanna").silence()


def test_last_times_intentions_stand_on_top_and_long_aims_stay() -> None:
    story = keeping().when("sanna", LookedBack(STUCK)).after(days(14)).silence()
    shown = page(story, Place.LOOKING_BACK)
    assert isinstance(shown, LookingBack)
    assert shown.last is not None
    assert shown.last.reflection.next == Words("Back to the retrospective")
    assert shown.draft == Reflection(aims=Words("Machine learning")), "everything else begins empty"
    assert shown.themes == (Words("More of a say"),)


def test_what_comes_back_is_counted_in_her_own_words() -> None:
    story = keeping().when("sanna", LookedBack(STUCK))
    story.reads("sanna", LookedBackSaid(None), Place.AFTER_LOOKING_BACK)
    for each in (OTHER, AGAIN, AGAIN):
        story.after(days(14)).when("sanna", LookedBack(each))
    story.silence()
    said = page(story, Place.AFTER_LOOKING_BACK)
    assert isinstance(said, LookedBackSaid)
    assert said.theme is not None
    assert (said.theme.words, said.theme.times, said.theme.since) == (AGAIN.theme, 3, MONDAY)
    mine = page(story, Place.MY_PAGE)
    assert isinstance(mine, MyPage)
    assert [theme.times for theme in mine.themes] == [3], "once is not yet something that comes back"


def test_a_talk_is_prepared_from_what_came_back_most_and_what_she_last_wished() -> None:
    story = keeping()
    for each in (STUCK, OTHER, AGAIN):
        story.when("sanna", LookedBack(each)).after(days(14))
    story.silence()
    script = page(story, Place.PREPARE)
    assert isinstance(script, PrepareTalk)
    assert script.theme is not None
    assert (script.theme.times, script.wish) == (2, STUCK.wish)


def test_what_she_learned_is_there_to_copy_oldest_first() -> None:
    story = keeping().when("sanna", LookedBack(OTHER)).after(days(14)).when("sanna", LookedBack(AGAIN))
    story.silence()
    shown = page(story, Place.LEARNED)
    assert isinstance(shown, DidAndLearned)
    assert [one.reflection for one in shown.reflections] == [OTHER, AGAIN]


def test_an_empty_one_keeps_nothing() -> None:
    story = keeping().when("sanna", LookedBack(Reflection(aims=Words("far away"))))
    story.reads("sanna", LookedBackSaid(None), Place.AFTER_LOOKING_BACK)
    assert reflections(story) == 0


def test_whoever_keeps_nothing_may_copy_it_for_an_hour_and_then_it_is_gone() -> None:
    story = sanna().when("sanna", LookedBack(STUCK))
    story.reads("sanna", LookedBackSaid(None, STUCK), Place.AFTER_LOOKING_BACK)
    story.after(hours(1)).silence()
    assert story.world.members["sanna"].looking is None
    story.reads("sanna", LookedBackSaid(None), Place.AFTER_LOOKING_BACK)


def test_or_may_have_it_kept_after_all() -> None:
    story = sanna().when("sanna", LookedBack(STUCK))
    story.after(minutes(30)).when("sanna", LookingKept())
    story.reads("sanna", LookedBackSaid(None), Place.AFTER_LOOKING_BACK)
    assert reflections(story) == 1
    story.when("sanna", LookingKept()).silence()
    assert reflections(story) == 1, "a second press keeps nothing twice"


def test_what_was_begun_waits_an_hour_for_her_return() -> None:
    story = keeping().when("sanna", ReflectionDrafted(STUCK), Visited()).silence()
    shown = page(story, Place.LOOKING_BACK)
    assert isinstance(shown, LookingBack)
    assert shown.draft == STUCK
    story.after(hours(1)).silence()
    assert story.world.members["sanna"].looking is None


def test_older_ones_are_a_page_further() -> None:
    story = keeping()
    for _ in range(4):
        story.when("sanna", LookedBack(OTHER)).after(days(1))
    story.silence()
    latest = page(story, Place.PAST)
    oldest = page(story, Place.PAST, "past:3")
    assert isinstance(latest, PastReflections)
    assert isinstance(oldest, PastReflections)
    assert (len(latest.reflections), latest.older) == (3, True)
    assert (len(oldest.reflections), oldest.older) == (1, False)
    assert oldest.reflections[0].at == MONDAY
    assert page(story, Place.PAST, "past:99") == latest, "a page that is not there is the first one"


def test_each_is_kept_for_ninety_days_or_for_a_year() -> None:
    story = keeping().when("sanna", LookedBack(STUCK)).after(days(89)).silence()
    assert reflections(story) == 1
    story.when("sanna", KeptLonger(True)).after(days(270)).silence()
    assert reflections(story) == 1
    story.after(days(7)).silence()
    assert reflections(story) == 0


def test_a_year_less_is_at_once() -> None:
    story = keeping().when("sanna", KeptLonger(True), LookedBack(STUCK)).after(days(200))
    story.world.happen("sanna", KeptLonger(False))
    assert reflections(story) == 0, "with this press, and not with the next wake-up"
    story.silence()


def test_clear_now_is_now_and_her_choices_stay() -> None:
    story = keeping().when("sanna", KeptLonger(True), LookedBack(STUCK), Cleared()).silence()
    assert story.world.members["sanna"].history == Keeping((), since=MONDAY, year=True)


def test_forgetting_takes_it_along() -> None:
    story = keeping().when("sanna", LookedBack(STUCK), KeepingChosen(False), KeepingChosen(True)).silence()
    assert reflections(story) == 0
