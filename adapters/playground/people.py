"""The demo company: four people with a chat each, and a few that only stand in its directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.rules.people import Address, Profile, Standing
from bot.rules.words import Words

PLATFORM = "playground"
TENANT = "demo"


class Look(StrEnum):
    """Which platform a column is drawn like. What stands in it is the same."""

    SLACK = "Slack"
    TEAMS = "Teams"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up. ``place`` is where they sit; ``remarks`` are what the directory adds, by language."""

    id: str
    name: str
    language: str
    zone: str
    place: str
    standing: Standing = Standing.PERSON
    remarks: Mapping[str, str] = field(default_factory=dict)
    look: Look = Look.SLACK

    @property
    def address(self) -> Address:
        return Address(PLATFORM, TENANT, self.id)

    def listed(self, language: str) -> str:
        """How a picker lists them."""
        remark = self.remarks.get(language) or self.remarks.get("en")
        return f"{self.name} ({remark})" if remark else self.name

    @property
    def profile(self) -> Profile:
        return Profile(self.address, Words(self.name), self.language, self.zone, self.standing)


PEOPLE = (
    Person("sanna", "Sanna", "fi", "Europe/Helsinki", "Helsinki", look=Look.TEAMS),
    Person("mikko", "Mikko", "fi", "Europe/Helsinki", "Helsinki"),
    Person("laura", "Laura", "en", "Europe/Berlin", "Berlin"),
    Person("ravi", "Ravi", "en", "Asia/Kolkata", "Kolkata", look=Look.TEAMS),
)
"""The four columns of the page."""

MORE = (
    Person("asha", "Asha", "en", "Asia/Kolkata", "Pune", look=Look.TEAMS),
    Person("elina", "Elina", "fi", "Europe/Helsinki", "Tampere"),
    Person("jonas", "Jonas", "en", "Europe/Berlin", "Bremen"),
    Person("oskar", "Oskar", "en", "Europe/Stockholm", "Umeå", look=Look.TEAMS),
    Person("tiina", "Tiina", "fi", "Europe/Helsinki", "Kuopio"),
)
"""Five columns more, of people whom somebody outside their team may ask."""

DIRECTORY_ONLY = (
    Person(
        "olli",
        "Olli",
        "fi",
        "Europe/Helsinki",
        "Oulu",
        remarks={"en": "takes no messages from apps", "fi": "ei ota viestejä sovelluksilta"},
    ),
    Person("deploy", "Deploy bot", "en", "UTC", "a server", Standing.BOT, {"en": "app", "fi": "sovellus"}),
    Person("iris", "Iris", "en", "Europe/London", "London", Standing.GUEST, {"en": "guest", "fi": "vieras"}),
    Person(
        "eeva",
        "Eeva",
        "fi",
        "Europe/Helsinki",
        "Turku",
        Standing.DEACTIVATED,
        {"en": "has left", "fi": "lähtenyt talosta"},
    ),
)
"""Whom a picker offers too: somebody Kaveri cannot reach, and three whom it is not for."""


class Directory:
    """Everybody the demo company knows, by id."""

    def __init__(
        self, people: tuple[Person, ...] = PEOPLE, others: tuple[Person, ...] = DIRECTORY_ONLY
    ) -> None:
        self.people = people
        self.everybody = (*people, *others)
        self._by_id = {p.id: p for p in self.everybody}

    def find(self, user: str) -> Person | None:
        return self._by_id.get(user)

    def at(self, address: Address) -> Person | None:
        """Whoever has this address, or nobody: another platform or tenant is somebody else's."""
        if (address.platform, address.tenant) != (PLATFORM, TENANT):
            return None
        return self.find(address.user)

    def has_chat(self, person: Person) -> bool:
        return person in self.people
