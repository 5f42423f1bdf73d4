"""Somebody stands beside her and says "show me your Kaveri": with a phrase of her own, and without one."""

from __future__ import annotations

import pytest

from bot.messages.actions import Action
from bot.messages.cards import Dialog
from bot.rules.people import Address
from bot.runtime.stretching import stretched
from tests.storage.making import member
from tests.world import Somebody, World, with_circle

LAURA = Address("playground", "demo", "laura")
LINE, NOTHING = "I lie awake again", "There is nothing here yet."
MINE, SAME, OTHER = "tea on the stairs", "  Tea on   the STAIRS ", "another one"
SAVED = "If what you wrote as your phrase was right"


async def has_written(world: World) -> Somebody:
    """Laura keeps what she answers, and has written a line."""
    laura = await world.laura.runs()
    await laura.presses(Action.KEEP)
    await laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN, energy="2", line=LINE)
    return laura


async def chooses(laura: Somebody, now: str, new: str) -> None:
    await laura.presses(Action.CHOOSE_PHRASE)
    await laura.presses(Action.SAVE_PHRASE, phrase_now=now, phrase_new=new)
    laura.sees(SAVED)


async def opens_with(laura: Somebody, phrase: str) -> Dialog:
    await laura.runs()
    await laura.presses(Action.PHRASE)
    await laura.presses(Action.OPEN_WITH_PHRASE, phrase_now=phrase)
    return laura.dialog


async def looks_at(laura: Somebody, page: Action) -> str:
    await laura.presses(page)
    return laura.window


async def test_without_one_whatever_is_typed_changes_nothing(world: World) -> None:
    laura = await has_written(world)
    for typed in ("", MINE):
        await opens_with(laura, typed)
        laura.sees_nothing_of(NOTHING)
        assert LINE in await looks_at(laura, Action.CHECK_INS)


async def test_a_wrong_phrase_shows_the_page_of_somebody_who_has_written_nothing(world: World) -> None:
    laura = await has_written(world)
    await chooses(laura, "", MINE)
    ravi = await world.ravi.runs()
    await ravi.presses(Action.KEEP)
    ordinary = (await opens_with(ravi, "")).body
    for wrong in ("", "tea", OTHER):
        assert (await opens_with(laura, wrong)).body == ordinary
        for page in (Action.CHECK_INS, Action.PAST, Action.RECEIPTS, Action.EXPORT, Action.SUMMARY):
            assert LINE not in await looks_at(laura, page)


async def test_the_right_one_opens_this_window_for_a_quarter_of_an_hour(world: World) -> None:
    laura = await has_written(world)
    await chooses(laura, "", MINE)
    await opens_with(laura, SAME)
    laura.sees_nothing_of(NOTHING)
    opened = laura.dialog.token
    assert LINE in await looks_at(laura, Action.CHECK_INS)
    await laura.runs()
    assert LINE not in await looks_at(laura, Action.CHECK_INS), "another window asks again"
    await world.later(minutes=14)
    await laura.presses(Action.CHECK_INS, token=opened)
    laura.sees(LINE)
    await world.later(minutes=2)
    await laura.presses(Action.CHECK_INS)
    laura.sees_nothing_of(LINE)


async def test_what_is_saved_behind_it_is_kept(world: World) -> None:
    laura = await has_written(world)
    await chooses(laura, "", MINE)
    await laura.runs()
    await laura.presses(Action.SAVE_CHECK_IN, energy="3", line="a better day")
    laura.sees_nothing_of(LINE)
    await opens_with(laura, MINE)
    assert LINE in (said := await looks_at(laura, Action.CHECK_INS))
    assert "a better day" in said


async def test_words_that_are_not_kept_stand_there_once_to_be_copied_also_behind_a_phrase(
    world: World,
) -> None:
    laura = await world.laura.runs()
    await chooses(laura, "", MINE)
    await laura.runs()
    await laura.presses(Action.LOOKING_BACK)
    await laura.presses(Action.SAVE_LOOKING, look_learned=LINE)
    laura.sees("I have not kept this", LINE)
    await laura.runs()
    for page in (Action.LOOKING_BACK, Action.PAST, Action.EXPORT):
        assert LINE not in await looks_at(laura, page)


async def test_only_whoever_knows_it_changes_it_and_everybody_reads_the_same(world: World) -> None:
    laura = await has_written(world)
    await chooses(laura, "", MINE)
    told = laura.dialog.body
    for now, new in ((OTHER, ""), ("", ""), (OTHER, OTHER)):
        await chooses(laura, now, new)
        assert laura.dialog.body == told
        await opens_with(laura, OTHER)
        assert LINE not in await looks_at(laura, Action.CHECK_INS)
    await chooses(laura, MINE, OTHER)
    await opens_with(laura, MINE)
    assert LINE not in await looks_at(laura, Action.CHECK_INS)
    await chooses(laura, OTHER, "")
    await laura.runs()
    assert LINE in await looks_at(laura, Action.CHECK_INS), "there is none any more"


async def test_a_new_phrase_closes_every_window_that_the_last_one_opened(world: World) -> None:
    laura = await has_written(world)
    await chooses(laura, "", MINE)
    await opens_with(laura, MINE)
    elsewhere = laura.dialog.token
    await opens_with(laura, MINE)
    await chooses(laura, MINE, MINE)
    assert LINE not in await looks_at(laura, Action.CHECK_INS), "also if its words are the same"
    await laura.presses(Action.CHECK_INS, token=elsewhere)
    laura.sees_nothing_of(LINE)
    await opens_with(laura, MINE)
    assert LINE in await looks_at(laura, Action.CHECK_INS)
    elsewhere = laura.dialog.token
    for now, new in ((MINE, ""), ("", OTHER)):
        await chooses(laura, now, new)
    await laura.presses(Action.CHECK_INS, token=elsewhere)
    laura.sees_nothing_of(LINE)


async def asks_behind_a_phrase(world: World) -> Somebody:
    await with_circle(world)
    laura = await world.laura.runs()
    await chooses(laura, "", MINE)
    await laura.runs()
    await laura.presses(Action.PERSON)
    await laura.presses(Action.ASK)
    return laura


async def test_asking_and_stopping_need_none(world: World) -> None:
    laura = await asks_behind_a_phrase(world)
    laura.sees("Mikko")
    await laura.runs()
    await laura.presses(Action.STATUS)
    await laura.presses(Action.WITHDRAW)
    laura.sees("Stopped.")
    await laura.presses(Action.RECEIPTS)
    laura.sees_nothing_of("Mikko")


async def test_it_is_kept_nowhere_and_in_no_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    laura = await has_written(world)
    await chooses(laura, "", MINE)
    await opens_with(laura, MINE)
    found = world.program.store.run(lambda tx: tx.load_at(LAURA))
    assert found is not None
    assert found.member.phrase is not None
    assert found.member.phrase.stretched == stretched(MINE, found.member.phrase.salt)
    assert MINE not in str(found) + caplog.text


def test_two_with_the_same_phrase_keep_different_things() -> None:
    assert stretched(MINE, "00" * 16) != stretched(MINE, "01" * 16)
    assert stretched(MINE, "00" * 16) == stretched(SAME, "00" * 16)
    assert member().phrase is None


def fields_of(dialog: Dialog) -> str:
    """Everything in it, what its fields hold included."""
    return "\n".join(getattr(element, "text", "") or "" for element in dialog.body)


async def test_an_emptied_page_for_an_appointment_is_not_filled_again(world: World) -> None:
    laura = await has_written(world)
    await laura.presses(Action.SUMMARY)
    await laura.presses(Action.SAVE_SUMMARY, summary="")
    assert LINE in fields_of(laura.dialog), "without a phrase it is; or this would see nothing"
    await chooses(laura, "", MINE)
    await laura.runs()
    for action in (Action.SUMMARY, Action.SAVE_SUMMARY):
        await laura.presses(action, summary="")
        assert LINE not in fields_of(laura.dialog)
