"""One rig per test and adapter, with every log line of the test searched for what no log may show."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest

from tests.contract.cards import TYPED
from tests.contract.registry import ADAPTERS
from tests.contract.rig import Rig

PRIVATE = (
    *TYPED.split("\n"),
    "rough wk",
    "token-1",
    "notice-token-1",
    "Somebody you trust",
    "Energy for work",
)


@pytest.fixture(params=ADAPTERS)
async def rig(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Rig]:
    caplog.set_level(logging.DEBUG)
    async with ADAPTERS[request.param]() as rig:
        yield rig
        secrets = rig.secrets
    logged = caplog.text
    for private in (*PRIVATE, *secrets):
        assert private not in logged, "something private stands in the log"
