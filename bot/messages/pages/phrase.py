"""A phrase of one's own: typing it, and choosing one. The same for everybody, with a phrase or without."""

from __future__ import annotations

from bot.messages.actions import Action
from bot.messages.cards import Dialog, Entry, Row, Weight
from bot.messages.telling import Telling
from bot.rules.own_sayings import ChoosePhrase, MyPhrase
from bot.rules.phrase import LIMIT

NOW, NEW = "phrase-now", "phrase-new"


def dialog(tell: Telling, saying: MyPhrase | ChoosePhrase) -> Dialog:
    return _mine(tell) if isinstance(saying, MyPhrase) else _choosing(tell, saying)


def _mine(tell: Telling) -> Dialog:
    return tell.dialog(
        tell.heading("phrase"),
        tell.text("phrase-what"),
        _entry(tell, NOW, "phrase-label"),
        tell.quiet("phrase-seen"),
        Row((tell.button("phrase-choose", Action.CHOOSE_PHRASE),)),
        tell.back_to(Action.MY_PAGE),
        submit=tell.button("phrase-open", Action.OPEN_WITH_PHRASE, Weight.MAIN),
    )


def _choosing(tell: Telling, saying: ChoosePhrase) -> Dialog:
    if saying.saved:
        again = Row((tell.button("phrase-try", Action.PHRASE),))
        return tell.dialog(tell.text("phrase-saved"), again, tell.back_to(Action.MY_PAGE))
    return tell.dialog(
        tell.heading("phrase-choose"),
        tell.text("phrase-veils"),
        tell.text("phrase-not"),
        tell.text("phrase-forgotten"),
        _entry(tell, NOW, "phrase-now-label"),
        _entry(tell, NEW, "phrase-new-label"),
        tell.quiet("phrase-seen"),
        tell.back_to(Action.MY_PAGE),
        submit=tell.button("save", Action.SAVE_PHRASE, Weight.MAIN),
    )


def _entry(tell: Telling, field: str, label: str) -> Entry:
    return Entry(field, tell.say(label), limit=LIMIT, masked=True)
