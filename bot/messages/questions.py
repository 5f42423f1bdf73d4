"""Presses on the pages of questionnaires. What was answered so far travels in the window, sealed."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.given import Given, Read
from bot.rules import questions
from bot.rules.events import Event
from bot.rules.instruments import scores
from bot.rules.known import Known
from bot.rules.places import Place

ACTIONS = frozenset(
    (
        Action.QUESTIONS,
        Action.QUESTIONS_BEGIN,
        Action.QUESTIONS_NEXT,
        Action.QUESTIONS_PREVIOUS,
        Action.QUESTIONS_FORGET,
    )
)
PICK = "questionnaire"


def field(n: int) -> str:
    """The field id of an item, by its place in the questionnaire."""
    return f"question-{n}"


def read(given: Given, action: Action, known: Known) -> Read:
    match action:
        case Action.QUESTIONS_BEGIN:
            wanted = given.text(PICK).reveal()
            pack = next((pack for pack in known.packs if pack.id == wanted), None)
            return _to(questions.subject_of(questions.begun(pack)) if pack else "")
        case Action.QUESTIONS_NEXT:
            subject = _turned(given, 1)
            return _to(subject, *_filled(subject, known))
        case Action.QUESTIONS_FORGET:
            return _to("", questions.ResultsForgotten())
        case _:
            return again(given, action)


def again(given: Given, action: Action) -> Read:
    """The same press once more: nothing happens, and the page shows the same, or what is now true."""
    match action:
        case Action.QUESTIONS_NEXT:
            return _to(_turned(given, 1))
        case Action.QUESTIONS_PREVIOUS:
            return _to(_turned(given, -1))
        case _:
            return _to("")


def _turned(given: Given, by: int) -> str:
    """Another page of what the window is about, with what was chosen on this one."""
    sheet = questions.sheet_in(given.subject)
    if sheet is None:
        return ""
    chosen = {n: given.text(field(n)).reveal() for n in sheet.here}
    return questions.subject_of(sheet.turned(chosen, by))


def _filled(subject: str, known: Known) -> tuple[Event, ...]:
    """At the end. Whether any of it is kept is nothing that a page decides."""
    sheet = questions.sheet_in(subject)
    pack = questions.instrument(sheet, known.packs)
    if sheet is None or pack is None or not sheet.done:
        return ()
    return (questions.QuestionnaireFilled(pack.id, pack.version, scores(pack, sheet.values(pack))),)


def _to(subject: str, *what: Event) -> Read:
    return Read(what, Place.QUESTIONS, subject)
