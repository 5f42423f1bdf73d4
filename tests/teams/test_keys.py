"""Microsoft's keys change, are slow, and are away: who may speak to Kaveri meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from tests.fakes.teams import activities
from tests.fakes.teams.tokens import jwk
from tests.teams.rigging import TeamsRig


async def says_hello(teams: TeamsRig) -> int:
    message = teams.teams.world.post(teams.teams.world.chat(teams.person("asha").person), "", "hello")
    activity = activities.typed(teams.teams.world, teams.person("asha").person, message)
    return (await teams.teams.out.send(activity)).status


async def test_keys_are_fetched_once(teams: TeamsRig) -> None:
    for _ in range(5):
        assert await says_hello(teams) == 200
    assert teams.teams.world.calls["keys"] == 1


async def test_a_new_key_is_found_in_time_and_an_old_one_counts_no_more(teams: TeamsRig) -> None:
    teams.clock.push(timedelta(minutes=6))
    teams.teams.login.keys.rotate("key-2")
    assert await says_hello(teams) == 200
    assert teams.teams.world.calls["keys"] == 2
    old = teams.teams.login.keys
    old.published.pop("key-1")
    old.signing = "key-1"
    teams.clock.push(timedelta(days=1, minutes=1))
    assert await says_hello(teams) == 401


async def test_made_up_keys_do_not_make_kaveri_ask_again_and_again(teams: TeamsRig) -> None:
    teams.clock.push(timedelta(minutes=6))
    for n in range(20):
        teams.teams.login.keys.rotate(f"made-up-{n}", publish=False)
        assert await says_hello(teams) == 401
    assert teams.teams.world.calls["keys"] == 2


async def test_known_keys_go_on_while_the_issuer_is_away(teams: TeamsRig) -> None:
    teams.teams.login.fails("metadata")
    teams.clock.push(timedelta(days=2))
    assert await says_hello(teams) == 200
    teams.clock.push(timedelta(days=4))
    assert await says_hello(teams) == 503
    teams.teams.login.recovers("metadata")
    teams.clock.push(timedelta(minutes=1))
    assert await says_hello(teams) == 200


async def test_a_slow_issuer_holds_up_nobody_whose_key_is_known(teams: TeamsRig) -> None:
    teams.clock.push(timedelta(minutes=6))
    go_on = teams.teams.login.slow("keys")
    teams.teams.login.keys.rotate("key-2")
    waiting = asyncio.create_task(says_hello(teams))
    assert await teams.teams.world.until(lambda: teams.teams.world.calls["keys"] == 2)
    teams.teams.login.keys.signing = "key-1"
    assert await says_hello(teams) == 200
    assert not waiting.done()
    go_on.set()
    assert await waiting == 200


async def test_a_key_of_another_channel_does_not_speak_for_teams(teams: TeamsRig) -> None:
    teams.clock.push(timedelta(minutes=6))
    teams.teams.login.keys.rotate("key-2")
    teams.teams.login.keys.published["key-2"] = jwk("key-2", 2, endorsed=False)
    assert await says_hello(teams) == 403
    assert teams.inbox.presses == []
