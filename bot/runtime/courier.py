"""Delivers the outbox: takes what is due, sends it, and writes down what became of it.

A notice says nothing, so sending one twice after a crash is harmless; losing one is not. What cannot
be delivered at all becomes an event that the rules answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

from bot.messages import chatting, wording
from bot.messages.cards import Message, Notice
from bot.messages.speech import Speech
from bot.port import AskAgain, Delivered, Gone, Later, Limited, Outcome, Platform, TenantGone, Unknown
from bot.rules import asking_in_chat, do_not_disturb, routine, subjects
from bot.rules.events import WasUnreachable
from bot.rules.member import Member
from bot.rules.people import Address, MemberId
from bot.runtime.clock import Clock, Pause
from bot.runtime.engine import Engine
from bot.runtime.hurry import Hurry
from bot.runtime.scene import lane, platform_of
from bot.runtime.tokens import Tokens
from bot.runtime.writer import Writer
from bot.storage.contract import Letter, Newer, Store, Tx, Unavailable

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
IN_FLIGHT = 64
OF_ONE_LANE = 24
AT_A_TIME = 4
"""How many notices are on their way at once, in all and to one workspace or tenant, and taken in one go. So
many of a workspace as go out while it is asked, every few seconds, who is not to be disturbed."""
OVERTAKING = 8
"""How many more where they overtake prompts."""
GRACE = 5.0
"""Seconds that what is on its way has to arrive when the program stops."""
WRITES_DOWN_AFTER = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between two tries to write down that a notice arrived: all of them lie within its lease."""
MOST_TRIES = 12
BACK_OFF = timedelta(seconds=5)
LONGEST_BACK_OFF = timedelta(minutes=30)


class Courier:
    def __init__(
        self, store: Store, writer: Writer, clock: Clock, speech: Speech, tokens: Tokens, engine: Engine
    ) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._speech = speech
        self._tokens = tokens
        self._engine = engine
        self._on_their_way: dict[asyncio.Task[None], Letter] = {}
        self._pause: Pause = asyncio.sleep
        self.hurry = Hurry()

    @property
    def _platforms(self) -> Mapping[str, Platform]:
        return self._engine.platforms

    @property
    def busy(self) -> bool:
        return bool(self._on_their_way)

    async def run_once(self) -> int:
        """Take what is due now, and wait until some of what is on its way has arrived. Returns how many that
        were: nothing is left to do once it is none."""
        taken = await self.begin(lambda: None)
        if not self._on_their_way:
            return 0
        await asyncio.wait(self._on_their_way, return_when=asyncio.FIRST_COMPLETED)
        return taken + self._arrived()

    async def begin(self, arrived: Callable[[], None]) -> int:
        """Take what is due now, as far as there is room, and wait for none of it. Returns how many.

        A workspace that takes its time fills its own lane: nobody else waits for it. Raises what went wrong
        with one that was on its way: only where not even that could be written down."""
        self._arrived()
        now, full = self._clock.now(), self._full()
        most = min(AT_A_TIME, IN_FLIGHT - len(self._on_their_way))
        claim = partial(self._store.claim, now, LEASE, most, full, self._pace)
        letters = await self._writer.call(claim) if most else []
        letters += await self._overtaking(letters)
        for letter in letters:
            task = asyncio.create_task(self._attempt(letter))
            task.add_done_callback(lambda _: arrived())
            self._on_their_way[task] = letter
        return len(letters)

    async def _overtaking(self, taken: list[Letter]) -> list[Letter]:
        """Of what is in a hurry, what is due and was not its lane's turn."""
        self.hurry.taken(taken)
        now, room = self._clock.now(), IN_FLIGHT + OVERTAKING - len(self._on_their_way) - len(taken)
        if not (late := self.hurry.due(now, max(0, room))):
            return []
        ready = self.hurry.found(late, await self._writer.call(partial(self._store.ready_at, late)), now)
        claim = partial(self._store.claim_these, ready, now, LEASE, self._pace)
        letters = await self._writer.call(claim) if ready else []
        self.hurry.taken(letters)
        return letters

    def _pace(self, lane: str) -> timedelta:
        platform = self._platforms.get(platform_of(lane))
        return platform.pace if platform else timedelta()

    async def finish(self) -> None:
        """Let what is on its way arrive. What does not in time is sent again by whoever comes next."""
        if self._on_their_way:
            _, late = await asyncio.wait(self._on_their_way, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*self._on_their_way, return_exceptions=True)
            self._on_their_way.clear()

    def _full(self) -> frozenset[str]:
        there = Counter(letter.lane for letter in self._on_their_way.values())
        return frozenset(lane for lane, so_many in there.items() if so_many > OF_ONE_LANE - AT_A_TIME)

    def _arrived(self) -> int:
        arrived = [task for task in self._on_their_way if task.done()]
        for task in arrived:
            self.hurry.arrived(self._on_their_way.pop(task), self._clock.now())
        problems = [task.exception() for task in arrived]
        for problem in filter(None, problems):
            raise problem
        return len(arrived)

    async def _attempt(self, letter: Letter) -> None:
        """One notice's trouble must not keep the others from being sent, nor be tried unseen for ever."""
        try:
            await self._deliver(letter)
        except Newer:
            log.warning("a notice was handed back to a newer release")
            await self._hand_back(letter, self._clock.now() + LEASE)
        except Exception as problem:  # noqa: BLE001 - what a fault says could hold words; its kind does not
            log.error("a notice could not be sent and will be tried again: %s", type(problem).__name__)
            await self._try_later(letter)

    async def _deliver(self, letter: Letter) -> None:
        member = await self._writer.run(partial(_recipient, letter=letter))
        if member is None:
            await self._settle(self._store.delivered, letter)  # someone who left: nothing is owed
            return
        now = self._clock.now()
        if (at := routine.comes_at(member, letter.subject, now)) > now:
            await self._hand_back(letter, at)
            return
        if (message := self._worded(letter, member)) is None:
            await self._settle(self._store.delivered, letter)  # a turn of a talk that is over, or went on
            return
        if await self._is_held(letter, member):
            return
        if self._clock.now() >= letter.until:
            return  # this process stood still, or the database did: somebody else may have it by now
        await self._record(letter, member, await self._send(letter, message, member))

    def _worded(self, letter: Letter, member: Member) -> Message | None:
        """The one notice; or the turn that is still to be said to whoever chose to be asked in the chat."""
        voice, seal = (
            self._speech.voice(member.language),
            partial(self._tokens.seal, member.id, letter.subject),
        )
        if subjects.turn_in(letter.subject) is None:
            return wording.notice(voice, seal())
        chosen = asking_in_chat.in_chat(member, letter.subject, self._clock.now())
        return chatting.turn(voice, chosen, seal) if chosen is not None else None

    async def _is_held(self, letter: Letter, member: Member) -> bool:
        """Whether its reader is not to be disturbed, as the platform says: then it comes later, or not."""
        address, now = member.addresses[0], self._clock.now()
        platform = self._platforms.get(address.platform)
        if platform is None or not do_not_disturb.concerns(member, letter.subject, now):
            return False
        if (until := await platform.quiet_until(address)) is None:
            return False
        if isinstance(until, AskAgain):
            await self._hand_back(letter, until.at)
            return True
        if (at := do_not_disturb.comes_at(member, letter.subject, until, now)) is None:
            await self._settle(self._store.delivered, letter)  # a question of a day that is over by then
        elif at > now:
            await self._hand_back(letter, at)
        return at is None or at > now

    async def _send(self, letter: Letter, message: Message, member: Member) -> Outcome:
        """In one place only: the next one is tried where nobody can be reached any more."""
        first, *others = self._places(letter, member)
        outcome = await self._send_to(first, message)
        for address in others:
            if not isinstance(outcome, Gone | TenantGone):
                break
            tried = await self._send_to(address, self._elsewhere(message, member))
            outcome = outcome if isinstance(tried, Gone) else tried
        return outcome

    def _places(self, letter: Letter, member: Member) -> list[Address]:
        """Where they want to be told first, or typed the line that this answers."""
        answers = routine.answers_line(member, letter.subject, self._clock.now())
        return sorted(member.addresses, key=lambda address: answers and lane(address) != letter.lane)

    def _elsewhere(self, message: Message, member: Member) -> Message:
        """Being asked in the chat was chosen for one chat: in any other there is the one notice."""
        if isinstance(message, Notice):
            return message
        voice = self._speech.voice(member.language)
        return wording.notice(voice, self._tokens.seal(member.id, subjects.VISIT))

    async def _send_to(self, address: Address, message: Message) -> Outcome:
        platform = self._platforms.get(address.platform)
        if platform is None:
            return Later(self._clock.now() + LONGEST_BACK_OFF)
        if self._engine.silent_until(lane(address)) is not None:
            return TenantGone()
        outcome = await platform.send(address, message)
        if isinstance(outcome, TenantGone):
            log.error("a workspace removed Kaveri or revoked its token; its notices wait")
            await self._engine.silenced(address.platform, address.tenant)
        if isinstance(outcome, Limited):
            await self._writer.call(partial(self._store.rest, lane(address), outcome.until))
        return outcome

    async def _record(self, letter: Letter, member: Member, outcome: Outcome) -> None:
        match outcome:
            case Delivered() | Unknown():
                # Unknown: it was written to the platform and the answer was lost. It is there more
                # often than not, and a second notice would be one too many.
                await self._write_down(letter)
            case Later(at=earliest):
                await self._try_later(letter, earliest - self._clock.now())
            case Limited(until):
                rests_with_it = [lane(address) for address in member.addresses] == [letter.lane]
                await self._hand_back(letter, None if rests_with_it else until)
            case Gone():
                await self._engine.hear(member.id, WasUnreachable())
                await self._settle(self._store.delivered, letter)
            case TenantGone():
                silent = (self._engine.silent_until(lane(address)) for address in member.addresses)
                again = min(filter(None, silent), default=self._clock.now())
                await self._hand_back(letter, again)
            case _:
                assert_never(outcome)

    async def _write_down(self, letter: Letter) -> None:
        """It arrived: whatever the database does, only this is repeated, and nothing is offered again."""
        for wait in WRITES_DOWN_AFTER:
            try:
                await self._settle(self._store.delivered, letter)
                return
            except Unavailable:
                await self._pause(wait)
        log.error("a notice arrived, which could not be written down; it may come once more")

    async def _try_later(self, letter: Letter, at_least: timedelta = timedelta()) -> None:
        if letter.tries >= MOST_TRIES:
            log.error("a notice was given up after %d tries; it is parked", letter.tries)
            await self._settle(self._store.park, letter)
            return
        wait = min(BACK_OFF * 2 ** (letter.tries - 1), LONGEST_BACK_OFF)
        at = self._clock.now() + max(wait, at_least)
        await self._writer.call(partial(self._store.put_back, letter, at))
        self.hurry.again(letter.slot, at)

    async def _hand_back(self, letter: Letter, at: datetime | None) -> None:
        """Not tried. ``None``: in its old place, once its lane has rested."""
        await self._writer.call(partial(self._store.hand_back, letter, at))
        self.hurry.again(letter.slot, at or self._clock.now())

    async def _settle(self, how: Callable[[Letter], None], letter: Letter) -> None:
        await self._writer.call(partial(how, letter))


def _recipient(tx: Tx, letter: Letter, id: MemberId | None = None) -> Member | None:
    """Somebody who became one with another has a rhythm already: only an invitation is still owed."""
    id = id or letter.to
    found = tx.load([id]).get(id)
    if found is None or found.member.joined is None:
        return found.member if found else None
    return _recipient(tx, letter, found.member.joined) if letter.subject == subjects.INVITATION else None
