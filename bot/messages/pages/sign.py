"""Lower than one's own usual: a question, why it is asked, and an offer or two. Never a verdict."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Element, Row, Rule, Text, Tone, Weight
from bot.messages.telling import Telling
from bot.rules.own_plan import OwnPlan
from bot.rules.own_sayings import SignAsked, SignSaid
from bot.rules.words import Words


def asked(tell: Telling, saying: SignAsked) -> Dialog:
    """The plan of a better day stands beneath: what they wanted to notice, and what helps."""
    return tell.dialog(
        _question(tell, saying.about),
        Row(
            (
                tell.button("sign-fits", Action.SIGN_FITS),
                tell.button("sign-does-not", Action.SIGN_DOES_NOT),
                tell.button("signs-mute", Action.SIGNS_MUTE),
            )
        ),
        tell.quiet("sign-why"),
        *_plan(tell, saying.plan),
        Row((tell.button("person", Action.PERSON), tell.button("my-page", Action.MY_PAGE))),
        tell.way_back(),
    )


def said(tell: Telling, saying: SignSaid) -> Dialog:
    if not saying.fits:
        anew = Row((tell.button("signs-anew", Action.SIGNS_ANEW), tell.button("my-page", Action.MY_PAGE)))
        return tell.dialog(tell.text("sign-does-not-said"), anew, tell.way_back())
    plan = _plan(tell, saying.plan)
    return tell.dialog(
        tell.text("sign-fits-said" if plan else "sign-fits-said-plain"),
        *plan,
        Row(
            (
                tell.button("person", Action.PERSON, Weight.MAIN),
                tell.button("plan", Action.PLAN),
                tell.button("my-page", Action.MY_PAGE),
            )
        ),
        tell.way_back(),
    )


def _question(tell: Telling, about: str | Words) -> Text:
    match about:
        case Words() as words:
            return tell.heading("sign-habit", habit=words.reveal())
        case scale:
            return tell.heading(f"sign-{scale}")


def _plan(tell: Telling, plan: OwnPlan) -> tuple[Element, ...]:
    written = (("plan-helps-label", plan.helps), ("plan-tell-label", plan.tell))
    lines = [(tell.quiet(label), Text(words.reveal(), Tone.QUOTE)) for label, words in written if words]
    return (Rule(), *(part for line in lines for part in line)) if lines else ()
