"""A Slack bot with a recording inbox behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.slack.rigging import SlackRig, slack_rig


@pytest.fixture
async def slack() -> AsyncIterator[SlackRig]:
    async with slack_rig() as rig:
        yield rig
