"""What must always be true, whoever does whatever: watched from outside, after every moment."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from adapters.playground.desk import Noticed
from bot.messages.cards import Dialog
from bot.rules.change import Open
from bot.rules.escalation import Acknowledged
from bot.rules.listening import Accepted
from bot.rules.member import Member
from bot.rules.people import MemberId
from tests.simulation.company import Company

NAME = re.compile(r"Zq\d{3}x")
NEUTRAL = {"Kaveri has something for you.", "Kaverilla on sinulle asiaa."}
SOON = timedelta(minutes=6)
LATE = timedelta(minutes=20)


class Broken(AssertionError):
    """A promise that did not hold."""


class Watch:
    """Reads every row at every moment, and every window and message as it comes."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._read = {person.id: 0 for person in company.people}
        self.messages = 0
        self.escalations: set[str] = set()
        self._names: dict[MemberId, str] = {}

    def all_is_well(self) -> None:
        rows = self._rows()
        now = self._company.clock.now()
        if self._company.store.overdue(now - SOON):
            raise Broken("something that was due was not done")
        for member in rows.values():
            self._never_silent(member)
        for person in self._company.people:
            self._messages_are_neutral(person.id)

    def only_own_names(self, who: str) -> None:
        """In a window stand only names that its reader chose, was given, or learnt by a yes."""
        dialog = self._company.platform.desk(who).dialog
        member = self._member(who)
        if dialog is None or member is None:
            return
        known = self._named(_knows(member) | self._told(member))
        shown = set(NAME.findall(_words(dialog)))
        if strangers := shown - known - {member.name.reveal()}:
            raise Broken(f"{who} reads {sorted(strangers)}, who never chose or answered them")

    def _never_silent(self, member: Member) -> None:
        if member.change and member.change.open and member.change.deadline + SOON < self._company.clock.now():
            raise Broken("a change is waited for after its deadline")
        escalation = member.escalation
        if escalation is None:
            return
        self.escalations.add(escalation.id)
        if escalation.open and escalation.plan.deadline + SOON < self._company.clock.now():
            raise Broken("an ask is open after its deadline")
        if isinstance(escalation.progress, Acknowledged) and escalation.progress.peer == member.id:
            raise Broken("somebody answered themselves")

    def _messages_are_neutral(self, who: str) -> None:
        lines = [line for line in self._company.platform.desk(who).lines if isinstance(line, Noticed)]
        member = self._member(who)
        for line in lines[self._read[who] :]:
            self.messages += 1
            if line.notice.text.text not in NEUTRAL:
                raise Broken("a message says something")
            if member is not None and not _at_work(member, line.at):
                raise Broken(f"{who} was written to at {member.calendar.local(line.at)}")
        self._read[who] = len(lines)

    def _rows(self) -> dict[str, Member]:
        found = {p.id: self._member(p.id) for p in self._company.people}
        return {id: member for id, member in found.items() if member is not None}

    def _named(self, ids: set[MemberId]) -> set[str]:
        if missing := ids - set(self._names):
            for id, loaded in self._load(missing).items():
                self._names[id] = loaded.name.reveal()
        return {self._names[id] for id in ids if id in self._names}

    def _told(self, member: Member) -> set[MemberId]:
        """Who let this member read their name from the start, in the ask that is open now."""
        asks = {ask.escalation: ask.by for ask in member.listening.asks}
        rows = self._load(set(asks.values()))
        return {by for id, by in asks.items() if by in rows and _named(rows[by], id)}

    def _load(self, ids: set[MemberId]) -> dict[MemberId, Member]:
        found = self._company.store.run(lambda tx: tx.load(ids)) if ids else {}
        return {id: loaded.member for id, loaded in found.items()}

    def _member(self, who: str) -> Member | None:
        address = self._company.platform.desk(who).person.address
        loaded = self._company.store.run(lambda tx: tx.load_at(address))
        return loaded.member if loaded else None


def _knows(member: Member) -> set[MemberId]:
    """Whose names a member chose themselves, or learnt by a yes."""
    chosen = {*member.circle.ids, *(id for receipt in member.receipts for id in receipt.to)}
    one = {member.composing.one} if member.composing.one else set()
    plan = set(member.escalation.plan.peers) if member.escalation else set()
    asked = {ask.by for ask in member.listening.asks if isinstance(ask.answer, Accepted)}
    wished = {member.wishing.ally} if member.wishing else set()
    allies = {member.change.ally} if member.change else set()
    named = (
        {member.escalation.suggested.person} if member.escalation and member.escalation.suggested else set()
    )
    said = named | set(member.circle.have_say)
    by = {ask.by for ask in member.change_asks if ask.state == Open(told=True)}
    return chosen | one | said | plan | asked | wished | allies | by | set(member.listening.never)


def _named(asker: Member, escalation: str) -> bool:
    mine = asker.escalation
    return mine is not None and mine.id == escalation and mine.release.named


def _at_work(member: Member, at: datetime) -> bool:
    """Or until shortly before: a platform that was late made it so. Or at any hour, where they agreed."""
    hours = member.calendar.usual  # what they wait for themselves is told also while they are away
    woken = any(ask.any_hour and ask.arrived <= at <= ask.arrived + LATE for ask in member.listening.asks)
    return hours.is_open(at) or hours.is_open(at - LATE) or woken


def _words(dialog: Dialog) -> str:
    return "\n".join(
        str(getattr(element, name))
        for element in dialog.body
        for name in ("text", "label", "alt", "hint")
        if hasattr(element, name)
    )
