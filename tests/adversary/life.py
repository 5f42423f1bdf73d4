"""Some weeks in the company: who comes, picks people, answers, asks, is asked, writes, wishes and leaves.

Everything is drawn from one seed. About half of those who ask do so right after a check-in.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from bot.messages.actions import Action
from bot.rules import listening
from bot.rules.member import Member
from bot.rules.people import MemberId
from tests.adversary.company import Answered, Asked, Company
from tests.adversary.people import CHATTY, HABIT, HABITUAL, KEEPER, LEAVER, LINE, MANAGER, RELAYED, WISHER

HOURS = 9  # of a working day, from eight on
LOOKS_AT_ITS_CHAT = 0.55
CHECKS_IN = 0.6
ASKS_AFTER_A_CHECK_IN = 0.10
ASKS_OUT_OF_THE_BLUE = 0.007
SAYS_YES, SAYS_NO = 0.35, 0.65  # of those who open it; the rest close the window again


class Life:
    def __init__(self, company: Company, seed: int) -> None:
        self._company = company
        self._luck = random.Random(seed)
        self._read: dict[str, int] = {}
        members = [name for name in company.staff.members if name != MANAGER]
        self._members = members
        self._askers = [name for name in members if name not in (CHATTY, LEAVER)]

    async def weeks(self, n: int) -> None:
        await self._begins()
        for day in range(7 * n):
            await self._day(day)
        for name in self._company.staff.members:
            self._company.member(name)

    async def _begins(self) -> None:
        """On the first morning half of them come; each picks three, and so the others are invited."""
        company, luck = self._company, self._luck
        order = luck.sample(self._members, len(self._members))
        for name in order:
            desk = company.desk(name)
            await desk.comes()
            others = [other for other in self._members if other not in (name, LEAVER)]
            if name == WISHER:
                others = [*others[:1], MANAGER]
            picked = luck.sample(others, min(3, len(others)))
            await desk.presses(Action.CIRCLE)
            for place, other in enumerate(picked, 1):
                desk.picks(f"person-{place}", other)
            await desk.submits()
            desk.closes()
            company.truth.circles[name] = tuple(picked)
            await company.later(minutes=luck.randint(3, 20))
        await self._chooses()
        for name in order:
            company.member(name)

    async def _chooses(self) -> None:
        """What a few of them choose on the first day."""
        company = self._company
        if company.kind == "slack":
            chatty = company.desk(CHATTY)
            await chatty.comes()
            for press in (Action.RHYTHM, Action.DAYS, Action.CHAT_PAGE, Action.CHAT_YES):
                await chatty.presses(press)
            chatty.closes()
        walker = company.desk(HABITUAL)
        await walker.comes()
        await walker.presses(Action.MY_PAGE)
        await walker.presses(Action.ANCHORS)
        walker.fills("habit-1", f"a walk {HABIT}")
        await walker.submits()
        walker.closes()

    async def _day(self, day: int) -> None:
        company = self._company
        if day:
            await company.later(seconds=(self._next_morning() - company.clock.now()).total_seconds())
        if company.clock.now().weekday() >= 5:
            return
        if day == 3:
            await self._wishes()
        if day == 7:
            await self._offers()
        if day == 8:
            await self._writes_to_somebody_outside()
        if day == 10:
            await self._leaves()
        for hour in range(HOURS):
            begins = company.clock.now().replace(minute=0, second=0, microsecond=0, hour=6 + hour)
            await company.later(seconds=max(0.0, (begins - company.clock.now()).total_seconds()))
            await company.later(minutes=self._luck.randint(0, 20))
            await self._hour(day)
            await company.looks()
        await company.later(hours=7)
        await company.looks(nightly=True)

    def _next_morning(self) -> datetime:
        now = self._company.clock.now()
        start = now.replace(hour=6, minute=0, second=0, microsecond=0)
        return start if start > now else start + timedelta(days=1)

    async def _hour(self, day: int) -> None:
        for name in self._luck.sample(self._members, len(self._members)):
            if name == self._company.truth.left:
                continue
            if self._has_news(name) and self._luck.random() < LOOKS_AT_ITS_CHAT:
                await self._reads(name)
            elif day > 1 and name in self._askers and self._luck.random() < ASKS_OUT_OF_THE_BLUE:
                await self.asks(name)
            else:
                continue
            await self._company.later(seconds=self._luck.randint(40, 400))

    def _has_news(self, name: str) -> bool:
        return self._company.desk(name).came > self._read.get(name, 0)

    async def _reads(self, name: str) -> None:
        desk = self._company.desk(name)
        self._read[name] = desk.came
        if name == CHATTY and self._company.kind == "slack":
            await self._talks(name)
            return
        await desk.opens()
        offered = set(desk.buttons)
        if Action.AGREE in offered:
            await desk.presses(Action.AGREE)
        elif Action.ACCEPT in offered:
            await self._answers(name)
        elif desk.has("energy"):
            await self._checks_in(name)
        desk.closes()

    async def _talks(self, name: str) -> None:
        """The chat's own questions, answered by typing; and whatever else came there is left."""
        desk = self._company.desk(name)
        for said in ("2", "3", "skip", "skip"):
            await desk.types(said)
            await self._company.later(seconds=10)
        self._read[name] = desk.came

    async def _checks_in(self, name: str) -> None:
        if self._luck.random() > CHECKS_IN:
            return
        desk = self._company.desk(name)
        await desk.chooses("energy", str(self._luck.randint(1, 5)))
        await desk.chooses("off", str(self._luck.randint(1, 5)))
        desk.fills("line", f"the week was {LINE}")
        await desk.submits()
        if name == KEEPER and Action.KEEP in desk.buttons:
            await desk.presses(Action.KEEP)
        if name in self._askers and self._luck.random() < ASKS_AFTER_A_CHECK_IN * 3:
            await self.asks(name)

    async def asks(self, name: str) -> bool:
        """The two presses that ask for a person, where nothing is under way yet."""
        desk, company = self._company.desk(name), self._company
        await desk.comes()
        await desk.presses(Action.PERSON)
        if Action.ASK in desk.buttons:
            await desk.presses(Action.ASK)
            if Action.WITHDRAW in desk.buttons:
                company.truth.asks.append(Asked(company.clock.now(), name, company.truth.circles[name]))
                desk.closes()
                return True
        desk.closes()
        return False

    async def _answers(self, name: str) -> None:
        desk, company = self._company.desk(name), self._company
        member = company.member(name)
        company.truth.read.append((name, desk.body))
        drawn = self._luck.random()
        if member is None or drawn > SAYS_NO + (1 - SAYS_NO) / 2:
            return
        asker = company.name_of(_last_asker(member))
        yes = drawn < SAYS_YES
        await desk.presses(Action.ACCEPT if yes else Action.DECLINE)
        company.truth.answers.append(Answered(company.clock.now(), name, asker, yes))
        if yes and self._luck.random() < 0.5 and Action.IN_TOUCH in desk.buttons:
            await desk.presses(Action.IN_TOUCH)

    async def _wishes(self) -> None:
        desk = self._company.desk(WISHER)
        await desk.comes()
        await desk.presses(Action.STATUS)
        await desk.presses(Action.CHANGE)
        desk.fills("change", f"Someone else takes over {LINE}")
        desk.picks("ally", MANAGER)
        await desk.submits()
        await desk.presses(Action.CHANGE_ASK)
        desk.closes()
        boss, before = self._company.desk(MANAGER), self._company.desk(MANAGER).came
        while boss.came == before:
            await self._company.later(minutes=10)
        await boss.opens()
        self._company.truth.wish = boss.body
        boss.closes()

    async def _offers(self) -> None:
        """Everybody outside the manager's unit may be asked by somebody outside their team."""
        staff = self._company.staff
        for name in self._members:
            if name in staff.under_the_manager or name == self._company.truth.left:
                continue
            desk = self._company.desk(name)
            await desk.comes()
            for press in (Action.HELP, Action.BEING_ASKED, Action.VOLUNTEER):
                await desk.presses(press)
            await desk.submits()
            desk.closes()

    async def _writes_to_somebody_outside(self) -> None:
        company = self._company
        name = next(n for n in company.staff.under_the_manager if n not in (LEAVER, WISHER))
        desk = company.desk(name)
        await desk.comes()
        await desk.presses(Action.PERSON)
        await desk.presses(Action.OUTSIDE)
        if Action.OUTSIDE_ASK not in desk.buttons:
            desk.closes()
            return
        await desk.presses(Action.OUTSIDE_ASK)
        desk.closes()
        for _ in range(60):
            await company.later(minutes=10)
            for other in self._members:
                if self._has_news(other):
                    peer = company.desk(other)
                    await peer.opens()
                    if Action.OUTSIDE_YES in peer.buttons:
                        self._read[other] = peer.came
                        await peer.presses(Action.OUTSIDE_YES)
                        peer.fills("line", f"I have a little time {RELAYED}")
                        await peer.submits()
                        company.truth.written.append((other, peer.body))
                        peer.closes()
                        await self._answers_outside(name)
                        return
                    peer.closes()

    async def _answers_outside(self, name: str) -> None:
        desk = self._company.desk(name)
        await desk.comes()
        await desk.presses(Action.PERSON)
        await desk.presses(Action.OUTSIDE)
        desk.fills("line", f"Thank you {RELAYED}")
        await desk.submits()
        self._company.truth.written.append((name, desk.body))
        desk.closes()

    async def _leaves(self) -> None:
        """Somebody has everything of theirs erased."""
        desk = self._company.desk(LEAVER)
        self._company.member(LEAVER)
        await desk.comes()
        for press in (Action.MY_PAGE, Action.ERASE, Action.ERASE_SILENT, Action.ERASE_GO):
            await desk.presses(press)
        desk.closes()
        self._company.truth.left = LEAVER


def _last_asker(member: Member) -> MemberId:
    return [ask for ask in member.listening.asks if isinstance(ask.answer, listening.Unanswered)][-1].by
