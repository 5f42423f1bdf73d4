"""`make flood TIMES=10 SECONDS=10`: ten times what can be kept, and nobody is late, lost or told untruly."""

from __future__ import annotations

import argparse
import asyncio
import gc
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.__main__ import a_core_of_its_own
from tests.flood.flooding import Flood, flooded
from tests.flood.house import PLATFORMS, STORES


def main() -> None:
    given = _arguments()
    gc.freeze()
    given.folder.mkdir(parents=True, exist_ok=True)
    well = True
    with a_core_of_its_own() as theirs:
        for platform in given.platform or PLATFORMS:
            for store in given.store or STORES:
                flood = Flood(platform, store, given.seconds, given.times, given.members, theirs)
                well &= _played(flood, given.folder)
    sys.exit(0 if well else 1)


def _arguments() -> argparse.Namespace:
    parse = argparse.ArgumentParser(
        prog="python -m tests.flood",
        description="The real `kaveri run` in front of a Slack and a Teams of ours. First as many people "
        "check in as can be kept, then ten times as many, whether or not those before were answered; others "
        "open Kaveri and, on Slack, its own tab. When all is quiet, what each was told is held against the "
        "database.",
        epilog="late: answered after more than Slack's 3 or Teams' 15 seconds, from the moment that the "
        "request was written to its connection. uncommitted: told that it was kept, and not in the database. "
        "kept_untold: the other way round. silent: told nothing, or only to wait. home_shed: openings of the "
        "app's own tab that were taken and not shown. The load runs on a core of its own where there are "
        "two, and says how far it was itself behind; reached: how many times it really sent. One line "
        "for each run; ends with 1 where something was lost, late, or told untruly.",
    )
    parse.add_argument("--seconds", type=float, default=10.0, help="of load, each time")
    parse.add_argument("--times", type=float, default=10.0, help="how many times what can be kept")
    parse.add_argument("--platform", choices=PLATFORMS, action="append", help="only this one")
    parse.add_argument("--store", choices=STORES, action="append", help="only this one")
    parse.add_argument("--members", type=int, default=2000, help="who press in turn")
    # Not the system's temporary folder, which may lie in memory, where a commit costs nothing.
    parse.add_argument("--folder", type=Path, default=Path("build"), help="where the databases lie meanwhile")
    return parse.parse_args()


def _played(flood: Flood, build: Path) -> bool:
    folder = Path(tempfile.mkdtemp(prefix="flood-", dir=build)).resolve()
    result = asyncio.run(flooded(flood, folder))
    for line in result.beside():
        print(line, file=sys.stderr)
    print(result.line(), flush=True)
    if result.found.well:
        shutil.rmtree(folder)
    else:
        print(f"What it logged: {folder / 'kaveri.log'}", file=sys.stderr)
    return result.found.well


if __name__ == "__main__":
    main()
