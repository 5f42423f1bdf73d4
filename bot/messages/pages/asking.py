"""Asking for a person: exactly what will be passed on, how it stands, and what was passed on."""

from __future__ import annotations

from typing import assert_never

from bot.messages import releasing
from bot.messages.actions import Action
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dialog,
    Element,
    Entry,
    MessageLink,
    Option,
    PersonPicker,
    Row,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.messages.pages import doors
from bot.messages.telling import Telling
from bot.rules.escalation import NOTE_LIMIT, Release, Way
from bot.rules.people import Face
from bot.rules.sayings import (
    AskingNow,
    CannotAfterAll,
    DidYouTalk,
    EditRelease,
    LookInSet,
    NobodySaidYes,
    NotAsking,
    PickSomeone,
    Preview,
    Receipts,
    SaidYes,
    Status,
    Stopped,
    TalkGone,
    TalkSaid,
    WriteMyself,
)


def preview(tell: Telling, saying: Preview) -> Dialog:
    """One press from here sends exactly this. Whoever reads another language is shown beside."""
    if not saying.possible:
        return _nobody_in_time(tell, saying)
    people = releasing.shown(saying.release, tell.reader.name, saying.readers, tell.speech)
    several = len(saying.readers) > 1
    names = tell.names(saying.readers)
    return tell.dialog(
        *((tell.text("preview-changed"),) if saying.changed else ()),
        tell.heading("ask-heading"),
        tell.text("ask-order" if several else "ask-to", names=names),
        *tell.away(saying.away),
        *words(tell, saying.release, saying.readers),
        Row((_ask(tell, saying.readers), tell.button("edit", Action.EDIT_RELEASE))),
        tell.text("ask-named" if saying.release.named else "ask-guess"),
        tell.text("ask-kept"),
        *((tell.text("ask-invites", name=names),) if saying.first else ()),
        tell.text("ask-until", deadline=tell.moment(saying.until)),
        _way(tell, saying.release.way),
        Row(
            (
                tell.button("write-myself", Action.WRITE_MYSELF),
                tell.button("someone-else", Action.SOMEONE_ELSE),
                tell.button("start", Action.HOME),
            )
        ),
        *doors.beneath(tell),
        proof=releasing.proof(people),
    )


def _nobody_in_time(tell: Telling, saying: Preview) -> Dialog:
    """Said before the press: a press that can reach nobody would only be one more disappointment."""
    deadline = tell.moment(saying.until)
    return tell.dialog(
        tell.heading("status-heading"),
        tell.text("ask-nobody", names=tell.names(saying.readers), deadline=deadline),
        *tell.away(saying.away),
        Row(
            (
                tell.button("someone-else", Action.SOMEONE_ELSE, Weight.MAIN),
                tell.button("write-myself", Action.WRITE_MYSELF),
                tell.button("look-in", Action.LOOK_IN),
                tell.button("start", Action.HOME),
            )
        ),
        *doors.beneath(tell),
    )


def words(tell: Telling, release: Release, readers: tuple[Face, ...]) -> tuple[Text, ...]:
    """What each of these readers gets."""
    return tell.as_read(
        readers, lambda language: releasing.released(release, tell.reader.name, language, tell.speech)
    )


def edit_release(tell: Telling, saying: EditRelease) -> Dialog:
    release = saying.release
    return tell.dialog(
        tell.heading("edit-heading"),
        Entry("note", tell.say("note-label"), release.note.reveal(), NOTE_LIMIT, multiline=True),
        Toggle("named", tell.say("named-label"), release.named),
        Row((tell.button("back", Action.BACK_TO_ASK),)),
        submit=tell.button("edit-save", Action.SAVE_RELEASE, Weight.MAIN),
    )


def pick_someone(tell: Telling, saying: PickSomeone) -> Dialog:
    """No circle is never "set up first": one person now, or writing to them, or another door."""
    waiting = tell.names(saying.waiting)
    return tell.dialog(
        tell.heading("pick-heading"),
        tell.text("pick-what"),
        *((tell.quiet("pick-waiting", names=waiting),) if waiting else ()),
        PersonPicker("one", tell.say("pick-label")),
        tell.quiet("people-say"),
        Row((tell.button("write-myself", Action.WRITE_MYSELF), tell.button("start", Action.HOME))),
        *doors.beneath(tell),
        submit=tell.button("pick-go", Action.PICK_ONE, Weight.MAIN),
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
        *unreachable,
        *tell.away(saying.away),
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


def receipts(tell: Telling, saying: Receipts) -> Dialog:
    if not saying.receipts:
        return tell.dialog(tell.heading("receipts-heading"), tell.text("receipts-none"), tell.way_back())
    body: list[Element] = [tell.heading("receipts-heading")]
    for receipt, people in saying.receipts:
        id = "receipt-to" if people else "receipt-to-nobody"
        body.append(tell.text(id, date=tell.date(receipt.at), names=tell.names(people)))
        body += [Text(text.reveal(), Tone.QUOTE) for text in dict.fromkeys(receipt.texts)]
    return tell.dialog(*body, Row((tell.button("receipts-forget", Action.FORGET_RECEIPTS),)), tell.way_back())


def write_myself(tell: Telling, saying: WriteMyself) -> Dialog:
    links = tuple(
        MessageLink(tell.say("write-to", name=face.name.reveal()), face.address) for face in saying.people
    )
    return tell.dialog(
        tell.heading("write-heading"),
        tell.text("write-what"),
        Copy(tell.say("write-opener-label"), tell.say("write-opener")),
        *(links or (tell.text("write-anyone"),)),
        tell.way_back(),
    )


def did_you_talk(tell: Telling, saying: DidYouTalk) -> Dialog:
    return tell.dialog(
        tell.heading("talk-heading", name=saying.peer.name.reveal()),
        Row((tell.button("talked", Action.TALKED), tell.button("not-talked", Action.NOT_TALKED))),
        tell.way_back(),
    )


def talk_said(tell: Telling, saying: TalkSaid) -> Dialog:
    if saying.talked:
        change = Row((tell.button("change", Action.CHANGE),))
        return tell.dialog(tell.text("talked-said"), tell.text("talked-change"), change, tell.way_back())
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


def _ask(tell: Telling, readers: tuple[Face, ...]) -> Button:
    if len(readers) == 1:
        return tell.button("ask", Action.ASK, Weight.MAIN, name=readers[0].name.reveal())
    return tell.button("ask-them", Action.ASK, Weight.MAIN)


def _way(tell: Telling, way: Way) -> Choice:
    options = tuple(Option(w.value, tell.say(f"way-{w}")) for w in Way)
    return Choice("way", tell.say("way-label"), options, chosen=way.value, action=Action.CHANGE_WAY.value)


def _standing(tell: Telling, saying: Status) -> tuple[Element, ...]:
    match saying.standing:
        case NotAsking():
            return (tell.text("status-none"),)
        case AskingNow(names, until, may_undo):
            undo = (tell.text("status-undo"),) if may_undo else ()
            asking = tell.text("status-asking", names=tell.names(names), deadline=tell.moment(until))
            return (*undo, asking)
        case SaidYes(peer, first_move, passed):
            id = "status-yes-since" if passed else "status-yes"
            return (tell.text(id, name=peer.name.reveal(), moment=tell.moment(first_move)),)
        case CannotAfterAll(peer):
            return (tell.text("status-cannot", name=peer.name.reveal()),)
        case NobodySaidYes(until):
            if until is None:
                return (tell.text("status-nobody-at-once"),)
            return (tell.text("status-nobody", deadline=tell.moment(until)),)
        case Stopped():
            return (tell.text("status-stopped"),)
        case _:
            assert_never(saying.standing)


def _next_steps(tell: Telling, saying: Status) -> tuple[Element, ...]:
    """One press forward, whatever the standing: nothing is a dead end."""
    stop = tell.button("withdraw", Action.WITHDRAW, Weight.STOP)
    write = tell.button("write-myself", Action.WRITE_MYSELF)
    match saying.standing:
        case AskingNow():
            return (Row((tell.button("look-again", Action.STATUS), stop, write)),)
        case SaidYes(passed=passed):
            return (Row((stop, write, tell.button("go-on", Action.GO_ON)) if passed else (stop,)),)
        case CannotAfterAll():
            go_on = tell.button("go-on", Action.GO_ON, Weight.MAIN)
            return (Row((go_on, write, stop)),)
        case NobodySaidYes():
            again = tell.button("try-again", Action.TRY_AGAIN, Weight.MAIN)
            return (Row((again, tell.button("someone-else", Action.SOMEONE_ELSE), write)),)
        case NotAsking() | Stopped():
            return (Row((tell.button("person", Action.PERSON, Weight.MAIN), write)),)
        case _:
            assert_never(saying.standing)
