"""Ten promises that every adapter keeps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.messages.cards import Neutral
from bot.port import Close, Delivered, Gone, Limited, Mend, Press, Quiet, Refuse, Show, TenantGone
from bot.rules.people import Profile, Standing
from bot.rules.words import Words
from tests.contract.cards import EVERYTHING, GALLERY, NOTICE, TYPED, again, gallery
from tests.contract.recording import CALL, NOT_SAVED
from tests.contract.rig import Rig


@pytest.mark.parametrize("name", GALLERY)
async def test_every_card_can_be_shown(rig: Rig, name: str) -> None:
    rig.inbox.answer = Show(GALLERY[name])
    await rig.opens("asha")
    await rig.sees("asha", GALLERY[name].title)
    assert [p.action for p in rig.inbox.presses] == ["home"]  # shown at once, without a notice instead


@pytest.mark.parametrize("language", ["en", "fi"])
async def test_every_page_kaveri_has_can_be_shown(rig: Rig, language: str) -> None:
    for opened, (name, dialog) in enumerate(gallery(language).items(), start=1):
        rig.inbox.answer = Show(dialog)
        await rig.opens("asha")
        await rig.shows("asha", dialog)
        assert len(rig.inbox.presses) == opened, f"{name} could not be shown"


async def test_a_notice_says_its_sentence_and_opens_what_it_is_about(rig: Rig) -> None:
    assert await rig.platform.send(rig.address("asha"), NOTICE) == Delivered()
    assert rig.room("asha") == ["Kaveri has something for you."]
    await rig.opens_notice("asha")
    await rig.sees("asha", "How are you today?")
    assert (rig.inbox.last.action, rig.inbox.last.token) == ("open", "notice-token-1")
    assert rig.inbox.last.address == rig.address("asha")


@pytest.mark.parametrize(
    ("label", "action"),
    [
        ("My people", "circle"),
        ("My people, again", "circle"),
        ("When I ask", "rhythm"),
        ("Never mind", "withdraw"),
        ("Need someone now?", "doors"),
        ("Save", "save-check-in"),
    ],
)
async def test_a_button_means_the_same_everywhere(rig: Rig, label: str, action: str) -> None:
    await rig.opens("asha")
    await rig.sees("asha", label)
    await rig.chooses("asha", "energy", "3")
    await rig.presses("asha", label)
    press = rig.inbox.last
    assert (press.address, press.action, press.token) == (rig.address("asha"), action, "token-1")
    assert dict(press.values) == {
        "energy": Words("3"),
        "off": Words("4"),
        "week": Words("2"),
        "ahead": Words("yes"),
        "short": Words("already there"),
        **_picked(press),
    }


def _picked(press: Press) -> dict[str, Profile]:
    """Whoever a picker showed at first; platforms differ in whom they can show."""
    return {name: value for name, value in press.values.items() if isinstance(value, Profile)}


async def test_choosing_is_a_press_where_the_card_says_so(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "A walk")
    await rig.chooses("asha", "way", "walk")
    await rig.inbox.hears(2)
    assert (rig.inbox.last.action, rig.inbox.last.token) == ("change-way", "token-1")
    assert rig.inbox.last.values["way"] == Words("walk")


async def test_ticking_travels_with_the_next_press(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "Say my name from the start")
    await rig.ticks("asha", "named")
    await rig.submits("asha")
    assert [p.action for p in rig.inbox.presses] == ["home", "save-check-in"]
    assert rig.inbox.last.values["named"] == Words("yes")


async def test_words_arrive_byte_for_byte(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "A line, if you like")
    await rig.fills("asha", "line", TYPED)
    await rig.submits("asha")
    assert rig.inbox.last.values["line"] == Words(TYPED)


async def test_somebody_picked_arrives_as_the_directory_knows_them(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "Somebody you trust")
    await rig.picks("asha", "one", "leena")
    await rig.submits("asha")
    leena = rig.inbox.last.values["one"]
    assert isinstance(leena, Profile)
    assert (leena.address, leena.name, leena.standing) == (
        rig.address("leena"),
        Words("Leena"),
        Standing.PERSON,
    )
    if leena.zone or leena.language:  # not every directory says
        assert leena.language.startswith("fi")
        assert leena.zone == "Europe/Helsinki"


async def test_forged_and_stale_requests_are_turned_away_and_nobody_hears_of_them(rig: Rig) -> None:
    statuses = await rig.forged()
    assert all(400 <= status < 500 for status in statuses)
    assert rig.inbox.presses == []
    assert rig.inbox.silences == []


async def test_the_platform_is_answered_in_time_while_kaveri_is_slow(rig: Rig) -> None:
    if not rig.waits:
        pytest.skip("nobody gives up waiting here")
    go_on = rig.inbox.is_slow()
    await rig.opens("asha")
    await rig.sees("asha", "One moment …")
    go_on.set()
    await rig.sees("asha", "How are you today?")
    assert len(rig.inbox.presses) == 1


async def test_a_slow_answer_to_a_window_arrives_and_nothing_is_lost(rig: Rig) -> None:
    if not rig.waits:
        pytest.skip("nobody gives up waiting here")
    await rig.opens("asha")
    await rig.sees("asha", "Save")
    go_on = rig.inbox.is_slow()
    rig.inbox.answer = Show(GALLERY["bare"])
    sending = asyncio.create_task(rig.submits("asha"))
    await rig.inbox.hears(2)
    await sending
    go_on.set()
    await rig.sees("asha", "A line")
    assert [p.action for p in rig.inbox.presses] == ["home", "save-check-in"]


async def test_a_request_that_arrives_again_carries_the_same_key(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.again()
    await rig.types("asha", "hello")
    await rig.again()
    first, second, third, fourth = (press.key for press in rig.inbox.presses)
    assert first == second
    assert third == fourth
    assert first != third


async def test_two_presses_have_two_keys(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.opens("asha")
    first, second = (press.key for press in rig.inbox.presses)
    assert first != second


async def test_kaveri_never_hears_itself(rig: Rig) -> None:
    await rig.platform.send(rig.address("asha"), NOTICE)
    await rig.types("asha", "hello")
    assert [(press.action, press.address) for press in rig.inbox.presses] == [("typed", rig.address("asha"))]


async def test_a_notice_reaches_the_one_it_is_for_and_no_other(rig: Rig) -> None:
    for user in ("asha", "ravi", "asha"):
        assert await rig.platform.send(rig.address(user), NOTICE) == Delivered()
    assert [len(rig.room(user)) for user in ("asha", "ravi", "leena")] == [2, 1, 0]


async def test_a_rate_limit_is_waited_for(rig: Rig) -> None:
    rig.limits(30)
    outcome = await rig.platform.send(rig.address("asha"), NOTICE)
    assert outcome == Limited(rig.clock.now() + timedelta(seconds=30))
    assert rig.room("asha") == []
    assert await rig.platform.send(rig.address("asha"), NOTICE) == Delivered()


async def test_do_not_disturb_is_known_where_the_platform_says_it_and_ends_by_itself(rig: Rig) -> None:
    until = rig.clock.now() + timedelta(hours=2)
    rig.is_quiet("asha", until)
    asha, ravi = rig.address("asha"), rig.address("ravi")
    assert await rig.platform.quiet_until(asha) == (until if rig.tells_quiet else None)
    assert await rig.platform.quiet_until(ravi) is None
    assert await rig.platform.send(asha, NOTICE) == Delivered()  # to wait is not its affair
    rig.clock.push(timedelta(hours=2))
    assert await rig.platform.quiet_until(asha) is None


async def test_of_a_stranger_and_of_a_tenant_of_nobody_no_quiet_is_known(rig: Rig) -> None:
    assert await rig.platform.quiet_until(replace(rig.address("asha"), user="NOBODY")) is None
    assert await rig.platform.quiet_until(replace(rig.address("asha"), tenant="NOWHERE")) is None


async def test_somebody_who_left_is_gone_and_others_are_not(rig: Rig) -> None:
    rig.leaves("ravi")
    assert await rig.platform.send(rig.address("ravi"), NOTICE) == Gone()
    assert await rig.platform.send(rig.address("asha"), NOTICE) == Delivered()
    ravi = await rig.platform.profile(rig.address("ravi"))
    assert ravi is not None
    assert ravi.standing is Standing.DEACTIVATED


async def test_a_tenant_that_removed_the_app_is_gone_and_kaveri_is_told(rig: Rig) -> None:
    await rig.removes_app()
    assert await rig.platform.send(rig.address("asha"), NOTICE) == TenantGone()
    asha = rig.address("asha")
    assert set(rig.inbox.silences) == {(asha.platform, asha.tenant)}


async def test_a_stranger_is_nobody(rig: Rig) -> None:
    assert await rig.platform.profile(replace(rig.address("asha"), user="NOBODY")) is None


async def test_what_has_to_change_is_said_and_what_was_written_stays(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "A line, if you like")
    await rig.fills("asha", "line", TYPED)
    rig.inbox.answers["save-check-in"] = Mend({"line": "A little shorter, please."}, EVERYTHING)
    await rig.submits("asha")
    assert rig.held("asha", "line") == TYPED
    rig.inbox.answers["save-check-in"] = Close()
    await rig.fills("asha", "line", "short")
    await rig.submits("asha")
    assert rig.inbox.last.values["line"] == Words("short")
    assert rig.inbox.presses[-1].key != rig.inbox.presses[-2].key
    assert rig.window("asha") == ""


async def test_a_window_shown_again_shows_the_new_values(rig: Rig) -> None:
    """Slack keeps what was typed under a block id it knows, so a fresh token makes fresh ids."""
    await rig.opens("asha")
    await rig.sees("asha", "A word")
    await rig.fills("asha", "short", "something else")
    rig.inbox.answer = Show(again(EVERYTHING, "token-2"))
    await rig.presses("asha", "My people")
    await rig.presses("asha", "When I ask")
    assert rig.inbox.last.token == "token-2"
    assert rig.held("asha", "short") == "already there"


async def test_what_was_not_saved_is_said_honestly(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "A line, if you like")
    await rig.fills("asha", "line", TYPED)
    rig.inbox.cannot_save()
    await rig.submits("asha")
    await rig.sees("asha", NOT_SAVED.text)


async def test_what_was_not_saved_leads_to_other_doors_all_the_same(rig: Rig) -> None:
    await rig.opens("asha")
    await rig.sees("asha", "My people")
    rig.inbox.cannot_save()
    await rig.presses("asha", "My people")
    await rig.sees("asha", NOT_SAVED.text)
    if "Need someone now?" in rig.window("asha"):  # the playground leaves the form as it is
        await rig.presses("asha", "Need someone now?")
        await rig.sees("asha", CALL.text)


async def test_somebody_it_is_not_for_is_told_so(rig: Rig) -> None:
    rig.inbox.answer = Refuse(Neutral("Kaveri is for the people of this company."))
    await rig.opens("asha")
    await rig.sees("asha", "Kaveri is for the people of this company.")


async def test_quiet_shows_nothing(rig: Rig) -> None:
    rig.inbox.answer = Quiet()
    await rig.types("asha", "hello")
    assert rig.window("asha") == ""
    assert rig.room("asha") == []
