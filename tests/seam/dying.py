"""A replica that stops for ever in the middle of a wake-up, after everything but the commit; to be killed."""

from __future__ import annotations

import asyncio
import os
import sys
from threading import Event

from bot.rules.agenda import next_wake
from bot.rules.people import MemberId
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.opening import open_store
from bot.storage.sql_tx import SqlTx
from tests.seam.rig import Replica
from tests.storage.making import SOON


class Dying(Replica):
    def _woken(self, tx: SqlTx, member: MemberId) -> bool:
        super()._woken(tx, member)
        tx.keep()
        os.write(1, b"in the middle\n")  # whole: several may be woken at once, each in its thread
        Event().wait()
        return True


async def main() -> None:
    settings, clock = Settings(), PushedClock(SOON)
    await Dying(open_store(settings, clock, next_wake), clock, settings, sys.argv[1]).all_due()


if __name__ == "__main__":
    asyncio.run(main())
