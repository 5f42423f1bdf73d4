"""The first page, what follows a check-in, and when Kaveri asks."""

from __future__ import annotations

from datetime import time

from bot.messages.actions import Action
from bot.messages.cards import Button, Choice, Dialog, Element, Entry, Option, Row, Rule, Toggle, Weight
from bot.messages.pages.linking import to_places
from bot.messages.pages.own import anchor_choice
from bot.messages.pages.scales import dots, scale
from bot.messages.scheduling import CLOSES, OPENS, WEEK, ZONE_LIMIT, day
from bot.messages.telling import Telling
from bot.rules import freedays
from bot.rules.checkin import LINE_LIMIT
from bot.rules.rhythm import DAYS
from bot.rules.sayings import FirstPage, KeepingSettled, MyHours, NothingSaved, Saved, ThreeDots, WhenIAsk


def first_page(tell: Telling, saying: FirstPage) -> Dialog:
    welcome: tuple[Element, ...] = ()
    if saying.welcome:
        lines = ("welcome-what", "welcome-who", "welcome-typed", "welcome-stop")
        welcome = (*(tell.text(line) for line in lines), Rule())
    return tell.dialog(
        *welcome,
        Row((tell.button("person", Action.PERSON, Weight.MAIN), tell.button("doors", Action.DOORS))),
        Rule(),
        tell.heading("check-in-heading"),
        tell.quiet("check-in-hint"),
        scale(tell, "energy", saying.draft.energy),
        scale(tell, "off", saying.draft.off),
        *(anchor_choice(tell, a.id, a.words.reveal(), saying.draft) for a in saying.anchors),
        Entry("line", tell.say("line-label"), saying.draft.line.reveal(), LINE_LIMIT, multiline=True),
        Row((tell.button("looking-back", Action.LOOKING_BACK), tell.button("my-page", Action.MY_PAGE))),
        Row(
            (
                tell.button("status", Action.STATUS),
                tell.button("people", Action.CIRCLE),
                tell.button("rhythm", Action.RHYTHM),
                tell.button("help", Action.HELP),
                tell.button("thinking", Action.THINKING),
            )
        ),
        submit=tell.button("save", Action.SAVE_CHECK_IN, Weight.MAIN),
    )


def nothing_saved(tell: Telling, saying: NothingSaved) -> Dialog:
    return tell.dialog(tell.text("saved-nothing"), _after(tell))


def saved(tell: Telling, saying: Saved) -> Dialog:
    if saying.kept is not None:
        return tell.dialog(
            tell.text("saved-kept"), *dots(tell, saying.kept, "recent-energy", "recent-off"), _after(tell)
        )
    if saying.held is not None:
        return tell.dialog(tell.text("saved-held", count=saying.held), _after(tell))
    return tell.dialog(tell.text("saved-let-go"), _after(tell))


def three_dots(tell: Telling, saying: ThreeDots) -> Dialog:
    return tell.dialog(
        tell.heading("dots-heading"),
        *dots(tell, saying.answers, "dots-energy", "dots-off"),
        tell.heading("dots-question"),
        tell.text("dots-keep-means"),
        tell.text("dots-forget-means"),
        tell.quiet("dots-either"),
        Row((tell.button("keep", Action.KEEP), tell.button("forget", Action.FORGET))),
        _after(tell),
    )


def keeping_settled(tell: Telling, saying: KeepingSettled) -> Dialog:
    return tell.dialog(tell.text("settled-keep" if saying.keep else "settled-forget"), _after(tell))


def when_i_ask(tell: Telling, saying: WhenIAsk) -> Dialog:
    calendar = tell.reader.calendar
    hours = tell.quiet(
        "rhythm-hours",
        opens=f"{calendar.opens.hour}",
        closes=f"{calendar.closes.hour}",
        zone=calendar.zone.replace("_", " "),
    )
    options = tuple(Option(str(n), _times(tell, n)) for n in DAYS)
    return tell.dialog(
        *((tell.text("rhythm-saved"),) if saying.saved else ()),
        tell.heading("rhythm-heading"),
        Choice("per_week", tell.say("rhythm-label"), options, chosen=str(saying.per_week)),
        hours,
        *((tell.quiet("rhythm-free"),) if freedays.is_known(tell.reader.calendar.zone) else ()),
        Row(
            (
                tell.button("days", Action.DAYS),
                tell.button("hours", Action.HOURS),
                *_questions(tell, saying),
                *to_places(tell),
            )
        ),
        Rule(),
        *_away(tell, saying),
        tell.way_back(),
        submit=tell.button("rhythm-save", Action.SAVE_RHYTHM, Weight.MAIN),
    )


def _questions(tell: Telling, saying: WhenIAsk) -> tuple[Button, ...]:
    """Only where the operator installed any."""
    return (tell.button("questions", Action.QUESTIONS),) if saying.questions else ()


def my_hours(tell: Telling, saying: MyHours) -> Dialog:
    """When anything may come at all: prompts, and asks of those who trust the reader."""
    here = saying.calendar
    return tell.dialog(
        *((tell.text("rhythm-saved"),) if saying.saved else ()),
        tell.heading("hours"),
        *(_quiet(tell, saying) if saying.quiet else ()),
        tell.text("hours-what"),
        *(Toggle(day(n), tell.say("hours-day", weekday=n), n in here.days) for n in WEEK),
        Choice("opens", tell.say("hours-opens"), _hours(tell, OPENS), str(here.opens.hour)),
        Choice("closes", tell.say("hours-closes"), _hours(tell, CLOSES), str(here.closes.hour)),
        Entry("zone", tell.say("zone-label"), here.zone, ZONE_LIMIT),
        Rule(),
        *(() if saying.quiet else _quiet(tell, saying)),
        tell.back_to(Action.RHYTHM),
        submit=tell.button("hours-save", Action.SAVE_HOURS, Weight.MAIN),
    )


def _hours(tell: Telling, offered: range) -> tuple[Option, ...]:
    return tuple(Option(str(hour), tell.voice.time(time(hour))) for hour in offered)


def _quiet(tell: Telling, saying: MyHours) -> tuple[Element, ...]:
    if saying.quiet is None:
        return (Row((tell.button("quiet", Action.QUIET),)), tell.quiet("quiet-means"))
    now = tell.text("quiet-now", moment=tell.moment(saying.quiet))
    return (now, Row((tell.button("quiet-off", Action.QUIET_OFF),)), tell.quiet("quiet-means"))


def _away(tell: Telling, saying: WhenIAsk) -> tuple[Element, ...]:
    if saying.back is not None:
        now = tell.text("away-now", date=tell.voice.day(saying.back))
        back = Row((tell.button("away-back", Action.BACK),))
        return (now, back, tell.quiet("away-means"), *_afterwards(tell, saying))
    options = tuple(Option(day.isoformat(), tell.voice.day(day)) for day in saying.choices)
    if not options:
        return ()
    choice = Choice("away", tell.say("away-label"), options, action=Action.AWAY.value)
    return (choice, tell.quiet("away-means"))


def _afterwards(tell: Telling, saying: WhenIAsk) -> tuple[Element, ...]:
    """Coming back is easily too much again: offered while away, asked for by nobody else."""
    if saying.looking_in:
        off = tell.button("afterwards-off", Action.AFTERWARDS_OFF)
        return (tell.text("afterwards-now"), Row((off,)))
    return (Row((tell.button("afterwards", Action.AFTERWARDS),)),)


def _times(tell: Telling, per_week: int) -> str:
    return tell.say(f"rhythm-{per_week}") if per_week < 2 else tell.say("rhythm-n", n=per_week)


def _after(tell: Telling) -> Row:
    return Row((tell.button("person", Action.PERSON), tell.button("start", Action.HOME)))
