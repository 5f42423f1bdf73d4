"""My page, and what hangs on it: habits, check-ins, a plan, a page for an appointment, clearing."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from bot.messages import own
from bot.messages.actions import Action
from bot.messages.cards import (
    Button,
    Choice,
    Copy,
    Dialog,
    Element,
    Entry,
    Option,
    PageLink,
    Row,
    Rule,
    Text,
    Weight,
)
from bot.messages.pages import chat, days, doorways, looking, phrase, sign
from bot.messages.pages.scales import dots, habit, scale
from bot.messages.telling import Telling
from bot.rules import own_sayings as s
from bot.rules import subjects
from bot.rules.anchors import ANCHOR_LIMIT, MOST_ANCHORS
from bot.rules.checkin import LINE_LIMIT, Answers, CheckIn
from bot.rules.own_plan import PLAN_LIMIT, Part

MOST_TO_PICK = 10


def dialog(tell: Telling, saying: s.OwnSaying) -> Dialog:
    match saying:
        case s.MyPage():
            return _my_page(tell, saying)
        case s.MyAnchors():
            return _anchors(tell, saying)
        case s.MyCheckIns():
            return _check_ins(tell, saying)
        case s.ChangeCheckIn():
            return _change(tell, saying)
        case s.MyPlan():
            return _plan(tell, saying)
        case s.MySummary():
            return _summary(tell, saying)
        case s.SummaryReady():
            return _summary_ready(tell, saying)
        case s.ClearWhat():
            clear = tell.button("clear-go", Action.CLEAR_GO, Weight.STOP)
            return tell.dialog(
                tell.heading("clear"), tell.text("clear-what"), Row((clear,)), tell.back_to(Action.MY_PAGE)
            )
        case s.ClearedSaid():
            return tell.dialog(tell.text("cleared"), tell.back_to(Action.MY_PAGE))
        case s.SignAsked():
            return sign.asked(tell, saying)
        case s.SignSaid():
            return sign.said(tell, saying)
        case s.DaysAndHour():
            return days.days_and_hour(tell, saying)
        case s.AskInChat():
            return chat.ask_in_chat(tell, saying)
        case s.StillAsk():
            return days.still_ask(tell, saying)
        case s.StillAskSaid():
            return days.still_ask_said(tell, saying)
        case s.MyDoorways():
            return doorways.mine(tell, saying)
        case s.MyPhrase() | s.ChoosePhrase():
            return phrase.dialog(tell, saying)
        case s.LookingBack():
            return looking.looking_back(tell, saying)
        case s.LookedBackSaid():
            return looking.said(tell, saying)
        case s.PastReflections():
            return looking.past(tell, saying)
        case s.PrepareTalk():
            return looking.prepare(tell, saying)
        case s.DidAndLearned():
            return looking.learned(tell, saying)
        case _:
            assert_never(saying)


def _my_page(tell: Telling, saying: s.MyPage) -> Dialog:
    """The same buttons for everybody who looks at their own page; only what they wrote differs."""
    return tell.dialog(
        tell.heading("my-page"),
        tell.quiet("my-page-who"),
        Row((tell.button("person", Action.PERSON, Weight.MAIN), tell.button("doors", Action.DOORS))),
        *_trend(tell, saying),
        Row(
            (
                tell.button("check-ins", Action.CHECK_INS),
                tell.button("looking-back", Action.LOOKING_BACK),
                tell.button("past", Action.PAST),
                tell.button("anchors", Action.ANCHORS),
                tell.button("plan", Action.PLAN),
            )
        ),
        Row(
            (
                tell.button("status", Action.STATUS),
                tell.button("people", Action.CIRCLE),
                tell.button("receipts", Action.RECEIPTS),
                tell.button("summary", Action.SUMMARY),
                tell.button("help", Action.HELP),
            )
        ),
        Rule(),
        *_keeping(tell, saying),
        PageLink(tell.say("page-link")),
        Row(
            (
                tell.button("export", Action.EXPORT),
                tell.button("log-heading", Action.LOG),
                tell.button("erase", Action.ERASE, Weight.STOP),
            )
        ),
        Row(
            (
                tell.button("start", Action.HOME),
                tell.button("phrase", Action.PHRASE),
                tell.button("numbers", Action.NUMBERS),
                *doorways.button(tell),
                *_team(tell, saying),
            )
        ),
    )


def _team(tell: Telling, saying: s.MyPage) -> tuple[Button, ...]:
    """For everybody in a team, where the operator switched its numbers on."""
    return (tell.button("team", Action.TEAM),) if saying.team else ()


def _trend(tell: Telling, saying: s.MyPage) -> tuple[Element, ...]:
    themes = tuple(looking.recurs(tell, theme) for theme in saying.themes)
    if not saying.recent and not themes:
        return (tell.text("my-page-nothing" if saying.keeping else "my-page-not-kept"),)
    shown = dots(tell, saying.recent, "recent-energy", "recent-off") if saying.recent else ()
    return (*shown, *(habit(tell, one) for one in saying.habits), *themes)


def _keeping(tell: Telling, saying: s.MyPage) -> tuple[Element, ...]:
    if not saying.keeping:
        return (tell.text("keep-means"), Row((tell.button("keep", Action.KEEP),)))
    longer = tell.button("keep-year", Action.KEEP_YEAR)
    shorter = tell.button("keep-quarter", Action.KEEP_QUARTER)
    clear = tell.button("clear", Action.CLEAR, Weight.STOP)
    forget = tell.button("forget", Action.FORGET)
    means = tell.quiet("keep-year-now" if saying.year else "keep-quarter-now")
    again = tell.button("signs-again", Action.SIGNS_AGAIN)
    mute = tell.button("signs-mute", Action.SIGNS_MUTE)
    anew = tell.button("signs-anew", Action.SIGNS_ANEW)
    return (
        means,
        Row((shorter if saying.year else longer, clear, forget)),
        tell.quiet("signs-muted" if saying.muted else "signs-on"),
        Row((again if saying.muted else mute, anew)),
    )


def _anchors(tell: Telling, saying: s.MyAnchors) -> Dialog:
    words = [anchor.words.reveal() for anchor in saying.anchors]
    words += [""] * (MOST_ANCHORS - len(words))
    return tell.dialog(
        *((tell.text("rhythm-saved"),) if saying.saved else ()),
        tell.heading("anchors-heading"),
        tell.text("anchors-what"),
        *(
            Entry(own.habit(n), tell.say("anchors-slot", n=n), text, ANCHOR_LIMIT)
            for n, text in enumerate(words, start=1)
        ),
        tell.quiet("anchors-nobody"),
        tell.back_to(Action.MY_PAGE),
        submit=tell.button("save", Action.SAVE_ANCHORS, Weight.MAIN),
    )


def _check_ins(tell: Telling, saying: s.MyCheckIns) -> Dialog:
    if not saying.checkins:
        nothing = tell.text("check-ins-none")
        return tell.dialog(tell.heading("check-ins"), nothing, tell.back_to(Action.MY_PAGE))
    latest = tuple(reversed(saying.checkins))[:MOST_TO_PICK]
    options = tuple(Option(c.at.isoformat(), f"{tell.date(c.at)}: {_brief(tell, c.answers)}") for c in latest)
    return tell.dialog(
        *((tell.text("rhythm-saved"),) if saying.saved else ()),
        tell.heading("check-ins"),
        *_lines(tell, latest),
        Choice("which", tell.say("check-ins-which"), options, action=Action.CHANGE_CHECK_IN.value),
        tell.back_to(Action.MY_PAGE),
    )


def _lines(tell: Telling, latest: tuple[CheckIn, ...]) -> tuple[Text, ...]:
    """What was written, by date: a choice has too little room for it."""
    return tuple(
        tell.quiet("check-ins-line", date=tell.date(c.at), line=c.answers.line.reveal())
        for c in latest
        if c.answers.line
    )


def _brief(tell: Telling, answers: Answers) -> str:
    def shown(value: int | None) -> str:
        return tell.say("scale-missing") if value is None else str(value)

    return tell.say("check-ins-brief", energy=shown(answers.energy), off=shown(answers.off))


def _change(tell: Telling, saying: s.ChangeCheckIn) -> Dialog:
    held = saying.checkin.answers
    return tell.dialog(
        tell.heading("check-ins-change", date=tell.date(saying.checkin.at)),
        scale(tell, "energy", held.energy, own.WAS),
        scale(tell, "off", held.off, own.WAS),
        *(anchor_choice(tell, a.id, a.words.reveal(), held, own.WAS) for a in saying.anchors),
        Entry(f"{own.WAS}line", tell.say("line-label"), held.line.reveal(), LINE_LIMIT, multiline=True),
        tell.quiet("check-ins-empty"),
        tell.back_to(Action.CHECK_INS),
        submit=tell.button("save", Action.SAVE_CHANGED, Weight.MAIN),
        subject=subjects.of_check_in(saying.checkin.at),
    )


def anchor_choice(tell: Telling, id: str, label: str, held: Answers, prefix: str = "") -> Choice:
    options = tuple(Option(kept, tell.say(f"kept-{kept}")) for kept in ("yes", "partly", "no"))
    return Choice(prefix + own.kept(id), label, options, chosen=held.kept(id))


def _plan(tell: Telling, saying: s.MyPlan) -> Dialog:
    return tell.dialog(
        *((tell.text("rhythm-saved"),) if saying.saved else ()),
        tell.heading("plan"),
        tell.text("plan-what"),
        *(
            Entry(
                own.planned(part),
                tell.say(f"plan-{part}-label"),
                saying.plan.part(part).reveal(),
                PLAN_LIMIT,
                multiline=True,
            )
            for part in Part
        ),
        tell.quiet("plan-nobody"),
        tell.back_to(Action.MY_PAGE),
        submit=tell.button("save", Action.SAVE_PLAN, Weight.MAIN),
    )


def _summary(tell: Telling, saying: s.MySummary) -> Dialog:
    return tell.dialog(
        tell.heading("summary"),
        tell.text("summary-what"),
        Entry(
            "summary", tell.say("summary-label"), _composed(tell, saying), own.SUMMARY_LIMIT, multiline=True
        ),
        tell.quiet("summary-hour"),
        tell.back_to(Action.MY_PAGE),
        submit=tell.button("summary-ready", Action.SAVE_SUMMARY, Weight.MAIN),
    )


def _summary_ready(tell: Telling, saying: s.SummaryReady) -> Dialog:
    return tell.dialog(
        Copy(tell.say("summary-label"), saying.text.reveal()),
        PageLink(tell.say("page-link")),
        tell.quiet("summary-hour"),
        Row((tell.button("summary-edit", Action.SUMMARY), tell.button("start", Action.HOME))),
    )


def _composed(tell: Telling, saying: s.MySummary) -> str:
    """The member's own words with their dates, the latest first: as much as one page holds."""
    lines = [tell.say("summary-first", date=tell.date(tell.now))]
    lines += [f"{tell.say('plan-signs-label')}: {saying.plan.signs.reveal()}"] if saying.plan.signs else []
    lines += [habit(tell, one).text for one in saying.habits]
    dated = [(c.at, _check_in_line(tell, c)) for c in saying.checkins]
    dated += [(r.at, text) for r in saying.reflections if (text := looking.in_brief(tell, r))]
    for at, text in sorted(dated, key=_when, reverse=True):
        lines.append(f"{tell.date(at)}: {text}")
        if len("\n".join(lines)) > own.SUMMARY_LIMIT:
            lines.pop()
            break
    return "\n".join(lines)[: own.SUMMARY_LIMIT]


def _when(dated: tuple[datetime, str]) -> datetime:
    return dated[0]


def _check_in_line(tell: Telling, checkin: CheckIn) -> str:
    line = checkin.answers.line.reveal()
    return f"{_brief(tell, checkin.answers)}. {line}" if line else f"{_brief(tell, checkin.answers)}."
