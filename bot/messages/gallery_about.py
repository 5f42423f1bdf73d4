"""Pictures of what is said about this Kaveri, and of what changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.messages import wording
from bot.messages.cards import Dialog
from bot.messages.telling import Telling
from bot.rules.announcing import (
    AGGREGATES,
    DIRECTORY,
    NOTICE,
    OPERATOR,
    PAGE,
    TENANT,
    Announcement,
    Fact,
    House,
)
from bot.rules.checkin import Answers
from bot.rules.house_sayings import About
from bot.rules.sayings import FirstPage, Saying

BUILD = "c0ffee" * 10 + "c0ff"
ADDRESS = "https://kaveri.example.com"
HERE = "slack/T0123"


def _news(now: datetime) -> tuple[Announcement, ...]:
    facts = (
        Fact(OPERATOR, "Example Oy"),
        Fact(DIRECTORY),
        Fact(AGGREGATES),
        Fact(PAGE, ADDRESS),
        Fact(TENANT, "slack/T0456"),
    )
    return tuple(Announcement(fact, now + NOTICE, now) for fact in facts)


def sayings(now: datetime) -> tuple[tuple[str, Saying], ...]:
    bare = House("0.1.0", BUILD)
    facts = frozenset(
        {
            Fact(DIRECTORY),
            Fact(AGGREGATES),
            Fact(PAGE, ADDRESS),
            Fact(TENANT, HERE),
            Fact(TENANT, "teams/00"),
        }
    )
    full = House("0.1.0", BUILD, "https://git.example.com/kaveri", facts)
    return (
        ("about this Kaveri", About(bare)),
        ("about this Kaveri, with all there is", About(full, _news(now), (HERE,))),
    )


def dialogs(tell: Telling) -> tuple[tuple[str, Dialog], ...]:
    """The first page, under what has changed; and who runs this Kaveri, where they say so."""
    page = wording.dialog(tell, FirstPage(welcome=False, draft=Answers()))
    yesterday = tell.now - timedelta(days=1)
    one = (Announcement(Fact(DIRECTORY), yesterday + NOTICE, yesterday),)
    return (
        ("about this Kaveri, with a name", wording.dialog(tell, About(House("0.1.0", BUILD)))),
        ("first page, something changes", wording.with_news(tell, page, one)),
        ("first page, everything changes", wording.with_news(tell, page, _news(tell.now))),
    )
