"""Someone outside your team: what is passed on, how it stands, what two write without names; volunteering."""

from __future__ import annotations

from typing import assert_never

from bot.messages import outside
from bot.messages.actions import Action
from bot.messages.cards import (
    Choice,
    Dialog,
    Element,
    Entry,
    Option,
    Row,
    Text,
    Toggle,
    Tone,
    Weight,
)
from bot.messages.pages import doors
from bot.messages.telling import Telling
from bot.rules import outside_sayings as s
from bot.rules import subjects
from bot.rules.outside import CLOSES_AFTER, LINE_LIMIT, LINES_KEPT, MOST_ASKED, Theme
from bot.rules.words import Words

NO_THEME = "none"


def dialog(tell: Telling, saying: s.OutsideSaying) -> Dialog:
    match saying:
        case s.TooFewOutside():
            return _elsewhere(tell, tell.text("outside-too-few"), tell.quiet("outside-why-five"))
        case s.OutsidePreview(possible=False, until=until):
            return _elsewhere(tell, tell.text("outside-nobody-in-time", deadline=tell.moment(until)))
        case s.OutsidePreview():
            return _preview(tell, saying)
        case s.LookingOutside():
            return _looking(tell, saying)
        case s.NobodyOutside():
            return _nobody(tell, saying)
        case s.OutsideStoppedSaid():
            return _elsewhere(tell, tell.text("status-stopped"))
        case s.TalkClosed(asked=True):
            return _ended(tell, tell.text("outside-closed"))
        case s.TalkClosed():
            return tell.dialog(tell.text("outside-closed"), tell.text("outside-thanks"), tell.way_back())
        case s.TalkWithVolunteer():
            return _with_volunteer(tell, saying)
        case s.NamePreview():
            return _name(tell, saying)
        case s.AskedFromOutside():
            return _asked_of(tell, saying)
        case s.TalkWithMember():
            return _with_member(tell, saying)
        case s.Volunteering():
            return _volunteering(tell, saying)
        case _:
            assert_never(saying)


# --- The member who asks. ------------------------------------------------------------------------


def _preview(tell: Telling, saying: s.OutsidePreview) -> Dialog:
    """One press from here sends exactly this. Which language whoever is asked reads, nobody learns."""
    return tell.dialog(
        *((tell.text("preview-changed"),) if saying.changed else ()),
        tell.heading("outside"),
        tell.text("outside-word-for-word"),
        *_as_anybody_reads_it(tell, saying.theme),
        Row((tell.button("outside-ask", Action.OUTSIDE_ASK, Weight.MAIN),)),
        tell.text("outside-to", most=MOST_ASKED),
        tell.text("outside-nameless"),
        tell.text("outside-style"),
        tell.text("outside-checked" if saying.checked else "outside-unchecked"),
        tell.text("outside-until", deadline=tell.moment(saying.until)),
        *_themes(tell, saying),
        _other_ways(tell),
        *doors.beneath(tell),
        proof=outside.proof(saying.theme, tell.speech),
    )


def _as_anybody_reads_it(tell: Telling, theme: Theme | None) -> tuple[Text, ...]:
    mine = tell.voice.language
    shown = [Text(outside.words(theme, mine, tell.speech).reveal(), Tone.QUOTE)]
    for language in tell.speech.languages:
        if language != mine:
            shown.append(tell.quiet("outside-or"))
            shown.append(Text(outside.words(theme, language, tell.speech).reveal(), Tone.QUOTE))
    return tuple(shown)


def _themes(tell: Telling, saying: s.OutsidePreview) -> tuple[Element, ...]:
    """Only those that enough people ticked. Nothing is chosen from the start."""
    if not saying.themes:
        return ()
    options = (
        Option(NO_THEME, tell.say("theme-none")),
        *(Option(theme.value, tell.say(f"theme-{theme}")) for theme in saying.themes),
    )
    chosen = saying.theme.value if saying.theme else NO_THEME
    return (Choice("theme", tell.say("outside-theme"), options, chosen, Action.OUTSIDE_THEME.value),)


def _looking(tell: Telling, saying: s.LookingOutside) -> Dialog:
    stop = tell.button("withdraw", Action.OUTSIDE_STOP, Weight.STOP)
    return tell.dialog(
        tell.heading("outside"),
        *((tell.text("status-undo"),) if saying.may_undo else ()),
        tell.text("outside-looking", deadline=tell.moment(saying.until)),
        Row(
            (
                tell.button("look-again", Action.OUTSIDE),
                stop,
                tell.button("write-myself", Action.WRITE_MYSELF),
            )
        ),
        Row((tell.button("receipts", Action.RECEIPTS), tell.button("start", Action.HOME))),
        *doors.beneath(tell),
    )


def _nobody(tell: Telling, saying: s.NobodyOutside) -> Dialog:
    return _ended(tell, tell.text("outside-nobody", deadline=tell.moment(saying.until)))


def _ended(tell: Telling, how: Text) -> Dialog:
    """Over, and not a dead end."""
    again = Row((tell.button("outside-again", Action.OUTSIDE_AGAIN),))
    return tell.dialog(tell.heading("outside"), how, again, _other_ways(tell), *doors.beneath(tell))


def _elsewhere(tell: Telling, *why: Text) -> Dialog:
    look_in = Row((tell.button("look-in", Action.LOOK_IN),))
    return tell.dialog(tell.heading("outside"), *why, _other_ways(tell), look_in, *doors.beneath(tell))


def _other_ways(tell: Telling) -> Row:
    return Row(
        (
            tell.button("someone-else", Action.SOMEONE_ELSE),
            tell.button("write-myself", Action.WRITE_MYSELF),
            tell.button("start", Action.HOME),
        )
    )


def _with_volunteer(tell: Telling, saying: s.TalkWithVolunteer) -> Dialog:
    name = () if saying.named else (tell.button("outside-name", Action.OUTSIDE_NAME),)
    close = tell.button("outside-close", Action.OUTSIDE_CLOSE, Weight.STOP)
    return tell.dialog(
        tell.heading("outside"),
        *_at_first(tell, saying),
        *_lines(tell, saying.lines, tell.say("outside-they-yes")),
        *_writing(tell),
        tell.quiet("outside-style"),
        *((tell.quiet("outside-named"),) if saying.named else ()),
        Row((tell.button("look-again", Action.OUTSIDE), *name, close, tell.button("start", Action.HOME))),
        tell.quiet("outside-close-means"),
        *doors.beneath(tell),
        submit=tell.button("outside-send", Action.OUTSIDE_WRITE, Weight.MAIN),
        subject=subjects.of_outside(saying.talk),
    )


def _at_first(tell: Telling, saying: s.TalkWithVolunteer) -> tuple[Element, ...]:
    if saying.unheard:
        return (tell.text("outside-unheard"),)
    return () if saying.lines else (tell.text("outside-yes"),)


def _name(tell: Telling, saying: s.NamePreview) -> Dialog:
    give = tell.button("outside-name-go", Action.OUTSIDE_NAME_GO, Weight.MAIN)
    return tell.dialog(
        tell.heading("outside-name-heading"),
        Text(tell.reader.name.reveal(), Tone.QUOTE),
        tell.text("outside-name-means"),
        Row((give, tell.button("back", Action.OUTSIDE))),
        tell.way_back(),
        subject=subjects.of_outside(saying.talk),
    )


# --- The volunteer. ------------------------------------------------------------------------------


def _asked_of(tell: Telling, saying: s.AskedFromOutside) -> Dialog:
    yes, no = (
        tell.button("outside-accept", Action.OUTSIDE_YES, Weight.MAIN),
        tell.button("decline", Action.OUTSIDE_NO),
    )
    return tell.dialog(
        tell.heading("asked-heading"),
        Text(saying.text.reveal(), Tone.QUOTE),
        tell.text("outside-if-yes"),
        tell.text("asked-no-is-fine"),
        Row((yes, no)),
        tell.way_back(),
        subject=subjects.of_outside(saying.ask),
    )


def _with_member(tell: Telling, saying: s.TalkWithMember) -> Dialog:
    they = saying.name.reveal() if saying.name else tell.say("outside-they-asked")
    link = (tell.write_to(saying.face, they),) if saying.face else ()
    leave = tell.button("outside-close", Action.OUTSIDE_CLOSE, Weight.STOP)
    return tell.dialog(
        tell.heading("outside-they-asked"),
        *((Text(saying.text.reveal(), Tone.QUOTE),) if saying.text else ()),
        *((tell.text("outside-name-given", name=they),) if saying.name else ()),
        *link,
        *(() if saying.lines else (tell.text("outside-begin"),)),
        *_lines(tell, saying.lines, they),
        *_writing(tell),
        tell.quiet("outside-style"),
        tell.text("listen-ask"),
        Row(
            (
                tell.button("look-again", Action.OUTSIDE_TALK),
                tell.button("worried", Action.WORRIED),
                leave,
                tell.button("outside-block", Action.OUTSIDE_BLOCK),
            )
        ),
        tell.quiet("outside-close-means"),
        tell.quiet("outside-block-means"),
        tell.way_back(),
        submit=tell.button("outside-send", Action.OUTSIDE_WRITE, Weight.MAIN),
        subject=subjects.of_outside(saying.talk),
    )


def _volunteering(tell: Telling, saying: s.Volunteering) -> Dialog:
    ticked = saying.themes or ()
    leave = (
        (tell.button("volunteer-leave", Action.VOLUNTEER_LEAVE, Weight.STOP),)
        if saying.themes is not None
        else ()
    )
    talk = (tell.button("volunteer-talk", Action.OUTSIDE_TALK),) if saying.talk else ()
    return tell.dialog(
        tell.heading("volunteer"),
        tell.text("volunteer-now-not" if saying.themes is None else "volunteer-now"),
        *((Row((*talk, *leave)),) if talk or leave else ()),
        tell.text("volunteer-what"),
        tell.text("volunteer-unseen"),
        tell.text("volunteer-themes"),
        *(Toggle(outside.toggle(theme), tell.say(f"theme-{theme}"), theme in ticked) for theme in Theme),
        tell.quiet("volunteer-rests"),
        *_blocked(tell, saying),
        Row((tell.button("being-asked", Action.BEING_ASKED), tell.button("start", Action.HOME))),
        submit=tell.button("volunteer-save", Action.VOLUNTEER_SAVE, Weight.MAIN),
        subject=subjects.of_outside(saying.talk) if saying.talk else subjects.VOLUNTEERING,
    )


def _blocked(tell: Telling, saying: s.Volunteering) -> tuple[Element, ...]:
    if not saying.blocked:
        return ()
    return (tell.text("volunteer-blocked"), Row((tell.button("anybody", Action.VOLUNTEER_ANYBODY),)))


# --- Both. ---------------------------------------------------------------------------------------


def _lines(tell: Telling, lines: tuple[tuple[bool, Words], ...], they: str) -> tuple[Text, ...]:
    """Oldest first, as one reads. Whoever wrote one after the other is named once."""
    shown: list[Text] = []
    before: bool | None = None
    for mine, text in lines:
        if mine != before:
            shown.append(Text(tell.say("outside-you") if mine else they, Tone.QUIET))
        shown.append(Text(text.reveal(), Tone.QUOTE))
        before = mine
    return tuple(shown)


def _writing(tell: Telling) -> tuple[Element, ...]:
    return (
        Entry("line", tell.say("outside-line"), "", LINE_LIMIT, multiline=True),
        tell.quiet("outside-means", kept=LINES_KEPT, days=CLOSES_AFTER.days),
    )
