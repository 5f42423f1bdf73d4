"""What must always be true, whoever does whatever: watched from outside, after every press and every moment.

Each promise is one of design's: nobody learns what was not released, no ask ends in silence, the chat says
nothing, what comes late or twice changes nothing, and a process that dies loses and repeats nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from bot.messages.actions import Action
from bot.messages.cards import Copy, Dialog, Element, Notice, Text, Tone
from bot.port import Press, Show
from bot.rules import subjects
from bot.rules.agenda import next_wake
from bot.rules.chat import Kind
from bot.rules.escalation import Acknowledged, NobodyCould, Withdrawn
from bot.rules.member import Member
from bot.rules.people import MemberId
from bot.rules.routine import ANSWERS_WITHIN
from bot.runtime.locales import speech
from bot.storage.contract import Slot
from tests.simulation.chats import FADES, Chats
from tests.simulation.company import Company
from tests.simulation.ledger import SOON, Broken, End, Ledger
from tests.simulation.process import Post
from tests.simulation.rows import knows, shared, still_to_read
from tests.simulation.strangers import Strangers
from tests.simulation.weather import Arrived

NAME = re.compile(r"Zq\d{3}x")
MARK = re.compile(r"Wq(\d{3})x")
NEUTRAL = {"Kaveri has something for you.", "Kaverilla on sinulle asiaa."}
BUTTON = {"Open", "Avaa"}
LATE = timedelta(hours=2)
SPEECH = speech("en")


class Watch:
    """Every transaction, window and message as it comes; every row once a day."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._ids = {who: company.platform.births.id(who) for who in company.lives}
        self._names = {self._ids[p.id]: p.name for p in company.people}
        self._read: dict[MemberId, set[str]] = {id: set() for id in self._ids.values()}
        self.ledger = Ledger(self._ids, self._read)
        self.chats = Chats()
        self.strangers = Strangers()
        self._came: Counter[tuple[Slot, int]] = Counter()
        self._tokens: set[str] = set()
        self._saw: set[str] = set()
        self._looked_at: dict[str, str] = {}
        self._changed: set[MemberId] = set()
        self._wakes: dict[MemberId, datetime] = {}
        self.messages = 0
        self.looks = 0
        company.platform.watch(lambda who, _: self._saw.add(who))

    async def after_a_press(self, who: str) -> None:
        await self._commits()
        self._window(who)
        self._arrivals()

    async def after_a_moment(self) -> None:
        """Nothing that is due is undone, and what was sent is what may be sent."""
        await self._commits()
        if self._company.store.overdue(self._company.clock.now() - SOON):
            raise Broken("something that was due was not done")
        for who in sorted(self._saw):
            self._window(who)
        self._saw.clear()
        self._nothing_is_late()
        self._arrivals()

    def _arrivals(self) -> None:
        arrived, self._company.platform.arrived = self._company.platform.arrived, []
        for message in arrived:
            self._message(message)

    def everything(self) -> None:
        """What is kept is what was written, to the last member, and every open ask has its end before it."""
        ids, now = list(self.ledger.members), self._company.clock.now()
        kept = self._company.store.run(lambda tx: tx.load(ids))
        if {id: loaded.member for id, loaded in kept.items()} != self.ledger.members:
            raise Broken("what is kept is not what was written")
        if self._company.store.parked():
            raise Broken("a message was given up")
        self._words_are_kept()
        self.strangers.everything(self.ledger.members.values(), self._company.store)
        for member in self.ledger.members.values():
            if member.escalation and member.escalation.open and member.escalation.plan.deadline + SOON < now:
                raise Broken("an ask is open after its deadline")
            if member.change and member.change.open and member.change.deadline + SOON < now:
                raise Broken("a change is waited for after its deadline")

    def _words_are_kept(self) -> None:
        """Whoever is still to be asked, or said yes, can read what was released to them."""
        for member in self.ledger.members.values():
            for step in still_to_read(member.escalation):
                if step.peer in self.ledger.members and not self._company.store.run(
                    partial(shared, step=step)
                ):
                    raise Broken("words that were released are lost")

    def _nothing_is_late(self) -> None:
        """Nobody waits for a moment that has passed, and no notice for its way."""
        now = self._company.clock.now()
        for id in self._changed:
            self._wakes[id] = next_wake(self.ledger.members[id])
        self._changed.clear()
        if any(at < now - SOON for at in self._wakes.values()):
            raise Broken("somebody waits for a moment that has passed")
        for post in self._company.notes.owed.values():
            if self._latest(post, self._company.notes.held.get(post.slot)) < now - SOON:
                raise Broken("a notice was to come and never came")

    # --- What was written. -----------------------------------------------------------------------

    async def _commits(self) -> None:
        commits, self._company.notes.commits = self._company.notes.commits, []
        for commit in commits:
            self._changed.update(commit.after)
            self.ledger.enter(commit)
            presser = self._ids[commit.by.address.user] if commit.by else None
            self.chats.enter(commit, presser)
            self.strangers.enter(commit, presser)
            for id, member in commit.after.items():
                if member.leaving is not None:
                    self._leaves(id)
            for id in commit.erased:
                self._changed.discard(id)
                self._wakes.pop(id, None)
        if self._company.process.dead:
            return  # nobody can look now; the next process is asked
        ends, self.ledger.ends = self.ledger.ends, []
        for end in ends:
            await self._is_told(end)

    def _leaves(self, id: MemberId) -> None:
        """Nobody reads this name any more; should they come again, they are somebody new."""
        who = next(who for who, known in self._ids.items() if known == id)
        self._ids[who] = anew = self._company.platform.births.id(who)
        self._names[anew], self._names[id] = self._names[id], ""
        self._read[anew] = set()
        self.ledger.shared[anew] = set()

    async def _is_told(self, end: End) -> None:
        """Whoever asked opens "how it stands" now, and reads how it ended. What they stopped themselves they
        read where they stop it; with a phrase of their own nowhere else without it."""
        member = self.ledger.members.get(end.of.id)
        now_is = member.escalation if member else None
        if (
            member is None
            or now_is is None
            or now_is.id != end.escalation.id
            or now_is.progress != end.escalation.progress
        ):
            return  # it went on since
        self.looks += 1
        self._company.doom.asleep = True
        press = Press(f"a look, number {self.looks}", member.addresses[0], Action.STATUS)
        reply = await self._company.program.engine.receive(press)
        self._company.doom.asleep = False
        said = _words(reply.dialog) if isinstance(reply, Show) else ""
        hidden = member.phrase is not None and isinstance(now_is.progress, Withdrawn)
        if hidden is (self._expected(member) in said):
            does = "reads how without their phrase" if hidden else "does not read how"
            raise Broken(f"an ask ended, and {self._names[member.id]} {does}")

    def _expected(self, member: Member) -> str:
        voice, escalation = SPEECH.voice(member.language), member.escalation
        match escalation and escalation.progress:
            case Acknowledged(peer=peer):
                return self._names[peer]
            case NobodyCould(at=at) if escalation and at >= (until := escalation.plan.deadline):
                now = self._company.clock.now()
                return voice("status-nobody", deadline=voice.moment(until, member.calendar, now))
            case NobodyCould():
                return voice("status-nobody-at-once")
            case Withdrawn():
                return voice("status-stopped")
            case _:
                raise Broken("an ask ended as nothing that there is")

    # --- What a window shows. --------------------------------------------------------------------

    def _window(self, who: str) -> None:
        """In it stand only names that its reader chose, was given, or learnt by a yes; and no words of
        others but those that were passed on to its reader."""
        dialog = self._company.platform.desk(who).dialog
        id = self._ids[who]
        if dialog is None or id not in self.ledger.members or self._looked_at.get(who) == dialog.token:
            return  # a window from before may stand open longer than what it says is true
        self._looked_at[who] = dialog.token
        self.chats.read(id, _words(dialog))
        for element in dialog.body:
            self._words_are_for(id, who, element)
        shown = set(NAME.findall(_words(dialog))) - {self._names[id]}
        if shown and (strangers := shown - self._known(self.ledger.members[id])):
            raise Broken(f"{who} reads {sorted(strangers)}, who never chose or answered them")

    def _words_are_for(self, id: MemberId, who: str, element: Element) -> None:
        text = str(getattr(element, "text", ""))
        if isinstance(element, Text) and element.tone is Tone.QUOTE:
            self._read[id].add(text)
        released = self.ledger.shared[id]
        if isinstance(element, Copy):  # an export: line by line, each behind what it is
            text = "\n".join(line for line in text.splitlines() if not _ends_in(line, released))
        foreign = {writer for writer in MARK.findall(text) if f"p{writer}" != who}
        if foreign and text not in released:
            raise Broken(f"{who} reads what {sorted(foreign)} wrote, and did not pass on to them")

    def _known(self, member: Member) -> set[str]:
        named = {ask.by for ask in member.listening.asks if ask.escalation in self.ledger.named}
        return {self._names[id] for id in knows(member) | named | self.strangers.knows(member)}

    # --- What arrived. ---------------------------------------------------------------------------

    def _message(self, arrived: Arrived) -> None:
        """The same few words as ever, at work, once, about something that still is."""
        self.messages += 1
        message, letter = arrived.message, arrived.letter
        self._came[letter.slot, letter.revision] += 1
        again = self._company.notes.may_come_again[letter.slot, letter.revision]
        if isinstance(message, Notice):
            self._company.tell(f"{arrived.to} got a notice at {arrived.at:%H:%M}")
            self._says_nothing(message)
        else:
            self._company.tell(f"{arrived.to} is asked in the chat at {arrived.at:%H:%M}")
            self.chats.said(arrived, message, self.ledger.members[letter.to], bool(again))
            self._tell_nothing([button.token for row in message.rows for button in row if button.token])
        if self._came[letter.slot, letter.revision] > 1 + again:
            raise Broken(f"{arrived.to} got the same notice twice")
        if not arrived.stands:
            raise Broken(f"{arrived.to} got a notice about something that is over")
        self._is_in_time(arrived)

    def _says_nothing(self, notice: Notice) -> None:
        said = (notice.text.text in NEUTRAL, notice.button.text in BUTTON, notice.action == Action.OPEN)
        if not all(said):
            raise Broken("a message says something")
        self._tell_nothing([notice.token])

    def _tell_nothing(self, tokens: list[str]) -> None:
        """Each button carries something of its own, and all of it looks the same."""
        together = [*self._tokens, *tokens]
        if len(set(together)) < len(together) or len(set(map(len, together))) > 1:
            raise Broken("a message can be told from another one")
        self._tokens = set(tokens or self._tokens)

    def _is_in_time(self, arrived: Arrived) -> None:
        post, member = self.ledger.posts[arrived.letter.slot], self.ledger.members[arrived.letter.to]
        if self._ids[arrived.to] != post.to:
            raise Broken(f"{arrived.to} got what was for somebody else")
        here = member.calendar.usual
        if not post.at <= arrived.at <= self._latest(post, arrived.held):
            raise Broken(f"{arrived.to} got a notice at {arrived.at}, which was for {post.at}")
        # What they wait for themselves is told also while they are away; a line is answered when it is typed.
        asked_for = member.typed == post.at or self.ledger.woken(post.subject) or self._answers(post)
        if subjects.turn_in(post.subject) and arrived.at - post.at > FADES:
            raise Broken(f"{arrived.to} is asked in the chat when they have long gone")
        if not here.is_open(arrived.at) and not asked_for:
            raise Broken(f"{arrived.to} was written to at {here.local(arrived.at)}")
        typed = member.typed is not None and arrived.at - member.typed < ANSWERS_WITHIN
        answers = self._answers(post) or (typed and post.subject == subjects.VISIT)
        if arrived.quiet and not (answers or self.ledger.woken(post.subject)):
            raise Broken(f"{arrived.to} was disturbed")

    def _answers(self, post: Post) -> bool:
        """The next turn of a talk comes at once; its first one, like whatever comes by itself, at work."""
        turn = subjects.turn_in(post.subject)
        return turn is not None and turn.kind != Kind.OPENING

    def _latest(self, post: Post, held: datetime | None) -> datetime:
        """Until when it is to have arrived: it is held where its reader's hours or quiet want that, and
        then keeps to that moment."""
        member = self.ledger.members[post.to]
        here = member.calendar.usual
        ready = here.next_open(max(post.at, held or post.at, member.quiet or post.at))
        return here.next_open(ready + LATE)


def _ends_in(line: str, released: Iterable[str]) -> bool:
    return any(own and line.endswith(own) for words in released for own in words.splitlines())


def _words(dialog: Dialog) -> str:
    return "\n".join(
        str(getattr(element, name))
        for element in dialog.body
        for name in ("text", "label", "alt", "hint")
        if hasattr(element, name)
    )
