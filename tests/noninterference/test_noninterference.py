"""Two worlds that differ in one secret: whoever is not to learn of it sees the same bytes at the same times.

The specification is ``table.py``. A few stories of each kind here; ``make twice`` tells as many as one likes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.runtime.clock import WallClock
from tests.noninterference.choosing import told
from tests.noninterference.observing import HEALTH, LOG, REST, chat, keys, notices, row, windows
from tests.noninterference.people import Role
from tests.noninterference.secret import Secret
from tests.noninterference.table import SECRETS
from tests.noninterference.trying import Told, made_small, seeded, tried

TELLINGS = 4
"""A story may happen to hold no secret (nobody was asked, say); then another one is told."""


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret.name)
def test_nobody_can_tell(secret: Secret) -> None:
    lived = (tried(seeded(secret, seed)) for seed in range(TELLINGS))
    found = next((one for one in lived if one.real or one.leak), None)
    assert found is not None, "a secret that makes no difference to anybody proves nothing"
    assert not found.leak, f"\n{made_small(found)}"


@settings(max_examples=12, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SECRETS).flatmap(told))
def test_nor_whoever_has_it_whenever_it_is_and_whichever_life_comes_first(one: Told) -> None:
    found = tried(one)
    assert not found.leak, f"\n{made_small(found)}"


def test_a_press_that_finds_no_button_proves_nothing() -> None:
    """Nobody asked, so there is no "no" to be pressed, while in the other world a door is saved."""
    declined = next(one for one in SECRETS if one.name == "that I declined")
    asked = seeded(declined, 0)
    unasked = tried(replace(asked, story=replace(asked.story, both=())))
    assert not unasked.real
    assert not unasked.leak


ON_DISK = ("what I answered", "that I declined", "that I asked")


@pytest.mark.parametrize("name", ON_DISK)
def test_nor_can_whoever_copies_the_databases(name: str, tmp_path: Path) -> None:
    """The same on SQLite: what is compared is what stands in the two files."""
    secret = next(one for one in SECRETS if one.name == name)
    for world in ("one", "other"):
        (tmp_path / world).mkdir()
    found = tried(seeded(secret, 0), (tmp_path / "one", tmp_path / "other"))
    assert found.real
    assert not found.leak, found.leak


def test_no_moment_tells_what_is_counted_from_a_press_from_what_is_planned() -> None:
    """Plans are in whole seconds. So is the clock, and what is counted from it."""
    assert WallClock().now().microsecond == 0


SHE_MAY = {
    "that I erased everything",
    "that I erased everything while I was asking",
    "that I erased everything while nobody asked",
    "that I was the tenth who let it count",
    "that I did not sign",
    "that I was asked to sign",
    "that I was the fifth to volunteer",
    "that I am away",
}
"""Where she stands beside it: she reads who signed, what is published, when somebody is back."""


def test_the_table_allows_nothing_to_whoever_has_nothing_to_do_with_it() -> None:
    """No exception for the log, for health, for somebody who only works here; nor for another's chat, where
    nobody was asked."""
    for secret in SECRETS:
        may = set(secret.may)
        assert not {LOG, HEALTH, REST} & may, secret.name
        assert not {see(Role.TWO) for see in (windows, chat, row, notices, keys)} & may, secret.name
        assert not {chat(Role.HER), notices(Role.HER)} & may, secret.name
        assert row(Role.HER) not in may or secret.name == "that I did not sign"
        assert windows(Role.HER) not in may or secret.name in SHE_MAY
