"""The page about this Kaveri outside a window: on the command line, and in the operator's papers."""

from __future__ import annotations

from adapters import release
from bot.messages import wording
from bot.messages.cards import Text
from bot.messages.telling import Operator, Telling
from bot.rules.announcing import House
from bot.rules.calendar import Calendar
from bot.rules.house_sayings import About
from bot.rules.people import Address, Face, MemberId
from bot.rules.words import Words
from bot.runtime.announcements import configured
from bot.runtime.clock import WallClock
from bot.runtime.locales import speech
from bot.runtime.settings import Settings


def lines(settings: Settings, language: str) -> list[str]:
    """As far as settings alone can say it: whether members were told is known to the Kaveri that runs."""
    page = wording.dialog(telling(settings, language), About(house(settings)))
    return [element.text for element in page.body if isinstance(element, Text)]


def house(settings: Settings) -> House:
    tenants = frozenset(f"teams/{tenant.lower()}" for tenant in settings.teams_tenants)
    facts = configured(settings, tenants)
    return House(release.version(), release.build(), settings.source_url, facts)


def telling(settings: Settings, language: str) -> Telling:
    """To nobody in particular, in this language."""
    reader = Face(MemberId(""), Words(""), language, Calendar("UTC"), (Address("", "", ""),))
    operator = Operator(settings.operator_name, settings.operator_doors, settings.country)
    return Telling(speech(settings.language), reader, WallClock().now(), operator)
