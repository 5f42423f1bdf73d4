"""Five people who press anything at any time, and time that passes, sleeps and repeats itself."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from bot.rules import asking_events as a
from bot.rules import asking_pages, seconding
from bot.rules import change_events as c
from bot.rules import events as e
from bot.rules.agenda import agenda
from bot.rules.checkin import Answers
from bot.rules.escalation import Order, Release
from bot.rules.leaving_events import EraseChosen
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.whereabouts import AnyHourChosen, AwayChosen, HoursChosen, LookInAfterwards, QuietChosen
from bot.rules.words import Words
from tests.rules.world import World
from tests.transcript import HELSINKI, KOLKATA, LONDON, MONDAY, NEW_YORK

ZONES = {"ann": HELSINKI, "ben": HELSINKI, "cleo": LONDON, "dev": KOLKATA, "eve": NEW_YORK}
WHO = st.sampled_from(sorted(ZONES))
SOME = st.lists(WHO, unique=True, max_size=5)
WAITS = st.sampled_from([1, 20, 150, 480, 1440, 3 * 1440, 10 * 1440, 45 * 1440])
TRUSTED = {"ann": ("ben", "cleo"), "ben": ("cleo", "dev", "ann"), "dev": ("ben",)}
SIMPLE = (e.Visited(), e.Typed(), e.Withdrew(), e.ReceiptsForgotten(), c.ChangeStopped(), c.ChangeSetAside())
TOLD_TWICE = (e.WasInvited, e.WasTrustedAgain, e.WasAsked, e.PeerAccepted, e.PeerTookBack, e.GotInTouch,
              e.AskEnded, e.FriendAgreed, e.FriendWithdrew, e.PeerUnreachable, e.TimeUp,
              a.WasSuggested, c.ChangeWasAsked, c.ChangeGotAnswer, c.ChangeIsOver)  # fmt: skip
RARE = (a.Closed(), a.SuggestionSetAside(), AnyHourChosen(True), AnyHourChosen(False),
        LookInAfterwards(True), LookInAfterwards(False), QuietChosen(True), QuietChosen(False),
        HoursChosen(frozenset({1, 5}), time(6), time(14)),
        HoursChosen(frozenset(), time(9), time(17)))  # fmt: skip
DOUBLED_BY_NOBODY = (e.Visited, e.CheckedIn)
"""A second visit or check-in is a second one; the engine knows a press that only came twice."""


class Presses(RuleBasedStateMachine):
    """What happens. What holds meanwhile stands in ``test_machine``."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(MONDAY, doubled=TOLD_TWICE)
        for name, zone in ZONES.items():
            self.world.join(name, zone)
        for name, friends in TRUSTED.items():
            self.world.happen(name, e.CircleChosen(tuple(map(MemberId, friends))))
            for friend in friends:
                self.world.happen(friend, e.WillingnessGiven(True))
        self.past: list[tuple[str, e.Event]] = []

    def happen(self, who: str, event: e.Event) -> None:
        self.world.happen(who, event)

    def here(self) -> dict[str, Member]:
        """Those who have not left."""
        return {who: member for who, member in self.world.members.items() if member.leaving is None}

    @precondition(lambda self: len(self.here()) > 2)
    @rule(who=WHO, well=st.booleans(), wait=st.sampled_from([None, 0, 1, 300]))
    def somebody_leaves(self, who: str, well: bool, wait: int | None) -> None:
        """At any moment; and what is left of them goes at once, or after the machine has slept."""
        self.happen(who, EraseChosen(well))
        if wait is not None:
            self.time_passes(wait)

    @rule(who=WHO, event=st.sampled_from(SIMPLE))
    def presses(self, who: str, event: e.Event) -> None:
        self.happen(who, event)

    @rule(who=WHO, friends=SOME)
    def chooses_people(self, who: str, friends: list[str]) -> None:
        self.happen(who, e.CircleChosen(tuple(map(MemberId, friends))))

    @rule(who=WHO, one=st.none() | WHO)
    def picks(self, who: str, one: str | None) -> None:
        self.happen(who, e.OnePicked(MemberId(one) if one else None))

    @rule(who=st.sampled_from(sorted(TRUSTED)), wait=st.sampled_from([1, 3, 200]))
    def asks_and_some_time_passes(self, who: str, wait: int) -> None:
        self.asks(who)
        self.time_passes(wait)

    @rule(who=WHO, order=st.sampled_from(Order))
    def asks(self, who: str, order: Order = Order.TOGETHER) -> None:
        ids = asking_pages.readers(self.here()[who]) if who in self.here() else ()
        faces = [self.here()[id].face for id in ids if id in self.here()]
        woken = order is Order.AT_ONCE
        shown = tuple(e.Shown(f.id, f.calendar, Words(f"for {f.id}"), woken and f.any_hour) for f in faces)
        if shown:  # without anybody to read it, there is no page with that press
            self.happen(who, e.Consented(Release(order=order, any_hour=order is Order.AT_ONCE), shown))

    @rule(who=WHO, yes=st.booleans())
    def is_willing(self, who: str, yes: bool) -> None:
        self.happen(who, e.WillingnessGiven(yes))

    @precondition(lambda self: self.on_tables())
    @rule(yes=st.booleans(), data=st.data())
    def somebody_answers(self, yes: bool, data: st.DataObject) -> None:
        who, ask = data.draw(st.sampled_from(self.on_tables()))
        self.happen(who, e.AskAnswered(ask, yes))

    @precondition(lambda self: self.on_tables())
    @rule(data=st.data())
    def two_say_yes_and_more(self, data: st.DataObject) -> None:
        for who, ask in data.draw(st.permutations(self.on_tables())):
            self.happen(who, e.AskAnswered(ask, True))

    @precondition(lambda self: self.on_tables())
    @rule(data=st.data(), kept=st.booleans())
    def somebody_speaks_of_their_yes(self, data: st.DataObject, kept: bool) -> None:
        who, ask = data.draw(st.sampled_from(self.on_tables()))
        self.happen(who, e.GotInTouch(ask) if kept else e.TookBack(ask))

    @precondition(lambda self: self.on_tables())
    @rule(data=st.data(), weeks=st.integers(-1, 3))
    def somebody_rests(self, data: st.DataObject, weeks: int) -> None:
        who, ask = data.draw(st.sampled_from(self.on_tables()))
        self.happen(who, e.NeverAgain(ask) if weeks == 3 else e.ListeningPaused(weeks))

    @rule(who=WHO, ally=WHO, wait=st.sampled_from([0, 3, 300]))
    def asks_for_a_change(self, who: str, ally: str, wait: int) -> None:
        self.happen(who, c.ChangeWished(MemberId(ally), Words("no more of X")))
        if ally in self.here():
            words, calendar = Words(f"{who}: no more of X"), self.here()[ally].calendar
            self.happen(who, c.ChangeReleased(MemberId(ally), calendar, words))
        self.time_passes(wait)

    @precondition(lambda self: self.changes())
    @rule(data=st.data(), text=st.sampled_from(["", "Ravi takes it"]))
    def an_ally_answers(self, data: st.DataObject, text: str) -> None:
        who, ask = data.draw(st.sampled_from(self.changes()))
        self.happen(who, c.ChangeAnswered(ask, Words(text)))

    @rule(who=WHO)
    def goes_on(self, who: str) -> None:
        self.happen(who, e.WentOn())

    @rule(who=WHO, other=WHO)
    def somebody_answers_an_ask_that_is_not_theirs(self, who: str, other: str) -> None:
        asks = self.here()[other].listening.asks if who != other and other in self.here() else ()
        self.happen(who, e.AskAnswered(asks[0].id if asks else "foreign", True))

    @precondition(lambda self: any(m.escalation for m in self.world.members.values()))
    @rule(data=st.data())
    def somebody_stops_it(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from([w for w, m in self.world.members.items() if m.escalation]))
        self.happen(who, e.Withdrew())

    @rule(who=WHO, talked=st.booleans())
    def talked(self, who: str, talked: bool) -> None:
        self.happen(who, e.TalkAnswered(talked))

    @rule(who=WHO, keep=st.booleans())
    def checks_in(self, who: str, keep: bool) -> None:
        self.happen(who, e.CheckedIn(Answers(3, 3)))
        self.happen(who, e.KeepingChosen(keep))

    @rule(who=WHO, per_week=st.integers(-1, 6))
    def chooses_rhythm(self, who: str, per_week: int) -> None:
        back = date(2026, 3, 9) if per_week == 6 else None
        self.happen(who, AwayChosen(back) if per_week in (0, 6) else e.RhythmChosen(per_week))

    @rule(who=WHO)
    def cannot_be_reached(self, who: str) -> None:
        self.happen(who, e.WasUnreachable())

    @rule(minutes=WAITS)
    def time_passes(self, minutes: int) -> None:
        self.world.run_until(self.world.now + timedelta(minutes=minutes))

    @rule(minutes=st.integers(1, 5000))
    def the_machine_sleeps(self, minutes: int) -> None:
        """Everything that was due comes late, all at once."""
        self.world.now += timedelta(minutes=minutes)

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def an_old_wake_up_comes_again(self, data: st.DataObject) -> None:
        if old := [(to, event) for to, event in self.past if isinstance(event, e.TimeUp)]:
            to, event = data.draw(st.sampled_from(old[-30:]))
            member = self.world.members.get(to)
            if member and agenda(member)[0].turn != event.turn:  # else it is simply due, early
                self.world.happen(to, event)

    def changes(self) -> list[tuple[str, str]]:
        return [(who, ask.id) for who, m in self.world.members.items() for ask in m.change_asks]

    def on_tables(self) -> list[tuple[str, str]]:
        return [(who, ask.id) for who, m in self.world.members.items() for ask in m.listening.asks]

    @rule(who=WHO, one=WHO)
    def adds_somebody(self, who: str, one: str) -> None:
        self.happen(who, e.OnePicked(MemberId(one)))
        self.wants_the_one_picked(who)

    @rule(who=WHO, wait=st.sampled_from([0, 5, 300]))
    def takes_up_a_suggestion(self, who: str, wait: int) -> None:
        self.happen(who, a.SuggestionTaken())
        self.wants_the_one_picked(who)
        self.time_passes(wait)

    def wants_the_one_picked(self, who: str) -> None:
        if who not in self.here():
            return
        member = self.here()[who]
        ids = tuple(id for id in asking_pages.readers(member) if id in self.here())
        if seconding.adding(member) is not None and ids:
            one = ids[0]
            shown = e.Shown(one, self.here()[one].calendar, Words(f"for {one}"))
            self.happen(who, a.PersonAdded(shown))

    @precondition(lambda self: self.on_tables())
    @rule(data=st.data(), person=WHO, instead=st.booleans())
    def somebody_names_another(self, data: st.DataObject, person: str, instead: bool) -> None:
        who, ask = data.draw(st.sampled_from(self.on_tables()))
        self.happen(who, a.SuggestionMade(ask, MemberId(person), instead))

    @rule(who=WHO, event=st.sampled_from(RARE))
    def presses_something_rarer(self, who: str, event: e.Event) -> None:
        self.happen(who, event)

    @rule(who=WHO, boss=WHO)
    def says_who_has_a_say(self, who: str, boss: str) -> None:
        people = asking_pages.say_about(self.here()[who]) if who in self.here() else ()
        self.happen(who, a.SayMarked(people, (MemberId(boss),)))

    @rule(who=WHO, over=st.none() | st.frozensets(WHO.map(MemberId), max_size=2))
    def the_directory_says_who_decides(self, who: str, over: frozenset[MemberId] | None) -> None:
        self.happen(who, a.SayHeard(over))
