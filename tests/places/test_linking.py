"""One person on Slack and on Teams: linked by their own code, counted once, told in one place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.rules.checkin import Trial
from tests.places.rigging import (
    Company,
    a_company,
    close,
    code_in,
    comes,
    has_a_habit,
    link,
    presses,
    to_places,
    types_code,
)
from tests.stores import Databases, on_every_database


@on_every_database
async def test_a_check_in_counts_once_whichever_side_it_is_answered_on(kept: Databases) -> None:
    async with a_company(kept.open()) as company:
        slack, teams = company.sam
        await comes(slack)
        await slack.chooses("energy", "3")
        await slack.presses("Save")
        await slack.sees("Thank you.")
        await comes(teams)
        await link(slack, teams)

        here, there = company.at_slack("U4"), company.at_teams("sam")
        assert here is not None
        assert here == there
        assert [address.platform for address in here.addresses] == ["slack", "teams"]
        await comes(teams)
        await teams.chooses("energy", "2")
        await teams.presses("Save")
        await teams.sees("Thank you.")
        member = company.at_slack("U4")
        assert member is not None
        assert isinstance(member.history, Trial)
        assert [c.answers.energy for c in member.history.checkins] == [3, 2]

        before = len(slack.notices), len(teams.notices)
        await company.later(days=7)
        assert len(slack.notices) > before[0]
        assert len(teams.notices) == before[1], "never in both places"


async def test_whoever_has_nothing_yet_where_the_code_is_shown_keeps_what_is_on_the_other_side() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await has_a_habit(teams)
        await to_places(slack)
        await presses(slack, "Show me a code")
        code = code_in(slack)
        await to_places(teams)
        await types_code(teams, code)
        await presses(teams, "Yes, that’s me")
        await presses(slack, "I have typed it")
        await slack.sees("What you have on Microsoft Teams stays as it is, and you’ll find it here, too.")
        await presses(slack, "Yes, both are me")
        await slack.sees("I tell you on Microsoft Teams.")
        member = company.at_slack("U4")
        assert member is not None
        assert [anchor.words.reveal() for anchor in member.anchors] == ["yoga"]
        assert member == company.at_teams("sam")


async def test_what_would_go_is_said_before_it_goes() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await has_a_habit(slack)
        await has_a_habit(teams)
        await to_places(slack)
        await presses(slack, "Show me a code")
        code = code_in(slack)
        await to_places(teams)
        await types_code(teams, code)
        await presses(teams, "Yes, that’s me")
        await presses(slack, "I have typed it")
        await slack.sees("What you have on Microsoft Teams goes for good: habits.")
        await presses(slack, "No")
        await slack.sees("Show me a code")
        await apart(company)
        await to_places(teams)
        await teams.sees("Show me a code")


async def test_a_code_works_once_and_for_ten_minutes() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await to_places(slack)
        await presses(slack, "Show me a code")
        code = code_in(slack)
        await company.later(minutes=10)
        await to_places(teams)
        await types_code(teams, code)
        await teams.sees("That code isn’t good just now.")
        await to_places(slack)
        await presses(slack, "Show me a code")
        assert code_in(slack) != code
        code = code_in(slack)
        await types_code(teams, code)
        await teams.sees("This code is shown to Sam, on Slack.")
        other = company.on_teams("asha")
        await to_places(other)
        await types_code(other, code)
        await other.sees("That code isn’t good just now.")
        await apart(company)


async def test_after_five_wrong_codes_even_the_right_one_opens_nothing_that_day() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await to_places(slack)
        await presses(slack, "Show me a code")
        code = code_in(slack)
        await to_places(teams)
        for wrong in range(5):
            await teams.sees("The code from the other place")
            await types_code(teams, f"00000000{wrong}")
        await teams.sees("that is enough for today")
        assert not any("Go on" in label for label in teams.buttons())
        member = company.at_teams("sam")
        assert member is not None
        assert len(member.linking.missed) == 5
        await company.later(days=1)
        await to_places(slack)
        await presses(slack, "Show me a code")
        code = code_in(slack)
        await to_places(teams)
        await types_code(teams, code)
        await teams.sees("This code is shown to Sam, on Slack.")


@pytest.mark.parametrize("side", ["the one who typed it", "the one who showed it"])
async def test_somebody_else_who_got_hold_of_a_code_sees_nothing_once_either_says_no(side: str) -> None:
    async with a_company() as company:
        sam, asha = company.on_slack("U4"), company.on_teams("asha")
        await has_a_habit(sam)
        await to_places(sam)
        await presses(sam, "Show me a code")
        code = code_in(sam)
        await to_places(asha)
        await types_code(asha, code)
        await asha.sees("Go on only if that is you.")
        assert "yoga" not in asha.reads
        if side == "the one who typed it":
            await presses(asha, "No")
        else:
            await presses(asha, "Yes, that’s me")
            await presses(sam, "I have typed it")
            await sam.sees("Your code was typed by Asha, on Microsoft Teams.")
            await presses(sam, "No")
        for person in (sam, asha):
            await to_places(person)
            await person.sees("Show me a code")
        assert company.at_slack("U4") != company.at_teams("asha")


async def test_two_people_of_one_workspace_are_never_one() -> None:
    async with a_company() as company:
        sam, asha = company.on_slack("U4"), company.on_slack("U1")
        await to_places(sam)
        await presses(sam, "Show me a code")
        code = code_in(sam)
        await to_places(asha)
        await types_code(asha, code)
        assert "That code is from the same place as this one." in str(asha.sees_errors())
        assert company.at_slack("U4") != company.at_slack("U1")


async def test_from_either_side_one_press_undoes_it_and_what_is_theirs_stays_where_they_pressed() -> None:
    for pressed, other in ((0, 1), (1, 0)):
        async with a_company() as company:
            await has_a_habit(company.sam[0])
            await link(*company.sam)
            here, there = company.sam[pressed], company.sam[other]
            await to_places(here)
            await presses(here, "Only here from now on")
            await here.sees("If you use Kaveri in a second place")
            await comes(there)
            at = (company.at_slack("U4"), company.at_teams("sam"))
            stays, left = at[pressed], at[other]
            assert stays is not None
            assert left is not None
            assert [anchor.words.reveal() for anchor in stays.anchors] == ["yoga"]
            assert (left.id == stays.id, left.anchors) == (False, ())


async def test_they_choose_where_they_are_told_and_a_typed_line_is_answered_where_it_was_typed() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await link(slack, teams)
        await to_places(teams)
        await presses(teams, "Tell me here")
        await teams.sees("I tell you on Microsoft Teams.")
        before = len(slack.notices), len(teams.notices)
        await slack.types("hello?")
        await company.later(seconds=5)
        assert (len(slack.notices), len(teams.notices)) == (before[0] + 1, before[1])
        await company.later(days=7)
        assert len(slack.notices) == before[0] + 1
        assert len(teams.notices) > before[1]


async def test_where_one_place_cannot_be_reached_any_more_the_other_is_tried() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await link(slack, teams)
        people = company.slack.world.people
        people["U4"] = replace(people["U4"], deleted=True)
        before = len(teams.notices)
        await company.later(days=7)
        assert len(teams.notices) > before
        member = company.at_teams("sam")
        assert member is not None
        assert member.rhythm.next_at is not None, "nobody was told that they cannot be reached"


@on_every_database
async def test_whoever_knew_them_in_the_place_that_went_still_reaches_them(kept: Databases) -> None:
    async with a_company(kept.open()) as company:
        leena, (slack, teams) = company.on_teams("leena"), company.sam
        await comes(leena)
        await presses(leena, "Omat ihmiseni")
        leena.picks("person-1", "sam")
        await presses(leena, "Tallenna ihmiseni")
        await company.later(days=1)
        invitation = teams.notices[-1]
        known_as = company.at_teams("sam")
        await has_a_habit(slack)
        await link(slack, teams)
        member = company.at_slack("U4")
        assert known_as is not None
        assert member is not None
        assert member.also == (known_as.id,)

        teams.closes()
        await teams.opens(invitation)
        await teams.sees("Somebody trusts you")
        await presses(teams, "Yes, I may be asked")
        await comes(leena)
        await presses(leena, "Omat ihmiseni")
        await leena.sees("Sam – on suostunut")
        await comes(leena)
        await presses(leena, "Kaipaan juttuseuraa", "Kysy: Sam")
        before = len(teams.notices)
        await company.later(minutes=30)
        assert len(teams.notices) == before, "they are told on Slack"
        await close(slack)
        await slack.presses("Open")
        await slack.sees("Someone who trusts you would like 20 minutes with you.")
        await presses(slack, "Yes, I will")
        await slack.sees("Leena would like to talk with you")
        await comes(leena)
        await presses(leena, "Missä mennään")
        await leena.sees("Sam")
        await leena.sees("suostui")


@on_every_database
async def test_who_has_everything_erased_is_found_in_neither_place(kept: Databases) -> None:
    async with a_company(kept.open()) as company:
        slack, teams = company.sam
        await has_a_habit(slack)
        await comes(teams)
        first = company.at_teams("sam")
        await link(slack, teams)
        both = company.at_slack("U4")
        assert first is not None
        assert both is not None
        assert first.id in both.also
        await comes(teams)
        await presses(teams, "My page", "Erase everything", "Go on", "Erase it now")
        await teams.sees("Everything I held of you is erased")
        await company.later(minutes=1)
        assert (company.at_slack("U4"), company.at_teams("sam")) == (None, None)
        assert company.store.run(lambda tx: tx.load([first.id, both.id])) == {}


async def apart(company: Company) -> None:
    here, there = company.at_slack("U4"), company.at_teams("sam")
    assert here is not None
    assert there is not None
    assert here.id != there.id
