"""Being asked: what it means, the ask itself, and the short listening card after a yes."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import (
    Choice,
    Copy,
    Dialog,
    Element,
    Option,
    PersonPicker,
    Row,
    Rule,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.messages.pages import doors
from bot.messages.pages.linking import to_my_code
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules.peer_sayings import (
    AskedOf,
    Invitation,
    Listened,
    ListeningCard,
    NoLongerNeeded,
    Suggesting,
    SuggestionPassedOn,
    TakenBackSaid,
    Thanked,
    WillingnessSaid,
    Worried,
)


def invitation(tell: Telling, saying: Invitation) -> Dialog:
    now: tuple[Element, ...] = ()
    if saying.willing is not None:
        now = (tell.text("invitation-now-yes" if saying.willing else "invitation-now-not-yet"),)
    return tell.dialog(
        tell.heading("invitation-heading" if saying.invited else "being-asked"),
        *now,
        *((tell.text("invitation-what"),) if saying.invited else ()),
        tell.text("invitation-means"),
        tell.text("invitation-yes-means"),
        tell.quiet("invitation-leave"),
        Row((tell.button("agree", Action.AGREE), tell.button("not-yet", Action.NOT_YET))),
        *(_rest(tell, saying) if saying.willing else ()),
        Rule(),
        Row((tell.button("volunteer", Action.VOLUNTEER), *to_my_code(tell))),
        tell.way_back(),
        subject=subjects.INVITATION,
    )


def _rest(tell: Telling, saying: Invitation) -> tuple[Element, ...]:
    """A pause with an end, and those whose asks do not arrive. Nobody else ever reads either."""
    hours = (
        tell.button("usual-hours", Action.USUAL_HOURS)
        if saying.any_hour
        else tell.button("any-hour", Action.ANY_HOUR)
    )
    wake = (Rule(), tell.text("any-hour-now" if saying.any_hour else "any-hour-what"), Row((hours,)))
    week, month = tell.button("pause-week", Action.PAUSE_WEEK), tell.button("pause-month", Action.PAUSE_MONTH)
    pause: tuple[Element, ...] = (tell.text("pause-what"), Row((week, month)))
    if saying.paused is not None:
        until = tell.date(saying.paused)
        pause = (tell.text("listening-pause", date=until), Row((tell.button("pause-end", Action.PAUSE_END),)))
    if not saying.never:
        return (Rule(), *pause, *wake)
    never = tell.text("never-now", names=tell.names(saying.never))
    return (Rule(), *pause, *wake, Rule(), never, Row((tell.button("anybody", Action.ANYBODY),)))


def willingness_said(tell: Telling, saying: WillingnessSaid) -> Dialog:
    return tell.dialog(tell.text("agreed" if saying.yes else "not-yet-said"), tell.way_back())


def asked_of(tell: Telling, saying: AskedOf) -> Dialog:
    return tell.dialog(
        tell.heading("asked-heading"),
        Text(saying.text.reveal(), Tone.QUOTE),
        tell.text("asked-if-yes", moment=tell.moment(saying.first_move)),
        *((tell.text("asked-first"),) if saying.first_time else ()),
        tell.text("asked-no-is-fine"),
        Row((tell.button("accept", Action.ACCEPT, Weight.MAIN), tell.button("decline", Action.DECLINE))),
        tell.way_back(),
        subject=subjects.of_ask(saying.ask),
    )


def thanked(tell: Telling, saying: Thanked) -> Dialog:
    return tell.dialog(tell.text("declined"), tell.way_back())


def no_longer_needed(tell: Telling, saying: NoLongerNeeded) -> Dialog:
    return tell.dialog(tell.text("asked-over"), tell.way_back())


def all_right(tell: Telling) -> Dialog:
    return tell.dialog(tell.text("all-right"), tell.way_back())


def listening_card(tell: Telling, saying: ListeningCard) -> Dialog:
    name = saying.who.name.reveal()
    never = () if saying.never else (tell.button("never", Action.NEVER),)
    suggest = () if saying.suggested else (tell.button("suggest", Action.SUGGEST),)
    return tell.dialog(
        tell.heading("listen-heading", name=name),
        *_promise(tell, saying),
        tell.write_to(saying.who),
        Copy(tell.say("listen-open"), tell.say(f"listen-opener-{saying.way}")),
        *_last_word(tell, saying),
        tell.text("listen-ask"),
        tell.text("listen-help"),
        tell.text("listen-keep"),
        *((tell.text("never-said"),) if saying.never else ()),
        Row((tell.button("worried", Action.WORRIED), *suggest, *never)),
        tell.way_back(),
        subject=subjects.of_ask(saying.ask),
    )


def _promise(tell: Telling, saying: ListeningCard) -> tuple[Element, ...]:
    """What a yes means now."""
    if saying.kept:
        return (tell.text("listen-kept"),)
    id = "listen-late" if saying.late else "listen-move"
    return (tell.text(id, name=saying.who.name.reveal(), moment=tell.moment(saying.first_move)),)


def _last_word(tell: Telling, saying: ListeningCard) -> tuple[Element, ...]:
    """The two presses that let a promise rest; afterwards, what it took."""
    if saying.kept:
        options = tuple(Option(str(n), tell.say(f"effort-{n}")) for n in range(1, 6))
        effort = Choice("effort", tell.say("effort-label"), options, action=Action.EFFORT.value)
        return (effort, tell.quiet("effort-kept-nowhere"))
    return (Row((tell.button("in-touch", Action.IN_TOUCH), tell.button("cannot", Action.CANNOT))),)


def listened(tell: Telling, saying: Listened) -> Dialog:
    """After a heavy one, the way to one's own people: listeners are people."""
    if not saying.heavy:
        return tell.dialog(tell.text("listened-light"), tell.way_back())
    person = tell.button("person", Action.PERSON, Weight.MAIN)
    pause = tell.button("pause-week", Action.PAUSE_WEEK)
    return tell.dialog(
        tell.text("listened-heavy"),
        tell.text("listened-own"),
        Row((person, pause)),
        *doors.lines(tell),
        tell.way_back(),
    )


def taken_back_said(tell: Telling, saying: TakenBackSaid) -> Dialog:
    return tell.dialog(tell.text("taken-back-said"), tell.way_back())


def suggesting(tell: Telling, saying: Suggesting) -> Dialog:
    name = saying.who.name.reveal()
    return tell.dialog(
        tell.heading("suggest-heading"),
        tell.text("suggest-what", name=name),
        PersonPicker("suggested", tell.say("suggest-label")),
        Toggle("instead", tell.say("suggest-instead")),
        tell.way_back(),
        submit=tell.button("suggest-go", Action.SAVE_SUGGESTION, Weight.MAIN),
        subject=subjects.of_ask(saying.ask),
    )


def suggestion_passed_on(tell: Telling, saying: SuggestionPassedOn) -> Dialog:
    name = saying.who.name.reveal()
    return tell.dialog(
        tell.text("suggest-said", name=name), tell.way_back(), subject=subjects.of_ask(saying.ask)
    )


def worried(tell: Telling, saying: Worried) -> Dialog:
    return tell.dialog(
        tell.heading("worried-heading"),
        tell.text("worried-ask"),
        tell.text("worried-stay"),
        tell.text("worried-call", number=doors.emergency(tell)),
        *doors.lines(tell),
        tell.text("worried-you"),
        tell.quiet("worried-nothing-kept"),
        tell.way_back(),
        subject=subjects.of_ask(saying.ask),
    )


def thinking_of_someone(tell: Telling) -> Dialog:
    """For a bystander: it asks no name, keeps nothing and tells nobody."""
    return tell.dialog(
        tell.heading("thinking-heading"),
        tell.text("thinking-what"),
        Copy(tell.say("thinking-opener-label"), tell.say("thinking-opener")),
        tell.text("thinking-listen"),
        tell.text("thinking-no-answer"),
        tell.text("thinking-worried"),
        *doors.lines(tell),
        tell.quiet("thinking-nothing-kept"),
        tell.way_back(),
    )
