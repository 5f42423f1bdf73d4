"""Walks through every kind of state that the rules can reach, and notes each step from one to another.

Three people and the real rules: whatever can be pressed is pressed, and time passes to whatever is due
next. Two worlds of the same kind are walked on from once, so the walk ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.rules import asking_pages, seconding
from bot.rules import outside_events as o
from bot.rules.agenda import next_wake
from bot.rules.asking_events import Closed, PersonAdded, Shown, SuggestionMade, SuggestionTaken
from bot.rules.change_events import (
    ChangeAnswered,
    ChangeReleased,
    ChangeSetAside,
    ChangeStopped,
    ChangeWished,
)
from bot.rules.decide import decide
from bot.rules.escalation import Order, Release
from bot.rules.events import (
    AskAnswered,
    CircleChosen,
    Consented,
    Event,
    GotInTouch,
    OnePicked,
    RhythmChosen,
    TalkAnswered,
    TimeUp,
    TookBack,
    WasUnreachable,
    WentOn,
    WillingnessGiven,
    Withdrew,
)
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.words import Words
from tests.picture.kinds import MACHINES, Step, of_change_ask, of_volunteer, on_a_table, said
from tests.rules.world import World
from tests.transcript import HELSINKI, MONDAY

MOST_MOMENTS = 12
OUTSIDE = ("mikko", "laura")

Presses = Callable[[World], Iterator[tuple[str, Event]]]


# --- What can be done. ---------------------------------------------------------------------------


def explored() -> dict[str, frozenset[Step]]:
    """By the title of each machine, every step that was seen."""
    found: dict[str, set[Step]] = {machine.title: set() for machine in MACHINES}
    _walk(_company("mikko", "laura"), _asking_two, found)
    _walk(_company("mikko"), _asking_one_and_another, found)
    _walk(_company(), _changing, found)
    _walk(_volunteers(), _asking_outside, found)
    return {title: frozenset(steps) for title, steps in found.items()}


def _walk(begun: World, presses: Presses, found: dict[str, set[Step]]) -> None:
    seen = {_kind(begun)}
    ahead = deque([begun])
    while ahead:
        for then in _nexts(ahead.popleft(), presses, found):
            if (kind := _kind(then)) not in seen:
                seen.add(kind)
                ahead.append(then)


def _nexts(world: World, presses: Presses, found: dict[str, set[Step]]) -> Iterator[World]:
    for who, event in list(presses(world)):
        then = _copied(world, found)
        then.happen(who, event)
        yield then
    then = _copied(world, found)
    _until_something_changes(then)
    yield then


def _asking_two(world: World) -> Iterator[tuple[str, Event]]:
    """Two people, one after the other or together."""
    yield from _consents(world, Order.IN_TURN)
    yield from _consents(world, Order.TOGETHER)
    yield from (("sanna", event) for event in (Withdrew(), TalkAnswered(True), TalkAnswered(False), Closed()))
    for who in ("mikko", "laura"):
        for ask in world.members[who].listening.asks[-1:]:
            yield from ((who, AskAnswered(ask.id, yes)) for yes in (True, False))
            yield who, TookBack(ask.id)


def _asking_one_and_another(world: World) -> Iterator[tuple[str, Event]]:
    """One person, and a second one whom the member adds or the first one brings."""
    yield from _consents(world, Order.IN_TURN)
    sanna = world.members["sanna"]
    if sanna.escalation is not None and sanna.escalation.open:
        yield "sanna", OnePicked(MemberId("ravi"))
    yield from (("sanna", event) for event in (Withdrew(), WentOn(), SuggestionTaken(), TalkAnswered(True)))
    for ask in world.members["mikko"].listening.asks[-1:]:
        yield from (("mikko", AskAnswered(ask.id, yes)) for yes in (True, False))
        yield from (("mikko", event) for event in (GotInTouch(ask.id), TookBack(ask.id), WasUnreachable()))
        yield "mikko", SuggestionMade(ask.id, MemberId("ravi"), instead=False)
    for ask in world.members["ravi"].listening.asks[-1:]:
        yield "ravi", AskAnswered(ask.id, True)
        yield "ravi", WasUnreachable()


def _consents(world: World, order: Order) -> Iterator[tuple[str, Event]]:
    sanna = world.members["sanna"]
    readers = asking_pages.readers(sanna)
    shown = tuple(Shown(who, world.members[who].calendar, Words("20 minutes")) for who in readers)
    if shown and seconding.adding(sanna) is not None:
        yield "sanna", PersonAdded(shown[0])
    elif shown:
        yield "sanna", Consented(Release(order=order), shown)


def _changing(world: World) -> Iterator[tuple[str, Event]]:
    mikko = world.members["mikko"]
    if world.members["sanna"].wishing is None:
        yield "sanna", ChangeWished(mikko.id, Words("no more of X"))
    else:
        yield "sanna", ChangeReleased(mikko.id, mikko.calendar, Words("no more of X"))
    yield from (("sanna", event) for event in (ChangeStopped(), ChangeSetAside()))
    yield "mikko", WasUnreachable()
    for ask in mikko.change_asks[-1:]:
        yield from (("mikko", ChangeAnswered(ask.id, Words(text))) for text in ("", "on Monday"))


def _asking_outside(world: World) -> Iterator[tuple[str, Event]]:
    sanna = world.members["sanna"]
    if sanna.outside.request is None and not sanna.outside.requests:
        chosen = tuple(o.Candidate(MemberId(w), world.members[w].calendar, Words("")) for w in OUTSIDE)
        yield "sanna", o.OutsideReleased(None, Words(""), chosen)
    yield from (("sanna", event) for event in (o.OutsideStopped(), o.OutsideSetAside()))
    for talk in sanna.outside.talks:
        yield "sanna", o.OutsideNamed(talk.id)
        yield "sanna", o.OutsideClosed(talk.id)
    for who in OUTSIDE:
        for ask in world.members[who].outside.asks[-1:]:
            yield from ((who, o.OutsideAnswered(ask.id, yes)) for yes in (True, False))
            yield who, WasUnreachable()
            yield who, o.OutsideClosed(ask.id)
            if not any(talk.written for talk in world.members[who].outside.talks):
                yield who, o.OutsideWrote(ask.id, Words("hello"))


def _volunteers() -> World:
    world = _company()
    for name in OUTSIDE:
        world.happen(name, o.VolunteeringChosen(()))
    return world


def _company(*trusted: str) -> World:
    world = World(MONDAY)
    for name in ("sanna", "mikko", "laura", "ravi"):
        world.join(name, HELSINKI)
        world.happen(name, RhythmChosen(1 if name == "sanna" else 0))
    world.happen("sanna", CircleChosen(tuple(map(MemberId, trusted))))
    for name in trusted:
        world.happen(name, WillingnessGiven(True))
    world.pending.clear()
    return world


def _copied(world: World, found: dict[str, set[Step]]) -> World:
    then = replace(
        world,
        members=dict(world.members),
        pending=dict(world.pending),
        records=dict(world.records),
        sent=[],
        lines=[],
    )
    then.watch = lambda member, event, _: _note(then, member, event, found)
    return then


def _note(world: World, before: Member, event: Event, found: dict[str, set[Step]]) -> None:
    after = decide(before, event, world.now).member
    for machine in MACHINES:
        for id in machine.ids(before) | machine.ids(after):
            was, now = machine.kind(before, id), machine.kind(after, id)
            if was != now:
                found[machine.title].add(Step(was, _named(event), now))


def _kind(world: World) -> object:
    """What matters of a world for where it can go: the kind of what is newest in it, not its contents."""
    asker = world.members["sanna"]
    turn = [getattr(e.progress, "turn", 0) for e in (asker.escalation, asker.outside.request) if e]
    suggested = asker.escalation is not None and asker.escalation.suggested is not None
    own = [machine.kind(asker, id) for machine in MACHINES for id in machine.ids(asker)]
    others = [member for name, member in world.members.items() if name != "sanna"]
    tables = [
        (
            *(on_a_table(member, ask.id) for ask in member.listening.asks[-1:]),
            *(of_change_ask(member, ask.id) for ask in member.change_asks[-1:]),
            *((of_volunteer(member, ask.id), _wrote(member)) for ask in member.outside.asks[-1:]),
        )
        for member in others
    ]
    order = asker.escalation.release.order if asker.escalation else ""
    composing = (asker.composing.one, asker.composing.beside)
    return str((own, tables, turn, order, suggested, composing, asker.wishing is None))


def _wrote(member: Member) -> bool:
    return any(talk.written for talk in member.outside.talks)


def _until_something_changes(world: World) -> None:
    """Through prompts and the like, which change nothing here."""
    kind = _kind(world)
    for _ in range(MOST_MOMENTS):
        world.run_until(_next_due(world))
        if _kind(world) != kind:
            return


def _next_due(world: World) -> datetime:
    far = datetime.max.replace(tzinfo=UTC)
    letters = min((notice.at for _, notice in world.pending.values()), default=far)
    return max(world.now, min(letters, min(next_wake(member) for member in world.members.values())))


def _named(event: Event) -> str:
    what: Any = event.turn if isinstance(event, TimeUp) else event
    return said(type(what).__name__, vars_of(what))


def vars_of(event: Any) -> dict[str, object]:
    return {name: getattr(event, name) for name in ("yes", "talked") if hasattr(event, name)}
