"""Words that several people sign: writing them, what is passed on, who says the same; and a reader's card."""

from __future__ import annotations

from typing import assert_never

from bot.messages import picking, releasing
from bot.messages.actions import Action
from bot.messages.cards import Copy, Dialog, Entry, MessageLink, PersonPicker, Row, Text, Tone, Weight
from bot.messages.telling import Telling
from bot.rules import subjects
from bot.rules import together_sayings as s
from bot.rules.together import MOST_READERS, TEXT_LIMIT


def dialog(tell: Telling, saying: s.TogetherSaying) -> Dialog:
    match saying:
        case s.StatementWriting():
            return _writing(tell, saying)
        case s.StatementPreview():
            return _preview(tell, saying)
        case s.StatementStands():
            return _stands(tell, saying)
        case s.StatementGone():
            return tell.dialog(tell.text("statement-gone"), tell.way_back())
        case s.StatementToSign():
            return _to_sign(tell, saying)
        case _:
            assert_never(saying)


def _writing(tell: Telling, saying: s.StatementWriting) -> Dialog:
    if saying.again_at is not None:
        soon = tell.text("statement-soon", date=tell.date(saying.again_at))
        return tell.dialog(tell.heading("statement"), soon, tell.back_to(Action.PREPARE))
    chosen = [face.address for face in saying.readers]
    pickers = (
        PersonPicker(
            picking.slot(n),
            tell.say("statement-reader", n=n),
            chosen[n - 1] if n <= len(chosen) else None,
        )
        for n in range(1, MOST_READERS + 1)
    )
    text = saying.text.reveal()
    return tell.dialog(
        tell.heading("statement"),
        tell.text("statement-what"),
        Entry("statement", tell.say("statement-label"), text, TEXT_LIMIT, multiline=True),
        *pickers,
        tell.quiet("statement-obliged"),
        tell.back_to(Action.PREPARE),
        submit=tell.button("pick-go", Action.STATEMENT_WRITE, Weight.MAIN),
    )


def _preview(tell: Telling, saying: s.StatementPreview) -> Dialog:
    """One press from here sends exactly this."""
    shown = releasing.to_sign(saying.text, tell.reader.name, saying.readers, tell.speech)
    words = tell.as_read(
        saying.readers,
        lambda language: releasing.statement(saying.text, tell.reader.name, language, tell.speech),
    )
    return tell.dialog(
        *((tell.text("preview-changed"),) if saying.changed else ()),
        tell.heading("ask-heading"),
        tell.text("statement-to", names=tell.names(saying.readers)),
        *words,
        tell.text("statement-means", date=tell.date(saying.ends)),
        Row(
            (
                tell.button("statement-ask", Action.STATEMENT_ASK, Weight.MAIN),
                tell.button("edit", Action.STATEMENT_EDIT),
            )
        ),
        tell.way_back(),
        proof=releasing.proof(shown),
    )


def _stands(tell: Telling, saying: s.StatementStands) -> Dialog:
    names = tell.names(saying.signed)
    text = saying.text.reveal()
    said = "\n".join((text, "", tell.say("statement-names", names=f"{tell.reader.name.reveal()}, {names}")))
    return tell.dialog(
        tell.heading("statement"),
        Text(text, Tone.QUOTE),
        tell.text("statement-signed", names=names) if names else tell.text("statement-signed-none"),
        *((Copy(tell.say("to-copy"), said),) if names else ()),
        tell.quiet("statement-until", date=tell.date(saying.ends)),
        Row(
            (
                tell.button("look-again", Action.STATEMENT),
                tell.button("statement-back", Action.STATEMENT_BACK, Weight.STOP),
            )
        ),
        tell.back_to(Action.MY_PAGE),
    )


def _to_sign(tell: Telling, saying: s.StatementToSign) -> Dialog:
    name = saying.by.name.reveal()
    sign = (
        (tell.button("statement-unsign", Action.STATEMENT_UNSIGN),)
        if saying.signed
        else (tell.button("statement-sign", Action.STATEMENT_SIGN, Weight.MAIN),)
    )
    return tell.dialog(
        tell.heading("statement-came"),
        Text(saying.text.reveal(), Tone.QUOTE),
        tell.text("statement-you-signed" if saying.signed else "statement-sign-means", name=name),
        Row(sign),
        tell.quiet("statement-leave", name=name, date=tell.date(saying.until)),
        MessageLink(tell.say("write-to", name=name), saying.by.address),
        tell.way_back(),
        subject=subjects.of_statement(saying.ask),
    )
