"""Asking for a person: exactly what will be passed on, how it stands, and what was passed on."""

from __future__ import annotations

from bot.messages import releasing
from bot.messages.actions import Action
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dialog,
    Element,
    Entry,
    Option,
    PersonPicker,
    Row,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.messages.pages import doors
from bot.messages.pages.linking import to_elsewhere
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules.escalation import NOTE_LIMIT, Order, Release, Way
from bot.rules.people import Face
from bot.rules.policy import together
from bot.rules.sayings import (
    EditRelease,
    PickSomeone,
    Preview,
    Receipts,
    WriteMyself,
)


def preview(tell: Telling, saying: Preview) -> Dialog:
    """One press from here sends exactly this. Whoever reads another language is shown beside."""
    if not saying.possible:
        return _nobody_in_time(tell, saying)
    people = releasing.shown(saying.release, tell.reader.name, saying.readers, tell.speech)
    names = tell.names(saying.readers)
    return tell.dialog(
        *((tell.text("preview-changed"),) if saying.changed else ()),
        tell.heading("ask-heading"),
        *_to(tell, saying),
        *((tell.text("ask-joins"),) if saying.adding else ()),
        *tell.away(saying.away),
        *((tell.text("ask-late", names=tell.names(saying.late)),) if saying.late else ()),
        *tell.in_question(saying.in_question),
        *words(tell, saying.release, saying.readers),
        Row((_ask(tell, saying.readers), *_edit(tell, saying))),
        tell.text("ask-named" if saying.release.named else "ask-guess"),
        *((tell.quiet("ask-guess-several"),) if _several(saying) else ()),
        tell.text("ask-kept"),
        *((tell.text("ask-invites", name=names),) if saying.first else ()),
        tell.text("ask-until", deadline=tell.moment(saying.until)),
        *((tell.text("ask-then-door"),) if tell.door else ()),
        *_any_hour(tell, saying),
        *_order(tell, saying),
        *(() if saying.adding else (_way(tell, saying.release.way),)),
        *((tell.text("say-ask", names=names), _say(tell)) if saying.first else ()),
        Row(
            (
                tell.button("write-myself", Action.WRITE_MYSELF),
                tell.button("someone-else", Action.SOMEONE_ELSE),
                *((tell.button("status", Action.STATUS),) if saying.adding else ()),
                tell.button("outside", Action.OUTSIDE),
                tell.button("start", Action.HOME),
            )
        ),
        *doors.beneath(tell),
        subject=subjects.ASKING,
        proof=releasing.proof(people, saying.release),
    )


def _several(saying: Preview) -> bool:
    """Whether more than one message leaves at about the same time."""
    return saying.release.order is not Order.IN_TURN and len(saying.readers) > 1


def _nobody_in_time(tell: Telling, saying: Preview) -> Dialog:
    """Said before the press: a press that can reach nobody would only be one more disappointment."""
    deadline = tell.moment(saying.until)
    return tell.dialog(
        tell.heading("status-heading"),
        tell.text("ask-nobody", names=tell.names(saying.readers), deadline=deadline),
        *tell.away(saying.away),
        *_any_hour(tell, saying),
        Row(
            (
                tell.button("someone-else", Action.SOMEONE_ELSE, Weight.MAIN),
                tell.button("outside", Action.OUTSIDE),
                tell.button("write-myself", Action.WRITE_MYSELF),
                tell.button("look-in", Action.LOOK_IN),
                tell.button("start", Action.HOME),
            )
        ),
        *doors.beneath(tell),
    )


def words(tell: Telling, release: Release, readers: tuple[Face, ...]) -> tuple[Text, ...]:
    """What each of these readers gets; the two who are asked together read that they are two."""
    pair = together(readers, release.order)
    rest = readers[len(pair) :]
    if not pair:
        return _words(tell, release, rest, two=False)
    others = (tell.quiet("ask-rest", names=tell.names(rest)), *_words(tell, release, rest, two=False))
    return (*_words(tell, release, pair, two=True), *(others if rest else ()))


def _words(tell: Telling, release: Release, readers: tuple[Face, ...], two: bool) -> tuple[Text, ...]:
    sender, speech = tell.reader.name, tell.speech
    return tell.as_read(readers, lambda language: releasing.released(release, sender, language, speech, two))


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
        *((tell.quiet("people-have-say", names=tell.names(saying.have_say)),) if saying.have_say else ()),
        *tell.in_question(saying.in_question),
        PersonPicker("one", tell.say("pick-label")),
        tell.quiet("people-say-checked" if saying.checked else "people-say"),
        Row(
            (
                tell.button("outside", Action.OUTSIDE),
                *to_elsewhere(tell),
                tell.button("write-myself", Action.WRITE_MYSELF),
                tell.button("start", Action.HOME),
            )
        ),
        *doors.beneath(tell),
        submit=tell.button("pick-go", Action.PICK_ONE, Weight.MAIN),
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
    links = tuple(tell.write_to(face) for face in saying.people)
    return tell.dialog(
        tell.heading("write-heading"),
        tell.text("write-what"),
        Copy(tell.say("write-opener-label"), tell.say("write-opener")),
        *(links or (tell.text("write-anyone"),)),
        tell.way_back(),
    )


def _ask(tell: Telling, readers: tuple[Face, ...]) -> Button:
    if len(readers) == 1:
        return tell.button("ask", Action.ASK, Weight.MAIN, name=readers[0].name.reveal())
    return tell.button("ask-them", Action.ASK, Weight.MAIN)


def _way(tell: Telling, way: Way) -> Choice:
    options = tuple(Option(w.value, tell.say(f"way-{w}")) for w in Way)
    return Choice("way", tell.say("way-label"), options, chosen=way.value, action=Action.CHANGE_WAY.value)


def _to(tell: Telling, saying: Preview) -> tuple[Text, ...]:
    """Who is asked, in which order."""
    people = saying.readers
    if len(people) == 1:
        return (tell.text("ask-to", names=tell.names(people)),)
    match saying.release.order:
        case Order.IN_TURN:
            return (tell.text("ask-order", names=tell.names(people)),)
        case Order.AT_ONCE:
            return (tell.text("ask-at-once", names=tell.names(people)),)
        case Order.TOGETHER:
            pair, rest = together(people, Order.TOGETHER), people[2:]
            both = tell.text("ask-together", names=tell.names(pair))
            return (both, tell.text("ask-together-then", names=tell.names(rest))) if rest else (both,)


def _edit(tell: Telling, saying: Preview) -> tuple[Button, ...]:
    """Who joins an ask reads what the others read."""
    return () if saying.adding else (tell.button("edit", Action.EDIT_RELEASE),)


def _say(tell: Telling) -> Row:
    return Row((tell.button("say", Action.SAY),))


def _any_hour(tell: Telling, saying: Preview) -> tuple[Choice, ...]:
    """Only where somebody is outside their hours now and agreed to be asked all the same."""
    if not saying.any_hour or saying.adding:
        return ()
    names = tell.names(saying.any_hour)
    usual = Option("usual", tell.say("hours-usual"))
    now = Option("any", tell.say("hours-any", names=names))
    chosen = now.value if saying.release.any_hour else usual.value
    label = tell.say("hours-label")
    return (Choice("hours", label, (usual, now), chosen, action=Action.CHANGE_WAY.value),)


def _order(tell: Telling, saying: Preview) -> tuple[Choice, ...]:
    """How several are asked; with one there is nothing to choose."""
    if len(saying.readers) == 1:
        return ()
    options = tuple(Option(order.value, tell.say(f"order-{order}")) for order in Order)
    chosen = saying.release.order.value
    return (Choice("order", tell.say("order-label"), options, chosen, action=Action.CHANGE_WAY.value),)
