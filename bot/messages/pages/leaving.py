"""Having everything erased: exactly what happens, said before each of the two presses."""

from __future__ import annotations

from typing import assert_never

from bot.messages import leaving, naming
from bot.messages.actions import Action
from bot.messages.cards import Button, Dialog, Element, Row, Weight
from bot.messages.pages import doors
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules.leaving_sayings import EraseSure, EraseWhat, Gone, LeavingSaying
from bot.rules.people import Face


def dialog(tell: Telling, saying: LeavingSaying) -> Dialog:
    match saying:
        case EraseWhat():
            return _what(tell, saying)
        case EraseSure():
            return _sure(tell, saying)
        case Gone():
            return tell.dialog(tell.heading("gone"), tell.text("gone-again"), *doors.beneath(tell))
        case _:
            assert_never(saying)


def _what(tell: Telling, saying: EraseWhat) -> Dialog:
    silent = tell.button("erase-silent" if saying.readers else "erase-on", Action.ERASE_SILENT)
    return tell.dialog(
        *((tell.text("erase-changed"),) if saying.changed else ()),
        tell.heading("erase"),
        tell.text("erase-what"),
        tell.text("erase-others"),
        tell.text("erase-names"),
        tell.text("erase-stays"),
        tell.quiet("erase-key"),
        *_offer(tell, saying.readers),
        Row((*_well(tell, saying.readers), silent, tell.button("export", Action.EXPORT))),
        tell.back_to(Action.MY_PAGE),
    )


def _offer(tell: Telling, readers: tuple[Face, ...]) -> tuple[Element, ...]:
    """Nobody who was asked is left to wonder, where the member wants that."""
    if not readers:
        return ()
    return (
        tell.heading("erase-well"),
        tell.text("erase-well-who", names=tell.names(readers)),
        *tell.as_read(
            tuple(face for face in readers if not face.left),
            lambda language: leaving.all_right(language, tell.speech),
        ),
        tell.quiet("erase-well-how"),
    )


def _well(tell: Telling, readers: tuple[Face, ...]) -> tuple[Button, ...]:
    return (tell.button("erase-well", Action.ERASE_WELL),) if readers else ()


def _sure(tell: Telling, saying: EraseSure) -> Dialog:
    words = tell.as_read(
        tuple(face for face in saying.readers if not face.left),
        lambda language: leaving.all_right(language, tell.speech),
    )
    said = (tell.text("erase-well-who", names=tell.names(saying.readers)), *words) if saying.well else ()
    return tell.dialog(
        tell.heading("erase-sure"),
        tell.text("erase-sure-what"),
        *(said or (tell.text("erase-silent-what"),)),
        Row((tell.button("erase-go", Action.ERASE_GO, Weight.STOP),)),
        tell.back_to(Action.ERASE),
        subject=subjects.ERASE_WELL if saying.well else subjects.ERASE_SILENT,
        proof=naming.same(tuple(face.id for face in saying.readers)),
    )
