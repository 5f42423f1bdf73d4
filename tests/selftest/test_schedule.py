"""The selftest on a schedule: what it finds is alarmed and shown as anything else that the watchdog finds."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from adapters.__main__ import main
from adapters.hosting import health, run, selftest_from_within
from bot.rules.acts import Act
from bot.runtime.settings import Settings
from bot.storage.contract import CannotStart
from tests.selftest.offices import Office, a_slack_office
from tests.stores import Databases

on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
FAILED = "the selftest failed: The platform knows Kaveri. Run `kaveri selftest` to see why"


def scheduled(office: Office) -> None:
    told = office.settings.model_copy(update={"selftest_to": office.to, "selftest_every": 24.0})
    office.program = replace(office.program, settings=told)


@on_sqlite
async def test_a_failing_hop_is_alarmed_and_shows_in_health_until_it_passes(
    kept: Databases, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_slack_office(kept) as (slack, office):
        await office.program.start(background=False)
        scheduled(office)
        before = office.rows()
        await selftest_from_within(office.program)
        assert await health(office.settings) == (True, "ok")
        assert len(slack.export()) == 1

        slack.fails("auth.test", error="token_revoked")
        caplog.clear()
        await selftest_from_within(office.program)
        alarms = [(name, text) for name, level, text in caplog.record_tuples if level >= logging.ERROR]
        assert alarms == [("bot.runtime.watchdog", f"watchdog: {FAILED}")]
        assert await health(office.settings) == (False, FAILED)
        assert len(slack.export()) == 1

        await selftest_from_within(
            office.program
        )  # it looks whether Kaveri answers, not whether it was well before
        assert await health(office.settings) == (True, "ok")
        assert office.rows() == before
        assert office.told() == [Act.SELFTESTS], "once, however often"


@on_sqlite
async def test_it_is_done_again_and_again(kept: Databases) -> None:
    async with a_slack_office(kept) as (_, office):
        times, thrice = [], asyncio.Event()

        async def turn() -> None:
            times.append(len(times))
            if len(times) == 3:
                thrice.set()

        office.program.running.every(timedelta(), turn, first=timedelta())
        async with asyncio.timeout(10):
            await thrice.wait()


def test_a_schedule_needs_somebody_to_send_to() -> None:
    with pytest.raises(ValidationError, match="KAVERI_SELFTEST_TO is not set"):
        Settings(selftest_every=24)
    with pytest.raises(ValidationError, match="An address is written as slack:T0123:U0456"):
        Settings(selftest_to="asha@example.com")
    with pytest.raises(ValidationError, match="Once an hour is the most"):
        Settings(selftest_to="slack:T1:U1", selftest_every=0.5)
    assert Settings(selftest_to="slack:T1:U1", selftest_every=24).selftest_every == 24


def test_what_is_missing_is_said_in_one_sentence() -> None:
    said = CliRunner().invoke(main, ["run"], env={"KAVERI_SELFTEST_EVERY": "24"})
    needed = "KAVERI_SELFTEST_TO is not set, and the selftest needs somebody to send to. Every how many hours"
    assert said.exit_code == 2
    assert said.output.startswith(f"KAVERI_SELFTEST_EVERY: {needed}")
    assert "KAVERI_SELFTEST_TO says whose chat" in CliRunner().invoke(main, ["selftest"]).output


@on_sqlite
async def test_an_address_on_a_platform_that_is_not_set_up_stops_the_start(kept: Databases) -> None:
    async with a_slack_office(kept) as (_, office):
        told = {"selftest_to": "teams:T:U", "selftest_every": 24.0}
        with pytest.raises(CannotStart, match="on teams, which is not set up here"):
            await run(office.settings.model_copy(update=told))
