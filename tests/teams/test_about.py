"""About this Kaveri on Teams: from “Who can see what”."""

from __future__ import annotations

from tests.stores import Databases, on_every_database
from tests.teams.rigging import a_company, opens_home


@on_every_database
async def test_it_is_two_presses_from_the_first_page(kept: Databases) -> None:
    async with a_company(kept) as company:
        asha = company.teams.user("asha")
        await opens_home(asha)
        await asha.presses("Who can see what")
        await asha.presses("About this Kaveri")
        await asha.sees("It is for the people of Teams ")
        await asha.sees("You are here from Teams ")
        await asha.sees("Then 90 days, or 365 if you choose that.")
