"""A small real inbox: every kind of reply, and dialogs that hold every element there is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from adapters.playground.panes import Table
from adapters.playground.people import PEOPLE
from adapters.playground.platform import PlaygroundPlatform
from adapters.playground.view import Stage
from bot.messages.actions import Action
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dialog,
    Dots,
    Entry,
    Files,
    Home,
    HomeButton,
    Link,
    MessageLink,
    Neutral,
    Notice,
    Option,
    PageLink,
    Passkey,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.messages.taking import Contact, Contacts
from bot.port import Close, Mend, NotSaved, Press, Quiet, Refuse, Reply, Show, Unsaved
from bot.rules.people import Address
from bot.rules.words import Words
from bot.runtime.clock import PushedClock

MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # 9.00 in Helsinki
NOTICE = Notice(Neutral("Kaveri has something for you."), Neutral("Open"), Action.OPEN, "tok-8f31c2a9")
SANNA, MIKKO, LAURA, RAVI = (p.address for p in PEOPLE)
LONGEST_LINE = 80

LEVELS = (
    Option("1", "1 – hardly any"),
    *(Option(n, n) for n in "234"),
    Option("5", "5 – plenty"),
)
FIRST_PAGE = Dialog(
    title="Kaveri",
    body=(
        Row(
            (
                Button("I could use a person", Action.PERSON, Weight.MAIN),
                Button("Need someone now?", Action.DOORS),
            )
        ),
        Rule(),
        Text("How are you today?", Tone.HEADING),
        Text("Two taps. Leave out what you like.", Tone.QUIET),
        Choice("energy", "Energy I have for work today", LEVELS),
        Choice("off", "How well I switched off since last time", LEVELS),
        Entry("line", "A line for yourself, if you like", limit=500, multiline=True),
        Rule(),
        Row(
            (
                Button("My people", Action.CIRCLE),
                Button("When I ask", Action.RHYTHM),
                Button("Who can see what", Action.HELP),
            )
        ),
    ),
    submit=Button("Save", Action.SAVE_CHECK_IN, Weight.MAIN),
    token="first",
)
RELEASE = Dialog(
    title="I could use a person",
    body=(
        Text("This is what I will pass on, word for word", Tone.HEADING),
        Text("To Mikko, Laura, one after the other, until somebody says yes", Tone.QUIET),
        Text(
            "Someone who trusts you would like 20 minutes with you.\nA walk would suit them best.\n"
            "Please keep it to yourself, except where a life is in danger.",
            Tone.QUOTE,
        ),
        Text("They may guess that it is you. Your name goes only to the one who says yes."),
        Choice(
            "way",
            "How would you like to talk?",
            (Option("any", "Whatever suits"), Option("call", "A call"), Option("walk", "A walk")),
            chosen="walk",
            action="change-way",
        ),
        Row((Button("Change the words", Action.EDIT_RELEASE), Button("Someone else", Action.PICK_ONE))),
        Rule(),
        Text("If a life may be at risk, call 112 now.", Tone.URGENT),
        Link("MIELI crisis line: 09 2525 0111 (day and night)", "tel:+358925250111"),
    ),
    submit=Button("Ask them", Action.ASK, Weight.MAIN),
    token="release",
)
EVERYTHING = Dialog(
    title="Everything there is",
    body=(
        *(Text(f"a {tone.value} text", tone) for tone in Tone),
        Choice("scale", "A scale", LEVELS, chosen="2", hint="one tap"),
        Choice("way", "A way", (Option("call", "A call"), Option("walk", "A walk")), action="change-way"),
        Contacts("To copy", (Contact("Mikko"), Contact("MIELI", "09 2525 0111")), "Take the file"),
        Toggle("named", "Say my name", on=True),
        Toggle("asked", "Ask again", action="change-asked"),
        Entry("line", "A line", text="as it was", limit=LONGEST_LINE),
        Entry("lines", "Some lines", text="one\ntwo", multiline=True),
        PersonPicker("friend", "A person", chosen=MIKKO),
        Row((Button("Ask", Action.ASK, Weight.MAIN), Button("Stop", Action.WITHDRAW, Weight.STOP))),
        Link("A page", "https://example.org/help"),
        Link("A line", "tel:112"),
        MessageLink("Write to Ravi", RAVI),
        PageLink("On a page of its own", "http://127.0.0.1:8765/me#sealed"),
        Passkey("Made on a page of its own only", "https://example.org/door"),
        Files("To read", "For programs", "Files are on a page of its own"),
        Copy("To copy", "Hi, would you have 20 minutes?"),
        Dots("Energy", (3, None, 5), "3, left out, 5"),
        Rule(),
    ),
    submit=Button("Save", Action.SAVE_CHECK_IN, Weight.MAIN),
    close="Close it",
    token="everything",
)


class SampleInbox:
    """Answers each action in one fixed way and remembers what it was handed."""

    def __init__(self) -> None:
        self.presses: list[Press] = []
        self.platform: PlaygroundPlatform | None = None

    async def receive(self, press: Press) -> Reply:
        self.presses.append(press)
        match press.action:
            case Action.PERSON:
                return Show(RELEASE)
            case Action.HELP | "change-way":
                return Show(EVERYTHING)
            case Action.SAVE_CHECK_IN:
                line = press.values.get("line")
                too_long = isinstance(line, Words) and len(line.reveal()) > LONGEST_LINE
                return Mend({"line": "Please keep this shorter."}, EVERYTHING) if too_long else Close()
            case Action.ASK:
                await self._tells(MIKKO)
                return Close()
            case Action.TYPED:
                await self._tells(press.address)
                return Quiet()
            case Action.DOORS:
                return Refuse(Neutral("Kaveri is for members of this workspace."))
            case Action.RHYTHM:
                raise NotSaved
            case _:
                return Show(FIRST_PAGE)

    def home(self, language: str) -> Home:
        buttons = (
            HomeButton(Neutral("Open Kaveri"), Action.HOME),
            HomeButton(Neutral("I could use a person"), Action.PERSON),
        )
        line = Neutral("What you press and write behind these buttons opens in a private window.")
        return Home(Neutral("Kaveri"), (line,), buttons, "1")

    def loading(self, language: str) -> Dialog:
        return Dialog("Kaveri", (Text("One moment."),))

    def again(self, language: str) -> Neutral:
        return Neutral("Try once more")

    def not_saved(self, language: str) -> Neutral:
        return Neutral("That was not saved. Please try again in a moment.")

    def unsaved(self, press: Press) -> Unsaved:
        return Unsaved(self.not_saved(press.language), self.loading(press.language))

    async def silenced(self, platform: str, tenant: str) -> None: ...

    async def _tells(self, whom: Address) -> None:
        assert self.platform
        await self.platform.send(whom, NOTICE)


async def started(inbox: SampleInbox) -> PlaygroundPlatform:
    inbox.platform = PlaygroundPlatform(PushedClock(MONDAY))
    await inbox.platform.start(inbox)
    return inbox.platform


def sealed_rows() -> list[Table]:
    seal = bytes(range(7, 250, 3))
    return [
        Table("member", 2, ("id", "version", "sealed"), (("m-1", 4, seal), ("m-2", 1, seal[::-1]))),
        Table("timer", 1, ("key", "due"), (("5f0c", "2026-03-03 07:00:00"),)),
        Table("outbox", 0),
    ]


async def stage(inbox: SampleInbox) -> Stage:
    """A stage whose push also sends Sanna her weekly notice."""
    platform = await started(inbox)
    clock = platform.clock
    assert isinstance(clock, PushedClock)

    async def push(by: timedelta) -> None:
        clock.push(by)
        if by:
            await platform.send(SANNA, NOTICE)

    async def push_working_hours(hours: int) -> None:
        await push(timedelta(hours=hours))

    return Stage(platform, push, push_working_hours, sealed_rows)
