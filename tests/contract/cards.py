"""Cards that hold every element there is, with words that no surface may interpret, and at full length."""

from __future__ import annotations

from dataclasses import replace

from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dialog,
    Dots,
    Entry,
    Files,
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
from bot.messages.gallery import dialogs
from bot.messages.taking import Contact, Contacts
from bot.rules.people import Address
from bot.runtime.locales import speech

MARKUP = "*not bold* _nor_ ~this~ `code` <@U2> <!channel> <https://evil.example|click> & &amp; :wave: | > x"
TYPED = "rough wk 🙂\n\tsecond line  with  spaces\n<@U2> *x* & <b>y</b> \\n :wave: ’äöÅ 日本 ی"
NOTICE = Notice(Neutral("Kaveri has something for you."), Neutral("Open"), "open", "notice-token-1")
FIVE = tuple(Option(str(n), str(n)) for n in range(1, 6))
SOMEBODY = Address("elsewhere", "T1", "U2")

PAGE = f"https://kaveri.example.com/me#{'k' * 280}"

EVERYTHING = Dialog(
    "Kaveri",
    (
        Text("How are you today?", Tone.HEADING),
        Text("Two taps. Leave out what you like."),
        Text("Only you can see this.", Tone.QUIET),
        Text(f"Someone who trusts you would like 20 minutes.\n{MARKUP}", Tone.QUOTE),
        Text("If a life is in danger, call 112.", Tone.URGENT),
        Choice("energy", "Energy for work today", FIVE, hint="1 is empty, 5 is full"),
        Choice("off", "Switched off since last time", FIVE, chosen="4"),
        Choice(
            "way",
            "How would you like to talk?",
            (Option("call", "A call"), Option("walk", "A walk")),
            action="change-way",
        ),
        Choice("week", "How often?", tuple(Option(str(n), f"{n} a week") for n in range(10)), chosen="2"),
        Choice("hour", "When?", tuple(Option(str(n), f"{n}.00") for n in range(12))),
        Toggle("named", "Say my name from the start"),
        Toggle(
            "ahead",
            "Tick this to allow the same words " + "every single time " * 5,
            on=True,
            action="approve",
        ),
        Entry("line", "A line, if you like", limit=500, multiline=True),
        Entry("short", "A word", text="already there", limit=40),
        PersonPicker("one", "Somebody you trust"),
        PersonPicker("two", "And somebody else", chosen=SOMEBODY),
        Dots("Energy", (3, None, 5), "Energy: 3, nothing, 5"),
        Rule(),
        Link("Crisis line 09 2525 0111", "tel:+358925250111"),
        Link("Occupational health", "https://health.example/?a=1&b=2"),
        MessageLink("Write to Ravi *R* <x>", SOMEBODY),
        PageLink("On a page *of* its own <x>", PAGE),
        Passkey("Made on a page of its own only"),
        Contacts(
            "To copy", (Contact("Ravi *R* <x>"), Contact("Crisis & line", "09 2525 0111")), "Take the file"
        ),
        Files("To read", "For programs", "Files are on a page of its own"),
        Copy("An opener", "Hi! Coffee this week?\n<no pressure>"),
        Row(
            (
                Button("My people", "circle"),
                Button("When I ask", "rhythm"),
                Button("Never mind", "withdraw", Weight.STOP),
            )
        ),
        Row((Button("My people, again", "circle"), Button("Need someone now?", "doors", Weight.MAIN))),
    ),
    submit=Button("Save", "save-check-in", Weight.MAIN),
    token="token-1",
)

LONGEST = Dialog(
    "Exactly twenty-four char",
    (
        Text("word " * 1_500),
        Text("x" * 400, Tone.HEADING),
        Text("no-spaces" * 700, Tone.QUIET),
        Text("word " * 1_500, Tone.QUOTE),
        Text("word " * 1_500, Tone.URGENT),
        Entry("line", "l" * 500, text="t" * 3_000, limit=3_000, multiline=True),
        Choice("long", "c" * 500, tuple(Option(str(n), "o" * 200) for n in range(10)), hint="h" * 500),
        Toggle("tick", "T" * 300),
        Copy("A long letter", "word " * 1_500),
        Row(tuple(Button("b" * 100, f"act-{n}") for n in range(5))),
        *(Text(f"line {n}") for n in range(60)),
    ),
    submit=Button("s" * 40, "save-check-in"),
    close="c" * 40,
    token="t" * 1_000,
)

BARE = Dialog("Kaveri", (Text(""), Entry("line", "A line", text="")))
"""Inputs, but nothing to send them with: some platforms demand one."""

GALLERY = {"everything": EVERYTHING, "longest": LONGEST, "bare": BARE, "empty": Dialog("Kaveri", ())}


def gallery(language: str) -> dict[str, Dialog]:
    """Every page Kaveri has, as somebody with this language reads it."""
    return {name: linked(dialog) for name, dialog in dialogs(speech("en"), language)}


def linked(dialog: Dialog) -> Dialog:
    """As it leaves the runtime where there is a page of one's own."""
    body = (replace(e, url=PAGE) if isinstance(e, PageLink) else e for e in dialog.body)
    return replace(dialog, body=tuple(body))


def again(dialog: Dialog, token: str) -> Dialog:
    """The same window as the core shows it after a press: a fresh token."""
    return replace(dialog, token=token)
