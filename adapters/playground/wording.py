"""What the demo chat program says around Kaveri, in each column's language. Kaveri speaks for itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Wording:
    language: str
    chat: str
    home: str
    line: str
    hint: str
    send: str
    run: str
    open: str
    as_on_slack: str
    as_on_teams: str
    nobody: str
    copy: str
    copied: str
    no_chat: str
    dialog_of: str
    news: str
    quiet: str
    quiet_until: str
    weekdays: tuple[str, ...]

    def clock(self, at: datetime) -> str:
        return at.strftime("%H.%M" if self.language == "fi" else "%H:%M")

    def day(self, at: date) -> str:
        """A weekday and a date, as one writes it in this language."""
        date = f"{at.day}.{at.month}." if self.language == "fi" else f"{at.day} {MONTHS[at.month - 1]}"
        return f"{self.weekdays[at.weekday()]} {date}"

    def moment(self, at: datetime) -> str:
        return f"{self.day(at.date())}{' klo ' if self.language == 'fi' else ', '}{self.clock(at)}"


ENGLISH = Wording(
    language="en",
    chat="Chat with Kaveri",
    home="Kaveri’s own tab",
    line="Message to Kaveri",
    hint="Message",
    send="Send",
    run="Run /kaveri",
    open="Open",
    as_on_slack="as on Slack",
    as_on_teams="as on Teams",
    nobody="Nobody",
    copy="Copy",
    copied="Copied",
    no_chat="in real life, your direct message with them opens",
    dialog_of="Private window",
    news="New message from Kaveri",
    quiet="Do not disturb for 2 hours",
    quiet_until="Do not disturb until",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)
FINNISH = Wording(
    language="fi",
    chat="Keskustelu Kaverin kanssa",
    home="Kaverin oma välilehti",
    line="Viesti Kaverille",
    hint="Viesti",
    send="Lähetä",
    run="Avaa /kaveri",
    open="Avaa",
    as_on_slack="kuten Slackissa",
    as_on_teams="kuten Teamsissa",
    nobody="Ei ketään",
    copy="Kopioi",
    copied="Kopioitu",
    no_chat="oikeasti tästä avautuu teidän kahdenkeskinen keskustelunne",
    dialog_of="Yksityinen ikkuna",
    news="Uusi viesti Kaverilta",
    quiet="Älä häiritse 2 tuntiin",
    quiet_until="Älä häiritse ennen klo",
    weekdays=("ma", "ti", "ke", "to", "pe", "la", "su"),
)


def wording(language: str) -> Wording:
    return FINNISH if language.split("-")[0] == "fi" else ENGLISH
