"""The days and the hour a member is asked on, a pause, and whether to go on after two silent weeks."""

from __future__ import annotations

from datetime import date, time

from bot.messages import own
from bot.messages.actions import Action
from bot.messages.cards import Choice, Dialog, Element, Option, Row, Rule, Toggle, Weight
from bot.messages.pages import chat
from bot.messages.telling import Telling
from bot.rules.own_sayings import DaysAndHour, StillAsk, StillAskSaid

MOST_HOURS = 10


def days_and_hour(tell: Telling, saying: DaysAndHour) -> Dialog:
    hours = saying.offered_hours[:MOST_HOURS]
    chosen = str(saying.hour.hour) if saying.hour in hours else None
    return tell.dialog(
        *((tell.text("rhythm-saved"),) if saying.saved else ()),
        tell.heading("days"),
        tell.text("days-what"),
        *(
            Toggle(own.asked_on(n), tell.say("hours-day", weekday=n), n in saying.days)
            for n in sorted(saying.offered_days)
        ),
        Choice("hour", tell.say("days-hour"), tuple(_hour(tell, h.hour) for h in hours), chosen),
        Rule(),
        *_pause(tell, saying),
        Rule(),
        *chat.on_days(tell, saying.in_chat),
        tell.back_to(Action.RHYTHM),
        submit=tell.button("save", Action.SAVE_DAYS, Weight.MAIN),
    )


def still_ask(tell: Telling, saying: StillAsk) -> Dialog:
    """Three answers, and none of them is a wrong one. No answer at all means quiet."""
    options = _dates(tell, saying.choices)
    return tell.dialog(
        tell.heading("still-heading"),
        tell.text("still-what"),
        Row((tell.button("still-keep", Action.KEEP_ASKING), tell.button("still-stop", Action.STOP_ASKING))),
        Choice("pause", tell.say("pause-label"), options, action=Action.PAUSE_SILENCE.value),
        Row((tell.button("person", Action.PERSON), tell.button("start", Action.HOME))),
    )


def still_ask_said(tell: Telling, saying: StillAskSaid) -> Dialog:
    if saying.next_at is None:
        return tell.dialog(tell.text("still-stopped"), tell.way_back())
    return tell.dialog(tell.text("still-next", date=tell.date(saying.next_at)), tell.way_back())


def _pause(tell: Telling, saying: DaysAndHour) -> tuple[Element, ...]:
    if saying.paused is not None:
        over = Row((tell.button("pause-over", Action.PAUSE_OVER),))
        return (tell.text("pause-now", date=tell.voice.day(saying.paused)), over, tell.quiet("pause-means"))
    options = _dates(tell, saying.choices)
    choice = Choice("pause", tell.say("pause-label"), options, action=Action.PAUSE_PROMPTS.value)
    return (choice, tell.quiet("pause-means"))


def _dates(tell: Telling, choices: tuple[date, ...]) -> tuple[Option, ...]:
    return tuple(Option(day.isoformat(), tell.voice.day(day)) for day in choices)


def _hour(tell: Telling, hour: int) -> Option:
    return Option(str(hour), tell.voice.time(time(hour)))
