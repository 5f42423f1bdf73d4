"""One transaction's rows: who is in it, what the rules decided for each, and what follows from that."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.rules import authority, circle
from bot.rules.announcing import AGGREGATES, House
from bot.rules.asking_events import SayHeard
from bot.rules.decide import decide
from bot.rules.decision import Delist, Effect, Enlist, Erase, Notify, Share, Tell, Unnotify, Unshare
from bot.rules.directory import Directory
from bot.rules.do_not_disturb import OF_THE_DAY
from bot.rules.events import Event
from bot.rules.instruments import Instrument
from bot.rules.known import Known, Wanted
from bot.rules.linking import may_type
from bot.rules.member import Member
from bot.rules.outsiders import Outsiders, outsiders, to_look_at
from bot.rules.people import Address, Face, MemberId
from bot.rules.renaming import renamed
from bot.rules.team import Team
from bot.rules.words import Words
from bot.storage.contract import Loaded, RecordId, Slot, Tx, Unreadable

Hurry = Callable[[Slot, datetime], None]

MOST_TOLD = 200
"""A chain of tellings ends long before this; a loop in the rules would not."""


class Scene:
    """Rows are read once, decided on in memory and written once, when the transaction ends."""

    def __init__(
        self,
        tx: Tx,
        now: datetime,
        directory: Callable[[], Directory] = Directory,
        packs: tuple[Instrument, ...] = (),
        house: Callable[[], House] = House,
        here: Address | None = None,
        hurry: Hurry = lambda slot, at: None,
    ) -> None:
        """``here`` is where whoever presses does so, if anybody does. ``hurry`` is told of every notice but
        the prompts of a day."""
        self._tx = tx
        self.here = here
        self._now = now
        self._directory = directory
        self._packs = packs
        self._house = house
        self._hurry = hurry
        self._before: dict[MemberId, Loaded] = {}
        self._after: dict[MemberId, Member] = {}
        self._new: dict[MemberId, Member] = {}
        self._effects: list[tuple[MemberId, Effect]] = []
        self._gone: set[MemberId] = set()

    def enter(self, loaded: Loaded) -> None:
        """Somebody whose row was read already."""
        self._enter([loaded])

    def _enter(self, rows: Iterable[Loaded]) -> None:
        for loaded in rows:
            self._before[loaded.member.id] = loaded
            self._after[loaded.member.id] = loaded.member
        if names := {old: member.id for member in self._after.values() for old in member.also}:
            self._rename(names)

    def _rename(self, names: dict[MemberId, MemberId]) -> None:
        """Whoever is here knows those who became one by one id. To learn that is no change of a row: it is
        written with the next one."""
        for id, member in self._after.items():
            self._after[id] = renamed(member, names)
            if (before := self._before.get(id)) is not None:
                self._before[id] = Loaded(renamed(before.member, names), before.version)

    def introduce(self, member: Member) -> None:
        """Somebody without a row. They get one only if something happens to them."""
        self._new.setdefault(member.id, member)

    def keep(self, member: Member) -> None:
        """Somebody without a row who came by themselves: they get one now."""
        self._after[member.id] = member

    def member(self, id: MemberId) -> Member | None:
        """Whoever is known by this id: of somebody who became one with another, that one."""
        if id in self._gone:
            return None
        if id not in self._after:
            self._read([id])
        return self._known_by(id)

    def _known_by(self, id: MemberId) -> Member | None:
        member = self._after.get(id) or self._new.get(id)
        return member if member is None or member.joined is None else self.member(member.joined)

    def meet(self, ids: Iterable[MemberId]) -> None:
        """Read at once those who are about to come into it."""
        self._read(id for id in list(ids) if id not in self._after)

    def whose(self, code: Address | None, typed_by: Member) -> Member | None:
        """Whoever shows this code. After too many that were none, it is not even looked for."""
        if code is None or not may_type(typed_by.linking, self._now):
            return None
        id = self._tx.find(code)
        return self.member(id) if id is not None else None

    def present(self, id: MemberId) -> Member:
        """Somebody who entered this scene or was introduced in it."""
        member = self.member(id)
        if member is None:
            raise LookupError("nobody of that id is in this scene")
        return member

    def happen(self, to: MemberId, events: Iterable[Event]) -> None:
        """Decide these events, and whatever they tell others, in this transaction."""
        told = deque((to, event) for event in events)
        for _ in range(MOST_TOLD):
            if not told:
                return
            to, event = told.popleft()
            member = self.member(to)
            if member is None:
                continue  # someone who left: there is nobody to tell
            who = member.id
            decision = decide(member, event, self._now)
            self._after[who] = decision.member
            for effect in decision.effects:
                if isinstance(effect, Tell):
                    told.append((effect.to, effect.event))
                elif isinstance(effect, Erase):
                    self._gone.add(who)
                else:
                    self._effects.append((who, effect))
        raise AssertionError("tellings went round in a circle")

    def trial(self) -> Scene:
        """The same scene, to see what would follow from something before it is known to be new."""
        trial = Scene(self._tx, self._now, self._directory, self._packs, self._house, self.here, self._hurry)
        trial._before, trial._new = dict(self._before), self._new
        trial._after, trial._effects = dict(self._after), list(self._effects)
        trial._gone = set(self._gone)
        return trial

    @property
    def writes(self) -> bool:
        """Whether anything is to be written. Merely looking leaves no trace, not even a new version."""
        return bool(self._effects or self._gone) or any(
            id not in self._before or self._before[id].member != member for id, member in self._after.items()
        )

    def known(self, wanted: Wanted, reader: MemberId) -> Known:
        """What a page or a press needs to know of others, as it is in this transaction."""
        missing = [id for id in wanted.faces if id not in self._after]
        if missing:
            self._read(missing)
        faces: dict[MemberId, Face] = {}
        for id in wanted.faces:
            found = self._known_by(id)
            if found is not None and found.leaving is None:
                faces[id] = faces[found.id] = found.face
        shared = self._shared([RecordId(record) for record in wanted.records], reader)
        others = self._outsiders(reader) if wanted.outside else Outsiders()
        house = self._house()
        if wanted.acts:  # as it is written now: another process may just have written it
            house = replace(house, announcements=self._tx.announced() or ())
        team = self._team(reader, wanted.published) if house.has(AGGREGATES) else None
        said = {str(record): words for record, words in shared.items()}
        return Known(faces, said, others, self._packs, house, team)

    def _team(self, reader: MemberId, published: bool) -> Team | None:
        """The reader's own, if they stand in one, and what it reads where that is wanted."""
        name = self._directory().team(self.present(reader).addresses)
        if name is None:
            return None
        every = (one for closed in self._tx.closings() for one in closed.publications) if published else ()
        return Team(name, tuple(one for one in every if one.team == name))

    def _shared(self, records: list[RecordId], reader: MemberId) -> dict[RecordId, Words]:
        """Also what was shared with this reader under an id that they had before."""
        found: dict[RecordId, Words] = {}
        for id in (reader, *self.present(reader).also) if records else ():
            found |= self._tx.shared(records, id)
        return found

    def _outsiders(self, reader: MemberId) -> Outsiders:
        """Volunteers outside the reader's team. One whose row cannot be read is nobody to ask today."""
        member = self.present(reader)
        ids = set(to_look_at(member, self._tx.volunteers()))
        while True:
            try:
                self._read(id for id in ids if id not in self._after)
                break
            except Unreadable as failed:
                if failed.member not in ids:
                    raise
                ids.discard(failed.member)
        volunteers = (self._after[id] for id in sorted(ids) if id in self._after)
        return outsiders(member, volunteers, self._directory(), self._now)

    def hear_of_authority(self, who: MemberId) -> None:
        """What the operator's directory says of this member's own people, where that is news."""
        member, directory = self.present(who), self._directory()
        known = directory.knows(member.addresses)
        if not known and not member.circle.checked:
            return
        over = frozenset(self._ids(directory.over(member.addresses))) if known else None
        if circle.heard(member.circle, authority.own(member), over) != member.circle:
            self.happen(who, (SayHeard(over),))

    def _ids(self, addresses: Iterable[Address]) -> Iterator[MemberId]:
        """Those of these who are members, or are about to be."""
        here = {a: m.id for m in (*self._new.values(), *self._after.values()) for a in m.addresses}
        for address in addresses:
            id = here.get(address) or self._tx.find(address)
            if id is not None:
                yield id

    def write(self, whose: MemberId | None = None) -> None:
        """Hand the transaction everything that was decided. ``whose`` press was heard: their row is written
        anew even where nothing in it changed, so that what a press meant can't be told from whether it is."""
        for id, member in self._after.items():
            if id in self._gone:
                continue
            before = self._before.get(id)
            if before is None:
                self._tx.add(member)
            elif member != before.member or id == whose:
                self._tx.save(before, member)
        for who, effect in self._effects:
            self._follow(who, effect)
        for who in self._gone:
            for id in (who, *self._after[who].also):
                self._tx.erase(id)

    def _follow(self, who: MemberId, effect: Effect) -> None:
        match effect:
            case Notify(slot, subject, at):
                self._tx.post(Slot(slot), who, self._lane(self._after[who]), subject, at)
                if self.here is not None or subject not in OF_THE_DAY:
                    self._hurry(Slot(slot), at)
            case Unnotify(slot):
                self._tx.unpost(Slot(slot))
            case Share(record, words, other):
                self._tx.share(RecordId(record), words, (who, other))
            case Unshare(record):
                self._tx.unshare(RecordId(record))
            case Enlist():
                self._tx.enlist(who)
            case Delist():
                self._tx.delist(who)
            case Tell() | Erase():
                raise AssertionError("tellings are decided, not followed, and an erase is the last thing")
            case _:
                assert_never(effect)

    def _lane(self, member: Member) -> str:
        """Where they would like to be told; what follows from a press of their own, where they pressed."""
        return lane(self.here if self.here in member.addresses else member.addresses[0])

    def _read(self, ids: Iterable[MemberId]) -> None:
        self._enter(self._tx.load(ids).values())


def lane(address: Address) -> str:
    """One per tenant, so that a workspace's rate limit holds for everybody in it."""
    return f"{address.platform}/{address.tenant}"


def platform_of(lane: str) -> str:
    return lane.partition("/")[0]
