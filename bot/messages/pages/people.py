"""My people: up to five, in order, and the words approved for them in calm."""

from __future__ import annotations

from bot.messages import releasing
from bot.messages.actions import Action
from bot.messages.cards import Dialog, Element, PersonPicker, Row, Rule, Text, Weight
from bot.messages.pages.asking import words
from bot.messages.telling import Telling
from bot.rules.circle import LARGEST
from bot.rules.sayings import MyPeople


def slot(n: int) -> str:
    """The field id of the n-th person, counted from one."""
    return f"person-{n}"


def my_people(tell: Telling, saying: MyPeople) -> Dialog:
    chosen = [face for face, _ in saying.people]
    pickers = tuple(
        PersonPicker(
            slot(n),
            tell.say("people-slot", n=n),
            chosen[n - 1].address if n <= len(chosen) else None,
        )
        for n in range(1, LARGEST + 1)
    )
    shown = releasing.shown(saying.release, tell.reader.name, saying.readers, tell.speech)
    proof = releasing.proof(shown, saying.release.order)
    return tell.dialog(
        tell.heading("people-heading"),
        *_standing(tell, saying),
        tell.text("people-what"),
        *pickers,
        tell.quiet("people-invited"),
        tell.quiet("people-say"),
        *_approval(tell, saying),
        tell.way_back(),
        submit=tell.button("people-save", Action.SAVE_CIRCLE, Weight.MAIN),
        proof=proof,
    )


def _standing(tell: Telling, saying: MyPeople) -> tuple[Element, ...]:
    lines = [
        Text(tell.say("people-agreed" if agreed else "people-not-yet", name=face.name.reveal()))
        for face, agreed in saying.people
    ]
    if any(not agreed for _, agreed in saying.people):
        lines.append(tell.quiet("people-not-yet-means"))
    return tuple(lines)


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
