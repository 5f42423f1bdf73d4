"""A workspace has a limit. Notices keep to it, whoever sends them; none is lost for it, and asks overtake."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

from adapters.playground.platform import PlaygroundPlatform
from adapters.program import Program, build
from bot.messages.actions import Action
from bot.messages.cards import Message
from bot.port import Limited, Outcome
from bot.rules.people import Address
from bot.runtime.clock import PushedClock
from bot.runtime.settings import Settings
from bot.storage.contract import Slot, Store
from tests.runtime.test_lanes import MIKKO, RAVI, post, put
from tests.storage.making import member
from tests.stores import Databases, on_every_store
from tests.world import MONDAY, a_world, seeded, with_circle

NOON = MONDAY.astimezone(UTC)
LANE, OTHER = "playground/demo", "playground/other"
SECOND = timedelta(seconds=1)


class Strict(PlaygroundPlatform):
    """Takes so many a second from whoever sends them, and refuses the others for a while."""

    def __init__(self, clock: PushedClock, most: int, pace: timedelta = timedelta()) -> None:
        super().__init__(clock)
        self.most, self.pace = most, pace
        self.taken: Counter[datetime] = Counter()
        self.refused = 0

    async def send(self, to: Address, message: Message) -> Outcome:
        now = self.clock.now()
        if self.taken[now] >= self.most:
            self.refused += 1
            return Limited(now + 3 * SECOND)
        self.taken[now] += 1
        return await super().send(to, message)


@asynccontextmanager
async def a_company(
    stores: Iterable[Store], most: int, pace: timedelta = timedelta()
) -> AsyncIterator[tuple[list[Program], Strict, PushedClock]]:
    """Its replicas, and the one platform that all of them write to."""
    clock = PushedClock(NOON)
    platform = Strict(clock, most, pace)
    async with AsyncExitStack() as rest:
        programs = [build(Settings(), clock, [platform], store=s, chance=seeded(1)) for s in stores]
        for program in programs:
            await program.start(background=False)
            rest.push_async_callback(program.stop)
        for who in (MIKKO, RAVI):
            await platform.runs(who.user)
        yield programs, platform, clock


async def seconds_pass(programs: list[Program], clock: PushedClock, seconds: int) -> None:
    for _ in range(seconds):
        for program in programs:
            await program.running.settle()
        clock.push(SECOND)


@on_every_store
async def test_a_limit_loses_nothing_and_parks_nothing(kept: Databases) -> None:
    async with a_company([kept.open()], most=5) as ([program], platform, clock):
        post(program, MIKKO, LANE, range(100))
        await seconds_pass([program], clock, 90)
        assert len(platform.desk("mikko").notices) == 100
        assert platform.refused, "without a pace it runs into the limit, again and again"
        assert program.store.parked() == []


@on_every_store
async def test_a_refusal_is_heeded_by_every_replica(kept: Databases) -> None:
    async with a_company([kept.open(), kept.open()], most=2) as (programs, platform, clock):
        post(programs[0], MIKKO, LANE, range(40))
        post(programs[0], RAVI, OTHER, range(40))
        await programs[0].running.settle()
        platform.refused = 0
        await programs[1].running.settle()
        assert platform.refused == 0
        clock.push(SECOND)
        await programs[1].running.settle()
        assert platform.refused == 0, "the rest lasts as long as the platform said"
        await seconds_pass(programs, clock, 200)
        assert [len(platform.desk(who).notices) for who in ("mikko", "ravi")] == [40, 40]


@on_every_store
async def test_at_its_pace_nothing_is_refused(kept: Databases) -> None:
    """Three notices more than a second's share may go at once, as they are taken in fours."""
    async with a_company([kept.open(), kept.open()], 11, SECOND / 5) as (programs, platform, clock):
        post(programs[0], MIKKO, LANE, range(100))
        await seconds_pass(programs, clock, 21)
        assert platform.refused == 0
        assert len(platform.desk("mikko").notices) == 100
        first_half = sum(n for at, n in platform.taken.items() if at < NOON + 10 * SECOND)
        assert 50 <= first_half <= 50 + 2 * 3


@on_every_store
async def test_whoever_asks_overtakes_a_morning_of_prompts(kept: Databases) -> None:
    async with a_company([kept.open()], most=50, pace=SECOND / 2) as ([program], platform, clock):
        post(program, MIKKO, LANE, range(60))
        await seconds_pass([program], clock, 3)
        before = len(platform.desk("mikko").notices)
        assert before < 20
        answer = Slot("ravi-answer")
        post(program, RAVI, LANE, range(1))
        id = program.store.run(lambda tx: tx.find(RAVI))
        assert id is not None
        put(program.store, answer, id, LANE, clock.now())
        program.engine.hurry(answer, clock.now())
        await program.running.settle()
        assert len(platform.desk("ravi").notices) == 1, "this one, and not the other, which waits its turn"
        await seconds_pass([program], clock, 60)
        assert [len(platform.desk(who).notices) for who in ("mikko", "ravi")] == [60, 2]


@on_every_store
async def test_nobody_has_to_say_that_an_ask_is_in_a_hurry(kept: Databases) -> None:
    async with a_world(kept.open()) as world:
        await with_circle(world, people=("mikko",))
        await world.ravi.runs()
        world.platform.pace = SECOND * 2
        post(world.program, RAVI, LANE, range(90))
        asked, waiting = len(world.mikko.notices), len(world.ravi.notices) + 90
        await world.laura.runs()
        await world.laura.presses(Action.PERSON)
        await world.laura.presses(Action.ASK)
        await world.later(minutes=1, seconds=10)
        assert len(world.mikko.notices) == asked + 1
        assert len(world.ravi.notices) < waiting, "or nobody was overtaken"


@on_every_store
async def test_who_types_a_line_is_answered_before_a_morning_of_prompts_is_out(kept: Databases) -> None:
    async with a_world(kept.open()) as world:
        await world.ravi.runs()
        await world.mikko.runs()
        world.platform.pace = SECOND * 2
        post(world.program, RAVI, LANE, range(90))
        answered, waiting = len(world.mikko.notices), len(world.ravi.notices) + 90
        await world.later(seconds=3)
        await world.mikko.types("hello")
        await world.later(seconds=1)
        assert len(world.mikko.notices) == answered + 1
        assert len(world.ravi.notices) < waiting, "or nobody was overtaken"


@on_every_store
def test_a_lane_is_forgotten_once_it_has_room(kept: Databases) -> None:
    store = kept.open()
    store.run(lambda tx: tx.add(member()))
    put(store, Slot("a"), member().id, LANE, NOON)
    store.claim(NOON, SECOND, 1, pace=lambda lane: 3 * SECOND)
    put(store, Slot("b"), member().id, LANE, NOON)
    store.forget_lanes(NOON + SECOND)
    assert store.claim(NOON + SECOND, SECOND, 1) == []
    assert store.next_letter() == NOON + 3 * SECOND
    store.forget_lanes(NOON + 3 * SECOND)
    assert len(store.claim(NOON + 3 * SECOND, SECOND, 9)) == 2
