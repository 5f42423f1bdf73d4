"""A member with something in every corner of their state, and one with nothing yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.rules.anchors import Anchor, AnchorKept, Kept
from bot.rules.announcing import DIRECTORY, TENANT, Fact, ToldOf
from bot.rules.calendar import Calendar
from bot.rules.change import Answered, Change, ChangeAsk, Past, Said, Wishing
from bot.rules.chat import Chat, Ended, Heard
from bot.rules.chat import Talk as InTheChat
from bot.rules.checkin import Answers, CheckIn, Keeping, Trial
from bot.rules.circle import Approval, Circle, Friend
from bot.rules.doorways import Doorway
from bot.rules.escalation import (
    Acknowledged,
    AlsoYes,
    Composing,
    Escalation,
    FollowUp,
    Order,
    Plan,
    Receipt,
    Release,
    Step,
    Suggestion,
    Way,
)
from bot.rules.linking import Code, Kind, Linking, Own, Typed
from bot.rules.listening import Accepted, Agreed, Ask, Declined, Listening, Over
from bot.rules.member import Draft, Looking, Member, Summary
from bot.rules.outside import Asked, Line, Outside, Put, Refused, Request, Talk, Theme
from bot.rules.outside import Past as AskedBefore
from bot.rules.own_noted import Did, Noted
from bot.rules.own_plan import OwnPlan
from bot.rules.people import MemberId
from bot.rules.phrase import Phrase
from bot.rules.quarter import Quarter
from bot.rules.questions import Result
from bot.rules.reflection import Item, LookedBackAt, Rating, Reflection
from bot.rules.rhythm import Rhythm
from bot.rules.signs import Chart, Habit, Signs, Watched
from bot.rules.team import Hindrance, Obstacle, Share
from bot.rules.together import Reader, Statement, Together, ToSign, Writing
from bot.rules.watching import Watching
from bot.rules.words import Words
from tests.storage.making import NOTE, NOW, SOON, member

RAVI, LEENA = MemberId("id-ravi"), MemberId("id-leena")
RELEASE = Release(Way.WALK, Words(NOTE), named=True, order=Order.TOGETHER, any_hour=True)

REFLECTION = Reflection((Rating(Item.SAY, 2), Rating(Item.USEFULNESS, 5)), *(Words(NOTE),) * 7)

LINES = (Line("l1", mine=True), Line("l2", mine=False))
TALK = Talk("o1", RAVI, SOON, LINES, "n1", written=1, promise=SOON, reminded=True)


def _ask(id: str) -> Ask:
    return Ask(id, RAVI, "e2", "r2", Way.CALL, f"slot-{id}", NOW, SOON)


EMPTY = member()

WATCHED = Signs(
    (Watched("energy", Chart(20, 3.5, 12.25, 3.1, 1), NOW), Watched("n1", Habit(7, 0.5, 0.5), SOON)),
    nudged_at=NOW,
    asked="n1",
)
KEEPING = replace(
    EMPTY,
    watching=Watching(WATCHED, replace(WATCHED, muted=True)),
    history=Keeping((CheckIn(NOW, Answers(2, 3)),), NOW, (LookedBackAt(SOON, REFLECTION),), year=True),
)

LEAVING = replace(EMPTY, leaving=SOON)

FULL: Member = replace(
    EMPTY,
    calendar=Calendar("Asia/Kolkata", frozenset({0, 2, 6}), time(7, 30), time(15, 45), date(2026, 5, 4)),
    welcomed=NOW,
    visits=7,
    door=Words(NOTE),
    quiet=SOON,
    typed=SOON,
    returning=(SOON,),
    draft=Draft(Answers(energy=4, anchors=(AnchorKept("n1", Kept.PARTLY),)), SOON),
    looking=Looking(REFLECTION, SOON, done=True),
    looked=NOW,
    summary=Summary(Words(NOTE), SOON),
    anchors=(Anchor("n1", Words(NOTE)), Anchor("n2", Words("the walk"))),
    plan=OwnPlan(*(Words(NOTE),) * 4),
    own_zone=True,
    history=Trial(
        (CheckIn(NOW, Answers(2, 3, Words(NOTE))), CheckIn(SOON, Answers(off=1))), SOON, asked=True
    ),
    rhythm=Rhythm(3, SOON, 2, frozenset({0, 4, 6}), time(15), date(2026, 6, 1), (SOON,), 1, NOW, "talk"),
    circle=Circle(
        (Friend(RAVI, agreed=True), Friend(LEENA)),
        ((RAVI, NOW),),
        Approval(RELEASE, "proof"),
        (LEENA,),
        in_question=(RAVI,),
        denied=(LEENA,),
        checked=True,
    ),
    composing=Composing(RELEASE, LEENA, beside=True),
    escalation=Escalation(
        "e1",
        NOW,
        RELEASE,
        Plan(
            (Step(RAVI, NOW, "a1", "r1", together=True), Step(LEENA, SOON, "a2", "r2", any_hour=True)), SOON
        ),
        Acknowledged(LEENA, NOW, SOON, FollowUp.TALKED, SOON, AlsoYes(RAVI, SOON)),
        unreachable=(RAVI,),
        suggested=Suggestion(LEENA, RAVI, SOON),
    ),
    escalations=3,
    receipts=(Receipt(NOW, "e1", SOON, (RAVI, LEENA), (Words(NOTE), Words(""))),),
    log=(Noted(NOW, Did.KEPT), Noted(SOON, Did.EXPORTED)),
    wishing=Wishing(LEENA, Words(NOTE), NOW),
    change=Change("c1", RAVI, NOW, SOON, SOON, "r3", Answered(SOON, "r4")),
    changes=2,
    change_asks=(
        ChangeAsk("c2", LEENA, "r5", NOW, SOON),
        ChangeAsk("c3", LEENA, "r6", NOW, SOON, Said(SOON, able=True)),
        ChangeAsk("c4", LEENA, "r7", NOW, SOON, Past(SOON)),
    ),
    outside=Outside(
        volunteer=(Theme.HOME, Theme.ALOUD),
        theme=Theme.CONFLICT,
        request=Request("q1", NOW, Theme.RETURNING, Plan((Step(RAVI, NOW, "o1", "r8"),), SOON), TALK),
        requests=2,
        asks=(
            Asked("o2", LEENA, "q2", "r9", NOW, SOON, Put(told=False)),
            Asked("o3", LEENA, "q3", "r10", NOW, SOON, replace(TALK, id="o3", news="slot", promise=None)),
            Asked("o4", LEENA, "q4", "r11", NOW, SOON, Refused(SOON)),
            Asked("o5", LEENA, "q5", "r12", NOW, SOON, AskedBefore(SOON, talked=True)),
        ),
        taken=NOW,
        blocked=(RAVI,),
    ),
    doorways=(Doorway("k1", "key", 4, NOW), Doorway("k2", "other", 0, SOON)),
    told=(ToldOf(Fact(DIRECTORY), NOW, SOON), ToldOf(Fact(TENANT, "slack/T2"), SOON, SOON)),
    linking=Linking(
        Code(Kind.LINK, "482177305", SOON, used=True, by=LEENA, has=(Own.ANSWERS, Own.PEOPLE), busy=True),
        Typed(Kind.ADD, RAVI, SOON, mine=True),
        (NOW,),
    ),
    also=(LEENA,),
    phrase=Phrase("5a17", "57e7c4ed"),
    chat=Chat(
        NOW,
        InTheChat(
            "t1", "n1", SOON, 4, Answers(2, 3, Words(NOTE)), Heard("l1", "off"), True, SOON, postponed=True
        ),
        Ended("t0", NOW),
    ),
    results=(Result("weather", "2", NOW, (("sky", 3600), ("sea", 150))), Result("sea", "1", SOON, ())),
    shares=(
        Share(Quarter(2026, 2), "Payments", (Rating(Item.SAY, 2),), Hindrance(Obstacle.TOOLS, Words("x"))),
        Share(Quarter(2026, 3), "", (Rating(Item.COMPANY, 4),), Hindrance(Obstacle.ALONE)),
    ),
    together=Together(
        Writing(Words(NOTE), (RAVI,), NOW),
        Statement("s1", NOW, Words(NOTE), (Reader(RAVI, "r13", signed=True), Reader(LEENA, "r14"))),
        2,
        SOON,
        (
            ToSign("s2", RAVI, "r15", SOON, told=False),
            ToSign("s3", RAVI, "r16", SOON, signed=True),
            ToSign("s4", LEENA, "r17", SOON, over=True),
        ),
    ),
    listening=Listening(
        Agreed(NOW),
        (RAVI,),
        (
            _ask("a3"),
            replace(_ask("a4"), answer=Accepted(NOW, SOON, suggested=True), any_hour=True),
            replace(_ask("a5"), answer=Declined(NOW)),
            replace(_ask("a6"), answer=Over(NOW + timedelta(microseconds=1), well=True)),
        ),
        any_hour=True,
    ),
)
