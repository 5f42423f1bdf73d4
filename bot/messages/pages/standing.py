"""How it stands with an ask, and what comes after: looking in, the talk, asking on."""

from __future__ import annotations

from typing import assert_never

from bot.messages.actions import Action
from bot.messages.cards import Copy, Dialog, Element, Row, Text, Tone, Weight
from bot.messages.pages import doors
from bot.messages.telling import Telling
from bot.rules.house_sayings import LookInSet
from bot.rules.people import Face
from bot.rules.sayings import (
    AskingNow,
    CannotAfterAll,
    DidYouTalk,
    NobodySaidYes,
    NotAsking,
    OtherMayYet,
    OtherSaidYes,
    SaidYes,
    Status,
    Stopped,
    Suggested,
    TalkGone,
    TalkSaid,
)


def status(tell: Telling, saying: Status) -> Dialog:
    unreachable = tuple(
        tell.text("status-unreachable", name=face.name.reveal()) for face in saying.unreachable
    )
    table = (tell.button("table", Action.TABLE),) if saying.table else ()
    look_in = tell.button("look-in", Action.LOOK_IN)
    change = tell.button("change", Action.CHANGE)
    start = tell.button("start", Action.HOME)
    more = Row((tell.button("receipts", Action.RECEIPTS), *table, look_in, change, start))
    return tell.dialog(
        tell.heading("status-heading"),
        *_standing(tell, saying),
        *_suggested(tell, saying.suggested),
        *unreachable,
        *tell.away(saying.away),
        *tell.in_question(saying.in_question),
        *_next_steps(tell, saying),
        more,
        *doors.beneath(tell),
    )


def look_in_set(tell: Telling, saying: LookInSet) -> Dialog:
    if saying.at is None:
        return tell.dialog(tell.text("look-in-off-said"), tell.way_back())
    off = Row((tell.button("look-in-off", Action.LOOK_IN_OFF),))
    return tell.dialog(tell.text("look-in-said", moment=tell.moment(saying.at)), off, tell.way_back())


def looking_in(tell: Telling) -> Dialog:
    person = tell.button("person", Action.PERSON, Weight.MAIN)
    return tell.dialog(
        tell.heading("looking-in-heading"),
        tell.text("looking-in-what"),
        Row((person, tell.button("status", Action.STATUS), tell.button("look-in", Action.LOOK_IN))),
        tell.way_back(),
    )


def did_you_talk(tell: Telling, saying: DidYouTalk) -> Dialog:
    return tell.dialog(
        _talk_heading(tell, saying),
        Row((tell.button("talked", Action.TALKED), tell.button("not-talked", Action.NOT_TALKED))),
        tell.way_back(),
    )


def _talk_heading(tell: Telling, saying: DidYouTalk) -> Text:
    match saying.peers:
        case (one, other):
            return tell.heading("talk-heading-two", name=tell.name(one), other=tell.name(other))
        case people:
            return tell.heading("talk-heading", name=tell.names(people))


def talk_said(tell: Telling, saying: TalkSaid) -> Dialog:
    if saying.talked:
        return tell.dialog(
            tell.text("talked-said"),
            *_thanks(tell, saying.peers),
            tell.text("talked-change"),
            Row((tell.button("close-well", Action.CLOSE_WELL), tell.button("change", Action.CHANGE))),
            tell.way_back(),
        )
    return tell.dialog(
        tell.text("not-talked-said"),
        Row(
            (
                tell.button("go-on", Action.GO_ON),
                tell.button("try-again", Action.TRY_AGAIN),
                tell.button("write-myself", Action.WRITE_MYSELF),
            )
        ),
        tell.way_back(),
    )


def talk_gone(tell: Telling, saying: TalkGone) -> Dialog:
    return tell.dialog(tell.text("talk-gone"), tell.way_back())


def closed_well(tell: Telling) -> Dialog:
    return tell.dialog(tell.text("closed-well"), tell.way_back())


def _thanks(tell: Telling, peers: tuple[Face, ...]) -> tuple[Element, ...]:
    """A line to copy, from one to the other: Kaveri sends no thanks."""
    if not peers:
        return ()
    links = (tell.write_to(face) for face in peers)
    return (Copy(tell.say("thanks-label"), tell.say("thanks")), *links)


def _suggested(tell: Telling, suggested: Suggested | None) -> tuple[Element, ...]:
    """A thought of whoever said yes. Nobody was asked."""
    if suggested is None:
        return ()
    by, person = tell.name(suggested.by, first=True), suggested.person.name.reveal()
    ask = tell.button("suggested-ask", Action.ASK_SUGGESTED, name=person)
    no = tell.button("suggested-no", Action.NO_SUGGESTION)
    return (tell.text("suggested", by=by, name=person), Row((ask, no)))


def _standing(tell: Telling, saying: Status) -> tuple[Element, ...]:
    match saying.standing:
        case NotAsking():
            return (tell.text("status-none"),)
        case AskingNow(names, until, may_undo):
            undo = (tell.text("status-undo"),) if may_undo else ()
            asking = tell.text("status-asking", names=tell.names(names), deadline=tell.moment(until))
            return (*undo, asking)
        case SaidYes() as yes:
            return _said_yes(tell, yes)
        case CannotAfterAll(peer):
            said = "status-cannot-left" if peer.left else "status-cannot"
            return (tell.text(said, name=tell.name(peer, first=True)),)
        case NobodySaidYes(until):
            if until is None:
                return (tell.text("status-nobody-at-once"), *_own_door(tell))
            return (tell.text("status-nobody", deadline=tell.moment(until)), *_own_door(tell))
        case Stopped():
            return (tell.text("status-stopped"),)
        case _:
            assert_never(saying.standing)


def _own_door(tell: Telling) -> tuple[Element, ...]:
    """What the member wrote down for this, in calm, before anything else is offered."""
    return (Text(tell.door.reveal(), Tone.QUOTE),) if tell.door else ()


def _said_yes(tell: Telling, yes: SaidYes) -> tuple[Element, ...]:
    name, moment = tell.name(yes.peer, first=True), tell.moment(yes.first_move)
    since = "-since" if yes.passed else ""
    match yes.other:
        case OtherSaidYes(peer, move):
            both = tell.text(f"status-both{since}", name=name, other=tell.name(peer))
            if yes.passed:
                return (both,)
            first = tell.text("status-first-move", name=name, moment=moment)
            second = tell.text(
                "status-first-move", name=tell.name(peer, first=True), moment=tell.moment(move)
            )
            return (both, first, second)
        case OtherMayYet(peer, until):
            may = tell.text("status-other", name=peer.name.reveal(), deadline=tell.moment(until))
            return (tell.text(f"status-yes{since}", name=name, moment=moment), may)
        case None:
            return (tell.text(f"status-yes{since}", name=name, moment=moment),)


def _next_steps(tell: Telling, saying: Status) -> tuple[Element, ...]:
    """One press forward, whatever the standing: nothing is a dead end."""
    stop = tell.button("withdraw", Action.WITHDRAW, Weight.STOP)
    write = tell.button("write-myself", Action.WRITE_MYSELF)
    outside = tell.button("outside", Action.OUTSIDE)
    match saying.standing:
        case AskingNow():
            more = tell.button("add-one", Action.SOMEONE_ELSE)
            return (Row((tell.button("look-again", Action.STATUS), stop, more, write)),)
        case SaidYes(passed=passed):
            return (Row((stop, write, tell.button("go-on", Action.GO_ON)) if passed else (stop,)),)
        case CannotAfterAll():
            go_on = tell.button("go-on", Action.GO_ON, Weight.MAIN)
            return (Row((go_on, write, outside, stop)),)
        case NobodySaidYes():
            again = tell.button("try-again", Action.TRY_AGAIN, Weight.MAIN)
            return (Row((again, tell.button("someone-else", Action.SOMEONE_ELSE), outside, write)),)
        case NotAsking() | Stopped():
            return (Row((tell.button("person", Action.PERSON, Weight.MAIN), write, outside)),)
        case _:
            assert_never(saying.standing)
