"""The pages of the gallery on which somebody asks for a person."""

from __future__ import annotations

from datetime import timedelta

from bot.messages.gallery_people import (
    AWAY,
    EVERYBODY,
    FRIDAY,
    FULL,
    JOHN,
    LATER,
    LAURA,
    MIKKO,
    NOW,
    PLAIN,
    RAVI,
    TODAY,
    TOMORROW,
)
from bot.rules import house_sayings as h
from bot.rules import sayings as s
from bot.rules.escalation import Order, Release, Way
from bot.rules.sayings import Saying


def asking() -> tuple[tuple[str, Saying], ...]:
    return (
        ("preview, one", s.Preview(PLAIN, (MIKKO,), first=False, until=TOMORROW)),
        ("preview, one who was never asked", s.Preview(PLAIN, (LAURA,), first=True, until=TOMORROW)),
        ("preview, two languages", s.Preview(PLAIN, (MIKKO, LAURA), first=False, until=FRIDAY)),
        ("preview, everybody and everything", s.Preview(FULL, EVERYBODY, first=False, until=TODAY)),
        *(
            (f"preview, {order}, {len(who)}", s.Preview(Release(order=order), who, False, TOMORROW))
            for order in Order
            for who in (EVERYBODY[:2], EVERYBODY)
        ),
        ("preview, one away", s.Preview(PLAIN, (MIKKO, AWAY), first=False, until=TODAY, away=(AWAY,))),
        ("preview, nobody in time", s.Preview(PLAIN, (AWAY,), False, TODAY, away=(AWAY,), possible=False)),
        ("preview, changed", s.Preview(FULL, (RAVI,), first=False, until=LATER, changed=True)),
        *(
            (f"preview, {way}", s.Preview(Release(way), (JOHN,), first=False, until=TOMORROW))
            for way in (Way.CALL, Way.WALK, Way.CHAT)
        ),
        ("preview, one not in time", s.Preview(PLAIN, (MIKKO,), False, TODAY, late=(RAVI, JOHN))),
        ("preview, one more", s.Preview(PLAIN, (RAVI,), first=True, until=TODAY, adding=True)),
        (
            "preview, at any hour",
            s.Preview(PLAIN, (MIKKO, LAURA), False, TOMORROW, any_hour=(MIKKO,)),
        ),
        (
            "preview, nobody in time but at any hour",
            s.Preview(PLAIN, (MIKKO,), False, TODAY, possible=False, any_hour=(MIKKO,)),
        ),
        ("who has a say", s.WhoHasASay(((MIKKO, True), (LAURA, False)), asking=False)),
        ("who has a say, while asking", s.WhoHasASay(((LAURA, False),), asking=True)),
        (
            "who has a say, by the directory",
            s.WhoHasASay(((MIKKO, True),), asking=True, in_question=(MIKKO,)),
        ),
        ("preview, one in question", s.Preview(PLAIN, (RAVI,), False, TODAY, in_question=(MIKKO,))),
        ("pick someone, one in question", s.PickSomeone((), (), True, (MIKKO,))),
        ("change the words", s.EditRelease(PLAIN)),
        ("change the words, written", s.EditRelease(FULL)),
        ("pick someone", s.PickSomeone(())),
        ("pick someone, two waiting", s.PickSomeone((MIKKO, LAURA))),
        ("pick someone, one has a say", s.PickSomeone((), (JOHN,))),
        ("write myself, nobody", s.WriteMyself(())),
        ("write myself", s.WriteMyself(EVERYBODY)),
    )


def standings() -> tuple[tuple[str, Saying], ...]:
    two = (MIKKO, LAURA)
    return (
        ("not asking", s.Status(s.NotAsking())),
        ("not asking, was asked", s.Status(s.NotAsking(), table=True)),
        ("asking, may stop", s.Status(s.AskingNow(two, TOMORROW, may_undo=True))),
        ("asking", s.Status(s.AskingNow(two, TODAY, may_undo=False))),
        (
            "asking, one unreachable",
            s.Status(s.AskingNow(two, FRIDAY, may_undo=False), unreachable=(MIKKO,), table=True),
        ),
        ("said yes", s.Status(s.SaidYes(MIKKO, TODAY, passed=False))),
        ("said yes, and no word since", s.Status(s.SaidYes(MIKKO, NOW - timedelta(days=1), passed=True))),
        ("said yes, and cannot after all", s.Status(s.CannotAfterAll(MIKKO))),
        ("nobody could", s.Status(s.NobodySaidYes(NOW - timedelta(hours=1)))),
        ("nobody can be asked", s.Status(s.NobodySaidYes(None))),
        ("nobody can be reached", s.Status(s.NobodySaidYes(None), unreachable=two)),
        ("nobody, all away", s.Status(s.NobodySaidYes(None), away=(AWAY,))),
        (
            "said yes, and thinks of somebody",
            s.Status(s.SaidYes(MIKKO, TODAY, passed=False), suggested=s.Suggested(MIKKO, RAVI)),
        ),
        (
            "cannot, and thinks of somebody",
            s.Status(s.CannotAfterAll(MIKKO), suggested=s.Suggested(MIKKO, RAVI)),
        ),
        ("stopped", s.Status(s.Stopped())),
        (
            "said yes, and the other may yet",
            s.Status(s.SaidYes(MIKKO, TODAY, False, s.OtherMayYet(LAURA, TOMORROW))),
        ),
        ("both said yes", s.Status(s.SaidYes(MIKKO, TODAY, False, s.OtherSaidYes(LAURA, TOMORROW)))),
        ("both said yes, and no word", s.Status(s.SaidYes(MIKKO, NOW, True, s.OtherSaidYes(LAURA, NOW)))),
        ("did you talk, the three of you", s.DidYouTalk(two)),
        ("did you talk", s.DidYouTalk((MIKKO,))),
        ("talked", s.TalkSaid(True)),
        ("talked, and may say thank you", s.TalkSaid(True, two)),
        ("closed well", s.ClosedWell()),
        ("not talked", s.TalkSaid(False)),
        ("looked in on in two days", h.LookInSet(FRIDAY)),
        ("not looked in on", h.LookInSet(None)),
        ("looking in", h.LookingIn()),
        ("forgotten who", s.TalkGone()),
    )
