"""What every page needs to speak: the reader, their voice, the time, and who runs this Kaveri."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.messages.actions import Action
from bot.messages.cards import Button, Dialog, Element, MessageLink, Row, Text, Tone, Weight
from bot.messages.speech import Speech, Voice
from bot.rules.people import Address, Face
from bot.rules.words import Words


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs this Kaveri, as members read it, and the operator's own line under the other doors.

    ``doorways``: its own page stands at an address for which phones make passkeys. ``several``: people here
    may be in more than one place, such as Slack and Teams.
    """

    name: str = ""
    doors: str = ""
    country: str = "FI"
    doorways: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """One page told to one reader. ``at`` is where they read it; where they are told, if that is not said."""

    speech: Speech
    reader: Face
    now: datetime
    operator: Operator
    door: Words = field(default_factory=lambda: Words(""))
    at: Address | None = field(default=None, repr=False)
    voice: Voice = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "voice", self.speech.voice(self.reader.language))

    @property
    def here(self) -> Address:
        return self.at or self.reader.address

    def write_to(self, face: Face, called: str = "") -> MessageLink | Text:
        """A way to write to them without Kaveri; where the two share no platform, where to look for them."""
        name = called or face.name.reveal()
        if (there := face.on(self.here.platform)) is not None:
            return MessageLink(self.say("write-to", name=name), there)
        return self.text("write-elsewhere", name=name, platform=self.platform(face.address))

    def with_place(self, face: Face) -> str:
        """Somebody in another place, with where that is."""
        return self.say("person-on", name=face.name.reveal(), platform=self.platform(face.address))

    def platform(self, address: Address) -> str:
        return self.say("platform", platform=address.platform)

    def say(self, id: str, **args: str | int) -> str:
        return self.voice(id, **args)

    def text(self, id: str, tone: Tone = Tone.PLAIN, **args: str | int) -> Text:
        return Text(self.voice(id, **args), tone)

    def heading(self, id: str, **args: str | int) -> Text:
        return self.text(id, Tone.HEADING, **args)

    def quiet(self, id: str, **args: str | int) -> Text:
        return self.text(id, Tone.QUIET, **args)

    def button(self, id: str, action: Action, weight: Weight = Weight.PLAIN, **args: str | int) -> Button:
        return Button(self.voice(id, **args), action.value, weight)

    def moment(self, at: datetime) -> str:
        return self.voice.moment(at, self.reader.calendar, self.now)

    def date(self, at: datetime) -> str:
        return self.voice.date(at, self.reader.calendar)

    def as_read(self, readers: tuple[Face, ...], render: Callable[[str], Words]) -> tuple[Text, ...]:
        """The exact words in the reader's own language, and beside them as each other language reads them."""
        mine = self.voice.language
        shown = [Text(render(mine).reveal(), Tone.QUOTE)]
        seen = {mine}
        for face in readers:
            language = self.speech.voice(face.language).language
            if language not in seen:
                seen.add(language)
                shown.append(self.quiet("ask-language", name=face.name.reveal()))
                shown.append(Text(render(language).reveal(), Tone.QUOTE))
        return tuple(shown)

    def away(self, people: tuple[Face, ...]) -> tuple[Text, ...]:
        """Those who let it be known, and when they are back."""
        return tuple(
            self.text("ask-away", name=face.name.reveal(), date=self.voice.day(face.calendar.back))
            for face in people
            if face.calendar.back is not None
        )

    def in_question(self, people: tuple[Face, ...]) -> tuple[Element, ...]:
        """Who decides about the reader's work, as only a directory says so far. Never on the first page:
        the one it is about may ask to be shown that."""
        if not people:
            return ()
        ask = Row((self.button("say", Action.SAY),))
        return (self.text("say-directory", names=self.names(people)), ask)

    def names(self, people: tuple[Face, ...]) -> str:
        """Names for a reader who may see them, in order."""
        return ", ".join(map(self.name, people))

    def name(self, of: Face, first: bool = False) -> str:
        """``first``: it begins a sentence."""
        if of.left:
            return self.say("someone-left-first" if first else "someone-left")
        return of.name.reveal()

    def dialog(
        self,
        *body: Element,
        submit: Button | None = None,
        subject: str = "",
        proof: str = "",
    ) -> Dialog:
        """A window with the same dull title for every page: shoulders and screens are shared."""
        return Dialog(
            title=self.say("title"),
            body=body,
            submit=submit,
            close=self.say("close"),
            subject=subject,
            proof=proof,
            language=self.voice.language,
        )

    def back_to(self, page: Action) -> Row:
        """To the page that this one hangs on, and to the first."""
        return Row((self.button("back", page), self.button("start", Action.HOME)))

    def way_back(self) -> Row:
        return Row((self.button("start", Action.HOME), self.button("doors", Action.DOORS)))
