"""`make adversary`: companies live, the curious try, and the table says what they learned."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.adversary import table
from tests.adversary.company import a_company
from tests.adversary.life import Life
from tests.adversary.people import NAMES, Staff
from tests.pg import Postgres, a_server
from tests.stores import databases

PAGE = Path(__file__).parents[2] / "deploy" / "who-can-learn-what.md"
COMPANIES = (("slack", "sqlite", 1.0), ("slack", "postgres", 0.5), ("teams", "sqlite", 0.5))
"""On which platform and database, and for how much of the weeks."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make adversary ARGS=…", description=__doc__)
    parser.add_argument("--weeks", type=int, default=6)
    parser.add_argument("--people", type=int, default=len(NAMES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write deploy/who-can-learn-what.md, too")
    told = parser.parse_args()
    found = asyncio.run(played(told.weeks, told.people, told.seed))
    print("\n".join(table.printed(found)))
    broken = any(row.broken or not row.held for row in found.values())
    if told.write and not broken:
        PAGE.write_text(table.page({name: row.measured for name, row in found.items()}), encoding="utf-8")
    return int(broken)


async def played(weeks: int, people: int, seed: int) -> dict[str, table.Tried]:
    found = table.blank()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers: list[Postgres] = []

        def server() -> Postgres:
            if not servers:
                servers.append(stack.enter_context(a_server()))
            return servers[0]

        for kind, database, share in COMPANIES:
            here = Path(folder) / f"{kind}-{database}"
            here.mkdir()
            await live(kind, database, people, max(2, round(weeks * share)), seed, here, server, found)
    return found


async def live(
    kind: str,
    database: str,
    people: int,
    weeks: int,
    seed: int,
    folder: Path,
    server: Callable[[], Postgres],
    found: dict[str, table.Tried],
) -> None:
    """One company's weeks, and every attack on it."""
    kept = databases(database, folder, server)
    async with a_company(kind, database, Staff(NAMES[:people]), kept, folder) as company:
        await Life(company, seed).weeks(weeks)
        await table.tried(company, found)
    kept.close()


if __name__ == "__main__":
    sys.exit(main())
