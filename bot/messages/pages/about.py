"""About this Kaveri: who runs it, which one it is, and what of it concerns the reader's privacy.

Every number is the rule's own. What changes soon stands here all the time, and once on top of the first page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Element, Link, Row, Rule, Text
from bot.messages.doors import country
from bot.messages.fresh import oldest
from bot.messages.helplines import COUNTRIES
from bot.messages.telling import Telling
from bot.rules.announcing import AGGREGATES, DIRECTORY, OPERATOR, PAGE, TENANT, Announcement, House
from bot.rules.checkin import ANSWERS_LAST, ANSWERS_LAST_LONGER, TRIAL_ANSWERS, TRIAL_LASTS
from bot.rules.escalation import FADES_AFTER
from bot.rules.house_sayings import About
from bot.rules.member import DRAFT_LASTS
from bot.rules.outside import CLOSES_AFTER

BUILD_SHOWN = 16
"""Of the 64 characters. `kaveri about` prints all."""


def about(tell: Telling, saying: About) -> Dialog:
    return tell.dialog(
        tell.heading("about-heading"),
        *_which(tell, saying),
        *_news(tell, saying.coming),
        tell.heading("about-does"),
        *does(tell, saying.house),
        *_places(tell, saying),
        tell.heading("about-kept"),
        *kept(tell),
        Rule(),
        tell.text("about-platforms"),
        tell.text("about-operator-could"),
        tell.text("about-lines", date=_lines_read(tell)),
        Row((tell.button("back", Action.HELP), tell.button("start", Action.HOME))),
    )


def does(tell: Telling, house: House) -> tuple[Text, ...]:
    """What is on here."""
    return (
        tell.text("about-routing"),
        tell.text("about-history"),
        tell.text("about-figures" if house.has(AGGREGATES) else "about-no-figures"),
        tell.text("about-directory" if house.has(DIRECTORY) else "about-no-directory"),
        *(tell.text("about-page", address=page) for page in house.values(PAGE)),
    )


def kept(tell: Telling) -> tuple[Text, ...]:
    """How long what is kept, in plain words, with the numbers that the rules go by."""
    return (
        tell.text("about-kept-answers", days=ANSWERS_LAST.days, longer=ANSWERS_LAST_LONGER.days),
        tell.text("about-kept-figures"),
        tell.text("about-kept-trial", count=TRIAL_ANSWERS, weeks=TRIAL_LASTS.days // 7),
        tell.text("about-kept-draft", minutes=DRAFT_LASTS // timedelta(minutes=1)),
        tell.text("about-kept-ask", days=FADES_AFTER.days),
        tell.text("about-kept-outside", days=CLOSES_AFTER.days),
        tell.text("about-kept-yours"),
        tell.text("about-kept-log"),
        tell.text("about-kept-all"),
    )


def with_news(tell: Telling, shown: Dialog, news: tuple[Announcement, ...]) -> Dialog:
    """The same page with what has changed above it."""
    if not news:
        return shown
    about = Row((tell.button("about", Action.ABOUT),))
    return replace(shown, body=(*_news(tell, news), about, Rule(), *shown.body))


def _which(tell: Telling, saying: About) -> tuple[Element, ...]:
    house, operator = saying.house, tell.operator.name
    return (
        tell.text("about-operator", operator=operator) if operator else tell.text("about-operator-unnamed"),
        tell.text("about-version", version=house.version, build=house.build[:BUILD_SHOWN]),
        tell.quiet("about-build"),
        *((Link(tell.say("about-source"), house.source),) if house.source else ()),
    )


def _news(tell: Telling, news: tuple[Announcement, ...]) -> tuple[Element, ...]:
    if not news:
        return ()
    lines = (_line(tell, one) for one in news)
    return (tell.heading("news-heading"), *lines, tell.text("news-written-stays"))


def _line(tell: Telling, one: Announcement) -> Text:
    day = tell.voice.on(one.holds_from, tell.reader.calendar)
    kind, value = one.fact.kind, one.fact.value
    if kind == AGGREGATES:
        return tell.text("news-aggregates", day=day)
    if kind == DIRECTORY:
        return tell.text("news-directory", day=day)
    if kind == PAGE:
        return tell.text("news-page", day=day, address=value)
    if kind == TENANT:
        return tell.text("news-tenant", day=day, tenant=named(value))
    if kind == OPERATOR:
        return tell.text("news-operator", day=day, operator=value)
    raise AssertionError("what this release does not know is not told by it")


def _places(tell: Telling, saying: About) -> tuple[Text, ...]:
    served = ", ".join(named(tenant) for tenant in saying.house.values(TENANT))
    here = ", ".join(named(tenant) for tenant in saying.here)
    served_here = (tell.text("about-serves", tenants=served),) if served else ()
    return (*served_here, *((tell.text("about-you-are-on", tenants=here),) if here else ()))


def named(tenant: str) -> str:
    """``slack/T0123`` as it is read: Slack T0123."""
    platform, _, key = tenant.partition("/")
    return f"{platform.capitalize()} {key}"


def _lines_read(tell: Telling) -> str:
    """The oldest row of the reader's own country; of all, where theirs is not known."""
    here = country(tell.reader.calendar.zone, tell.operator.country)
    return tell.voice.day(oldest((here,) if here else COUNTRIES))
