"""Someone outside your team on Slack: two windows, and nothing of it in any chat."""

from __future__ import annotations

from tests.fakes.slack import Driver
from tests.slack.test_story import Company, a_company
from tests.spoken import stands_in
from tests.stores import Databases, on_every_database

VOLUNTEERS = {"U1": "en", "U2": "en", "U3": "fi", "U5": "en", "U6": "en"}
SAYS = {
    "en": ("Open", "Yes, I’ll write", "Pass this on", "Yes, I may be asked"),
    "fi": ("Avaa", "Kyllä, kirjoitan", "Välitä tämä", "Kyllä, minulta saa kysyä"),
}
OFFERING = {
    "en": ("Being asked", "Being asked by somebody outside my team"),
    "fi": ("Saako minulta kysyä", "Saako minulta kysyä tiimin ulkopuolelta"),
}


async def volunteers(company: Company) -> None:
    for id, language in VOLUNTEERS.items():
        one = company.slack.user(id)
        await one.runs("/kaveri help")
        for button in OFFERING[language]:
            await one.presses(button)
        await one.presses(SAYS[language][3])
        one.closes()


async def whoever_is_asked(company: Company) -> tuple[Driver, str]:
    for _ in range(30):
        await company.later(minutes=10)
        for id, language in VOLUNTEERS.items():
            if company.slack.user(id).notices:
                return company.slack.user(id), language
    raise AssertionError("nobody was asked")


@on_every_database
async def test_two_write_without_names_and_close_it(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await sam.runs("/kaveri")
        await sam.presses("I could use a person")
        await sam.presses("Someone outside your team")
        await sam.sees("There are not enough people yet.")
        await volunteers(company)
        sam.closes()
        await sam.runs("/kaveri person")
        await sam.presses("Someone outside your team")
        await sam.sees("This is what I will pass on, word for word")
        await sam.presses("Ask one of them")
        await sam.sees("I am asking.")

        peer, language = await whoever_is_asked(company)
        open_, yes, send, _ = SAYS[language]
        await peer.presses(open_)
        assert not stands_in("Sam", peer.reads)
        await peer.presses(yes)
        peer.fills("line", "I have a little time today.")
        await peer.presses(send)
        await peer.sees("I have a little time today.")
        assert not stands_in("Sam", peer.reads)

        sam.closes()
        await sam.runs("/kaveri person")
        await sam.presses("Someone outside your team")
        await sam.sees("I have a little time today.")
        sam.fills("line", "Thank you for that.")
        await sam.presses("Pass this on")
        await sam.sees("Thank you for that.")
        await sam.presses("Close this")
        await sam.sees("Nothing of what was written here is kept.")
        await company.later(days=1)
        for message in company.slack.world.messages:
            said = ("Sam", "Leena", "Asha", "Ravi", "Mei", "Noor", "little time", "Thank you", "outside")
            assert not any(stands_in(word, message) for word in said)
