"""Someone outside your team on Teams: two windows, and nothing of it in any chat."""

from __future__ import annotations

from tests.fakes.teams import Driver
from tests.spoken import stands_in
from tests.stores import Databases, on_every_database
from tests.teams.rigging import Company, a_company, opens_home

VOLUNTEERS = {"asha": "en", "ravi": "en", "leena": "fi", "mei": "en", "noor": "en"}
OFFERING = {
    "en": (
        "Who can see what",
        "Being asked",
        "Being asked by somebody outside my team",
        "Yes, I may be asked",
    ),
    "fi": (
        "Kuka näkee mitä",
        "Saako minulta kysyä",
        "Saako minulta kysyä tiimin ulkopuolelta",
        "Kyllä, minulta saa kysyä",
    ),
}
SAYS = {"en": ("Yes, I’ll write", "Pass this on"), "fi": ("Kyllä, kirjoitan", "Välitä tämä")}


async def looks_outside(person: Driver) -> None:
    await opens_home(person)
    await person.presses("I could use a person")
    await person.presses("Someone outside your team")


async def whoever_is_asked(company: Company, before: dict[str, int]) -> tuple[Driver, str]:
    for _ in range(30):
        await company.later(minutes=10)
        for name, language in VOLUNTEERS.items():
            if len(company.teams.user(name).notices) > before[name]:
                return company.teams.user(name), language
    raise AssertionError("nobody was asked")


@on_every_database
async def test_two_write_without_names_and_close_it(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await looks_outside(sam)
        await sam.sees("There are not enough people yet.")
        for name, language in VOLUNTEERS.items():
            one = company.teams.user(name)
            await opens_home(one)
            for button in OFFERING[language]:
                await one.presses(button)
            one.closes()
        await looks_outside(sam)
        await sam.sees("This is what I will pass on, word for word")
        before = {name: len(company.teams.user(name).notices) for name in VOLUNTEERS}
        await sam.presses("Ask one of them")
        await sam.sees("I am asking.")

        peer, language = await whoever_is_asked(company, before)
        yes, send = SAYS[language]
        await peer.opens()
        assert not stands_in("Sam", peer.reads)
        await peer.presses(yes)
        peer.fills("line", "I have a little time today.")
        await peer.presses(send)
        await peer.sees("I have a little time today.")
        assert not stands_in("Sam", peer.reads)

        await looks_outside(sam)
        await sam.sees("I have a little time today.")
        sam.fills("line", "Thank you for that.")
        await sam.presses("Pass this on")
        await sam.sees("Thank you for that.")
        await sam.presses("Close this")
        await sam.sees("Nothing of what was written here is kept.")
        await company.later(days=1)
        written = [message for message in company.teams.export() if not message.who]
        assert written
        for message in written:
            said = ("Sam", "Leena", "Asha", "Ravi", "Mei", "Noor", "little time", "Thank you", "outside")
            assert not any(stands_in(word, message) for word in said)
