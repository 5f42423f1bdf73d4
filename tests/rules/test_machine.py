"""Four people, any press at any time, everything doubled and late: what nobody may ever notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.rules import change_events as c
from bot.rules import events as e
from bot.rules import showing, subjects
from bot.rules.agenda import agenda, next_wake
from bot.rules.checkin import Answers
from bot.rules.decision import Tell
from bot.rules.escalation import FADES_AFTER, Acknowledged, FollowUp, Order, Release, wakes_at
from bot.rules.listening import Accepted
from bot.rules.member import Member
from bot.rules.peer_sayings import AskedOf, ListeningCard
from bot.rules.people import MemberId
from bot.rules.showing import Place
from bot.rules.turns import ChangeTurn
from bot.rules.whereabouts import AwayChosen
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
              c.ChangeWasAsked, c.ChangeGotAnswer, c.ChangeIsOver)  # fmt: skip
DOUBLED_BY_NOBODY = (e.Visited, e.CheckedIn)
"""A second visit or check-in is a second one; the engine knows a press that only came twice."""


class Company(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = World(MONDAY, doubled=TOLD_TWICE)
        for name, zone in ZONES.items():
            self.world.join(name, zone)
        for name, friends in TRUSTED.items():
            self.world.happen(name, e.CircleChosen(tuple(map(MemberId, friends))))
            for friend in friends:
                self.world.happen(friend, e.WillingnessGiven(True))
        self.world.watch = self.overhear
        self.ended: set[str] = set()
        self.past: list[tuple[str, e.Event]] = []

    # --- What happens. ---------------------------------------------------------------------------

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
        ids = showing.readers(self.world.members[who])
        shown = tuple(e.Shown(id, self.world.members[id].calendar, Words(f"for {id}")) for id in ids)
        if shown:  # without anybody to read it, there is no page with that press
            self.happen(who, e.Consented(Release(order=order), shown))

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
        words, calendar = Words(f"{who}: no more of X"), self.world.members[ally].calendar
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
        asks = self.world.members[other].listening.asks if who != other else ()
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
            if agenda(self.world.members[to])[0].turn != event.turn:  # else it is simply due, early
                self.world.happen(to, event)

    def changes(self) -> list[tuple[str, str]]:
        return [(who, ask.id) for who, m in self.world.members.items() for ask in m.change_asks]

    def on_tables(self) -> list[tuple[str, str]]:
        return [(who, ask.id) for who, m in self.world.members.items() for ask in m.listening.asks]

    # --- What holds. -----------------------------------------------------------------------------

    def happen(self, who: str, event: e.Event) -> None:
        self.world.happen(who, event)
        if isinstance(event, DOUBLED_BY_NOBODY):
            return
        once = replace(self.world, members=dict(self.world.members), records=dict(self.world.records))
        pending = set(self.world.pending)
        self.world.happen(who, event)
        assert set(self.world.pending) == pending, f"twice {event!r} sends or takes back another notice"
        if (once.members, once.records) != (self.world.members, self.world.records):
            assert _everything_shown(once) == _everything_shown(self.world), f"twice {event!r} is noticed"

    def overhear(self, member: Member, event: e.Event, effects: tuple[Any, ...]) -> None:
        self.past.append((str(member.id), event))
        for effect in effects:
            if isinstance(effect, Tell) and isinstance(effect.event, e.WasAsked):
                escalation = member.escalation
                assert escalation is not None
                assert effect.to in escalation.plan.peers, "only who stands in the frozen plan is asked"
                assert escalation.id not in self.ended, "nobody is asked after the end"
                at = next(step.at for step in escalation.plan.steps if step.peer == effect.to)
                assert at <= self.world.now < escalation.plan.deadline
            if isinstance(effect, Tell) and isinstance(effect.event, c.ChangeWasAsked):
                assert (change := member.change) is not None
                assert effect.to == change.ally, "only who was shown is asked"
                assert change.at <= self.world.now < change.deadline
        if isinstance(event, e.Withdrew) and member.escalation is not None:
            self.ended.add(member.escalation.id)

    @invariant()
    def something_is_always_waited_for(self) -> None:
        for member in self.world.members.values():
            assert agenda(member)
            assert next_wake(member) == min(wake.at for wake in agenda(member))

    @invariant()
    def an_open_ask_always_has_a_next_step_by_its_deadline(self) -> None:
        for member in self.world.members.values():
            if (escalation := member.escalation) is None:
                continue
            turns = [wake for wake in agenda(member) if getattr(wake.turn, "escalation", "") == escalation.id]
            assert [wake.at for wake in turns] == [wakes_at(escalation)]
            if escalation.open:
                assert turns[0].at <= escalation.plan.deadline
            else:
                self.ended.add(escalation.id)

    @invariant()
    def a_change_that_is_asked_for_is_answered_or_ends(self) -> None:
        for member in self.world.members.values():
            turns = [wake.at for wake in agenda(member) if isinstance(wake.turn, ChangeTurn)]
            assert len(turns) == (member.change is not None)
            if member.change is not None and member.change.open:
                assert turns[0] <= member.change.deadline

    @invariant()
    def what_was_said_yes_to_both_sides_know(self) -> None:
        for member in self.world.members.values():
            taken = [
                peer.id
                for peer in self.world.members.values()
                for ask in peer.listening.asks
                if isinstance(ask.answer, Accepted) and ask.by == member.id
                and member.escalation is not None and ask.escalation == member.escalation.id
            ]  # fmt: skip
            match member.escalation.progress if member.escalation else None:
                case Acknowledged(at=at, follow_up=said) as yes:
                    fading = self.world.now >= at + FADES_AFTER
                    back = set(taken) < set(yes.said_yes) and said not in (FollowUp.WAITING, FollowUp.ASKED)
                    assert set(taken) == set(yes.said_yes) or fading or back, "until it is taken back"
                case _:
                    assert taken == []

    @invariant()
    def nobody_sees_who_asked_before_saying_yes(self) -> None:
        for member in self.world.members.values():
            for ask in member.listening.asks:
                wanted = showing.wants(Place.ASKED, subjects.of_ask(ask.id), member)
                page = self.world.page(str(member.id), Place.ASKED, subjects.of_ask(ask.id))
                if isinstance(ask.answer, Accepted):
                    assert wanted.faces == {ask.by}
                    assert isinstance(page, ListeningCard)
                else:
                    assert not wanted.faces
                    assert not isinstance(page, ListeningCard)

    @invariant()
    def the_asker_sees_only_people_of_their_own_choosing(self) -> None:
        for member in self.world.members.values():
            receipts = {id for receipt in member.receipts for id in receipt.to}
            plan = set(member.escalation.plan.peers) if member.escalation else set()
            allies = {asked.ally for asked in (member.wishing, member.change) if asked}
            own = {*member.circle.ids, *showing.readers(member), *plan, *receipts, *allies}
            for place in Place:
                if place not in (Place.ASKED, Place.TABLE):
                    away = set(member.listening.never) if place is Place.BEING_ASKED else set()
                    assert showing.wants(place, "", member).faces <= own | away

    @invariant()
    def what_was_ended_can_no_longer_be_read(self) -> None:
        for member in self.world.members.values():
            asking = (m.escalation for m in self.world.members.values())
            open_ids = {escalation.id for escalation in asking if escalation and escalation.open}
            for ask in member.listening.asks:
                page = self.world.page(str(member.id), Place.ASKED, subjects.of_ask(ask.id))
                assert not isinstance(page, AskedOf) or ask.escalation in open_ids


def _everything_shown(world: World) -> object:
    return {
        (who, place, subject): world.page(who, place, subject)
        for who, member in world.members.items()
        for place in Place
        for subject in ("", *(subjects.of_ask(ask.id) for ask in member.listening.asks))
    }


TestCompany = Company.TestCase
TestCompany.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
