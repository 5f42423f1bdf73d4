"""A morning on which Slack does not say at once who is not to be disturbed. Through bolt."""

from __future__ import annotations

from datetime import timedelta

from bot.runtime.clock import PushedClock
from tests.fakes.slack.world import Person
from tests.slack.test_story import MONDAY, a_company
from tests.stores import Databases, on_every_database

ALL_DUE = MONDAY + timedelta(days=1, hours=1, minutes=50)
STAFF = [f"U{n}" for n in range(100, 112)]
QUIET = STAFF[::3]


@on_every_database
async def test_no_prompt_is_lost_held_for_long_or_sent_to_who_is_not_to_be_disturbed(kept: Databases) -> None:
    async with a_company(kept) as company:
        slack, world = company.slack, company.slack.world
        for who in STAFF:
            world.people[who] = Person(who, f"Person {who}", tz="Europe/Berlin")
            await slack.user(who).runs("/kaveri")
        world.quiet |= dict.fromkeys(QUIET, (ALL_DUE, ALL_DUE + timedelta(hours=1)))
        slack.limits("dnd.info", retry_after=40, times=2)
        slack.limits("dnd.teamInfo", retry_after=40, times=2)
        assert isinstance(company.program.clock, PushedClock)
        company.program.clock.push_to(ALL_DUE)  # nothing ran for an hour, say
        await company.later(minutes=5)
        assert slack.api.faults["dnd.teamInfo"].times == 0
        arrived = {who: len(slack.user(who).notices) for who in STAFF}
        assert arrived == {who: 0 if who in QUIET else 1 for who in STAFF}
        await company.later(hours=1)
        assert [len(slack.user(who).notices) for who in STAFF] == [1] * len(STAFF)
        assert all(
            message.at >= ALL_DUE + timedelta(hours=1) for who in QUIET for message in slack.user(who).notices
        )
