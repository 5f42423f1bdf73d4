"""The language the rules' tests are written in: a small world of members, decided by the rules alone.

    Transcript(sanna=HELSINKI, mikko=HELSINKI).trusts("sanna", "mikko").asks("sanna")
        .after(minutes(2)).told("mikko", ASK).answers("mikko", yes=True).standing("sanna", SaidYes)

A member's id is their name in the transcript. Every notice has to be expected, in order, and a transcript
must end in an expectation; ``loose_ends`` says where one did not, and a fixture asks it after every test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.rules import asking_pages, subjects
from bot.rules.asking_events import PersonAdded, Shown, SuggestionMade
from bot.rules.calendar import Calendar
from bot.rules.change_events import ChangeAnswered, ChangeReleased, ChangeWished
from bot.rules.change_sayings import ChangeStands
from bot.rules.events import (
    AskAnswered,
    CircleChosen,
    Consented,
    Event,
    GotInTouch,
    OnePicked,
    RhythmChosen,
    Visited,
    WillingnessGiven,
)
from bot.rules.people import MemberId
from bot.rules.places import Place
from bot.rules.sayings import Status
from bot.rules.words import Words
from tests.rules.world import World

MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # 9.00 in Helsinki
HELSINKI, LONDON, NEW_YORK, KOLKATA = "Europe/Helsinki", "Europe/London", "America/New_York", "Asia/Kolkata"


def hours(n: float) -> timedelta:
    return timedelta(hours=n)


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def days(n: float) -> timedelta:
    return timedelta(days=n)


@dataclass(frozen=True)
class NoticeAbout:
    """What a notice is about, as only its sealed token knows."""

    subject: str

    def fits(self, subject: str) -> bool:
        asked = self == ASK and subjects.ask_in(subject) is not None
        changing = self == CHANGE_ASK and subjects.change_in(subject) is not None
        outside = self == OUTSIDE and subjects.outside_in(subject) is not None
        return subject == self.subject or asked or changing or outside


VISIT, TALK = NoticeAbout(subjects.VISIT), NoticeAbout(subjects.TALK)
SIGN = NoticeAbout(subjects.SIGN)
LOOK_BACK, STILL = NoticeAbout(subjects.LOOKING_BACK), NoticeAbout(subjects.STILL_ASKING)
INVITATION, ASK = NoticeAbout(subjects.INVITATION), NoticeAbout("ask")
LOOK_IN, CHANGE = NoticeAbout(subjects.LOOK_IN), NoticeAbout(subjects.CHANGE)
CHANGE_ASK = NoticeAbout("change ask")
OUTSIDE = NoticeAbout(subjects.OUTSIDE)


_begun: list[Transcript] = []


class Transcript:
    """A conversation with expectations. Names are members; each starts in their zone, on a Monday at nine."""

    def __init__(self, at: datetime = MONDAY, **people: str | Calendar) -> None:
        self.world = World(at)
        for name, zone in people.items():
            self.world.join(name, zone)
        self._read = 0
        self._asserted = False
        _begun.append(self)

    # --- What happens. ---------------------------------------------------------------------------

    def when(self, who: str, *happened: Event) -> Transcript:
        self._asserted = False
        for event in happened:
            self.world.happen(who, event)
        self.world.run_until(self.world.now)
        return self

    def after(self, by: timedelta) -> Transcript:
        return self.at(self.world.now + by)

    def at(self, moment: datetime) -> Transcript:
        self._asserted = False
        self.world.run_until(moment)
        return self

    def opens_kaveri(self, who: str) -> Transcript:
        return self.when(who, Visited())

    def is_left_alone(self, who: str) -> Transcript:
        """Chose never to be asked how they are, so that a story is about something else."""
        return self.when(who, RhythmChosen(0))

    def trusts(self, who: str, *friends: str) -> Transcript:
        """These people are on the list, were invited and said yes; the invitations are read here."""
        self.when(who, CircleChosen(tuple(MemberId(f) for f in friends)))
        for friend in friends:
            self.when(friend, WillingnessGiven(True))
        for slot, (_, notice) in list(self.world.pending.items()):
            if notice.subject == subjects.INVITATION:
                del self.world.pending[slot]
        self._read = len(self.world.sent)
        return self

    def picks(self, who: str, one: str) -> Transcript:
        return self.when(who, OnePicked(MemberId(one)))

    def asks(self, who: str) -> Transcript:
        """The press that releases, to whoever would be asked now."""
        member = self.world.members[who]
        release = member.composing.release
        faces = (self.world.members[id].face for id in asking_pages.readers(member))
        shown = tuple(
            Shown(face.id, face.calendar, Words(f"words for {face.id}"), release.any_hour and face.any_hour)
            for face in faces
        )
        return self.when(who, Consented(release, shown))

    def adds(self, who: str, one: str) -> Transcript:
        """Picks one more person for the ask under way, and presses once more."""
        return self.picks(who, one).joins(who)

    def joins(self, who: str) -> Transcript:
        """The press that releases the same words to the one who was picked or suggested."""
        (one,) = asking_pages.readers(self.world.members[who])
        shown = Shown(one, self.world.members[one].calendar, Words(f"words for {one}"))
        return self.when(who, PersonAdded(shown))

    def names(self, who: str, person: str, instead: bool = False) -> Transcript:
        """Somebody who said yes names another."""
        ask = self.world.members[who].listening.asks[-1].id
        return self.when(who, SuggestionMade(ask, MemberId(person), instead))

    def wishes(self, who: str, ally: str, text: str = "Someone else takes over the importer.") -> Transcript:
        """Writes down one concrete thing, and presses once more to pass it on."""
        self.when(who, ChangeWished(MemberId(ally), Words(text)))
        calendar = self.world.members[ally].calendar
        return self.when(who, ChangeReleased(MemberId(ally), calendar, Words(f"{who}: {text}")))

    def changes(self, who: str, answer: str) -> Transcript:
        """What the ally can change; nothing means that they cannot."""
        return self.when(who, ChangeAnswered(self.world.members[who].change_asks[-1].id, Words(answer)))

    def answers(self, who: str, yes: bool) -> Transcript:
        """The last ask that reached this person."""
        return self.when(who, AskAnswered(self.world.members[who].listening.asks[-1].id, yes))

    def keeps_promise(self, who: str) -> Transcript:
        """Made the first move, and said so."""
        return self.when(who, GotInTouch(self.world.members[who].listening.asks[-1].id))

    def cannot_reach(self, who: str) -> Transcript:
        self.world.unreachable.add(who)
        return self

    # --- What is expected. -----------------------------------------------------------------------

    def told(self, who: str, about: NoticeAbout) -> Transcript:
        """The next notice that anybody got went to this person, about this."""
        rest = self.world.sent[self._read :]
        expected = f"{who} to be told of {about.subject}"
        self._expect(bool(rest) and rest[0].to == who and about.fits(rest[0].subject), expected)
        self._read += 1
        return self

    def silence(self) -> Transcript:
        """Nobody got a notice that was not expected above."""
        self._expect(not self.world.sent[self._read :], "silence")
        return self

    def standing(self, who: str, standing: object) -> Transcript:
        """How it stands, as this member reads it: a kind of standing, or one exactly."""
        page = self.world.page(who, Place.STATUS)
        stands = page.standing if isinstance(page, Status) else page
        return self._is(stands, standing, f"{who} to read {standing}, not {stands}")

    def change_stands(self, who: str, standing: object) -> Transcript:
        """How it stands with the one thing this member wants changed: a kind of standing, or one exactly."""
        page = self.world.page(who, Place.CHANGE)
        stands = page.standing if isinstance(page, ChangeStands) else page
        return self._is(stands, standing, f"{who} to read {standing}, not {stands}")

    def reads(self, who: str, expected: object, place: Place | None = None) -> Transcript:
        """The page at this place, or the one that this person's last notice opens."""
        subject = next((s.subject for s in reversed(self.world.sent) if s.to == who), "")
        page = self.world.page(who, place or _behind(subject), subject)
        return self._is(page, expected, f"{who} to read {expected}, not {page}")

    def so_that(self, true: Callable[[World], bool], what: str) -> Transcript:
        self._expect(true(self.world), what)
        return self

    def _is(self, found: object, expected: object, what: str) -> Transcript:
        same = isinstance(found, expected) if isinstance(expected, type) else found == expected
        self._expect(same, what)
        return self

    def _expect(self, true: bool, what: str) -> None:
        self._asserted = True
        if not true:
            _begun.remove(self)
            raise AssertionError(f"expected {what}\n\n{self.world.story()}\n")

    def _loose_end(self) -> str | None:
        if rest := self.world.sent[self._read :]:
            return f"nobody expected {rest[0]}\n{self.world.story()}"
        return None if self._asserted else f"nothing was expected at the end\n{self.world.story()}"


def _behind(subject: str) -> Place:
    if subjects.ask_in(subject) is not None:
        return Place.ASKED
    if subjects.change_in(subject) is not None:
        return Place.CHANGE_ASKED
    if OUTSIDE.fits(subject):
        return Place.OUTSIDE
    places = {
        subjects.CHANGE: Place.CHANGE,
        subjects.TALK: Place.TALK,
        subjects.INVITATION: Place.BEING_ASKED,
        subjects.LOOK_IN: Place.LOOKING_IN,
        subjects.LOOKING_BACK: Place.LOOKING_BACK,
        subjects.STILL_ASKING: Place.STILL_ASKING,
        subjects.SIGN: Place.SIGN,
    }
    return places.get(subject, Place.FIRST)


def forget() -> None:
    """What was begun outside the tests that are held to it (a builder elsewhere) is nobody's loose end."""
    _begun.clear()


def loose_ends() -> list[str]:
    """What transcripts since the last call left unexpected."""
    ends = [end for transcript in _begun if (end := transcript._loose_end()) is not None]
    _begun.clear()
    return ends
