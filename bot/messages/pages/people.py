"""My people: up to five, in order, and the words approved for them in calm."""

from __future__ import annotations

from bot.messages import naming, releasing
from bot.messages.actions import Action
from bot.messages.cards import Button, Dialog, Element, PersonPicker, Row, Rule, Text, Toggle, Weight
from bot.messages.linking import stays
from bot.messages.pages.asking import words
from bot.messages.pages.linking import to_elsewhere
from bot.messages.picking import slot
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules.circle import LARGEST
from bot.rules.people import Face
from bot.rules.sayings import MyPeople, WhoHasASay


def my_people(tell: Telling, saying: MyPeople) -> Dialog:
    chosen = [face for face, _ in saying.people if not face.left]
    slots = (*chosen, *[None] * LARGEST)[:LARGEST]
    pickers = tuple(_slot(tell, n, face) for n, face in enumerate(slots, 1))
    shown = releasing.shown(saying.release, tell.reader.name, saying.readers, tell.speech)
    proof = releasing.proof(shown, saying.release)
    return tell.dialog(
        tell.heading("people-heading"),
        *_standing(tell, saying),
        tell.text("people-what"),
        *pickers,
        tell.quiet("people-invited"),
        *tell.in_question(saying.in_question),
        tell.quiet("people-say-checked" if saying.checked else "people-say"),
        Row(
            (
                *_say(tell, saying),
                tell.button("my-door", Action.MY_DOOR),
                *_numbers(tell, saying),
                *to_elsewhere(tell),
            )
        ),
        *_approval(tell, saying),
        tell.way_back(),
        submit=tell.button("people-save", Action.SAVE_CIRCLE, Weight.MAIN),
        proof=proof,
    )


def _slot(tell: Telling, n: int, face: Face | None) -> PersonPicker | Toggle:
    """Somebody whom the reader's picker does not have stays as long as they are ticked."""
    if face is not None and face.near(tell.here) is None:
        return Toggle(stays(face.id), tell.with_place(face), on=True)
    return PersonPicker(slot(n), tell.say("people-slot", n=n), face.near(tell.here) if face else None)


def _say(tell: Telling, saying: MyPeople) -> tuple[Button, ...]:
    return (tell.button("say", Action.SAY),) if saying.people and not saying.in_question else ()


def _numbers(tell: Telling, saying: MyPeople) -> tuple[Button, ...]:
    """Once there is somebody to reach."""
    return (tell.button("numbers", Action.NUMBERS),) if saying.people else ()


def _standing(tell: Telling, saying: MyPeople) -> tuple[Element, ...]:
    lines: list[Element] = [
        Text(tell.say("people-agreed" if agreed else "people-not-yet", name=face.name.reveal()))
        for face, agreed in saying.people
        if not face.left
    ]
    lines += [tell.text("someone-left-first") for face, _ in saying.people if face.left]
    if any(not agreed and not face.left for face, agreed in saying.people):
        lines.append(tell.quiet("people-not-yet-means"))
    if saying.have_say:
        lines.append(tell.text("people-have-say", names=tell.names(saying.have_say)))
    return tuple(lines)


def who_has_a_say(tell: Telling, saying: WhoHasASay) -> Dialog:
    ticks = tuple(
        Toggle(naming.tick(n), face.name.reveal(), on)
        for n, (face, on) in enumerate(saying.people, 1)
        if not face.left
    )
    back = tell.button("back", Action.BACK_TO_ASK if saying.asking else Action.CIRCLE)
    return tell.dialog(
        tell.heading("say-heading"),
        tell.text("say-what"),
        *_as_the_directory_says(tell, saying),
        *ticks,
        tell.quiet("say-nobody-told"),
        Row((back, tell.button("change", Action.CHANGE), tell.button("doors", Action.DOORS))),
        submit=tell.button("say-save", Action.SAVE_SAY, Weight.MAIN),
        subject=subjects.ASKING if saying.asking else "",
        proof=naming.same(tuple(face.id for face, _ in saying.people)),
    )


def _as_the_directory_says(tell: Telling, saying: WhoHasASay) -> tuple[Element, ...]:
    if not saying.in_question:
        return ()
    names = tell.names(saying.in_question)
    return (tell.text("say-directory", names=names), tell.quiet("say-directory-ticked"))


def _approval(tell: Telling, saying: MyPeople) -> tuple[Element, ...]:
    """Offered once somebody has agreed: before that there is nobody to read the words."""
    if saying.approved:
        return (Rule(), tell.text("approved"), Row((tell.button("disapprove", Action.DISAPPROVE),)))
    if not saying.readers:
        return ()
    return (
        Rule(),
        tell.heading("approve-heading"),
        tell.text("approve-what"),
        *words(tell, saying.release, saying.readers),
        Row((tell.button("approve", Action.APPROVE),)),
    )
