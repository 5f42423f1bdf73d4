"""One person in two places, with a phrase of their own in the one that goes."""

from __future__ import annotations

from tests.places.rigging import a_company, comes, has_a_habit, link, presses


async def test_a_phrase_chosen_in_the_place_that_goes_holds_from_then_on() -> None:
    async with a_company() as company:
        slack, teams = company.sam
        await has_a_habit(slack)
        await comes(teams)
        await presses(teams, "My page", "A phrase of my own", "Choose or change my phrase")
        teams.fills("phrase-new", "tea on the stairs")
        await presses(teams, "Save")
        chosen = company.at_teams("sam")
        assert chosen is not None
        assert chosen.phrase is not None
        await link(slack, teams)
        member = company.at_slack("U4")
        assert member is not None
        assert member == company.at_teams("sam")
        assert (member.phrase, len(member.anchors)) == (chosen.phrase, 1)
