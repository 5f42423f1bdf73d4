"""Microsoft's SDK stands in one file, and costs what it must and no more."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.teams.framework import MOST_CLIENTS, Clients
from bot.port import Delivered
from tests.contract.cards import NOTICE
from tests.sources import sources, within
from tests.teams.rigging import TeamsRig

SDK = ("botbuilder", "botframework", "msrest")


def test_a_successor_of_the_sdk_is_a_change_of_one_file() -> None:
    knowing = {s.shown for s in sources("bot", "adapters") if any(within(n, *SDK) for n in s.imports)}
    assert knowing == {"adapters/teams/framework.py"}


def test_microsofts_sign_in_library_stands_in_one_file() -> None:
    slow = ("msal", "requests")
    knowing = {s.shown for s in sources("bot", "adapters") if any(within(n, *slow) for n in s.imports)}
    assert knowing == {"adapters/teams/identity.py"}


class Nowhere:
    async def call(self, method: str, url: str, body: str | bytes | None) -> Any:
        raise AssertionError("nothing is to be sent")


def test_a_client_is_made_once_for_each_service_url_and_not_without_end() -> None:
    clients = Clients(Nowhere())  # type: ignore[arg-type]  # a wire that leads nowhere
    urls = [f"https://smba.trafficmanager.net/{n}/" for n in range(MOST_CLIENTS)]
    made = [clients.at(url) for url in urls]
    assert [clients.at(url) for url in urls] == made
    assert clients.at("https://smba.trafficmanager.net/one-more/") not in made
    assert clients.at(urls[-1]) is made[-1]
    assert clients.at(urls[0]) is not made[0]


async def test_nothing_is_sent_or_verified_by_a_thread(
    teams: TeamsRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """botbuilder sends from the default executor and fetches tokens on the loop."""
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "run_in_executor", _not_here)
    await teams.opens("asha")
    assert await teams.platform.send(teams.address("ravi"), NOTICE) == Delivered()


def _not_here(*_: object) -> None:
    raise AssertionError("a thread was asked")
