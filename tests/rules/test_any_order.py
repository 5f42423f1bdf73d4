"""Any event, to anybody, at any time, doubled and reordered: the promises hold after each."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules import events as e
from bot.rules import showing
from bot.rules.agenda import agenda
from bot.rules.chat_events import ChatChosen, LineSaid
from bot.rules.checkin import Answers
from bot.rules.decide import decide
from bot.rules.decision import Tell
from bot.rules.escalation import Acknowledged, Asking, Release
from bot.rules.joining import met
from bot.rules.listening import Accepted
from bot.rules.member import Member
from bot.rules.own_events import (
    CheckInChanged,
    Cleared,
    DaysChosen,
    KeptLonger,
    LookedBack,
    LookingKept,
    PromptsPaused,
    SignAnswered,
    SignsAnew,
    SignsMuted,
    ZoneChosen,
)
from bot.rules.people import Address, MemberId, Profile
from bot.rules.places import Place
from bot.rules.reflection import Reflection
from bot.rules.turns import StepTurn
from bot.rules.words import Words

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
IDS = tuple(MemberId(id) for id in ("ann", "ben", "cleo"))


def fresh() -> dict[MemberId, Member]:
    profiles = {id: Profile(Address("slack", "T1", id), Words(id), "en", "Europe/Berlin") for id in IDS}
    return {id: met(profile, id, f"seed {id}", MONDAY) for id, profile in profiles.items()}


class Company:
    """Everybody's rows, and everything that anybody was told so far."""

    def __init__(self) -> None:
        self.members = fresh()
        self.now = MONDAY
        self.told: list[tuple[MemberId, MemberId, e.Event]] = []

    def happen(self, to: MemberId, event: e.Event) -> None:
        queue = [(to, to, event)]
        for _ in range(200):
            if not queue:
                return
            by, who, what = queue.pop(0)
            self.told.append((by, who, what))
            decision = decide(self.members[who], what, self.now)
            self.members[who] = decision.member
            queue += [(who, t.to, t.event) for t in decision.effects if isinstance(t, Tell)]
        raise AssertionError("tellings went round in a circle")

    def later(self, by: timedelta) -> None:
        until = self.now + by
        while due := [(agenda(m)[0], id) for id, m in self.members.items() if agenda(m)[0].at <= until]:
            wake, id = min(due, key=lambda pair: (pair[0].at, pair[1]))
            self.now = max(self.now, wake.at)
            self.happen(id, e.TimeUp(wake.turn))
        self.now = until

    def asks_of(self, who: MemberId) -> list[str]:
        return [ask.id for ask in self.members[who].listening.asks]


def step(company: Company, draw: st.DataObject) -> None:
    who = draw.draw(st.sampled_from(IDS))
    others = [id for id in IDS if id != who]
    asks = [*company.asks_of(who), "unknown"]
    shown = tuple(
        e.Shown(id, company.members[id].calendar, Words("20 minutes"))
        for id in draw.draw(st.lists(st.sampled_from(others), unique=True, max_size=2))
    )
    happened = [event for _, to, event in company.told if to == who]
    old = st.sampled_from(happened) if happened else st.just(e.Visited())
    event = draw.draw(
        st.one_of(
            st.sampled_from([e.Visited(), e.Withdrew(), e.Typed(), e.WasUnreachable(), e.TalkAnswered(True)]),
            st.builds(e.CheckedIn, st.just(Answers(2, 3))),
            st.builds(e.KeepingChosen, st.booleans()),
            st.just(e.CircleChosen(tuple(others))),
            st.just(e.Consented(Release(), shown)),
            st.builds(e.WillingnessGiven, st.booleans()),
            st.builds(e.AskAnswered, st.sampled_from(asks), st.booleans()),
            st.builds(e.RhythmChosen, st.integers(-1, 7)),
            st.builds(DaysChosen, st.frozensets(st.integers(0, 6)), st.integers(0, 23).map(time)),
            st.builds(PromptsPaused, st.none() | st.dates(date(2026, 11, 1), date(2027, 2, 1))),
            st.builds(LookedBack, st.just(Reflection(theme=Words("again")))),
            st.sampled_from(
                [SignAnswered(), SignsMuted(True), SignsAnew(), CheckInChanged(MONDAY, Answers(1))]
            ),
            st.sampled_from([LookingKept(), Cleared(), KeptLonger(True), ZoneChosen("Asia/Tokyo")]),
            st.builds(ChatChosen, st.booleans()),
            st.builds(LineSaid, st.text(max_size=2), st.sampled_from(["2", "later", "skip", ""]).map(Words)),
            st.builds(e.TimeUp, st.builds(StepTurn, st.text(max_size=3), st.integers(0, 3))),
            st.builds(e.AskEnded, st.sampled_from(asks)),
            old,
        )
    )
    company.happen(who, event)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_promises_hold_whatever_happens(data: st.DataObject) -> None:
    company = Company()
    for _ in range(data.draw(st.integers(1, 25))):
        if data.draw(st.booleans()):
            step(company, data)
        else:
            company.later(timedelta(minutes=data.draw(st.sampled_from([1, 30, 180, 1440, 10080]))))
        for member in company.members.values():
            promises(company, member)


def promises(company: Company, member: Member) -> None:
    assert agenda(member), "something is always waited for"
    escalation = member.escalation
    if escalation is not None and escalation.open:
        assert agenda(member)[0].at <= escalation.plan.deadline, "an open ask always has a next step"
        assert isinstance(escalation.progress, Asking)
        assert escalation.progress.turn <= len(escalation.plan.steps)
    if escalation is not None and isinstance(escalation.progress, Acknowledged):
        assert escalation.progress.peer in escalation.plan.peers
    for by, who, event in company.told:
        if isinstance(event, e.WasAsked) and by != who:
            assert event.ask.by == by, "nobody asks in another's name"
    for ask in member.listening.asks:
        wanted = showing.wants(Place.ASKED, f"ask:{ask.id}", member)
        assert isinstance(ask.answer, Accepted) or ask.by not in wanted.faces, "no name before the yes"
    accepted = [
        other.id
        for other in company.members.values()
        for ask in other.listening.asks
        if isinstance(ask.answer, Accepted) and escalation is not None and ask.escalation == escalation.id
    ]
    assert len(accepted) <= 1, "one yes"
