"""Colleagues who press whatever they see, ask, answer, vanish and leave, in front of the real program.

Everything random is derived from one seed, so that a seed is a story that can be told again.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.playground.desk import Noticed
from adapters.playground.people import Directory, Person
from adapters.program import Program, build
from bot.messages.actions import Action
from bot.messages.cards import Choice, Dialog, Entry, PersonPicker, Row, Toggle
from bot.port import Value
from bot.rules.words import Words
from bot.runtime.clock import PushedClock
from bot.runtime.running import SEEN_LASTS
from bot.runtime.settings import Settings
from bot.storage.contract import Store, Unavailable
from bot.storage.memory import MemoryStore
from tests.simulation.doom import Doom
from tests.simulation.in_place import InPlace
from tests.simulation.lives import EAGERNESS, HEEDS, SAYS, TO_THE_VOLUNTEERS, Absence, Gone, Life, life
from tests.simulation.process import Mortal, Notes
from tests.simulation.setting import Fault, Setting
from tests.simulation.talking import AT_ONCE, TO_THE_CHAT, answers, asked
from tests.simulation.weather import Weather
from tests.stores import Databases

HASTE = (
    *(Action.PERSON, Action.ASK, Action.PICK_ONE, Action.ACCEPT, Action.AGREE, Action.SAVE_CIRCLE),
    *(Action.CIRCLE, Action.CANNOT, Action.GO_ON, Action.APPROVE),
    *(Action.CHANGE_WRITE, Action.CHANGE_ASK, Action.CHANGE_ANSWER),
    *(Action.SUGGEST, Action.SAVE_SUGGESTION, Action.ASK_SUGGESTED, Action.IN_TOUCH),
    *(Action.ERASE_WELL, Action.ERASE_SILENT, Action.ERASE_GO),
    *(Action.OUTSIDE_ASK, Action.OUTSIDE_YES, Action.OUTSIDE_WRITE, Action.OUTSIDE_NAME_GO),
)
"""What people press more often than the rest: else hardly anything would ever come about."""

MOST_PRESSES, MOST_FOR_A_NOTICE = 8, 3
"""In one sitting."""
WORDS = ("person", "people", "status", "when")
COMMANDS = ("/kaveri", "/kaveri", *(f"/kaveri {word}" for word in WORDS), "hello")
LINES = 60
SETTINGS = Settings()


@dataclass
class Company:
    """``story`` is what happened last, for whoever has to find out why a promise was broken."""

    setting: Setting
    clock: PushedClock
    store: Store
    notes: Notes
    doom: Doom
    platform: Weather
    lives: Mapping[str, Life]
    program: Program
    process: Mortal
    goings: deque[tuple[datetime, str, Absence]]
    been: set[str] = field(default_factory=set)
    story: deque[tuple[datetime, str]] = field(default_factory=lambda: deque(maxlen=LINES))
    pressed: Counter[tuple[str, str]] = field(default_factory=Counter)
    gone: Counter[Gone] = field(default_factory=Counter)

    @property
    def people(self) -> tuple[Person, ...]:
        return self.platform.directory.people

    async def passes(self, by: timedelta) -> None:
        """Time, with whatever becomes due on the way, and however often the process dies over it."""
        to = self.clock.now() + by
        while True:
            try:
                return await self.program.push(to - self.clock.now())
            except Unavailable:
                await self.mourns()

    def sitting_down(self, moment: int) -> list[str]:
        """Who does something now, in the order in which they do."""
        luck = self.setting.luck("sits down", moment)
        drawn = [luck.random() for _ in range(self.setting.members)]  # also for those who are left out
        most = max(EAGERNESS.values()) * max(self.setting.pace, HEEDS)
        here = zip(self.setting.present, self.lives, strict=True)
        likely = sorted((drawn[n], who) for n, who in here if drawn[n] < most)
        return [who for share, who in likely if self._comes(who, share)]

    def _comes(self, who: str, luck: float) -> bool:
        life, now = self.lives[who], self.clock.now()
        curious = who in self.platform.unopened or who not in self.been
        pace = max(self.setting.pace, HEEDS if curious else 0)
        return life.is_here(now) and luck < life.eagerness(now, pace)

    def answering(self, moment: float) -> list[str]:
        """Who was asked in the chat just now, and is there: a question there waits for an hour only."""
        now = self.clock.now()
        return [
            who
            for who in sorted(self.platform.unopened)
            if asked(self.platform.desk(who))
            and self.lives[who].is_here(now)
            and self.setting.drawn("answers", who, moment) < AT_ONCE
        ]

    async def comings_and_goings(self, moment: int, lasting: timedelta) -> None:
        """Who leaves, vanishes or goes on holiday in this moment, and which presses arrive late."""
        while self.goings and self.goings[0][0] < self.clock.now() + lasting:
            _, who, absence = self.goings.popleft()
            if who not in self.platform.left:
                await self._goes(who, absence.why, absence.last, moment)
        if self.platform.wire:
            await self.platform.wire.brings_what_is_late()

    async def _goes(self, who: str, why: Gone, until: datetime, moment: int) -> None:
        self.gone[why] += 1
        self.tell(f"{who} {why} until {until:%d %b}")
        match why:
            case Gone.LEFT:
                self.platform.strikes(Fault.LEAVING)
                self.platform.left.add(who)
            case Gone.ON_HOLIDAY:
                await self.platform.runs(who, "/kaveri when")
                await self.presses(who, Action.AWAY, self.setting.luck("holiday", who, moment))
            case Gone.VANISHED:
                pass

    def sitting(self, who: str, moment: float) -> int:
        """How often they press, now that they are here: at first they look around, and whom a notice brought
        is soon done with it."""
        if who not in self.been:
            return MOST_PRESSES + int(self.setting.drawn("presses", who, moment) * MOST_PRESSES)
        soon = who in self.platform.unopened and asked(self.platform.desk(who)) is None
        most = MOST_FOR_A_NOTICE if soon else MOST_PRESSES
        return 1 + int(self.setting.drawn("presses", who, moment) * most)

    async def does_something(self, who: str, moment: float, press: int) -> None:
        """One press of one person."""
        luck = self.setting.luck("press", who, moment, press)
        desk = self.platform.desk(who)
        notices = [line.notice for line in desk.lines[-4:] if isinstance(line, Noticed)]
        new = who in self.platform.unopened
        self.been.add(who)
        self.platform.unopened.discard(who)
        if (turn := asked(desk)) and luck.random() < (0.9 if new else 0.1):
            pressed = await answers(self.platform, who, turn, luck)
            self.pressed[who, pressed] += 1
            self.tell(f"{who} answers in the chat: {pressed}")
            await self.passes(timedelta())  # what they are asked next comes at once
        elif press == 0 and notices and luck.random() < (0.9 if new else 0.5):
            self.tell(f"{who} opens a notice")
            await self.platform.opens(who, luck.choice((*notices[-3:], notices[-1], notices[-1])))
        elif desk.dialog is None or luck.random() < 0.1:
            line = "/kaveri when" if self._would_like_the_chat(who) else luck.choice(COMMANDS)
            self.tell(f"{who} types {line}")
            await self.platform.types(who, line)
        elif actions := _actions(desk.dialog):
            await self.presses(who, self._chosen(who, actions, luck), luck)

    async def presses(self, who: str, action: str, luck: random.Random) -> None:
        dialog = self.platform.desk(who).dialog
        if dialog is not None:
            self.pressed[who, action] += 1
            self.tell(f"{who} presses {action}")
            await self.platform.presses(who, action, dialog.token, self._written(who, dialog, luck))

    async def mourns(self) -> bool:
        """Whether the process died, and another one was started: nothing of the old one tidies up."""
        if not self.process.dead:
            return False
        while self.process.dead:  # one may also die as soon as it begins
            self.tell("the process dies, and another one starts")
            self.platform.strikes(Fault.DEATHS)
            self.program.writer.close()
            self.process, self.program = _born(self.clock, self.store, self.notes, self.doom, self.platform)
            with suppress(Unavailable):
                await self.program.start(background=False)
        await self.platform.presses_again(self.setting.luck("again", self.clock.now()))
        return True

    def forgets(self) -> None:
        """What a process does in the background, besides."""
        self.store.forget_seen(self.clock.now() - SEEN_LASTS)

    def tell(self, what: str) -> None:
        self.story.append((self.clock.now(), what))

    def _chosen(self, who: str, actions: list[str], luck: random.Random) -> str:
        """What they tend to say; in haste; curious about what they have pressed least so far; or anything."""
        drawn = luck.random()
        actions = [action for action in actions if action not in self._unlike(who)] or actions
        tends = SAYS[self.lives[who].character] + self._ways(who)
        said = [action for action in actions if action in tends]
        wanted = [action for action in actions if action in HASTE]
        if said and luck.random() < 0.7:
            return luck.choice(said)
        if wanted and drawn < 0.55:
            return luck.choice(wanted)
        if drawn < 0.8:
            return min(actions, key=lambda action: (self.pressed[who, action], luck.random()))
        return luck.choice(actions)

    def _ways(self, who: str) -> tuple[Action, ...]:
        """Where they would like to get to, as long as they are not there."""
        chat = TO_THE_CHAT if self._would_like_the_chat(who) else ()
        listening = self.lives[who].listens and not self.pressed[who, Action.VOLUNTEER_SAVE]
        return chat + (TO_THE_VOLUNTEERS if listening else ())

    def _unlike(self, who: str) -> tuple[Action, ...]:
        """What leads away from where somebody wants to be: they do not press that."""
        life = self.lives[who]
        return (Action.CHAT_NO,) * life.chats + (Action.VOLUNTEER_LEAVE,) * life.listens

    def _would_like_the_chat(self, who: str) -> bool:
        return self.lives[who].chats and not self.pressed[who, Action.CHAT_YES]

    def _written(self, who: str, dialog: Dialog, luck: random.Random) -> Mapping[str, Value]:
        values: dict[str, Value] = {}
        for element in dialog.body:
            if luck.random() < 0.3:
                continue
            match element:
                case Choice(id=id, options=options):
                    values[id] = Words(luck.choice(options).value)
                case Toggle(id=id):
                    values[id] = Words("yes")
                case Entry(id=id):
                    values[id] = Words(f"Wq{who[1:]}x says so. " * luck.randint(0, 3))
                case PersonPicker(id=id):
                    # Drawn from all, also from those who are left out: the others pick as they would have.
                    picked = self.lives.get(f"p{luck.randrange(self.setting.members):03}")
                    joined = picked and picked.joins <= self.clock.now()
                    if joined and picked.person.id != who and picked.person.profile not in values.values():
                        values[id] = picked.person.profile
                case _:
                    pass
        return values


def _actions(dialog: Dialog) -> list[str]:
    actions = [b.action for e in dialog.body if isinstance(e, Row) for b in e.buttons]
    actions += [e.action for e in dialog.body if isinstance(e, Choice) and e.action]
    return actions + ([dialog.submit.action] if dialog.submit else [])


@asynccontextmanager
async def a_company(setting: Setting, kept: Databases) -> AsyncIterator[Company]:
    clock = PushedClock(setting.first_moment)
    lives = {one.person.id: one for one in (life(setting, n) for n in setting.present)}
    notes = Notes(clock)
    directory = Directory(tuple(one.person for one in lives.values()), ())
    store = kept.open(clock)
    platform = Weather(clock, directory, setting, notes, store)
    doom = Doom(setting, clock)
    process, program = _born(clock, store, notes, doom, platform)
    doom.asleep = True
    await program.start(background=False)
    doom.asleep = False
    goings = deque(sorted((gone.first, who, gone) for who, life in lives.items() for gone in life.absences))
    company = Company(setting, clock, store, notes, doom, platform, lives, program, process, goings)
    try:
        yield company
    finally:
        await company.program.stop()


def _born(
    clock: PushedClock, store: Store, notes: Notes, doom: Doom, platform: Weather
) -> tuple[Mortal, Program]:
    process = Mortal(store, notes, doom)
    writer = InPlace(process) if isinstance(store, MemoryStore) else None
    births = platform.births.chance
    return process, build(SETTINGS, clock, [platform], store=process, chance=births, writer=writer)
