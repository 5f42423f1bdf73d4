"""Codes shown, typed, confirmed, refused, undone, late: in any order nobody is half somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.rules import belongings
from bot.rules import linking_events as happened
from bot.rules.agenda import next_wake
from bot.rules.events import CircleChosen, Event, Visited
from bot.rules.joining import met
from bot.rules.linking import Kind
from bot.rules.member import Member
from bot.rules.own_events import AnchorsChosen
from bot.rules.people import Address, MemberId, Profile
from bot.rules.words import Words
from bot.runtime.scene import Scene
from bot.storage.memory import MemoryStore
from tests.transcript import MONDAY

ADDRESSES = (
    Address("slack", "T1", "laura"),
    Address("teams", "T2", "laura"),
    Address("slack", "T3", "laura"),
    Address("slack", "T1", "mikko"),
    Address("teams", "T2", "ravi"),
)
WHERE = st.sampled_from(ADDRESSES)
KIND = st.sampled_from(Kind)


class Linking(RuleBasedStateMachine):
    @initialize()
    def company(self) -> None:
        self.store, self.now, self.ids = MemoryStore(next_wake), MONDAY, list[MemberId]()
        for address in ADDRESSES:
            self.somebody_at(address)

    def somebody_at(self, address: Address) -> Member:
        found = self.store.run(lambda tx: tx.load_at(address))
        if found is not None:
            return found.member
        profile = Profile(address, Words(address.user), "en", "Europe/Helsinki")
        id = MemberId(f"{len(self.ids):032x}")
        self.ids.append(id)
        new = met(profile, id, f"seed {id}", self.now)
        self.store.run(lambda tx: tx.add(new))
        return new

    def happens(self, where: Address, *events: Event) -> None:
        who = self.somebody_at(where).id

        def work(tx: object) -> None:
            scene = Scene(tx, self.now, here=where)  # type: ignore[arg-type]
            scene.happen(who, events)
            scene.write()

        self.store.run(work)

    @rule(where=WHERE, kind=KIND)
    def shows(self, where: Address, kind: Kind) -> None:
        self.happens(where, happened.CodeShown(kind))

    @rule(where=WHERE, whose=WHERE)
    def types(self, where: Address, whose: Address) -> None:
        """The code that ``whose`` shows, as far as the page would take it."""
        mine, theirs = self.somebody_at(where), self.somebody_at(whose)
        code = theirs.linking.code
        if code is None or self.store.run(lambda tx: tx.find(code.address)) != theirs.id:
            return self.happens(where, happened.CodeMissed())
        if mine.id != theirs.id:
            self.happens(where, happened.CodeTyped(code.kind, theirs.id))
        return None

    @rule(where=WHERE)
    def says_it_is_them(self, where: Address) -> None:
        self.happens(where, happened.SameSaid())

    @rule(where=WHERE)
    def confirms(self, where: Address) -> None:
        """Only who showed a code and who typed it, after both said so, become one."""
        before = {address: self.somebody_at(address) for address in ADDRESSES}
        me = before[where]
        self.happens(where, happened.LinkConfirmed())
        for address, was in before.items():
            now = self.somebody_at(address)
            if now.id == was.id:
                continue
            code = me.linking.code
            assert code is not None
            other = self.row(code.by)
            assert {was.id, now.id} == {me.id, code.by}
            assert not belongings.busy(was)
            assert other.id in (was.id, now.id) or other.joined in (was.id, now.id)
            assert was.id in now.also
            if belongings.own(was):
                assert was.id == code.by, "what goes is what was said to go"

    @rule(where=WHERE, whose=WHERE)
    def go_all_the_way(self, where: Address, whose: Address) -> None:
        self.shows(whose, Kind.LINK)
        self.types(where, whose)
        self.says_it_is_them(where)
        self.confirms(whose)

    @rule(where=WHERE)
    def refuses(self, where: Address) -> None:
        self.happens(where, happened.LinkRefused())

    @rule(where=WHERE)
    def is_told_here(self, where: Address) -> None:
        self.happens(where, happened.ToldHere(where))
        assert self.somebody_at(where).addresses[0] == where

    @rule(where=WHERE)
    def is_only_here(self, where: Address) -> None:
        self.happens(where, happened.OnlyHere(where))
        assert self.somebody_at(where).addresses == (where,)

    @rule(where=WHERE, whom=WHERE)
    def trusts(self, where: Address, whom: Address) -> None:
        self.happens(where, CircleChosen((self.somebody_at(whom).id,)))

    @rule(where=WHERE)
    def keeps_a_habit(self, where: Address) -> None:
        self.happens(where, Visited(), AnchorsChosen((Words("yoga"),)))

    @rule(minutes=st.sampled_from((1, 4, 11)))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    def row(self, id: MemberId | None) -> Member:
        assert id is not None
        return self.store.run(lambda tx: tx.load([id]))[id].member

    @invariant()
    def everybody_is_found_where_they_are_and_nowhere_else(self) -> None:
        rows = [self.row(id) for id in self.ids]
        for row in rows:
            assert not belongings.clash(row.addresses[:1], row.addresses[1:])
            assert all(self.somebody_at(address).id == row.id for address in row.addresses)
            if row.joined is not None:
                assert row == replace(row, addresses=(), also=()), "nothing of theirs is left there"
                assert next_wake(row) - self.now > timedelta(days=1000)
                assert row.id in self.who(row.id).also

    @invariant()
    def every_id_anybody_ever_had_leads_to_one_living_row(self) -> None:
        for id in self.ids:
            assert self.who(id).joined is None

    @invariant()
    def nobody_trusts_themselves(self) -> None:
        for id in self.ids:
            row = self.who(id)
            assert not {row.id, *row.also} & set(row.circle.ids)

    def who(self, id: MemberId) -> Member:
        row = self.row(id)
        return row if row.joined is None else self.who(row.joined)


TestLinking = Linking.TestCase
TestLinking.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
