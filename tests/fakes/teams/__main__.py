"""The fake Teams in a process of its own, for load generators: ``python -m tests.fakes.teams --port 9002``.

``GET /bearer`` gives a token to send activities with; ``GET /counts`` says how often what was called.
"""

from __future__ import annotations

import argparse
import asyncio
import signal

from bot.runtime.clock import WallClock
from tests.fakes.teams.server import FakeTeams


async def serve(port: int, seconds: float) -> None:
    """Serve until told to stop, or until the time is up."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with FakeTeams(WallClock(), port=port) as teams:
        print(teams.world.origin, flush=True)
        try:
            await asyncio.wait_for(stop.wait(), seconds)
        except TimeoutError:
            return


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--seconds", type=float, default=600.0, help="stop after this long, whatever happens")
given = parser.parse_args()
asyncio.run(serve(given.port, given.seconds))
