"""`kaveri parked`: what was given up on, without a name, and how to offer it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from adapters import acts
from adapters.keyservice import key_service
from adapters.stopping import refusing, told
from bot.rules.acts import Act
from bot.rules.agenda import next_wake
from bot.runtime import logs
from bot.runtime.clock import WallClock
from bot.storage.contract import Store
from bot.storage.opening import join_store


def shown() -> bool:
    """Says what is parked. Whether anything is."""
    with _store() as store:
        found = store.parked()
    for each in found:
        click.echo(f"{each.what:7}  due {each.due:%Y-%m-%d %H:%M} UTC  tried {_often(each.tries)}")
    if not found:
        click.echo("Nothing is parked.")
    return bool(found)


def retried(*, wakes: bool, notices: bool) -> None:
    """Offers these again, once it is written down for everybody to read."""
    click.echo(acts.said(Act.RETRIED), err=True)
    with _store() as store:
        acts.tell(store, Act.RETRIED, WallClock().now())
        offered = (store.offer_wakes() if wakes else 0) + (store.offer_notices() if notices else 0)
    click.echo(f"Offered again: {offered}.")


@contextmanager
def _store() -> Iterator[Store]:
    """Beside the Kaveri that runs; what goes wrong with it, as a sentence."""
    logs.hush()
    settings, clock = told(), WallClock()
    with refusing(), closing(join_store(settings, clock, next_wake, key_service(settings))) as store:
        yield store


def _often(tries: int) -> str:
    return "once" if tries == 1 else f"{tries} times"
