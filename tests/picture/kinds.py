"""The kinds of state that are drawn, and how what happens between them is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.rules.change import ChangeAsk, Open, Said
from bot.rules.escalation import Acknowledged, Asking, Escalation
from bot.rules.listening import Accepted, Ask, Unanswered
from bot.rules.member import Member
from bot.rules.outside import Asked, Past, Put, Request, Talk

NOTHING = "Nothing"
"""Before it begins, and after it is forgotten."""

Kind = Callable[[Member, str], str]


@dataclass(frozen=True, order=True)
class Step:
    """One kind of state, what happened, and the kind of state after it."""

    before: str
    event: str
    after: str


# --- What kind of state something is in. ---------------------------------------------------------


def of_ask(member: Member, id: str) -> str:
    """How an ask stands for whoever put it."""
    match member.escalation:
        case Escalation(id=other) if other != id:
            return NOTHING
        case Escalation(progress=Acknowledged(follow_up=said)):
            return f"Acknowledged, {said}"
        case Escalation(progress=progress):
            return type(progress).__name__
        case _:
            return NOTHING


def of_the_other(member: Member, id: str) -> str:
    """The second person, once somebody said yes."""
    match member.escalation:
        case Escalation(id=other, progress=Acknowledged(other=second)) if other == id:
            return type(second).__name__
        case Escalation(id=other, progress=Asking()) if other == id:
            return "Asking"
        case _:
            return NOTHING


def on_a_table(member: Member, id: str) -> str:
    """The same ask for one who is asked."""
    match member.listening.ask(id):
        case Ask(answer=Accepted(promise=promise)):
            return f"Accepted, {promise}"
        case Ask(answer=Unanswered(told=told)):
            return "Unanswered" if told else "Unanswered, not told"
        case Ask(answer=answer):
            return type(answer).__name__
        case _:
            return NOTHING


def of_change(member: Member, id: str) -> str:
    """How it stands with one concrete change, for whoever asked for it."""
    if member.change is None or member.change.id != id:
        return NOTHING
    progress = member.change.progress
    passed = getattr(progress, "passed_on", None)
    return type(progress).__name__ + (", passed on" if passed else "")


def of_change_ask(member: Member, id: str) -> str:
    """The same for whoever could change it."""
    match next((ask for ask in member.change_asks if ask.id == id), None):
        case ChangeAsk(state=Open(told=told)):
            return "Open" if told else "Open, not told"
        case ChangeAsk(state=Said(able=able)):
            return "Said, able" if able else "Said, not able"
        case ChangeAsk(state=state):
            return type(state).__name__
        case None:
            return NOTHING


def of_request(member: Member, id: str) -> str:
    """Somebody outside the team, for whoever asked."""
    match member.outside.request:
        case Request(id=other, progress=progress) if other == id:
            return _kind_of(progress)
        case _:
            return NOTHING


def of_volunteer(member: Member, id: str) -> str:
    """The same for a volunteer."""
    match member.outside.ask(id):
        case Asked(state=Put(told=told)):
            return "Put" if told else "Put, not told"
        case Asked(state=Past(talked=talked)):
            return "Past, talked" if talked else "Past"
        case Asked(state=state):
            return _kind_of(state)
        case None:
            return NOTHING


def _kind_of(state: object) -> str:
    match state:
        case Talk(name=name, reminded=reminded):
            return "Talk" + (", by name" if name else "") + (", reminded" if reminded else "")
        case _:
            return type(state).__name__


@dataclass(frozen=True)
class Machine:
    """``ids`` are those that a member's row holds."""

    title: str
    kind: Kind
    ids: Callable[[Member], set[str]]


MACHINES = (
    Machine("How an ask stands", of_ask, lambda m: {m.escalation.id} if m.escalation else set()),
    Machine("The second person", of_the_other, lambda m: {m.escalation.id} if m.escalation else set()),
    Machine("On the table of whoever is asked", on_a_table, lambda m: {a.id for a in m.listening.asks}),
    Machine("One concrete change", of_change, lambda m: {m.change.id} if m.change else set()),
    Machine(
        "On the table of whoever could change it", of_change_ask, lambda m: {a.id for a in m.change_asks}
    ),
    Machine(
        "Someone outside the team",
        of_request,
        lambda m: {m.outside.request.id} if m.outside.request else set(),
    ),
    Machine("On the table of a volunteer", of_volunteer, lambda m: {a.id for a in m.outside.asks}),
)


# --- How it is said. -----------------------------------------------------------------------------

SAID = {
    "Consented": "the member consents",
    "Withdrew": "the member stops it",
    "PeerAccepted": "a peer says yes",
    "PeerTookBack": "a peer cannot after all",
    "PeerUnreachable": "a peer cannot be reached",
    "WasUnreachable": "cannot be reached",
    "StepTurn": "the next moment comes",
    "DeadlineTurn": "the deadline passes",
    "FadeTurn": "two weeks pass",
    "PromptTurn": "the next prompt asks",
    "PromiseTurn": "a working day without a word",
    "TidyTurn": "two weeks pass",
    "WasAsked": "is asked",
    "AskEnded": "it is over",
    "GotInTouch": "got in touch",
    "TookBack": "cannot after all",
    "AskAnswered yes": "says yes",
    "AskAnswered no": "says no",
    "TalkAnswered yes": "they talked",
    "TalkAnswered no": "they have not talked",
    "Closed": "closed well",
    "PersonAdded": "the member adds one",
    "ChangeReleased": "the member consents",
    "ChangeStopped": "the member stops it",
    "ChangeSetAside": "the member sets it aside",
    "ChangeTurn": "its moment comes",
    "ChangeGotAnswer": "an answer comes",
    "ChangeAnswered": "answers",
    "ChangeWasAsked": "is asked",
    "ChangeIsOver": "it is over",
    "OutsideReleased": "the member consents",
    "OutsideStopped": "the member stops it",
    "OutsideSetAside": "the member sets it aside",
    "OutsideAccepted": "a volunteer says yes",
    "OutsideTurn": "its moment comes",
    "OutsideNamed": "the member gives their name",
    "OutsideNameCame": "the name comes",
    "OutsideLineCame": "a line comes",
    "OutsideWrote": "writes",
    "OutsideReminded": "is reminded",
    "OutsideClosed": "closes it",
    "OutsideTalkEnded": "the other one closed it",
    "OutsideWasAsked": "is asked",
    "OutsideIsOver": "it is over",
    "OutsideAnswered yes": "says yes",
    "OutsideAnswered no": "says no",
    "VolunteeringChosen": "no longer volunteers",
}
"""Events in the words of the domain. What is new here reads as its name until somebody says it better."""


def said(name: str, about: dict[str, object]) -> str:
    for told in about.values():
        name = f"{name} {'yes' if told else 'no'}"
    return SAID.get(name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
