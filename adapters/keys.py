"""`kaveri keys`: which master keys there are, and how to replace one while everybody goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from adapters import acts
from adapters.keyservice import key_service
from adapters.stopping import stop, told
from bot.rules.acts import Act
from bot.runtime import logs
from bot.runtime.clock import WallClock
from bot.storage.contract import CannotStart, Unavailable
from bot.storage.keytables import COMING, CURRENT, GONE
from bot.storage.opening import key_store
from bot.storage.rotation import Progress, Rotation, Wrapping

BACKUPS_LIVE = timedelta(days=7)
PATIENCE_SECONDS = 30.0
LOOKS_EVERY_SECONDS = 0.5
AWAY = "The key store does not answer ({}). What was done so far stays; run this again to go on."

Said = Callable[[str], None]


def shown(say: Said) -> bool:
    """Says which there are. Whether no rotation is unfinished, and nobody lacks one that is needed."""
    with _rotation() as rotation:
        return _shown(rotation, say)


def rotated(to: str | None, say: Said) -> bool:
    """Wraps every key by another master key. Whether all of them are."""
    with _rotation() as rotation:
        return _rotated(rotation, to, say)


@contextmanager
def _rotation() -> Iterator[Rotation]:
    """The key store that the settings name; what goes wrong with it, as a sentence."""
    logs.hush()
    settings = told()
    clock = WallClock()
    try:
        with key_store(settings, clock, key_service(settings)) as (database, store):
            yield Rotation(database, store.masters, clock.now)
    except CannotStart as problem:
        stop(str(problem))
    except Unavailable as problem:
        stop(AWAY.format(problem))


def _shown(rotation: Rotation, say: Said) -> bool:
    wrappings = rotation.wrappings()
    for each in wrappings:
        say(f"{each.name}  {_about(each)}, since {each.since:%Y-%m-%d}")
    if destroyed := rotation.destroyed():
        say(f"{_many(destroyed, 'key')} destroyed: members who were erased.")
    needed = [each.name for each in wrappings if each.state == CURRENT or each.keys]
    lacking = max((rotation.running(name) for name in needed), default=0)
    say(f"Running: {_running(rotation.running(), lacking)}")
    if unfinished := len(needed) > 1:
        say("A rotation is not finished: run `kaveri keys rotate`. Until then every key above is needed.")
    return not (lacking or unfinished)


def _about(each: Wrapping) -> str:
    if each.state == GONE:
        return "no longer needed"
    if each.state == COMING:
        return "announced, wraps nothing yet"
    kept = ", kept by the key service" if each.with_service else ""
    lacks = "" if each.held else ", NOT HELD HERE"
    return f"wraps {_many(each.keys, 'key')}{kept}{lacks}"


def _running(count: int, lacking: int) -> str:
    if not count:
        return "none."
    if lacking:
        return f"{count}. {lacking} of them lack a key that is needed; `kaveri health` there says which."
    return f"{count}. Each holds what is needed."


def _rotated(rotation: Rotation, to: str | None, say: Said) -> bool:
    new = rotation.begin(to)
    if not _taken_up(rotation, new, say):
        return False
    say(acts.said(Act.REKEYED))
    rotation.turn(new)
    say(f"New keys are wrapped by {new} from now on.")
    last = Progress(0, 0, 0)
    for last in rotation.walk(new):
        say(f"  {last.done} of {last.of}")
    gone = rotation.finish(new)
    if last.left:
        say(_left(last.left))
        return False
    say(f"Done: every key is wrapped by {new}.")
    for name in gone:
        say(_thrown_away(name))
    return True


def _taken_up(rotation: Rotation, new: str, say: Said) -> bool:
    """Every Kaveri that runs holds the new key; those that only just could are waited for."""
    ends = time.monotonic() + PATIENCE_SECONDS
    if lacking := rotation.running(new):
        say(f"Waiting for {lacking} of {rotation.running()} running Kaveris to take up {new} …")
    while lacking := rotation.running(new):
        if time.monotonic() > ends:
            say(
                f"Nothing was changed: {lacking} of {rotation.running()} running Kaveris do not hold {new}. "
                "Give each of them both keys, the new one last, and restart those whose keys are in "
                "KAVERI_MASTER_KEY; then run this again. (One that was killed counts for three minutes.)"
            )
            return False
        time.sleep(LOOKS_EVERY_SECONDS)
    return True


def _left(count: int) -> str:
    return (
        f"Not done: {_many(count, 'key')} could not be opened and stand exactly as they were. Their members "
        "read “not saved”, all others are served. Restore those rows of the key store from a backup, with "
        "the master key of that time at hand, and run this again. Keep the old key until then."
    )


def _thrown_away(name: str) -> str:
    until = WallClock().now() + BACKUPS_LIVE
    return (
        f"{name} is not needed any more. Take it out of the settings now. Only backups of the key store from "
        f"before this moment need it: destroy it on {until:%Y-%m-%d}, when the last of them is gone."
    )


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
