"""One voice per language: the sentences of the locale files, with the time said the way people say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from fluent.runtime import FluentBundle, FluentResource

from bot.messages.cards import Neutral
from bot.rules.calendar import Calendar

FALLBACK = "en"

_BEGINS = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE | re.ASCII)


class NeutralId(StrEnum):
    """The closed catalogue of what may stand in a chat message. Nothing here takes an argument."""

    NOTICE_TEXT = "notice-text"
    NOTICE_BUTTON = "notice-button"
    HOME_TITLE = "home-title"
    HOME_LINE_PRIVATE = "home-line-private"
    HOME_LINE_TYPED = "home-line-typed"
    HOME_OPEN = "home-open"
    HOME_PERSON = "home-person"
    HOME_DOORS = "home-doors"
    HOME_THINKING = "home-thinking"
    NOT_SAVED = "not-saved"
    AGAIN = "once-more"
    REFUSED_STANDING = "refused-standing"
    REFUSED_UNKNOWN = "refused-unknown"
    REFUSED_SOON = "refused-soon"


class UnknownSaying(LookupError):
    """A sentence that no locale file has. A test walks every one, so no person ever meets this."""


class Voice:
    """Says things in one language. Arguments are plain strings and numbers, never markup.

    A sentence is read when it is first said: to read a thousand of them took a tenth of every start.
    """

    def __init__(self, language: str, text: str) -> None:
        self.language = language
        # No isolation marks around arguments: neither language here is written right to left, and the
        # marks would travel into what people copy.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._texts = sentences(text)
        self._fixed: dict[str, str] = {}

    def __call__(self, id: str, **args: str | int) -> str:
        if args:
            return self._formatted(id, args)
        # Most of a page is sentences without arguments: formatted once, they are the same for everybody.
        said = self._fixed.get(id)
        if said is None:
            said = self._fixed[id] = self._formatted(id, args)
        return said

    def _formatted(self, id: str, args: dict[str, str | int]) -> str:
        if not self._bundle.has_message(id) and id in self._texts:
            self._bundle.add_resource(FluentResource(self._texts[id]))
        message = self._bundle.get_message(id) if self._bundle.has_message(id) else None
        if message is None or message.value is None:
            raise UnknownSaying(id)
        text, errors = self._bundle.format_pattern(message.value, args)
        if errors or not isinstance(text, str):
            raise UnknownSaying(id)
        return text

    def neutral(self, id: NeutralId) -> Neutral:
        return Neutral(self(id.value))

    def moment(self, at: datetime, calendar: Calendar, now: datetime) -> str:
        """A moment in the reader's own zone, by day where that is near."""
        local, today = calendar.local(at), calendar.local(now).date()
        time = self.time(local)
        days = (local.date() - today).days
        if days == 0:
            return self("moment-today", time=time)
        if days == -1:
            return self("moment-yesterday", time=time)
        if days == 1:
            return self("moment-tomorrow", time=time)
        if 1 < days < 7:
            return self("moment-weekday", weekday=local.weekday(), time=time)
        return self("moment-date", day=str(local.day), month=str(local.month), time=time)

    def time(self, local: datetime | time) -> str:
        """24 hours, with the separator the language writes."""
        return f"{local:%H}.{local:%M}" if self.language == "fi" else f"{local:%H}:{local:%M}"

    def number(self, hundredths: int) -> str:
        """With two decimals at most, and no more than it takes."""
        whole, rest = divmod(abs(hundredths), 100)
        decimals = f"{rest:02}".rstrip("0")
        comma = "," if self.language == "fi" else "."
        return f"{'−' if hundredths < 0 else ''}{whole}{comma if decimals else ''}{decimals}"

    def day(self, day: date) -> str:
        return self("date", day=str(day.day), month=str(day.month), year=str(day.year))

    def on(self, at: datetime, calendar: Calendar) -> str:
        """A day that is still far off: with its weekday, and the whole date."""
        return self("day-and-date", weekday=calendar.local(at).weekday(), date=self.date(at, calendar))

    def date(self, at: datetime, calendar: Calendar) -> str:
        return self.day(calendar.local(at).date())


class Speech:
    """All voices. Built once from the texts of the locale files, which the composition root reads."""

    def __init__(self, texts: Mapping[str, str], default: str = FALLBACK) -> None:
        self._voices = {language: Voice(language, text) for language, text in texts.items()}
        if default not in self._voices:
            raise UnknownSaying(default)
        self._default = self._voices[default]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._voices)

    def voice(self, language: str) -> Voice:
        """The nearest voice to a BCP 47 tag; the default one where there is none."""
        return self._voices.get(language.lower().replace("_", "-").partition("-")[0], self._default)


def sentences(text: str) -> dict[str, str]:
    """A locale file as one text for each sentence in it, by id. None of them refers to another."""
    starts = [*_BEGINS.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return {start[1]: text[start.start() : end] for start, end in zip(starts, ends, strict=True)}
