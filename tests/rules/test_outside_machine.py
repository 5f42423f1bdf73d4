"""Two who ask, six who volunteer; any press at any time, everything doubled, late and reordered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.rules import events as e
from bot.rules import outside_events as o
from bot.rules import outside_views, showing, subjects
from bot.rules.agenda import agenda
from bot.rules.decision import Share, Tell
from bot.rules.known import Wanted
from bot.rules.member import Member
from bot.rules.outside import LINES_KEPT, MOST_ASKED, Looking, Put, Request, Talk, Theme, wakes_at
from bot.rules.outside_sayings import AskedFromOutside, TalkWithMember
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.turns import OutsideTurn
from bot.rules.words import Words
from tests.rules.world import World
from tests.transcript import HELSINKI, KOLKATA, LONDON, MONDAY

VOLUNTEERS = dict.fromkeys(("asha", "ben", "cleo", "eve"), HELSINKI) | {"dev": KOLKATA, "fay": LONDON}
ASKING = {"sanna": HELSINKI, "tom": LONDON}
WHO = st.sampled_from(sorted(VOLUNTEERS | ASKING))
ASKS = st.sampled_from(sorted(ASKING))
WAITS = st.sampled_from([1, 20, 150, 480, 1440, 3 * 1440, 15 * 1440])
TOLD_TWICE = (o.OutsideWasAsked, o.OutsideAccepted, o.OutsideIsOver, o.OutsideLineCame, o.OutsideNameCame,
              o.OutsideReminded, o.OutsideTalkEnded, e.TimeUp)  # fmt: skip


class Strangers(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = World(MONDAY, doubled=TOLD_TWICE)
        self.world.watch = self.overhear
        self.past: list[tuple[str, e.Event]] = []
        self.named: set[tuple[str, str]] = set()
        self.blocked: set[frozenset[str]] = set()
        for name, zone in (VOLUNTEERS | ASKING).items():
            self.world.join(name, zone)
            self.world.happen(name, e.RhythmChosen(0))
        for name in VOLUNTEERS:
            self.world.happen(name, o.VolunteeringChosen(()))

    # --- What happens. ---------------------------------------------------------------------------

    def happen(self, who: str, event: e.Event, again: bool = True) -> None:
        self.world.happen(who, event)
        if again:
            before, pending = self.shown(), set(self.world.pending)
            self.world.happen(who, event)
            assert set(self.world.pending) == pending, f"twice {event!r} sends or takes back another notice"
            assert self.shown() == before, f"twice {event!r} is noticed"

    def shown(self) -> dict[tuple[str, str], object]:
        pages = ((who, subject) for who in self.world.members for subject in self.about(who))
        return {(who, subject): self.world.page(who, Place.OUTSIDE, subject) for who, subject in pages}

    @rule(who=ASKS, wait=st.sampled_from([0, 3, 200]), theme=st.sampled_from([None, Theme.HOME]))
    def asks(self, who: str, wait: int, theme: Theme | None) -> None:
        found = self.world.known(Wanted(outside=True), who).outside
        if self.world.members[who].outside.request is None and found.enough(theme):
            chosen = tuple(
                o.Candidate(one.face.id, one.face.calendar, Words(f"for {one.face.id}"))
                for one in found.about(theme)
                if one.askable
            )
            self.happen(who, o.OutsideReleased(theme, Words("as I read it"), chosen))
        self.time_passes(wait)

    @rule(who=ASKS, event=st.sampled_from((o.OutsideStopped(), o.OutsideSetAside())))
    def thinks_again(self, who: str, event: e.Event) -> None:
        self.happen(who, event)

    @rule(who=WHO, themes=st.none() | st.just(()) | st.just((Theme.HOME,)))
    def volunteers(self, who: str, themes: tuple[Theme, ...] | None) -> None:
        self.happen(who, o.VolunteeringChosen(themes))

    @precondition(lambda self: self.on_tables())
    @rule(yes=st.booleans(), data=st.data())
    def somebody_answers(self, yes: bool, data: st.DataObject) -> None:
        who, ask = data.draw(st.sampled_from(self.on_tables()))
        self.happen(who, o.OutsideAnswered(ask, yes))

    @precondition(lambda self: self.on_tables())
    @rule(data=st.data())
    def everybody_says_yes(self, data: st.DataObject) -> None:
        for who, ask in data.draw(st.permutations(self.on_tables())):
            self.happen(who, o.OutsideAnswered(ask, True))

    @precondition(lambda self: self.talks())
    @rule(data=st.data(), n=st.integers(1, 3))
    def writes(self, data: st.DataObject, n: int) -> None:
        who, talk = data.draw(st.sampled_from(self.talks()))
        for _ in range(n):
            self.happen(who, o.OutsideWrote(talk, Words("a line")), again=False)

    @precondition(lambda self: self.talks())
    @rule(data=st.data())
    def looks(self, data: st.DataObject) -> None:
        who, talk = data.draw(st.sampled_from(self.talks()))
        self.happen(who, o.OutsideLooked(talk))

    @precondition(lambda self: self.talks())
    @rule(data=st.data())
    def gives_their_name(self, data: st.DataObject) -> None:
        who, talk = data.draw(st.sampled_from(self.talks()))
        self.happen(who, o.OutsideNamed(talk))
        if who in ASKING:
            self.named.add((who, talk))

    @precondition(lambda self: self.talks())
    @rule(data=st.data(), block=st.booleans())
    def closes(self, data: st.DataObject, block: bool) -> None:
        who, id = data.draw(st.sampled_from(self.talks()))
        talk = self.world.members[who].outside.talk(id)
        assert talk is not None
        self.happen(who, o.OutsideClosed(id, block))
        if block:
            self.blocked.add(frozenset({who, str(talk.other)}))

    @rule(who=WHO, weeks=st.integers(-1, 2))
    def rests(self, who: str, weeks: int) -> None:
        self.happen(who, e.ListeningPaused(weeks))

    @rule(who=WHO)
    def cannot_be_reached(self, who: str) -> None:
        self.happen(who, e.WasUnreachable())

    @rule(minutes=WAITS)
    def time_passes(self, minutes: int) -> None:
        self.world.run_until(self.world.now + timedelta(minutes=minutes))

    @rule(minutes=st.integers(1, 5000))
    def the_machine_sleeps(self, minutes: int) -> None:
        self.world.now += timedelta(minutes=minutes)

    @precondition(lambda self: self.past)
    @rule(data=st.data())
    def something_old_comes_again(self, data: st.DataObject) -> None:
        """Wake-ups and what one row told another, long after; a press carries a token that is spent."""
        old = [(to, event) for to, event in self.past if isinstance(event, TOLD_TWICE)]
        if old:
            to, event = data.draw(st.sampled_from(old[-30:]))
            if not (isinstance(event, e.TimeUp) and agenda(self.world.members[to])[0].turn == event.turn):
                self.world.happen(to, event)

    def on_tables(self) -> list[tuple[str, str]]:
        asks = ((who, ask) for who, m in self.world.members.items() for ask in m.outside.asks)
        return [(who, ask.id) for who, ask in asks if isinstance(ask.state, Put)]

    def talks(self) -> list[tuple[str, str]]:
        return [(who, talk.id) for who, m in self.world.members.items() for talk in m.outside.talks]

    def about(self, who: str) -> list[str]:
        asks = self.world.members[who].outside.asks
        return [subjects.OUTSIDE, subjects.VOLUNTEERING, *(subjects.of_outside(ask.id) for ask in asks)]

    # --- What holds. -----------------------------------------------------------------------------

    def overhear(self, member: Member, event: e.Event, effects: tuple[Any, ...]) -> None:
        self.past.append((str(member.id), event))
        for effect in effects:
            if isinstance(effect, Tell) and isinstance(effect.event, o.OutsideWasAsked):
                request = member.outside.request
                assert request is not None
                assert effect.to in request.plan.peers, "only who stands in the frozen plan is asked"
                assert isinstance(request.progress, Looking), "nobody is asked after the end"
                assert self.world.now < request.plan.deadline
                assert frozenset({str(member.id), str(effect.to)}) not in self.blocked
            if isinstance(effect, Share) and isinstance(event, o.OutsideWrote):
                talk = member.outside.talk(event.talk)
                assert talk is not None
                assert effect.other == talk.other, "a line goes to the other one, and to nobody else"

    @invariant()
    def an_open_request_always_has_a_next_step(self) -> None:
        for member in self.world.members.values():
            turns = [wake for wake in agenda(member) if isinstance(wake.turn, OutsideTurn)]
            request = member.outside.request
            assert [wake.at for wake in turns] == ([wakes_at(request)] if request else [])
            if request is not None and isinstance(request.progress, Looking):
                assert turns[0].at <= request.plan.deadline
                assert len(request.plan.steps) <= MOST_ASKED

    @invariant()
    def both_sides_know_the_same(self) -> None:
        """The talk stands in both rows or in neither, and the lists of lines mirror each other."""
        for who, member in self.world.members.items():
            for talk in member.outside.talks:
                other = self.world.members[talk.other].outside.talk(talk.id)
                assert other is not None, "neither waits for somebody who is not there"
                assert other.other == who
                mine = [(line.record, line.mine) for line in talk.lines]
                assert mine == [(line.record, not line.mine) for line in other.lines]
                assert len(mine) <= LINES_KEPT
                assert talk.name == other.name

    @invariant()
    def every_record_belongs_to_something_open(self) -> None:
        kept: set[str] = set()
        for member in self.world.members.values():
            kept |= {record for talk in member.outside.talks for record in talk.records}
            kept |= {ask.record for ask in member.outside.asks if isinstance(ask.state, Talk)}
            match member.outside.request:
                case Request(progress=Looking() | Talk(), plan=plan):
                    kept |= {step.record for step in plan.steps}
        assert set(self.world.records) <= kept, "what was closed is gone"

    @invariant()
    def nobody_learns_a_name_that_was_not_given(self) -> None:
        for who, member in self.world.members.items():
            for subject in self.about(who):
                wanted = showing.wants(Place.OUTSIDE, subject, member)
                ask = member.outside.ask(subjects.outside_in(subject))
                given = {ask.by} if ask and (str(ask.by), ask.id) in self.named else set[MemberId]()
                assert wanted.faces <= given
                assert wanted == outside_views.wants(subject, member)

    @invariant()
    def one_conversation_at_a_time(self) -> None:
        for member in self.world.members.values():
            assert sum(isinstance(ask.state, Talk) for ask in member.outside.asks) <= 1

    @invariant()
    def what_was_ended_can_no_longer_be_read(self) -> None:
        for who, member in self.world.members.items():
            for ask in member.outside.asks:
                page = self.world.page(who, Place.OUTSIDE, subjects.of_outside(ask.id))
                waits = ask.state == Put(told=True) and self.world.now < ask.deadline
                assert isinstance(page, TalkWithMember) == isinstance(ask.state, Talk)
                assert not isinstance(page, AskedFromOutside) or waits


TestStrangers = Strangers.TestCase
TestStrangers.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
