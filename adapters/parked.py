"""`kaveri parked`: what was given up on, without a name, and how to offer it again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import click

from adapters import acts
from adapters.hops import DATABASE_AWAY, UNREADABLE
from adapters.keyservice import key_service
from adapters.stopping import stop, told
from bot.rules.acts import Act
from bot.rules.agenda import next_wake
from bot.runtime import logs
from bot.runtime.clock import WallClock
from bot.storage.contract import CannotStart, Store, Unavailable, Unreadable
from bot.storage.opening import join_store


@click.group(invoke_without_command=True)
@click.pass_context
def parked(context: click.Context) -> None:
    """List what was tried again and again, and is parked. Changes nothing.

    \b
        $ kaveri parked
        wake-up  due 2026-11-23 09:00 UTC  tried 150 times
        notice   due 2026-11-24 13:02 UTC  tried 12 times

    A wake-up is a member's own next step, whatever it is; a notice is the one neutral sentence. Whose it is
    and what it is for is said nowhere. The log has the kind of each failure, at the times when it was tried.
    Exit code 1 where anything is parked.
    """
    if context.invoked_subcommand is not None:
        return
    with _store() as store:
        found = store.parked()
    for each in found:
        click.echo(f"{each.what:7}  due {each.due:%Y-%m-%d %H:%M} UTC  tried {_often(each.tries)}")
    if not found:
        click.echo("Nothing is parked.")
    sys.exit(1 if found else 0)


@parked.command()
@click.option(
    "--only",
    type=click.Choice(("wake-ups", "notices")),
    help="Notices may be late by now: whoever opens one reads how it stands. Default: both.",
)
def retry(only: str | None) -> None:
    """Offer what is parked again, as if it had not been tried. A Kaveri that runs takes it up in seconds."""
    click.echo(acts.said(Act.RETRIED), err=True)
    with _store() as store:
        acts.tell(store, Act.RETRIED, WallClock().now())
        wakes = store.offer_wakes() if only != "notices" else 0
        notices = store.offer_notices() if only != "wake-ups" else 0
    click.echo(f"Offered again: {wakes + notices}.")


@contextmanager
def _store() -> Iterator[Store]:
    """Beside the Kaveri that runs; what goes wrong with it, as a sentence."""
    logs.hush()
    settings, clock = told(), WallClock()
    try:
        with closing(join_store(settings, clock, next_wake, key_service(settings))) as store:
            yield store
    except CannotStart as problem:
        stop(str(problem))
    except Unavailable:
        stop(DATABASE_AWAY)
    except Unreadable:
        stop(UNREADABLE)


def _often(tries: int) -> str:
    return "once" if tries == 1 else f"{tries} times"
