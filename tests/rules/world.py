"""A small world over the rules alone: members, the notices on their way, the words two of them share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.rules import showing
from bot.rules.agenda import agenda
from bot.rules.calendar import Calendar
from bot.rules.decide import decide
from bot.rules.decision import Delist, Enlist, Erase, Notify, Share, Tell, Unnotify, Unshare
from bot.rules.directory import Directory
from bot.rules.events import Event, TimeUp, WasUnreachable
from bot.rules.instruments import Instrument
from bot.rules.joining import met
from bot.rules.known import Known, Wanted
from bot.rules.member import Member
from bot.rules.outsiders import Outsiders, outsiders, to_look_at
from bot.rules.people import Address, MemberId, Profile
from bot.rules.places import Place
from bot.rules.sayings import Saying
from bot.rules.words import Words

MOST_MOMENTS = 5000


@dataclass(frozen=True)
class Sent:
    at: datetime
    to: str
    subject: str


@dataclass
class World:
    """Members, the notices on their way to them, and the words two of them share. Time moves when told to."""

    now: datetime
    members: dict[str, Member] = field(default_factory=dict)
    pending: dict[str, tuple[str, Notify]] = field(default_factory=dict)
    records: dict[str, tuple[Words, frozenset[str]]] = field(default_factory=dict)
    unreachable: set[str] = field(default_factory=set)
    volunteers: set[str] = field(default_factory=set)
    directory: Directory = field(default_factory=Directory)
    packs: tuple[Instrument, ...] = ()
    sent: list[Sent] = field(default_factory=list)
    lines: list[tuple[datetime, str, Event | str]] = field(default_factory=list)
    doubled: tuple[type[Event], ...] = ()  # what happens twice whenever it happens
    watch: Callable[[Member, Event, tuple[Any, ...]], None] = lambda member, event, effects: None

    def join(self, name: str, zone: str | Calendar, language: str = "en") -> None:
        """Somebody Kaveri knows of, who has not opened it yet."""
        calendar = zone if isinstance(zone, Calendar) else Calendar(zone)
        profile = Profile(Address("story", "team", name), Words(name), language, calendar.zone)
        self.members[name] = replace(
            met(profile, MemberId(name), f"seed of {name}", self.now), calendar=calendar
        )

    def happen(self, to: str, event: Event) -> None:
        """Decide one event, and whatever it tells others."""
        told: list[tuple[str, Event]] = [(to, event)]
        while told:
            who, what = told.pop(0)
            for _ in range(2 if isinstance(what, self.doubled) else 1):
                if who in self.members:
                    told += self._decide(who, what)

    def run_until(self, to: datetime) -> None:
        """Everybody's due wakes and notices, in time order."""
        for _ in range(MOST_MOMENTS):
            wake = min((agenda(m)[0].at, name) for name, m in self.members.items())
            letter = min(
                ((n.at, slot) for slot, (_, n) in self.pending.items()),
                default=(datetime.max.replace(tzinfo=UTC), ""),
            )
            if min(wake[0], letter[0]) > to:
                self.now = max(self.now, to)
                return
            self.now = max(self.now, min(wake[0], letter[0]))
            if letter[0] <= wake[0]:
                self._deliver(letter[1])
            else:
                self.happen(wake[1], TimeUp(agenda(self.members[wake[1]])[0].turn))
        raise AssertionError("something was due again and again\n" + self.story())

    def page(self, who: str, place: Place, subject: str = "") -> Saying:
        member = self.members[who]
        known = self.known(showing.wants(place, subject, member), who)
        return showing.show(place, subject, member, known, self.now)

    def known(self, wanted: Wanted, reader: str) -> Known:
        return Known(
            {id: m.face for id in wanted.faces if (m := self.members.get(id)) and m.leaving is None},
            {
                r: self.records[r][0]
                for r in wanted.records
                if r in self.records and reader in self.records[r][1]
            },
            self._outsiders(reader) if wanted.outside else Outsiders(),
            self.packs,
        )

    def _outsiders(self, reader: str) -> Outsiders:
        drawn = to_look_at(self.members[reader], map(MemberId, self.volunteers))
        volunteers = [self.members[v] for v in drawn if v in self.members]
        return outsiders(self.members[reader], volunteers, self.directory, self.now)

    def story(self) -> str:
        """What happened last, readable: each in the time of the one it happened to."""
        return "\n".join(
            f"{self._local(who, at):%a %d %b %H:%M}  {who}: {what}" for at, who, what in self.lines[-60:]
        )

    def _local(self, who: str, at: datetime) -> datetime:
        return self.members[who].calendar.local(at) if who in self.members else at

    def _decide(self, who: str, what: Event) -> list[tuple[str, Event]]:
        """What this makes true and what follows; returns whom it tells."""
        member = self.members[who]
        decision = decide(member, what, self.now)
        self.lines.append((self.now, who, what))
        self.watch(member, what, decision.effects)
        self.members[who] = decision.member
        told: list[tuple[str, Event]] = []
        for effect in decision.effects:
            match effect:
                case Tell(to=other, event=next_event):
                    told.append((other, next_event))
                case Notify(slot=slot):
                    self.pending[slot] = (who, effect)
                case Unnotify(slot=slot):
                    self.pending.pop(slot, None)
                case Share(record=record, words=words, other=other):
                    self.records[record] = (words, frozenset({who, other}))
                case Unshare(record=record):
                    self.records.pop(record, None)
                case Enlist():
                    self.volunteers.add(who)
                case Delist():
                    self.volunteers.discard(who)
                case Erase():
                    self._erase(who)
        return told

    def _erase(self, who: str) -> None:
        del self.members[who]
        self.volunteers.discard(who)
        self.pending = {slot: notice for slot, notice in self.pending.items() if notice[0] != who}
        left = {r: (words, parties - {who}) for r, (words, parties) in self.records.items()}
        self.records = {r: shared for r, shared in left.items() if shared[1]}

    def _deliver(self, slot: str) -> None:
        who, notice = self.pending.pop(slot)
        if who in self.unreachable:
            self.lines.append((self.now, who, "cannot be reached"))
            self.happen(who, WasUnreachable())
            return
        self.sent.append(Sent(self.now, who, notice.subject))
        self.lines.append((self.now, who, f"gets a notice ({notice.subject})"))
