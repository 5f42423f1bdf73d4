"""Somebody on Slack asks somebody on Teams: by a code that the one read out to the other."""

from __future__ import annotations

import re

from bot.rules.circle import Friend
from tests.places.rigging import (
    OnSlack,
    OnTeams,
    a_company,
    code_in,
    comes,
    link,
    presses,
    to_places,
    types_code,
)
from tests.spoken import stands_in
from tests.stores import Databases, on_every_database


@on_every_database
async def test_somebody_who_is_on_slack_only_asks_somebody_who_is_on_teams_only(kept: Databases) -> None:
    async with a_company(kept.open()) as company:
        mikko, ravi = company.on_slack("U4"), company.on_teams("ravi")
        await comes(ravi)
        await presses(ravi, "Who can see what", "Being asked", "Show my code")
        code = code_in(ravi)
        await comes(mikko)
        await presses(mikko, "My people", "Somebody in another place")
        await types_code(mikko, code)
        await mikko.sees("That is Ravi, on Microsoft Teams.")
        await presses(mikko, "Add to my people")
        await mikko.sees("Ravi – not yet")
        await presses(mikko, "Save my people")
        await mikko.sees("Ravi – not yet")

        await company.later(days=1, hours=8)
        await opens_about(ravi, "Somebody trusts you")
        await presses(ravi, "Yes, I may be asked")
        await company.later(days=6)
        await comes(mikko)
        await presses(mikko, "I could use a person", "Ask Ravi")
        await mikko.sees("I am asking: Ravi.")
        await company.later(hours=7)
        await opens_about(ravi, "Someone who trusts you would like 20 minutes with you.")
        await ravi.sees("Someone who trusts you would like 20 minutes with you.")
        assert "Sam" not in ravi.reads
        await presses(ravi, "Yes, I will")
        await ravi.sees("Sam would like to talk with you")
        await ravi.sees("Look for Sam on Slack, or call, or walk over.")
        assert not any("slack" in link or "l/chat" in link for link in ravi.links())

        await comes(mikko)
        await mikko.runs("/kaveri status")
        await mikko.sees("Ravi said yes and will get in touch by")
        private = ("Sam", "Ravi", "20 minutes", code)
        said = [*company.slack.world.messages, *company.teams.world.messages]
        assert not any(stands_in(word, message) for word in private for message in said)


async def test_this_time_only_and_taken_off_the_list_again() -> None:
    async with a_company() as company:
        mikko, ravi = company.on_slack("U4"), company.on_teams("ravi")
        await comes(ravi)
        await presses(ravi, "Who can see what", "Being asked", "Show my code")
        await comes(mikko)
        await presses(mikko, "I could use a person", "Somebody in another place")
        await types_code(mikko, code_in(ravi))
        await presses(mikko, "Ask them alone, this time")
        await mikko.sees("Ravi")
        await mikko.sees("Ask Ravi")
        member = company.at_slack("U4")
        assert member is not None
        assert member.circle.friends == ()
        await comes(mikko)
        await presses(mikko, "My people", "Somebody in another place", "Add to my people")
        await mikko.sees("Ravi – not yet")
        field = fields(mikko)[0]
        await mikko.ticks(field, on=False)
        await presses(mikko, "Save my people")
        member = company.at_slack("U4")
        assert member is not None
        assert member.circle.friends == ()


async def test_a_code_for_others_never_links_and_a_code_for_oneself_adds_nobody() -> None:
    async with a_company() as company:
        mikko, ravi = company.on_slack("U4"), company.on_teams("ravi")
        await comes(ravi)
        await presses(ravi, "Who can see what", "Being asked", "Show my code")
        await to_places(mikko)
        await types_code(mikko, code_in(ravi))
        await mikko.sees("That code isn’t good just now.")
        await to_places(ravi)
        await presses(ravi, "Show me a code")
        await comes(mikko)
        await presses(mikko, "My people", "Somebody in another place")
        await types_code(mikko, code_in(ravi))
        await mikko.sees("That code isn’t good just now.")


async def test_whoever_was_picked_under_both_addresses_stands_on_the_list_once_and_is_asked_once() -> None:
    async with a_company() as company:
        leena, (slack, teams) = company.on_slack("U3"), company.sam
        await comes(teams)
        await presses(teams, "Who can see what", "Being asked", "Yes, I may be asked")
        await comes(teams)
        await presses(teams, "Who can see what", "Being asked", "Show my code")
        await comes(leena)
        await presses(leena, "Omat ihmiseni", "Joku toisessa paikassa")
        leena.fills("code", code_in(teams))
        await presses(leena, "Jatka", "Lisää omiin ihmisiini")
        leena.picks("person-2", "U4")
        await presses(leena, "Tallenna ihmiseni")
        before = company.at_slack("U3")
        assert before is not None
        assert len(before.circle.friends) == 2
        teams_id, slack_id = before.circle.ids

        await link(slack, teams)
        await company.later(days=1)
        await comes(leena)
        await presses(leena, "Kaipaan juttuseuraa")
        await leena.sees("Sam")
        member = company.at_slack("U4")
        assert member is not None
        assert {teams_id, slack_id} == {member.id, *member.also}
        await comes(leena)
        await presses(leena, "Omat ihmiseni")
        assert "Sam – on suostunut" in leena.reads
        assert "Sam – ei vielä" not in leena.reads
        await comes(leena)
        await presses(leena, "Kaipaan juttuseuraa", "Kysy: Sam")
        before_asking = len(slack.notices) + len(teams.notices)
        await company.later(hours=6)
        after = company.at_slack("U3")
        assert after is not None
        assert after.circle.friends == (Friend(member.id, agreed=True),)
        assert after.escalation is not None
        assert after.escalation.plan.peers == (member.id,)
        asked = company.at_slack("U4")
        assert asked is not None
        assert [ask.by for ask in asked.listening.asks] == [after.id]
        assert len(slack.notices) + len(teams.notices) <= before_asking + 2, "one ask, one prompt at most"


async def opens_about(person: OnTeams, text: str) -> None:
    """Open notices, the newest first, until one is about this: from outside they are all alike."""
    for notice in reversed(person.notices[1:]):
        person.closes()
        await person.opens(notice)
        if text in person.reads:
            return
    raise AssertionError(f"no notice is about {text!r}")


def fields(person: OnSlack) -> list[str]:
    """The ids of everything in the window in front of them."""
    assert person.window is not None
    return re.findall(r"stays-[0-9a-f]+", str(person.window.body))
