"""About this Kaveri on Slack: by a word after the command, or a button."""

from __future__ import annotations

from tests.slack.test_story import a_company
from tests.stores import Databases, on_every_database


@on_every_database
async def test_a_word_after_the_command_opens_it_and_a_button_does(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await sam.runs("/kaveri about")
        await sam.sees("About this Kaveri")
        await sam.sees("It is for the people of Slack T1.")
        await sam.sees("You are here from Slack T1.")
        await sam.sees("Then 90 days, or 365 if you choose that.")
        sam.closes()
        await sam.runs("/kaveri help")
        await sam.presses("About this Kaveri")
        await sam.sees("Version ")
