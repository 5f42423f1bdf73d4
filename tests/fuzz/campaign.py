"""Requests one after another, each broken by its own seed and number."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz import content, envelope
from tests.fuzz.company import Company, a_company
from tests.fuzz.draft import Draft, drafted
from tests.fuzz.judging import Outcome, judged
from tests.fuzz.living import live
from tests.fuzz.watching import Watch, a_watch, people
from tests.fuzz.wire import Request, hold, send

DOORS = ("slack", "teams", "playground", "page")
AFTER_SIGNING = (
    *(envelope.other_type, envelope.header_left_out, envelope.header_doubled, envelope.headers_swapped),
    *(envelope.header_added, envelope.other_method, envelope.other_target, envelope.cut_off),
    *(envelope.cut_in_pieces, envelope.in_pieces),
)
REPLAYS = 0.08
HALF_OPEN = 8
ALLOWED_MB = 32.0
"""The allocator keeps what the largest bodies needed: some 20 MB, after 40,000 requests as after 100,000.
A kilobyte that stays of every request would be 90 MB more by then."""


@dataclass
class Broken:
    number: int
    why: tuple[str, ...]
    steps: list[str]
    request: Request


@dataclass
class Tally:
    doors: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: list[Broken] = field(default_factory=list)
    replays: int = 0
    told: int = 0
    memory_mb: float = 0.0

    @property
    def other_faults(self) -> int:
        """Broken in another way: an error in the log behind an answer that looks well, or no answer."""
        plain = ("answers", "state changed")
        return sum(not any(why.startswith(plain) for why in one.why) for one in self.broken)


class Campaign:
    def __init__(self, company: Company, watch: Watch, kept: list[Request], seed: int) -> None:
        self._company = company
        self._watch = watch
        self._seed = seed
        self._by_door = {door: [r for r in kept if r.door == door] for door in DOORS}
        self._began = company.clock.now()
        watch.mark(forgets=True)
        self._people = people(company.store)
        self._ids = tuple(a.user for m in self._people.values() for a in m.found_at)
        self._tally = Tally()

    async def run(self, numbers: Iterable[int], progress: Callable[[int, Tally], None]) -> Tally:
        numbers = list(numbers)
        warm, memory = max(200, len(numbers) // 10), 0.0
        async with AsyncExitStack() as open:
            for port in {*self._company.ports.values()} if len(numbers) > HALF_OPEN else ():
                for request in self._by_door["slack"][:HALF_OPEN]:
                    open.callback((await hold(port, request)).close)
            for done, number in enumerate(numbers):
                await self._one(number)
                if done == warm:
                    memory = _memory()
                progress(done + 1, self._tally)
        if len(numbers) > warm:
            self._tally.memory_mb = _memory() - memory
        return self._tally

    async def _one(self, number: int) -> None:
        chance = Random(f"{self._seed}/{number}")
        request = chance.choice(self._by_door[chance.choice(DOORS)])
        if chance.random() < REPLAYS:
            draft, outcome = await self._replayed(request, chance)
            self._tally.replays += 1
        else:
            steps = chance.choices(content.CONTENT + envelope.ENVELOPE, k=chance.choice([1, 1, 2, 3]))
            draft, outcome = await self._broken(request, number, steps)
            if outcome.broken:
                draft, outcome = await self._reduced(request, number, steps, draft, outcome)
        self._note(number, draft, outcome)

    def _note(self, number: int, draft: Draft, outcome: Outcome) -> None:
        self._tally.doors[draft.request.door] += 1
        self._tally.kinds[outcome.kind] += 1
        self._tally.statuses[outcome.status] += 1
        self._tally.told += outcome.told
        if outcome.broken:
            self._tally.broken.append(Broken(number, outcome.broken, draft.steps, draft.request))

    async def _broken(self, request: Request, number: int, steps: list[Callable]) -> tuple[Draft, Outcome]:
        draft = self._draft(request)
        if content.foreign in steps:  # alone, so that nothing makes it one of ours again
            steps = [content.foreign, *(s for s in steps if s not in content.CONTENT)]
        for step in [s for s in steps if s in content.CONTENT]:
            if (said := content.read(draft)) is not None:
                content.write(draft, step(self._chance(number, step), draft, said))
        early = [s for s in steps if s not in content.CONTENT and s not in AFTER_SIGNING]
        for step in early:
            step(self._chance(number, step), draft)
        self._company.signed(draft)
        for step in [s for s in steps if s in AFTER_SIGNING]:
            step(self._chance(number, step), draft)
        draft.steps = [step.__name__ for step in steps]
        return draft, await self._sent(draft)

    def _chance(self, number: int, step: Callable) -> Random:
        """Of its own, so that a step does the same when others are left out."""
        return Random(f"{self._seed}/{number}/{step.__name__}")

    def _draft(self, request: Request) -> Draft:
        of_door = self._by_door[request.door]
        another = lambda chance: content.read(drafted(chance.choice(of_door), another=None))  # noqa: E731
        return drafted(request, another=another, ids=self._ids, tenants=content.TENANTS)

    async def _replayed(self, request: Request, chance: Random) -> tuple[Draft, Outcome]:
        """Decided once; then twice more, as the platforms do when an answer was late, or as a thief would.

        What the playground's own page sends has no key, so that a second click is seen as one more press:
        its window's token makes it the same. A line typed there is a new one each time.
        """
        draft = self._draft(request)
        self._company.signed(draft)
        draft.steps = ["replayed"]
        await self._send(draft)
        self._company.clock._now = self._began
        self._watch.mark()
        if chance.random() < 0.5:
            draft.request.headers += [("X-Slack-Retry-Num", "1"), ("X-Slack-Retry-Reason", "timeout")]
        draft.again = True
        draft.holds = request.door != "playground" or request.target == "/press"
        outcomes = [await self._judge(draft, self._people) for _ in range(2)]
        self._watch.drop()
        return draft, next((outcome for outcome in outcomes if outcome.broken), outcomes[0])

    async def _sent(self, draft: Draft) -> Outcome:
        return await self._judge(draft, self._people)

    async def _judge(self, draft: Draft, before: dict) -> Outcome:
        status = await self._send(draft)
        outcome = judged(self._company, self._watch, draft, status, before)
        if self._watch.changed():
            self._watch.restore()
        self._company.clock._now = self._began
        self._company.tidy()
        return outcome

    async def _send(self, draft: Draft) -> int:
        self._company.spy.forget()
        try:
            return await send(self._company.ports[draft.request.door], draft.request)
        except TimeoutError:
            self._company.spy.faults.append("no answer in time")
            return 0
        finally:
            await self._company.settled()

    async def _reduced(
        self, request: Request, number: int, steps: list[Callable], draft: Draft, outcome: Outcome
    ) -> tuple[Draft, Outcome]:
        """Without each step that does not matter."""
        for step in list(steps):
            fewer = [s for s in steps if s is not step]
            if len(fewer) < len(steps):
                smaller, still = await self._broken(request, number, fewer)
                if still.broken:
                    steps, draft, outcome = fewer, smaller, still
        return draft, outcome


async def fuzz(
    seed: int, numbers: Iterable[int], store: str, progress: Callable[[int, Tally], None]
) -> Tally:
    """A company of its own, its life, and then these requests."""
    with a_watch(store) as watch:
        async with a_company(watch.store) as company:
            kept = await live(company, Random(seed))
            return await Campaign(company, watch, kept, seed).run(numbers, progress)


def _memory() -> float:
    """Megabytes of this process that are in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6
