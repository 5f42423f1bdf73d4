"""Several replicas on one PostgreSQL: any may take any press or wake-up, and one yes is one yes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any, TypeVar

import pytest

from bot.messages.actions import Action
from bot.port import Press, Show
from bot.rules.agenda import agenda
from bot.rules.escalation import Acknowledged, Asking
from bot.rules.events import AskAnswered, Consented, Shown, TimeUp, WillingnessGiven
from bot.rules.joining import met
from bot.rules.listening import Accepted, Over
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile
from bot.rules.words import Words
from bot.runtime.scene import Scene
from bot.storage.contract import Tx
from tests.stores import Databases
from tests.world import MONDAY, World, a_world, with_circle, words

T = TypeVar("T")
TIMES = 1000
TOGETHER = 10.0
ON_POSTGRES = pytest.mark.parametrize("kept", ["postgres"], indirect=True)


@ON_POSTGRES
async def test_two_peers_say_yes_at_the_same_moment_a_thousand_times(kept: Databases) -> None:
    """Two programs, two presses at once, a thousand pairs: always one yes, one "no longer needed"."""
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_world(kept.open(), seed=1))
        two = await stack.enter_async_context(a_world(kept.open(), seed=2))
        winners = 0
        for start in range(0, TIMES, 50):
            trios = [await asked_twice(one, n) for n in range(start, start + 50)]
            await asyncio.gather(
                *(one.program.engine.hear(first, AskAnswered(asks[0], True)) for _, first, _, asks in trios),
                *(
                    two.program.engine.hear(second, AskAnswered(asks[1], True))
                    for _, _, second, asks in trios
                ),
            )
            for asker, first, second, _ in trios:
                members = await read(one, asker, first, second)
                assert isinstance(members[0].escalation and members[0].escalation.progress, Acknowledged)
                answers = sorted(type(m.listening.asks[0].answer).__name__ for m in members[1:])
                assert answers == [Accepted.__name__, Over.__name__]
                winners += 1
        assert winners == TIMES


async def asked_twice(world: World, n: int) -> tuple[MemberId, MemberId, MemberId, tuple[str, str]]:
    """A member who has asked two peers, both of whom may still answer."""
    now = world.clock.now()
    ids = [MemberId(f"{n:06d}-{who}") for who in ("asker", "first", "second")]

    def work(tx: Tx) -> tuple[str, str]:
        scene = Scene(tx, now)
        for id in ids:
            address = Address("playground", "demo", id)
            scene.keep(met(Profile(address, Words("A name"), "en", "Europe/Berlin"), id, f"seed {id}", now))
        for id in ids[1:]:
            scene.happen(id, [WillingnessGiven(True)])
        asker = scene.present(ids[0])
        shown = tuple(Shown(id, asker.calendar, Words("20 minutes")) for id in ids[1:])
        scene.happen(ids[0], [Consented(asker.composing.release, shown)])
        for _ in shown:
            turn = next(w.turn for w in agenda(scene.present(ids[0])) if type(w.turn).__name__ == "StepTurn")
            scene.happen(ids[0], [TimeUp(turn)])
        asked = scene.present(ids[0]).escalation
        assert asked is not None
        assert asked.progress == Asking(2)
        scene.write()
        return asked.plan.steps[0].ask, asked.plan.steps[1].ask

    asks = await world.program.writer.run(work)
    return ids[0], ids[1], ids[2], asks


async def read(world: World, *ids: MemberId) -> list[Member]:
    found = await world.program.writer.run(lambda tx: tx.load(ids))
    return [found[id].member for id in ids]


@ON_POSTGRES
async def test_one_press_delivered_to_two_replicas_is_decided_once(kept: Databases) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_world(kept.open(), seed=1))
        two = await stack.enter_async_context(a_world(kept.open(), seed=2))
        laura = Address("playground", "demo", "laura")
        opened = await one.program.engine.receive(Press("1", laura, Action.HOME))
        assert isinstance(opened, Show)
        save = Press("2", laura, Action.SAVE_CHECK_IN, opened.dialog.token, {"energy": Words("2")})
        await asyncio.gather(one.program.engine.receive(save), two.program.engine.receive(save))
        found = await one.program.writer.run(lambda tx: tx.load_at(laura))
        assert found is not None
        assert len(found.member.history.checkins) == 1


class Meeting:
    """A store in which two works have read what they decide on before either may write. Whoever came second
    runs once more, and meets nobody then."""

    def __init__(self, store: Any, all_have_read: Barrier) -> None:
        self._store, self._all_have_read = store, all_have_read
        self._waits = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def run(self, work: Callable[[Tx], T]) -> T:
        result: T = self._store.run(lambda tx: work(Met(tx, self.met)))  # type: ignore[arg-type]  # the rest is its own
        return result

    def met(self) -> None:
        if self._waits:
            self._waits = False
            self._all_have_read.wait()


class Met:
    def __init__(self, tx: Tx, met: Callable[[], None]) -> None:
        self._tx, self._met = tx, met

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    def first_time(self, key: str, now: datetime) -> bool:
        self._met()
        return self._tx.first_time(key, now)


@ON_POSTGRES
@pytest.mark.parametrize("keys", [("a", "a"), ("a", "b")], ids=["delivered twice", "pressed twice"])
async def test_of_two_presses_at_once_both_answers_say_what_is_now_true(
    kept: Databases, keys: tuple[str, str]
) -> None:
    """Whichever came second decides nothing, and what it had read is over: no answer says "asking" still."""
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(a_world(kept.open(), seed=1))
        await with_circle(first)
        laura = await first.laura.runs("/kaveri person")
        await laura.presses(Action.ASK)
        laura.sees("I am asking: Mikko, Ravi.")
        all_have_read = Barrier(2, timeout=TOGETHER)
        at, replies = Address("playground", "demo", "laura"), []
        for seed in (2, 3):
            meeting = Meeting(kept.open(), all_have_read)
            world = a_world(meeting, seed=seed, clock=first.clock)  # type: ignore[arg-type]  # the same
            engine = (await stack.enter_async_context(world)).program.engine
            stop = Press(keys[seed - 2], at, Action.WITHDRAW, laura.dialog.token)
            replies.append(engine.receive(stop))
        for reply in await asyncio.gather(*replies):
            assert isinstance(reply, Show)
            said = "\n".join(words(reply.dialog))
            assert "Stopped." in said
            assert "I am asking" not in said


@ON_POSTGRES
async def test_what_one_replica_was_told_the_other_does(kept: Databases) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(a_world(kept.open(), seed=1))
        await with_circle(one)
        laura = await one.laura.runs("/kaveri person")
        await laura.presses(Action.ASK)
        two = await stack.enter_async_context(a_world(kept.open(), seed=2, clock=one.clock))
        one.clock.push(timedelta(minutes=5))
        await asyncio.gather(one.settle(), two.settle())
        assert len(one.mikko.notices) + len(two.mikko.notices) == 2  # an invitation, and one ask


@pytest.mark.parametrize("kept", ["sqlite", "postgres"], indirect=True)
async def test_a_restart_between_any_two_steps_changes_nothing(kept: Databases) -> None:
    """State is data: whoever takes over goes on where the last one stopped."""
    at, notices = MONDAY, 0
    steps = (("laura", "person"), ("laura", "ask"), ("mikko", "accept"))
    async with a_world(kept.open(), at=at) as world:
        await with_circle(world)
        at = world.clock.now()
        notices = len(world.mikko.notices)
    for seed, (who, step) in enumerate(steps, 10):
        async with a_world(kept.open(), at=at, seed=seed) as world:
            somebody = getattr(world, who)
            if step == "accept":
                await world.later(hours=1)
                assert notices == 1
                await somebody.opens()
                await somebody.presses(Action.ACCEPT)
            else:
                await somebody.runs("/kaveri person")
                if step == "ask":
                    await somebody.presses(Action.ASK)
            at = world.clock.now()
    async with a_world(kept.open(), at=at, seed=99) as world:
        await world.laura.runs("/kaveri status")
        world.laura.sees("Mikko said yes")
