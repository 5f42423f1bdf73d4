"""One concrete change: writing it, exactly what is passed on, how it stands; and the ally's short card."""

from __future__ import annotations

from typing import assert_never

from bot.messages import releasing
from bot.messages.actions import Action
from bot.messages.cards import (
    Copy,
    Dialog,
    Element,
    Entry,
    PersonPicker,
    Row,
    Text,
    Tone,
    Weight,
)
from bot.messages.pages import doors
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules.change import ANSWER_LIMIT, WISH_LIMIT
from bot.rules.change_sayings import (
    ChangeAnswerSaid,
    ChangeAskedOf,
    ChangePreview,
    ChangeSaid,
    ChangeStands,
    ChangeStopped,
    ChangeUnanswered,
    ChangeWaiting,
    ChangeWriting,
)
from bot.rules.people import Face


def writing(tell: Telling, saying: ChangeWriting) -> Dialog:
    """A script to begin with, since an empty field is a lot to ask of somebody worn out."""
    text = saying.text.reveal() if saying.text else tell.say("change-script")
    return tell.dialog(
        tell.heading("change"),
        tell.text("change-what"),
        Entry("change", tell.say("change-label"), text, WISH_LIMIT, multiline=True),
        PersonPicker("ally", tell.say("change-who"), saying.ally.near(tell.here) if saying.ally else None),
        tell.quiet("change-obliged"),
        tell.way_back(),
        submit=tell.button("pick-go", Action.CHANGE_WRITE, Weight.MAIN),
    )


def preview(tell: Telling, saying: ChangePreview) -> Dialog:
    """One press from here sends exactly this; or somebody trusted says it instead."""
    name = saying.ally.name.reveal()
    shown = releasing.change(saying.text, tell.reader.name, saying.ally, tell.speech)
    words = tell.as_read(
        (saying.ally,),
        lambda language: releasing.wish(saying.text, tell.reader.name, language, tell.speech),
    )
    return tell.dialog(
        *((tell.text("preview-changed"),) if saying.changed else ()),
        tell.heading("ask-heading"),
        tell.text("ask-to", names=name),
        *words,
        Row(
            (
                tell.button("ask", Action.CHANGE_ASK, Weight.MAIN, name=name),
                tell.button("edit", Action.CHANGE_EDIT),
            )
        ),
        tell.text("change-named"),
        tell.text("change-obliged"),
        tell.text("change-until", deadline=tell.moment(saying.until)),
        Copy(tell.say("change-carry"), saying.text.reveal()),
        tell.way_back(),
        proof=releasing.proof((shown,)),
    )


def stands(tell: Telling, saying: ChangeStands) -> Dialog:
    return tell.dialog(
        tell.heading("change-stands"),
        *_standing(tell, saying),
        *_next_steps(tell, saying),
        Row(
            (
                tell.button("receipts", Action.RECEIPTS),
                tell.button("status", Action.STATUS),
                tell.button("start", Action.HOME),
            )
        ),
        *doors.beneath(tell),
    )


def stopped(tell: Telling, saying: ChangeStopped) -> Dialog:
    return tell.dialog(
        tell.text("status-stopped"), Row((tell.button("change", Action.CHANGE),)), tell.way_back()
    )


def asked_of(tell: Telling, saying: ChangeAskedOf) -> Dialog:
    """No diagnosis and no why: what can be changed, and when."""
    name = saying.by.name.reveal()
    return tell.dialog(
        tell.heading("change-asked-heading"),
        Text(saying.text.reveal(), Tone.QUOTE),
        tell.text("change-asked-small"),
        Entry("answer", tell.say("change-answer-label"), "", ANSWER_LIMIT, multiline=True),
        tell.text("change-answer-read", name=name, deadline=tell.moment(saying.until)),
        tell.write_to(saying.by),
        Row((tell.button("change-cannot", Action.CHANGE_CANNOT),)),
        tell.quiet("change-cannot-means"),
        tell.way_back(),
        submit=tell.button("change-answer-go", Action.CHANGE_ANSWER, Weight.MAIN),
        subject=subjects.of_change(saying.ask),
    )


def answer_said(tell: Telling, saying: ChangeAnswerSaid) -> Dialog:
    id = "change-answer-said" if saying.able else "change-cannot-said"
    return tell.dialog(tell.text(id), tell.way_back())


def _standing(tell: Telling, saying: ChangeStands) -> tuple[Element, ...]:
    name = tell.name(saying.ally, first=True)
    match saying.standing:
        case ChangeWaiting() | ChangeUnanswered() if saying.ally.left:
            return (tell.text("change-left"),)
        case ChangeWaiting(until, may_undo):
            undo = (tell.text("status-undo"),) if may_undo else ()
            return (*undo, tell.text("change-waiting", name=name, deadline=tell.moment(until)))
        case ChangeSaid(answer):
            if answer is None:
                return (tell.text("change-refused", name=name),)
            return (tell.text("change-answered", name=name), Text(answer.reveal(), Tone.QUOTE))
        case ChangeUnanswered(unreachable=True):
            return (tell.text("status-unreachable", name=name),)
        case ChangeUnanswered(until):
            return (tell.text("change-unanswered", name=name, deadline=tell.moment(until)),)
        case _:
            assert_never(saying.standing)


def _next_steps(tell: Telling, saying: ChangeStands) -> tuple[Element, ...]:
    again = tell.button("change-again", Action.CHANGE_AGAIN)
    match saying.standing:
        case ChangeWaiting():
            stop = tell.button("withdraw", Action.CHANGE_STOP, Weight.STOP)
            return (Row((tell.button("look-again", Action.CHANGE), stop)),)
        case ChangeSaid() | ChangeUnanswered():
            return (*_to(tell, saying.ally), Row((again,)))
        case _:
            assert_never(saying.standing)


def _to(tell: Telling, ally: Face) -> tuple[Element, ...]:
    return () if ally.left else (tell.write_to(ally),)
