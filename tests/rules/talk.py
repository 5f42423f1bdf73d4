"""A talk in the chat as it reads there: what she says, what Kaveri answers, and what becomes of it.

    talk().asked().hears("… From 1 (hardly any) to 5 (plenty).").says("2").hears("…")

Lines and buttons go through the same reading as on every platform, and each turn is worded when it is sent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.messages import chatting
from bot.messages.actions import Action
from bot.messages.cards import ChatTurn
from bot.messages.given import Given
from bot.rules import asking_in_chat, subjects
from bot.rules.chat import Kind
from bot.rules.chat_events import ChatChosen
from bot.rules.checkin import Answers, CheckIn
from bot.rules.events import KeepingChosen, Visited
from bot.rules.own_events import AnchorsChosen
from bot.rules.own_views import checkins
from bot.rules.words import Words
from bot.runtime.locales import speech
from tests.rules.world import World
from tests.transcript import HELSINKI, MONDAY

SPEECH = speech("en")
NOTICE = "a notice"
SHE = "sanna"

HELLO = "A short check-in, if you like. "
ENERGY = "How much energy do you have for work today? From 1 (hardly any) to 5 (plenty)."
OFF = "How well did you switch off since last time? From 1 (not at all) to 5 (fully)."
YOGA = "Yoga: yes, partly or no?"
LINE = "A line for yourself, if you like. Or skip it."
DONE = "That was all, thank you."
NUMBER = "I look for a number from 1 to 5 here. You can also say skip, back, later, stop or window."
LATER = "All right. I ask once more in about two hours."
NOT_TODAY = "All right, not today then."


class Worded(World):
    """The same world, in which every message is worded at the moment it is sent, as the courier does."""

    said: list[str | ChatTurn]

    def _deliver(self, slot: str) -> None:
        who, notice = self.pending[slot]
        member = self.members[who]
        super()._deliver(slot)
        if subjects.turn_in(notice.subject) is None:
            self.said.append(NOTICE)
            return
        chosen = asking_in_chat.in_chat(member, notice.subject, self.now)
        if chosen is not None:
            voice = SPEECH.voice(member.language)
            self.said.append(chatting.turn(voice, chosen, lambda says: f"{notice.subject} {says}"))


class Talk:
    def __init__(self, language: str, anchors: tuple[str, ...], keep: bool, chat: bool = True) -> None:
        self.world = Worded(MONDAY)
        self.world.said = []
        self.world.join(SHE, HELSINKI, language)
        for event in (
            Visited(),
            KeepingChosen(keep),
            AnchorsChosen(tuple(map(Words, anchors))),
            *((ChatChosen(True),) if chat else ()),
        ):
            self.world.happen(SHE, event)
        self._lines = 0
        self._heard = 0

    @property
    def member(self) -> object:
        return self.world.members[SHE]

    # --- What happens. ---------------------------------------------------------------------------

    def asked(self) -> Talk:
        """The next prompt comes."""
        at = self.world.members[SHE].rhythm.next_at
        assert at is not None
        return self.at(at)

    def at(self, moment: datetime) -> Talk:
        self.world.run_until(moment)
        return self

    def after(self, **by: float) -> Talk:
        return self.at(self.world.now + timedelta(**by))

    def says(self, text: str, line: str = "", wait: float = 20) -> Talk:
        """A line, some seconds after the last thing that happened; ``line`` where one comes again."""
        self._lines += not line
        return self._does(
            Given(Action.TYPED, values={"text": Words(text)}, line=line or f"line {self._lines}"), wait
        )

    def edits(self, text: str) -> Talk:
        """The last line reads otherwise now."""
        return self._does(Given(Action.EDITED, values={"text": Words(text)}, line=f"line {self._lines}"), 20)

    def deletes(self) -> Talk:
        return self._does(Given(Action.DELETED, line=f"line {self._lines}"), 20)

    def presses(self, label: str, turn: int = -1) -> Talk:
        """A button under Kaveri's last turn, or under an earlier one."""
        shown = self.turns[turn]
        button = next(b for row in shown.rows for b in row if b.label == label)
        subject, _, says = button.token.rpartition(" ")
        return self._does(Given(button.action, subject, says), 20)

    def _does(self, given: Given, wait: float) -> Talk:
        self.after(seconds=wait)
        member = self.world.members[SHE]
        for event in chatting.read(given, Action(given.action), member).events:
            self.world.happen(SHE, event)
        return self.at(self.world.now)

    # --- What is expected. -----------------------------------------------------------------------

    @property
    def turns(self) -> list[ChatTurn]:
        return [said for said in self.world.said if isinstance(said, ChatTurn)]

    def hears(self, *expected: str) -> Talk:
        """Exactly this came since the last expectation."""
        new = self.world.said[self._heard :]
        self._heard = len(self.world.said)
        assert [said if isinstance(said, str) else said.text for said in new] == list(expected)
        return self

    def silence(self) -> Talk:
        return self.hears()

    @property
    def kept(self) -> list[Answers]:
        held: tuple[CheckIn, ...] = checkins(self.world.members[SHE])
        return [one.answers for one in held]

    @property
    def open(self) -> bool:
        chat = self.world.members[SHE].chat
        return chat is not None and chat.talk is not None


def talk(language: str = "en", anchors: tuple[str, ...] = (), keep: bool = True, chat: bool = True) -> Talk:
    return Talk(language, anchors, keep, chat)


def asks(turn: ChatTurn) -> bool:
    return turn.chosen.kind in (Kind.OPENING, Kind.NEXT, Kind.AGAIN, Kind.TOO_LONG)
