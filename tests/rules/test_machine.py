"""Five people, any press at any time, everything doubled and late: what nobody may ever notice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis.stateful import invariant

from bot.messages import exporting
from bot.rules import asking_pages, showing, subjects
from bot.rules import change_events as c
from bot.rules import events as e
from bot.rules.agenda import agenda, next_wake
from bot.rules.decision import Tell
from bot.rules.escalation import FADES_AFTER, Acknowledged, AlsoAsked, Escalation, FollowUp, wakes_at
from bot.rules.leaving_events import EraseChosen
from bot.rules.listening import Accepted, Ask, Promise
from bot.rules.member import Member
from bot.rules.peer_sayings import AskedOf, ListeningCard, NoLongerNeeded
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import Saying
from bot.rules.taking_sayings import Everything
from bot.rules.turns import ChangeTurn
from tests.rules.pressing import DOUBLED_BY_NOBODY, ZONES, Presses
from tests.rules.world import World


def _taken_along(member: Member) -> set[MemberId]:
    """Whom the pages about single asks name as well: who asked by name, and whoever got a yes."""
    yes = {ask.by for ask in member.listening.asks if isinstance(ask.answer, Accepted)}
    by_name = {ask.by for ask in (*member.change_asks, *member.together.asks)}
    return yes | by_name | set(member.listening.never)


class Company(Presses):
    def __init__(self) -> None:
        super().__init__()
        self.world.watch = self.overhear
        self.ended: set[str] = set()
        self.kept: set[str] = set()

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
                second = isinstance(escalation.progress, Acknowledged)  # whom the member wanted besides
                assert second or escalation.id not in self.ended, "nobody is asked after the end"
                at = next(step.at for step in escalation.plan.steps if step.peer == effect.to)
                assert at <= self.world.now < escalation.plan.deadline
                assert effect.to not in member.circle.kept_out, "nothing goes to whoever decides"
            if isinstance(effect, Tell) and isinstance(effect.event, c.ChangeWasAsked):
                assert (change := member.change) is not None
                assert effect.to == change.ally, "only who was shown is asked"
                assert change.at <= self.world.now < change.deadline
        if isinstance(event, EraseChosen) and any(_is_kept(ask) for ask in member.listening.asks):
            self.kept.add(str(member.id))
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
    def a_yes_of_somebody_who_left_is_no_promise_any_more(self) -> None:
        for member in self.here().values():
            match member.escalation:
                case Escalation(progress=Acknowledged(peer=peer, follow_up=said)) if peer not in self.here():
                    assert said is FollowUp.TAKEN_BACK or str(peer) in self.kept, (
                        "they know that nobody comes"
                    )

    @invariant()
    def a_name_reads_someone_who_left_for_whoever_left(self) -> None:
        gone = len(self.here()) < len(ZONES)
        for who in self.here():
            for place in (Place.STATUS, Place.PEOPLE, Place.RECEIPTS, Place.CHANGE, Place.TALK, Place.ERASE):
                assert gone or "left=True" not in repr(self.world.page(who, place))

    @invariant()
    def what_was_said_yes_to_both_sides_know(self) -> None:
        for member in self.here().values():
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
                    both = {peer for peer in yes.said_yes if peer in self.here()}
                    back = set(taken) < both and said not in (FollowUp.WAITING, FollowUp.ASKED)
                    assert set(taken) == both or fading or back, "until it is taken back"
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
                    assert isinstance(page, ListeningCard if ask.by in self.here() else NoLongerNeeded)
                else:
                    assert not wanted.faces
                    assert not isinstance(page, ListeningCard)

    @invariant()
    def the_asker_sees_only_people_of_their_own_choosing(self) -> None:
        for member in self.world.members.values():
            receipts = {id for receipt in member.receipts for id in receipt.to}
            plan = set(member.escalation.plan.peers) if member.escalation else set()
            allies = {asked.ally for asked in (member.wishing, member.change) if asked}
            suggested = member.escalation.suggested if member.escalation else None
            named = {suggested.person} if suggested else set()
            said = {*member.circle.kept_out, *named}
            own = {*member.circle.ids, *asking_pages.readers(member), *plan, *receipts, *allies, *said}
            for place in Place:
                if place not in (Place.ASKED, Place.TABLE, Place.SUGGESTING):
                    away = set(member.listening.never) if place is Place.BEING_ASKED else set()
                    away |= _taken_along(member) if place is Place.EXPORT else set()
                    assert showing.wants(place, "", member).faces <= own | away

    @invariant()
    def what_was_ended_can_no_longer_be_read(self) -> None:
        for member in self.world.members.values():
            asking = [m.escalation for m in self.world.members.values() if m.escalation]
            open_ids = {
                escalation.id for escalation in asking if escalation.open or _waits_for_two(escalation)
            }
            for ask in member.listening.asks:
                page = self.world.page(str(member.id), Place.ASKED, subjects.of_ask(ask.id))
                assert not isinstance(page, AskedOf) or ask.escalation in open_ids


def _is_kept(ask: Ask) -> bool:
    return isinstance(ask.answer, Accepted) and ask.answer.promise is Promise.KEPT


def _waits_for_two(escalation: Escalation) -> bool:
    """Somebody said yes, and the other one still may."""
    match escalation.progress:
        case Acknowledged(other=AlsoAsked()):
            return True
        case _:
            return False


def _everything_shown(world: World) -> object:
    return {
        (who, place, subject): _read(world.page(who, place, subject))
        for who, member in world.members.items()
        for place in Place
        for subject in ("", *(subjects.of_ask(ask.id) for ask in member.listening.asks))
    }


def _read(page: Saying) -> object:
    """Of a copy of everything, what stands in it: some of a row is in no copy."""
    return exporting.tree(page.member, page.known, page.now) if isinstance(page, Everything) else page


TestCompany = Company.TestCase
TestCompany.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
