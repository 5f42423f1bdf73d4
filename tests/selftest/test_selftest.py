"""`kaveri selftest` against our own Slack and Teams: every hop, what each failure reads, and what is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.rules.people import Address
from bot.storage.masterkey import new_master_key
from tests.fakes.slack import FakeSlack
from tests.fakes.teams import FakeTeams
from tests.selftest.offices import CLOCK, Office, Said, a_slack_office, a_teams_office, environment
from tests.storage.making import member, waking
from tests.stores import Databases, on_every_database

on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
NOT_THERE = "Nothing answers there. Start it with `kaveri run`"


def private(said: Said, office: Office) -> list[str]:
    """What the command wrote of anybody, once it had repeated the address that was typed."""
    first, _, rest = said.text.partition("\n")
    assert first.endswith("and to nobody else.")
    told = environment(office.settings)
    secrets = [told[f"KAVERI_{n}"] for n in ("SLACK_BOT_TOKENS", "SLACK_SIGNING_SECRET", "MASTER_KEY")]
    return [word for word in ("Asha", "U1", "U999", "T9", *secrets) if word in rest]


@on_every_database
async def test_every_hop_on_slack_and_nothing_stays(kept: Databases) -> None:
    async with a_slack_office(kept) as (slack, office):
        await office.program.start(background=False)
        slack.listens_at(f"http://127.0.0.1:{office.settings.port}/slack/events")
        operator = replace(member(), addresses=(Address("slack", "T1", "U1"),))
        office.add(waking(operator, CLOCK.now() + timedelta(days=1)))
        before = office.rows()
        said = await office.selftest()
        assert (said.marks(), said.code) == ("✓" * 13, 0), said.text
        assert office.rows() == before, "the operator is a member too, and their row is as it was"
        assert [message.text for message in slack.export()] == ["Kaveri has something for you."]
        assert not private(said, office)
        await slack.user("U1").presses("Open")
        await slack.user("U1").sees("This is no longer open.")


def revoked(slack: FakeSlack) -> None:
    slack.fails("*", error="token_revoked", times=1000)


def speechless(slack: FakeSlack) -> None:
    slack.world.scopes -= {"chat:write"}


def removed(slack: FakeSlack) -> None:
    slack.fails("chat.postMessage", error="account_inactive", times=1000)


def guest(slack: FakeSlack) -> None:
    slack.world.people["U1"] = replace(slack.world.people["U1"], is_restricted=True)


def untouched(slack: FakeSlack) -> None:
    pass


@on_sqlite
@pytest.mark.parametrize(
    ("happens", "changes", "hop", "sentence"),
    [
        (revoked, {}, "The platform knows Kaveri", "Slack refused token number 1 (token_revoked)"),
        (removed, {}, "the notice is delivered", "Install the app again, and set its new token."),
        (speechless, {}, "the notice is delivered", "does Kaveri lack a permission?"),
        (guest, {}, "somebody Kaveri is for", "Kaveri is not for guests"),
        (untouched, {"to": "slack:T1:U999"}, "somebody Kaveri is for", "knows nobody there"),
        (untouched, {"to": "slack:T9:U1"}, "somebody Kaveri is for", "knows nobody there"),
        (untouched, {"to": "teams:T:U"}, "name this platform", "on teams, which is not set up here"),
        (untouched, {"master_key": new_master_key()}, "Both databases", "KAVERI_MASTER_KEY is not the one"),
        (
            untouched,
            {"database_url": "postgresql+psycopg://kaveri@127.0.0.1:9/kaveri"},
            "Both databases",
            "A database does not answer.",
        ),
        (untouched, {"port": "9"}, "The Kaveri that runs answers", NOT_THERE),
        (untouched, {"slack_signing_secret": "other"}, "signed request", "with the same secret"),
    ],
)
async def test_what_fails_is_said_with_what_to_do(
    kept: Databases,
    happens: Callable[[FakeSlack], None],
    changes: dict[str, str],
    hop: str,
    sentence: str,
) -> None:
    async with a_slack_office(kept) as (slack, office):
        await office.program.start(background=False)
        before = office.rows()
        happens(slack)
        said = await office.selftest(**changes)
        (failing,) = said.failing()
        assert hop in failing, said.text
        assert sentence in failing, said.text
        assert said.code == 1
        assert office.rows() == before
        assert not private(said, office)


@on_sqlite
async def test_what_is_overdue_is_said(kept: Databases) -> None:
    async with a_slack_office(kept) as (_, office):
        await office.program.start(background=False)
        office.add(waking(member(), CLOCK.now() - timedelta(minutes=6)))
        said = await office.selftest()
        (failing,) = said.failing()
        assert "Nothing is overdue" in failing
        assert "something has been due for more than five minutes" in failing
        assert said.code == 1


@on_sqlite
async def test_a_database_that_was_never_made_is_not_made_now(kept: Databases, tmp_path: Path) -> None:
    async with a_slack_office(kept) as (_, office):
        await office.program.start(background=False)
        said = await office.selftest(database_url=f"sqlite:///{tmp_path / 'misspelt.db'}")
        (failing,) = said.failing()
        assert "Behind KAVERI_DATABASE_URL there is no database of this release." in failing
        assert not (tmp_path / "misspelt.db").exists()
        assert said.code == 1


@on_sqlite
async def test_in_socket_mode_nobody_elses_presses_are_taken(kept: Databases) -> None:
    async with a_slack_office(kept, socket=True) as (slack, office):
        said = await office.selftest()
        assert (said.marks(), said.code) == ("✓" * 11 + "–", 0), said.text
        assert "In Socket Mode Kaveri calls Slack" in said.text
        assert not slack.socket.connected.is_set()
        wrong = await office.selftest(slack_app_token="xapp-wrong")
        assert "KAVERI_SLACK_APP_TOKEN: Slack refused it" in wrong.failing()[0]


@on_sqlite
async def test_every_hop_on_teams_and_what_only_microsoft_can_do(kept: Databases) -> None:
    async with a_teams_office(kept) as (teams, office):
        await office.program.start(background=False)
        before = office.rows()
        said = await office.selftest()
        assert (said.marks(), said.code) == ("✓" * 11 + "–✓", 0), said.text
        assert "Only Microsoft can sign one" in said.text
        assert [message.summary for message in teams.export()] == ["Kaveri has something for you."]
        assert office.rows() == before


def disabled(teams: FakeTeams) -> None:
    teams.disables_app()


def not_installed(teams: FakeTeams) -> None:
    teams.world.becomes("asha", installed=False)


@on_sqlite
@pytest.mark.parametrize(
    ("happens", "changes", "hop", "sentence"),
    [
        (
            None,
            {"teams_app_secret": "wrong-one"},
            "The platform knows Kaveri",
            "Microsoft refused the sign-in",
        ),
        (not_installed, {}, "somebody Kaveri is for", "Kaveri is not installed for that person"),
        (disabled, {}, "somebody Kaveri is for", "does not let Kaveri ask"),
        (None, {"port": "9"}, "The Kaveri that runs answers", NOT_THERE),
    ],
)
async def test_what_fails_on_teams(
    kept: Databases,
    happens: Callable[[FakeTeams], None] | None,
    changes: dict[str, str],
    hop: str,
    sentence: str,
) -> None:
    async with a_teams_office(kept) as (teams, office):
        await office.program.start(background=False)
        if happens is not None:
            happens(teams)
        said = await office.selftest(**changes)
        (failing,) = [line for line in said.failing() if hop in line]
        assert sentence in failing, said.text
        assert said.code == 1
        assert "wrong-one" not in said.text
