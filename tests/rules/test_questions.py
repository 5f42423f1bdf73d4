"""Questionnaires for oneself: what was chosen stays where it was, and only numbers are kept, for a time."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.messages.gallery_questions import LONGEST
from bot.rules import questions
from bot.rules.events import Event, KeepingChosen
from bot.rules.instruments import Instrument, Score, scores
from bot.rules.places import Place
from bot.rules.questions import LEFT_OUT, QuestionnaireFilled, ResultsForgotten, Sheet
from bot.rules.questions_sayings import QuestionnairePage, QuestionnaireScored, QuestionnairesOffered
from bot.rules.sayings import WhenIAsk
from tests.packs.making import weather
from tests.transcript import HELSINKI, Transcript, days

WEATHER = weather()
FILLED = QuestionnaireFilled(WEATHER.id, "2", (Score("sky", 3600), Score("sea", None)))
NOTHING = QuestionnaireFilled(WEATHER.id, "2", (Score("sky", None), Score("sea", None)))


def sanna(*happened: Event) -> Transcript:
    told = Transcript(sanna=HELSINKI).is_left_alone("sanna")
    told.world.packs = (WEATHER,)
    return told.when("sanna", *happened)


def numbers(told: Transcript) -> list[tuple[tuple[str, int], ...]]:
    told.silence()
    return [result.numbers for result in told.world.members["sanna"].results]


# --- What is kept. -------------------------------------------------------------------------------


def test_without_keeping_answers_nothing_of_it_is_kept() -> None:
    told = sanna()
    before = told.world.members["sanna"]
    told.when("sanna", FILLED).silence()
    assert told.world.members["sanna"] == before


def test_who_keeps_answers_keeps_the_numbers_and_none_where_there_is_none() -> None:
    assert numbers(sanna(KeepingChosen(True), FILLED, NOTHING)) == [(("sky", 3600),)]


def test_each_for_ninety_days() -> None:
    told = sanna(KeepingChosen(True), FILLED).after(days(40)).when("sanna", FILLED)
    assert len(numbers(told.after(days(49.9)))) == 2
    assert len(numbers(told.after(days(0.2)))) == 1
    assert numbers(told.after(days(40))) == []


def test_one_press_deletes_them_and_so_does_forgetting_answers() -> None:
    assert numbers(sanna(KeepingChosen(True), FILLED, ResultsForgotten())) == []
    assert numbers(sanna(KeepingChosen(True), FILLED, KeepingChosen(False))) == []
    assert len(numbers(sanna(KeepingChosen(True), FILLED, KeepingChosen(True)))) == 1


def test_however_often_somebody_fills_one_in_it_stays_a_small_matter() -> None:
    told = sanna(KeepingChosen(True), *[FILLED] * 100)
    assert len(numbers(told)) == questions.MOST_KEPT


# --- What is shown. ------------------------------------------------------------------------------


def test_where_none_is_installed_nothing_leads_there() -> None:
    told = sanna(KeepingChosen(True))
    assert _leads_there(told)
    told.world.packs = ()
    assert not _leads_there(told)
    told.when("sanna", FILLED)
    assert _leads_there(told), "what was kept can still be looked at, and deleted"
    told.silence()


def _leads_there(told: Transcript) -> bool:
    page = told.world.page("sanna", Place.RHYTHM)
    assert isinstance(page, WhenIAsk)
    return page.questions


def test_one_that_is_gone_or_has_other_words_now_is_begun_anew() -> None:
    told = sanna(KeepingChosen(True), FILLED)
    begun = questions.begun(WEATHER)
    half = questions.subject_of(begun)
    assert told.world.page("sanna", Place.QUESTIONS, half) == QuestionnairePage(WEATHER, begun)
    newer = replace(WEATHER, proof="00000000", version="3")
    told.world.packs = (newer,)
    page = told.world.page("sanna", Place.QUESTIONS, half)
    assert isinstance(page, QuestionnairesOffered)
    assert page.changed
    assert [pack for _, pack in page.kept] == [None], "a number of another version says something else"
    told.silence()


def test_what_came_of_it_is_shown_from_the_window_and_from_nothing_else() -> None:
    done = replace(questions.begun(WEATHER), page=2, answers="3030333")
    told = sanna()
    page = told.world.page("sanna", Place.QUESTIONS, questions.subject_of(done))
    assert page == QuestionnaireScored(WEATHER, (Score("sky", 6000), Score("sea", 300)), kept=False)
    told.silence()


# --- A sheet. ------------------------------------------------------------------------------------

CHOSEN = st.dictionaries(st.integers(-3, 70), st.sampled_from([*"0123456789", LEFT_OUT, "", "٣", "²", "12"]))
TURNS = st.lists(st.tuples(CHOSEN, st.sampled_from([-1, 1])), max_size=15)


@given(st.sampled_from([WEATHER, LONGEST]), TURNS)
def test_whatever_is_chosen_and_turned_it_is_a_sheet(
    of: Instrument, turns: list[tuple[dict[int, str], int]]
) -> None:
    sheet = questions.begun(of)
    for chosen, by in turns:
        before, sheet = sheet, sheet.turned(chosen, by)
        assert questions.sheet_in(questions.subject_of(sheet)) == sheet
        assert len(sheet.answers) == len(of.items)
        elsewhere = [n for n in range(len(of.items)) if n not in before.here]
        assert [sheet.answers[n] for n in elsewhere] == [before.answers[n] for n in elsewhere]
        values = sheet.values(of)
        assert set(values.values()) <= {answer.value for answer in of.answers}
        assert len(scores(of, values)) == len(of.scales)
    assert 0 <= sheet.page <= sheet.pages


def test_every_item_is_on_one_page() -> None:
    for of in (WEATHER, LONGEST):
        sheet = questions.begun(of)
        pages = [replace(sheet, page=n).here for n in range(sheet.pages)]
        assert [n for page in pages for n in page] == list(range(len(of.items)))
        assert max(map(len, pages)) <= questions.PER_PAGE
        assert replace(sheet, page=sheet.pages).done


@given(st.text(max_size=30) | st.text(max_size=10).map("questions:sea:0a1b2c3d:0:".__add__))
def test_what_is_no_sheet_is_none(subject: str) -> None:
    sheet = questions.sheet_in(subject)
    assert sheet is None or questions.subject_of(sheet) == subject


def test_answers_keep_themselves_out_of_logs() -> None:
    assert "3030" not in repr(Sheet("sea", "0a1b2c3d", 0, "3030"))
    assert "3600" not in repr(FILLED)
