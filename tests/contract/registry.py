"""Every adapter there is. A new one adds a line here, and has to keep all the promises at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial

from tests.contract.rig import Rig
from tests.playground.rigging import playground_rig
from tests.slack.rigging import slack_rig
from tests.teams.rigging import teams_rig

ADAPTERS: dict[str, Callable[[], AbstractAsyncContextManager[Rig]]] = {
    "playground": playground_rig,
    "slack over http": slack_rig,
    "slack over socket mode": partial(slack_rig, socket=True),
    "teams": teams_rig,
}
