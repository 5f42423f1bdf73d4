"""One press, one transaction: read, decide, commit; only then an answer.

The answer is a pure view of what was committed and holds nothing that is only in it, so a press that
comes twice is answered twice and decided once. Two keys make it the same press: the platform's own,
and the token of the window it was made in.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.messages import chatting, linking, news, reading, wording
from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import NeutralId, Speech
from bot.messages.telling import Operator
from bot.port import Mend, NotSaved, Platform, Press, Quiet, Refuse, Reply
from bot.rules.agenda import agenda
from bot.rules.calendar import is_zone
from bot.rules.directory import Directory
from bot.rules.events import Event, TimeUp
from bot.rules.instruments import Instrument
from bot.rules.joining import met
from bot.rules.member import Member
from bot.rules.people import Address, MemberId, Profile, Standing
from bot.rules.phrase import Typed
from bot.rules.places import Place
from bot.rules.whereabouts import Moved
from bot.rules.words import Words
from bot.runtime import pressed
from bot.runtime.announcements import Announcements
from bot.runtime.clock import Clock
from bot.runtime.fixed import Fixed
from bot.runtime.links import Links
from bot.runtime.scene import Hurry, Scene
from bot.runtime.stretching import Stretching
from bot.runtime.tokens import Opened, Tokens
from bot.runtime.windows import Windows, nothing_behind
from bot.runtime.writer import Writer
from bot.storage.contract import Tx, Unavailable, Unreadable

log = logging.getLogger(__name__)

PROFILE_WITHIN = 1.5  # seconds a directory has, inside the platform's own three
PAGE_WITHIN = 0.8
"""Seconds after which a page that needs nothing is shown without its reader's own part."""
MOST_TURNS = 100
SILENT_FOR = timedelta(hours=1)


class Unmet(Exception):
    """Nobody is known at this address yet: their profile is needed before anything can be decided."""


class Engine(Fixed):
    """Implements ``bot.port.Inbox``, and hears the timers and the courier in the same way."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        speech: Speech,
        tokens: Tokens,
        operator: Callable[[], Operator],
        entropy: Callable[[], str],
        directory: Callable[[], Directory] = Directory,
        packs: tuple[Instrument, ...] = (),
        links: Links | None = None,
        announcements: Announcements | None = None,
    ) -> None:
        super().__init__(speech, operator, clock)
        self._writer = writer
        self._tokens = tokens
        self._windows = Windows(speech, tokens, operator, clock)
        self._stretching = Stretching(writer)
        self._entropy = entropy
        self._directory = directory
        self._packs = packs
        self._links = links or Links(tokens, clock)
        self._announcements = announcements or Announcements(writer, clock)
        self.platforms: Mapping[str, Platform] = {}
        self.nudge: Callable[[], None] = lambda: None
        self.hurry: Hurry = lambda slot, at: None
        self._silent: dict[str, datetime] = {}

    async def receive(self, press: Press) -> Reply:
        doors = self._attention.wants_doors(press)
        try:
            opened = self._tokens.open(press.token) if press.token else None
            async with asyncio.timeout(PAGE_WITHIN if press.action in wording.NEED_NOTHING else None):
                reply = await self._decided(press, opened, doors)
            if press.action == Action.ERASE_GO and opened is not None:
                await self.wake(opened.member)  # they read that it is gone once it is
        except (Unavailable, Unreadable) as problem:
            log.warning("not saved: %s", type(problem).__name__)
            raise NotSaved from problem
        except TimeoutError:
            raise NotSaved from None  # a line in the log would say which page somebody wanted
        if isinstance(reply, Refuse) and press.action in wording.NEED_NOTHING:
            raise NotSaved  # that page is for whoever wants it
        self._attention.noted(press)
        self.nudge()
        return self._links.into(reply, press.address)

    async def wake(self, member: MemberId, beside_others: bool = False) -> bool:
        """Something this member waited for is due. Waking too often, or too late, does no harm. Returns
        whether it was done here: ``beside_others``, not where another replica is at it."""
        return await self._writer.later(partial(self._wake, member=member, beside_others=beside_others))

    async def hear(self, member: MemberId, event: Event) -> None:
        """Something outside happened to this member."""
        await self._writer.run(partial(self._hear, member=member, event=event))

    async def silenced(self, platform: str, tenant: str) -> None:
        """Nothing can be sent there now; its notices wait, and are tried again from time to time."""
        self._silent[f"{platform}/{tenant}"] = self._clock.now() + SILENT_FOR

    def silent_until(self, lane: str) -> datetime | None:
        """When to try this lane again, if its tenant removed Kaveri or revoked its token."""
        until, now = self._silent.get(lane), self._clock.now()
        return until if until is not None and now < until <= now + SILENT_FOR else None

    def _scene(self, tx: Tx, here: Address | None = None) -> Scene:
        now, house = self._clock.now(), self._announcements.house
        return Scene(tx, now, self._directory, self._packs, house, here, self.hurry)

    # --- A press. --------------------------------------------------------------------------------

    async def _decided(self, press: Press, opened: Opened | None, doors: bool) -> Reply:
        phrase = await self._stretching.typed(press)
        decide = partial(self._press, press=press, opened=opened, doors=doors, phrase=phrase)
        try:
            return await self._writer.press(partial(decide, newcomer=None))
        except Unmet:
            if press.action in chatting.SECOND_THOUGHTS or await self._came_before(press):
                return Quiet()  # nothing of theirs was ever heard here, or they had all of it erased since
            profile = await self._profile(press.address)
        voice = self._speech.voice(profile.language if profile else "")
        if self._announcements.closed_to(press.address):
            return Refuse(voice.neutral(NeutralId.REFUSED_SOON))
        if profile is None or profile.standing is Standing.UNKNOWN:
            if profile is not None and press.action == Action.TYPED:
                raise NotSaved  # no sentence can answer a line, so its platform is to deliver it again
            return Refuse(voice.neutral(NeutralId.REFUSED_UNKNOWN))
        if profile.standing is not Standing.PERSON:
            return Refuse(voice.neutral(NeutralId.REFUSED_STANDING))
        newcomer = replace(
            profile,
            zone=next(filter(is_zone, (press.zone, profile.zone)), "UTC"),
            language=press.language or profile.language,
        )
        return await self._writer.press(partial(decide, newcomer=newcomer))

    async def _came_before(self, press: Press) -> bool:
        """Whether this is delivered once more. It must not bring back whoever had everything erased."""
        key = pressed.delivered(press)
        return not press.token and await self._writer.press(lambda tx: tx.seen(key))

    async def _profile(self, address: Address) -> Profile | None:
        platform = self.platforms[address.platform]
        try:
            async with asyncio.timeout(PROFILE_WITHIN):
                return await platform.profile(address)
        except TimeoutError:
            return Profile(address, Words(""), "", "", Standing.UNKNOWN)

    def _press(
        self,
        tx: Tx,
        press: Press,
        opened: Opened | None,
        doors: bool,
        phrase: Typed | None,
        newcomer: Profile | None,
        came_before: bool = False,
    ) -> Reply:
        scene = self._scene(tx, press.address)
        member = self._who(tx, scene, press.address, newcomer)
        if pressed.elsewhere(press, member):
            scene.happen(member.id, (Moved(press.zone, press.language),))
        scene.hear_of_authority(member.id)
        member = scene.present(member.id)
        given = self._given(tx, scene, press, opened, member)
        if given is None:
            place = Place.GONE if pressed.has_left(tx, press, opened) else Place.NOT_OPEN
            return nothing_behind(self._windows.show(scene, member.id, Read((), place)))
        given = replace(given, phrase=phrase)
        opening = self._windows.opening(given, opened, member)
        scene.meet(given.ids.values())
        known = scene.known(reading.wants(given, scene.present(member.id)), member.id)
        member = scene.present(member.id)
        now = self._clock.now()
        read = news.heard(reading.read(given, member, known, self._speech, now), member, known, now)
        if isinstance(read, Amiss):
            shown = self._windows.show(scene, member.id, Read((), read.place, read.subject), opening)
            # What is over meanwhile has no field left to mend: the page says that it is over.
            return Mend(read.errors, shown.dialog) if set(read.errors) <= shown.dialog.fields else shown
        trial = scene.trial()
        trial.happen(member.id, read.events)
        decides = trial.writes or reading.counts(given, read)
        heard = decides and not came_before and pressed.is_first(tx, press, opened, now)
        if decides and not heard:
            if not came_before:  # it may have been decided just now, after all of this was read: look anew
                return self._press(tx, press, opened, doors, phrase, newcomer, came_before=True)
            read = reading.again(given)
        else:
            scene = trial
            scene.hear_of_authority(member.id)
        scene.write(member.id if heard else None)
        if press.action in chatting.SHOWS_NOTHING and read.place is not Place.NOT_OPEN:
            return Quiet()
        shown = self._windows.show(scene, member.id, read, opening, doors)
        return nothing_behind(shown) if read.place is Place.GONE else shown

    def _who(self, tx: Tx, scene: Scene, address: Address, newcomer: Profile | None) -> Member:
        loaded = tx.load_at(address)
        if loaded is not None and loaded.member.leaving is None:
            scene.enter(loaded)
            return loaded.member
        if loaded is not None:
            for id in (loaded.member.id, *loaded.member.also):
                tx.erase(id)  # what was begun before the machine stopped
        if newcomer is None:
            raise Unmet
        member = self._introduced(scene, newcomer)
        scene.keep(member)
        return member

    def _given(
        self, tx: Tx, scene: Scene, press: Press, opened: Opened | None, member: Member
    ) -> Given | None:
        """The press as the rules may know it; ``None`` where its token is not this member's."""
        if press.token and (opened is None or opened.member not in (member.id, *member.also)):
            return None
        return Given(
            action=press.action,
            subject=opened.subject if opened else "",
            proof=opened.proof if opened else "",
            values=press.values,
            line=press.line,
            ids=self._picked(tx, scene, press, member),
            here=press.address,
            whose=scene.whose(linking.typed(press.action, press.values), member),
        )

    def _picked(self, tx: Tx, scene: Scene, press: Press, member: Member) -> dict[Address, MemberId]:
        """The members behind the people picked. Who is new gets a row only if something happens to them."""
        ids: dict[Address, MemberId] = {}
        for value in press.values.values():
            if not isinstance(value, Profile) or value.standing is not Standing.PERSON:
                continue
            id = tx.find(value.address)
            ids[value.address] = (
                id if id is not None else self._introduced(scene, pressed.placed(value, member)).id
            )
        return ids

    def _introduced(self, scene: Scene, profile: Profile) -> Member:
        member = met(profile, MemberId(self._entropy()), self._entropy(), self._clock.now())
        scene.introduce(member)
        return member

    # --- Time, and the outside. ------------------------------------------------------------------

    def _wake(self, tx: Tx, member: MemberId, beside_others: bool) -> bool:
        if beside_others and not tx.takes(member, self._clock.now()):
            return False
        scene = self._scene(tx)
        for _ in range(MOST_TURNS):
            found = scene.member(member)
            if found is None or (next_wake := agenda(found)[0]).at > self._clock.now():
                break
            scene.hear_of_authority(member)
            if agenda(scene.present(member))[0] == next_wake:
                scene.happen(member, (TimeUp(next_wake.turn),))
        else:
            raise AssertionError("a wake-up was due again and again")
        scene.write()
        return True

    def _hear(self, tx: Tx, member: MemberId, event: Event) -> None:
        scene = self._scene(tx)
        scene.happen(member, (event,))
        scene.write()
