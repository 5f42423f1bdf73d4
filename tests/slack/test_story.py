"""The main job on Slack: signed requests through bolt and the whole program, to a strict Slack of ours."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from adapters.program import Program, build
from adapters.slack.platform import SlackPlatform
from bot.runtime.clock import PushedClock
from tests.fakes.slack import Driver, FakeSlack
from tests.fakes.slack.world import View
from tests.slack.rigging import settings
from tests.spoken import stands_in
from tests.stores import Databases, on_every_database
from tests.world import seeded

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # ten in Helsinki, nine in Berlin
over = pytest.mark.parametrize("socket", [False, True], ids=["http", "socket mode"])


@dataclass
class Company:
    """A workspace with Kaveri in it. Leena sits in Helsinki and reads Finnish, Sam in Berlin."""

    slack: FakeSlack
    program: Program

    @property
    def leena(self) -> Driver:
        return self.slack.user("U3")

    @property
    def sam(self) -> Driver:
        return self.slack.user("U4")

    @property
    def asha(self) -> Driver:
        return self.slack.user("U1")

    async def later(self, **by: float) -> None:
        await self.program.push(timedelta(**by))


@asynccontextmanager
async def a_company(kept: Databases, *, socket: bool = False) -> AsyncIterator[Company]:
    clock = PushedClock(MONDAY)
    async with FakeSlack(clock) as slack:
        platform = SlackPlatform(settings(slack, socket=socket), clock)
        program = build(settings(slack, socket=socket), clock, [platform], kept.open(clock), seeded(1))
        runner = web.AppRunner(program.application(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await program.start(background=False)
        slack.listens_at(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        if socket:
            slack.uses_socket()
        try:
            yield Company(slack, program)
        finally:
            await program.stop()
            await runner.cleanup()


@over
@on_every_database
async def test_the_first_does_not_answer_the_second_says_yes(kept: Databases, socket: bool) -> None:
    async with a_company(kept, socket=socket) as company:
        sam, leena, asha = company.sam, company.leena, company.asha
        await sam.runs("/kaveri")
        await sam.sees("Hello. I am Kaveri")
        await sam.presses("My people")
        sam.picks("person-1", "U3").picks("person-2", "U1")
        await sam.presses("Save my people")
        await sam.sees("Leena – not yet")
        await company.later(days=1)
        await leena.presses("Avaa")
        await leena.presses("Kyllä, minulta saa kysyä")
        await asha.presses("Open")
        await asha.presses("Yes, I may be asked")
        await company.later(days=6)

        before, chat = sam.presses_made, len(sam.notices)
        sam.closes()
        await sam.runs("/kaveri")
        await sam.presses("I could use a person")
        await sam.sees("Joku, joka luottaa sinuun, haluaisi 20 minuuttia kanssasi.")
        await sam.presses("Ask them")
        await sam.sees("I am asking: Leena, Asha.")
        assert sam.presses_made - before == 3, "the command, and two presses"

        asked = len(leena.notices), len(asha.notices)
        await company.later(minutes=2)
        assert (len(leena.notices), len(asha.notices)) == (asked[0] + 1, asked[1])
        await company.later(hours=4)
        asha.closes()
        await asha.presses("Open")
        await asha.sees("Someone who trusts you would like 20 minutes with you.")
        assert "Sam" not in asha.reads
        await asha.presses("Yes, I will")
        await asha.sees("Sam would like to talk with you")
        assert asha.window is not None
        assert "slack://user?team=T1&id=U4" in str(asha.window.body).replace("&amp;", "&")

        sam.closes()
        await sam.runs("/kaveri status")
        await sam.sees("Asha said yes and will get in touch by")
        assert len(sam.notices) == chat, "status sends no chat message"
        leena.closes()
        await leena.presses("Avaa")
        await leena.sees("Ei enää tarpeen, kiitos.")
        for message in company.slack.world.messages:
            assert not any(
                stands_in(word, message) for word in ("Sam", "Leena", "Asha", "20 minutes", "20 minuuttia")
            )


@over
@on_every_database
async def test_a_new_hire_with_an_empty_circle(kept: Databases, socket: bool) -> None:
    async with a_company(kept, socket=socket) as company:
        sam, leena = company.sam, company.leena
        await sam.runs("/kaveri")
        await sam.presses("I could use a person")
        await sam.sees("Who would be good to talk to?")
        await sam.presses("See what they would get")
        assert "Pick somebody" in sam.sees_errors()["one"]
        sam.picks("one", "U3")
        await sam.presses("See what they would get")
        await sam.presses("Ask Leena")
        await sam.sees("I am asking: Leena.")
        await company.later(minutes=5)
        await leena.presses("Avaa")
        await leena.sees("En ole kysynyt sinulta ennen.")
        await leena.presses("Kyllä, otan yhteyttä")
        await leena.sees("Sam haluaisi jutella kanssasi")


async def test_a_check_in_is_saved_in_the_answer(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await sam.runs("/kaveri")
        await sam.chooses("energy", "2")
        sam.fills("line", "rough week")
        await sam.presses("Save")
        await sam.sees("I hold this for you for now: 1 of 3.")


@pytest.mark.parametrize(
    ("user", "sentence"),
    [
        ("UOTHERBOT", "an app, not a person"),
        ("UGUEST", "a guest here"),
        ("USTRANGER", "another organisation"),
        ("UGONE", "no longer in use"),
        ("U4", "That is you"),
    ],
)
async def test_who_cannot_be_picked_is_said_at_the_field(kept: Databases, user: str, sentence: str) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await sam.runs("/kaveri people")
        sam.picks("person-1", user)
        await sam.presses("Save my people")
        assert sentence in sam.sees_errors()["person-1"]


async def test_a_guest_is_refused(kept: Databases) -> None:
    async with a_company(kept) as company:
        gus = company.slack.user("UGUEST")
        await gus.runs("/kaveri")
        assert "for members of this workspace" in gus.reads
        assert gus.window is None


async def test_a_typed_line_gets_a_way_forward_and_nothing_of_it_is_kept(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        await sam.types("I cannot go on like this")
        await company.later(seconds=1)
        await sam.presses("Open")
        await sam.sees("Need someone now?")


async def test_a_first_line_that_nobody_could_look_up_is_not_left_unanswered(kept: Databases) -> None:
    async with a_company(kept) as company:
        sam = company.sam
        company.slack.fails("users.info", error="internal_error", times=2)
        await sam.types("I cannot go on like this")
        await company.later(seconds=1)
        assert sam.notices == []
        await company.slack.redelivers()
        await company.later(seconds=1)
        await sam.presses("Open")
        await sam.sees("Need someone now?")


async def test_the_tab_is_the_same_for_everybody(kept: Databases) -> None:
    async with a_company(kept) as company:
        await company.sam.opens_home()
        await company.slack.user("U2").opens_home()
        tabs = [without_ids(company.slack.user(user).tab) for user in ("U4", "U2")]
        assert tabs[0] == tabs[1]
        await company.sam.presses("I could use a person")
        await company.sam.sees("Who would be good to talk to?")


def without_ids(tab: View | None) -> str:
    """What is on a tab, without the ids that Slack wants to be unlike each other."""
    assert tab is not None
    return re.sub(r"'block_id': '\w+'", "", str(tab.body))
