"""`make simulate SEEDS=20 WEEKS=26`: made-up companies live through weeks, and no promise may break."""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

from bot.messages.actions import Action
from tests.simulation.playing import Told, breaks, outcome, quiet
from tests.simulation.reducing import reduced
from tests.simulation.setting import BEGINS, EVERY_FAULT, EVERYDAY, Fault, Setting
from tests.stores import KINDS


def main() -> None:
    given = _arguments()
    lives = (given.members, given.weeks, given.faults, given.without, given.store, given.begins, given.pace)
    settings = [Setting(seed, *lives) for seed in range(given.first, given.first + given.seeds)]
    escalations = messages = 0
    pressed: set[str] = set()
    broken: list[Setting] = []
    began = time.monotonic()
    with ProcessPoolExecutor(given.workers, get_context("spawn"), quiet) as workers:
        outcomes = workers.map(outcome, settings)
        for done, (setting, came_to) in enumerate(zip(settings, outcomes, strict=True), 1):
            if isinstance(came_to, str):
                broken.append(setting)
                print(f"seed {setting.seed} broke a promise: {came_to}", file=sys.stderr)
                continue
            escalations, messages = escalations + came_to.escalations, messages + came_to.messages
            pressed |= came_to.pressed
            _progress(done, len(settings), setting, came_to, time.monotonic() - began)
    print(f"never pressed: {', '.join(sorted(set(Action) - pressed)) or 'nothing'}", file=sys.stderr)
    if broken and given.reduce:
        _explain(broken[0])
    print(f"seeds={given.seeds} escalations={escalations} messages={messages} promises_broken={len(broken)}")
    sys.exit(1 if broken else 0)


def _arguments() -> argparse.Namespace:
    parse = argparse.ArgumentParser(
        prog="python -m tests.simulation",
        description="Made-up companies live for weeks in front of the real program. No promise may break.",
        epilog="A broken seed is made small before it is shown: fewer weeks, faults and people.",
    )
    parse.add_argument("--seeds", type=int, default=5, help="how many companies")
    parse.add_argument("--weeks", type=int, default=8, help="how long each lives")
    parse.add_argument("--members", type=int, default=200, help="how many people each has")
    parse.add_argument("--pace", type=float, default=EVERYDAY, help="how often they come; 1 is busy")
    parse.add_argument("--first", type=int, default=0, help="the first seed, to play one again")
    parse.add_argument("--store", choices=KINDS, default="memory", help="where everything is kept")
    parse.add_argument("--workers", type=int, default=os.cpu_count(), help="how many live at the same time")
    parse.add_argument("--faults", type=_faults, default=EVERY_FAULT, help="only these, by comma; or none")
    parse.add_argument("--without", type=_numbers, default=frozenset(), help="people left out, by comma")
    parse.add_argument("--begins", type=date.fromisoformat, default=BEGINS, help="the first day")
    parse.add_argument("--no-reduce", dest="reduce", action="store_false", help="leave it as it is")
    return parse.parse_args()


def _faults(text: str) -> frozenset[Fault]:
    return frozenset() if text == "none" else frozenset(map(Fault, text.split(",")))


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(",")))


def _progress(done: int, of: int, setting: Setting, came_to: Told, seconds: float) -> None:
    faults = ", ".join(f"{fault} {times}" for fault, times in came_to.faults if times)
    print(
        f"{done}/{of} seed {setting.seed}: {came_to.escalations} escalations, {came_to.messages} messages "
        f"({faults or 'no faults'}), {seconds:.0f} s",
        file=sys.stderr,
    )


def _explain(setting: Setting) -> None:
    """The smallest world that still breaks, how to play it again, and its last lines."""
    print(f"\nMaking seed {setting.seed} smaller; this plays it some dozens of times.", file=sys.stderr)
    small = reduced(setting, breaks)
    print(f"{small.command}\n{breaks(small)}", file=sys.stderr)


if __name__ == "__main__":
    main()
