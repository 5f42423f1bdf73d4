"""A member's own pages, with somebody made up: a room of the gallery."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.rules import own_sayings as o
from bot.rules.anchors import ANCHOR_LIMIT, MOST_ANCHORS, Anchor, AnchorKept, Kept
from bot.rules.checkin import LINE_LIMIT, Answers, CheckIn
from bot.rules.doorways import MOST, Doorway
from bot.rules.own_plan import PLAN_LIMIT, OwnPlan
from bot.rules.own_sayings import OwnSaying
from bot.rules.reflection import TEXT_LIMIT, THEME_LIMIT, Item, LookedBackAt, Rating, Recurring, Reflection
from bot.rules.words import Words

YOGA, RETRO = Anchor("a1", Words("Yoga on Tuesdays")), Anchor("a2", Words("The retrospective"))
FULL_ANCHORS = tuple(Anchor(f"b{n}", Words("W" * ANCHOR_LIMIT)) for n in range(MOST_ANCHORS))
TIRED = Answers(2, 1, Words("Slept badly"), (AnchorKept("a1", Kept.NO), AnchorKept("a2", Kept.PARTLY)))
GOOD = Answers(4, 4, anchors=(AnchorKept("a1", Kept.YES),))
LONGEST = Answers(1, 5, Words("Word " * (LINE_LIMIT // 5)))
PLAN = OwnPlan(
    Words("I cook, I laugh at the stand-up"),
    Words("I stop answering friends"),
    Words("A walk with Laura"),
    Words("Laura"),
)
LONG = Words("Word " * (TEXT_LIMIT // 5))
SOME = Reflection(
    (Rating(Item.SAY, 2), Rating(Item.COMPANY, 4)),
    done=Words("The importer runs"),
    learned=Words("How the ledger works"),
    drained=Words("Waiting for credentials"),
    wish=Words("A day a week on something of my own choosing"),
    next=Words("Take the retrospective up again"),
    aims=Words("Machine learning in production"),
    theme=Words("more of a say"),
)
WHOLE = Reflection(tuple(Rating(item, 5) for item in Item), *(LONG,) * 6, theme=Words("T" * THEME_LIMIT))


def sayings(now: datetime) -> tuple[tuple[str, OwnSaying], ...]:
    return (*_page(now), *_looking(now), *_days(now), *_doorways(now))


def _page(now: datetime) -> tuple[tuple[str, OwnSaying], ...]:
    habits = (o.Habit(YOGA, (Kept.YES, Kept.PARTLY, None, Kept.NO)), o.Habit(RETRO, (None, Kept.NO)))
    held = tuple(CheckIn(now - timedelta(days=3 * n), a) for n, a in enumerate((TIRED, GOOD, Answers(3))))
    most = tuple(CheckIn(now - timedelta(days=n), LONGEST) for n in range(12))
    past = (LookedBackAt(now - timedelta(days=13), SOME),)
    themes = (recurring(now, 4),)
    return (
        ("my page, nothing kept", o.MyPage(keeping=False)),
        ("my page, nothing yet", o.MyPage(keeping=True)),
        ("my page", o.MyPage(True, False, (GOOD, TIRED), habits, True, themes)),
        ("my page, a year", o.MyPage(True, True, (GOOD, TIRED) * 6, habits, True, themes)),
        ("my page, muted", o.MyPage(True, False, (GOOD,), muted=True)),
        ("my habits, none", o.MyAnchors(())),
        ("my habits", o.MyAnchors((YOGA, RETRO), saved=True)),
        ("my check-ins, none", o.MyCheckIns(())),
        ("my check-ins", o.MyCheckIns(held, saved=True)),
        ("my check-ins, long", o.MyCheckIns(most)),
        ("a check-in to change", o.ChangeCheckIn(held[0], (YOGA, RETRO))),
        ("a check-in to change, long", o.ChangeCheckIn(most[0], FULL_ANCHORS)),
        ("my plan, none", o.MyPlan(OwnPlan())),
        ("my plan", o.MyPlan(PLAN, saved=True)),
        ("my plan, long", o.MyPlan(OwnPlan(*(Words("Word " * (PLAN_LIMIT // 5)),) * 4))),
        ("for an appointment, nothing kept", o.MySummary((), (), (), OwnPlan())),
        ("for an appointment", o.MySummary(held, past, habits, PLAN)),
        ("for an appointment, long", o.MySummary(most, (LookedBackAt(now, WHOLE),), habits, PLAN)),
        ("for an appointment, ready", o.SummaryReady(Words("Notes for my appointment\nSlept badly."))),
        ("clear", o.ClearWhat()),
        ("cleared", o.ClearedSaid()),
    )


def _doorways(now: datetime) -> tuple[tuple[str, OwnSaying], ...]:
    three = tuple(Doorway(f"k{n}", "key", n, now - timedelta(days=n)) for n in range(MOST))
    return (
        ("a doorway, none", o.MyDoorways()),
        ("a doorway", o.MyDoorways(three[:1])),
        ("doorways, the most", o.MyDoorways(three)),
        ("a doorway, removed", o.MyDoorways(gone=True)),
        ("a phrase", o.MyPhrase()),
        ("choosing a phrase", o.ChoosePhrase()),
        ("a phrase, saved or not", o.ChoosePhrase(saved=True)),
    )


def recurring(now: datetime, times: int) -> Recurring:
    return Recurring(SOME.theme, times, now - timedelta(days=70))


def _looking(now: datetime) -> tuple[tuple[str, OwnSaying], ...]:
    last = LookedBackAt(now - timedelta(days=14), SOME)
    long = LookedBackAt(now - timedelta(days=28), WHOLE)
    themes = tuple(Words(f"{n} " + "T" * (THEME_LIMIT - 2)) for n in range(9))
    return (
        ("looking back, the first time", o.LookingBack(Reflection(), keeping=False)),
        ("looking back", o.LookingBack(Reflection(aims=SOME.aims), True, last, (SOME.theme,))),
        ("looking back, half written", o.LookingBack(SOME, True, last, (SOME.theme,))),
        ("looking back, long", o.LookingBack(WHOLE, True, long, themes)),
        ("looked back", o.LookedBackSaid(None)),
        ("looked back, where a team has numbers", o.LookedBackSaid(None, team=True)),
        ("looked back, not kept, where a team has numbers", o.LookedBackSaid(None, SOME, team=True)),
        ("my page, where a team has numbers", o.MyPage(keeping=True, team=True)),
        ("looked back, not kept", o.LookedBackSaid(None, SOME)),
        *((f"looked back, time {n}", o.LookedBackSaid(recurring(now, n))) for n in (2, 4, 12)),
        ("earlier looks back, none", o.PastReflections(())),
        ("earlier looks back", o.PastReflections((last,), older=True)),
        ("earlier looks back, long", o.PastReflections((long,) * 3, 3, older=True)),
        ("a talk, nothing written", o.PrepareTalk(None, Words(""))),
        ("a talk, once", o.PrepareTalk(recurring(now, 1), Words(""))),
        ("a talk", o.PrepareTalk(recurring(now, 4), SOME.wish)),
        ("did and learned, nothing", o.DidAndLearned(())),
        ("did and learned", o.DidAndLearned((last, LookedBackAt(now, SOME)))),
        ("did and learned, long", o.DidAndLearned((long,) * 12)),
    )


def _days(now: datetime) -> tuple[tuple[str, OwnSaying], ...]:
    week, day = frozenset(range(7)), now.date() + timedelta(days=7)
    hours, few = tuple(time(h) for h in range(9, 17)), tuple(time(h) for h in range(6, 21))
    tuesday = frozenset({1})
    return (
        ("days and hour", o.DaysAndHour(tuesday, time(10), week - {5, 6}, hours, None, (day,))),
        ("days and hour, paused", o.DaysAndHour(tuesday, time(8), week, few, day, (day,), saved=True)),
        (
            "days and hour, asked in the chat",
            o.DaysAndHour(tuesday, time(9), week, hours, None, (day,), in_chat=True),
        ),
        ("asked in the chat, what it means", o.AskInChat(False)),
        ("asked in the chat", o.AskInChat(True)),
        ("a sign, energy", o.SignAsked("energy", PLAN)),
        ("a sign, switching off", o.SignAsked("off", OwnPlan())),
        ("a sign, a habit", o.SignAsked(YOGA.words, PLAN)),
        ("a sign that fits", o.SignSaid(True, PLAN)),
        ("a sign that fits, and no plan", o.SignSaid(True, OwnPlan())),
        ("a sign that does not fit", o.SignSaid(False, PLAN)),
        ("shall I go on asking", o.StillAsk((day, day + timedelta(days=7)))),
        ("going on", o.StillAskSaid(now + timedelta(days=8))),
        ("not asking any more", o.StillAskSaid(None)),
    )
