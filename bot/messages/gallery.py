"""Every page there is, with made-up people: for reading aloud, for screenshots, and for contract tests.

A rule that learns to say something new has to hang a picture of it here; a test proves that it did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta

from bot.messages import (
    gallery_about,
    gallery_chat,
    gallery_leaving,
    gallery_linking,
    gallery_outside,
    gallery_own,
    gallery_questions,
    gallery_team,
    gallery_together,
    wording,
)
from bot.messages.cards import ChatTurn, Dialog, Home, Notice
from bot.messages.frame import Frame, frame
from bot.messages.gallery_asking import asking, standings
from bot.messages.gallery_linking import MIKKO_ON_TEAMS as ELSEWHERE
from bot.messages.gallery_people import (
    ASK,
    DAYS_BACK,
    EVERYBODY,
    FRIDAY,
    FULL,
    FULL_ANSWERS,
    LAURA,
    MIKKO,
    NOW,
    PLAIN,
    RAVI,
    SANNA,
    SOME,
    TODAY,
    TOMORROW,
)
from bot.messages.helplines import COUNTRIES
from bot.messages.speech import Speech
from bot.messages.telling import Operator, Telling
from bot.rules import change_sayings as c
from bot.rules import house_sayings as h
from bot.rules import peer_sayings as p
from bot.rules import sayings as s
from bot.rules.calendar import Calendar
from bot.rules.checkin import Answers
from bot.rules.escalation import Receipt, Way
from bot.rules.sayings import Saying
from bot.rules.words import Words


def sayings() -> tuple[tuple[str, Saying], ...]:
    """Everything Kaveri can mean, by name: one of each kind at least, and what looks different."""
    return (
        *_check_ins(),
        *_people(),
        *asking(),
        *standings(),
        *_changes(),
        *gallery_outside.sayings(NOW, SANNA),
        *gallery_own.sayings(NOW),
        *gallery_questions.sayings(NOW),
        *gallery_leaving.rooms(NOW, (MIKKO, RAVI)),
        *gallery_team.sayings(),
        *gallery_together.sayings(NOW, SANNA, (MIKKO, LAURA)),
        *gallery_linking.sayings(NOW),
        *_receipts(),
        *_being_asked(),
        *_house(),
        *gallery_about.sayings(NOW),
    )


def dialogs(speech: Speech, language: str) -> tuple[tuple[str, Dialog], ...]:
    """Every page, told to a member who reads this language, and those that look different elsewhere."""
    reader = replace(SANNA, language=language)
    pages = tuple(
        (name, wording.dialog(Telling(speech, reader, NOW, Operator(doorways=True, several=True)), saying))
        for name, saying in sayings()
    )
    with_door = tuple(
        (f"{name}, with a door", wording.dialog(Telling(speech, reader, NOW, Operator(), OWN_DOOR), saying))
        for name, saying in (*asking(), *standings(), *_house())
    )
    abroad = tuple(
        (f"{name}, {place.name}", wording.dialog(place.telling(speech, language), saying))
        for place in PLACES
        for name, saying in _house()
    )
    told = gallery_about.dialogs(Telling(speech, reader, NOW, Operator("Example Oy")))
    named = tuple(
        (f"{name}, {PLACES[0].name}", wording.dialog(PLACES[0].telling(speech, language), saying))
        for name, saying in gallery_team.sayings()
    )
    tell = Telling(speech, reader, NOW, Operator())
    unsaved = (
        ("loading", wording.loading(speech.voice(language))),
        ("not saved", wording.not_saved(tell, doors=False)),
        ("not saved, with other doors", wording.not_saved(tell, doors=True)),
    )
    return (*pages, *with_door, *abroad, *told, *named, *unsaved)


def notices(speech: Speech, language: str) -> tuple[tuple[str, Notice], ...]:
    """The one notice there is."""
    return (("notice", wording.notice(speech.voice(language), "an-opaque-token")),)


def turns(speech: Speech, language: str) -> tuple[tuple[str, ChatTurn], ...]:
    """What stands in the chat of somebody who chose to be asked there."""
    return gallery_chat.turns(speech.voice(language))


def homes(speech: Speech, language: str) -> tuple[tuple[str, Home], ...]:
    """The one first page of the app's own tab."""
    return (("home", wording.home(speech.voice(language))),)


def frames(speech: Speech, language: str) -> tuple[tuple[str, Frame], ...]:
    """What stands around a dialog on a page of its own."""
    return (("frame", frame(speech.voice(language))),)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reader lives and who runs Kaveri there: the other doors depend on it."""

    name: str
    zone: str
    operator: Operator

    def telling(self, speech: Speech, language: str) -> Telling:
        reader = replace(SANNA, language=language, calendar=Calendar(self.zone))
        return Telling(speech, reader, NOW, self.operator)


PART_TIME = Calendar("Europe/Helsinki", frozenset({0, 2, 3}), time(8), time(14))
OWN_DOOR = Words("Anna, since school: 040 000 0000")

PLACES = (
    _Place("with an operator’s own door", "Europe/Helsinki", Operator("Example Oy", "Our nurse: 09 000 000")),
    _Place("where no line is known", "Asia/Kolkata", Operator()),
    *(_Place(f"in {here.code}", min(here.zones), Operator()) for here in COUNTRIES),
)


def _check_ins() -> tuple[tuple[str, Saying], ...]:
    return (
        ("first page, welcome", s.FirstPage(welcome=True, draft=Answers())),
        ("first page", s.FirstPage(welcome=False, draft=Answers())),
        ("first page, half filled in", s.FirstPage(welcome=False, draft=FULL_ANSWERS)),
        (
            "first page, with habits",
            s.FirstPage(False, gallery_own.TIRED, anchors=(gallery_own.YOGA, gallery_own.RETRO)),
        ),
        (
            "first page, with the longest habits",
            s.FirstPage(True, Answers(), anchors=gallery_own.FULL_ANCHORS),
        ),
        ("nothing to save", s.NothingSaved()),
        ("held for the trial", s.Saved(held=1, kept=None)),
        ("let go", s.Saved(held=None, kept=None)),
        ("kept, the first", s.Saved(held=None, kept=(FULL_ANSWERS,))),
        ("kept, many", s.Saved(held=None, kept=SOME * 4)),
        ("three dots", s.ThreeDots(SOME)),
        ("keeping", s.KeepingSettled(True)),
        ("forgetting", s.KeepingSettled(False)),
        *((f"when I ask, {n} a week", s.WhenIAsk(n)) for n in range(6)),
        ("my hours", s.MyHours(PART_TIME)),
        ("my hours, quiet", s.MyHours(PART_TIME, NOW + timedelta(hours=20), saved=True)),
        ("when I ask, saved", s.WhenIAsk(3, saved=True)),
        ("when I ask, with questionnaires", s.WhenIAsk(2, questions=True)),
        ("when I ask, days to pick", s.WhenIAsk(2, choices=DAYS_BACK)),
        ("when I ask, away, and looked in on", s.WhenIAsk(2, back=DAYS_BACK[0], looking_in=True)),
        ("when I ask, away", s.WhenIAsk(2, back=DAYS_BACK[0], choices=DAYS_BACK)),
    )


def _people() -> tuple[tuple[str, Saying], ...]:
    waiting = ((MIKKO, False), (LAURA, False))
    mixed = ((MIKKO, True), (LAURA, False), (RAVI, True))
    full = tuple((face, True) for face in EVERYBODY)
    return (
        ("my people, nobody", s.MyPeople((), PLAIN, (), approved=False)),
        ("my people, nobody agreed", s.MyPeople(waiting, PLAIN, (), approved=False)),
        ("my people, some agreed", s.MyPeople(mixed, PLAIN, (MIKKO, RAVI), approved=False)),
        ("my people, with a note", s.MyPeople(mixed, FULL, (MIKKO, RAVI), approved=False)),
        ("my people, one has a say", s.MyPeople(mixed, PLAIN, (RAVI,), approved=False, have_say=(MIKKO,))),
        (
            "my people, one in question",
            s.MyPeople(mixed, PLAIN, (RAVI,), False, checked=True, in_question=(MIKKO,)),
        ),
        ("my people, one elsewhere", s.MyPeople(((ELSEWHERE, True),), PLAIN, (ELSEWHERE,), approved=False)),
        ("my people, five, approved", s.MyPeople(full, FULL, EVERYBODY, approved=True)),
    )


def _changes() -> tuple[tuple[str, Saying], ...]:
    wish = Words("Someone else takes over the importer. I don’t return to it.")
    text = Words("Sanna asks you for one concrete thing at work:\nSomeone else takes over the importer.")
    waiting, answered = (
        c.ChangeWaiting(FRIDAY, may_undo=False),
        c.ChangeSaid(Words("Ravi takes it on Monday.")),
    )
    return (
        ("a change, nothing written", c.ChangeWriting(None, None)),
        ("a change, written", c.ChangeWriting(wish, MIKKO)),
        ("a change, preview", c.ChangePreview(wish, MIKKO, TOMORROW)),
        ("a change, preview in two languages", c.ChangePreview(wish, LAURA, FRIDAY, changed=True)),
        ("a change, asked, may stop", c.ChangeStands(MIKKO, c.ChangeWaiting(FRIDAY, may_undo=True))),
        ("a change, asked", c.ChangeStands(MIKKO, waiting)),
        ("a change, answered", c.ChangeStands(MIKKO, answered)),
        ("a change, refused", c.ChangeStands(MIKKO, c.ChangeSaid(None))),
        ("a change, no answer", c.ChangeStands(MIKKO, c.ChangeUnanswered(NOW, unreachable=False))),
        ("a change, unreachable", c.ChangeStands(MIKKO, c.ChangeUnanswered(NOW, unreachable=True))),
        ("a change, stopped", c.ChangeStopped()),
        ("asked for a change", c.ChangeAskedOf(ASK, text, SANNA, FRIDAY)),
        ("answered a change", c.ChangeAnswerSaid(True)),
        ("cannot change it", c.ChangeAnswerSaid(False)),
    )


def _receipts() -> tuple[tuple[str, Saying], ...]:
    words = Words("Someone who trusts you would like 20 minutes with you.\nPlease keep it to yourself.")
    others = Words("Joku, joka luottaa sinuun, haluaisi 20 minuuttia kanssasi.")

    def receipt(*texts: Words) -> Receipt:
        return Receipt(NOW - timedelta(days=3), ASK, TODAY, tuple(f.id for f in EVERYBODY), texts)

    return (
        ("receipts, none", s.Receipts(())),
        ("receipts", s.Receipts(((receipt(words), (LAURA,)), (receipt(others, words), (MIKKO, RAVI))))),
        ("receipts, names gone", s.Receipts(((receipt(words), ()),))),
    )


def _being_asked() -> tuple[tuple[str, Saying], ...]:
    text = Words("Someone who trusts you would like 20 minutes with you.\nA walk would suit them best.")
    return (
        ("invitation", p.Invitation(None, invited=True)),
        ("being asked, nobody invited", p.Invitation(None)),
        ("invitation, agreed", p.Invitation(True)),
        ("invitation, agreed and resting", p.Invitation(True, FRIDAY, (MIKKO, LAURA))),
        ("invitation, agreed, at any hour", p.Invitation(True, any_hour=True)),
        ("invitation, not yet", p.Invitation(False)),
        ("agreed", p.WillingnessSaid(True)),
        ("not yet", p.WillingnessSaid(False)),
        ("asked", p.AskedOf(ASK, text, TODAY, first_time=False)),
        ("asked, for the first time", p.AskedOf(ASK, text, TOMORROW, first_time=True)),
        ("thanked after a no", p.Thanked()),
        ("no longer needed", p.NoLongerNeeded()),
        ("listening card, elsewhere", p.ListeningCard(ASK, ELSEWHERE, Way.ANY, TODAY)),
        *((f"listening card, {way}", p.ListeningCard(ASK, SANNA, way, TODAY)) for way in Way),
        ("listening card, late", p.ListeningCard(ASK, SANNA, Way.ANY, NOW - timedelta(days=1), late=True)),
        ("listening card, and never again", p.ListeningCard(ASK, SANNA, Way.ANY, TODAY, never=True)),
        ("listening card, in touch", p.ListeningCard(ASK, SANNA, Way.ANY, TODAY, kept=True)),
        ("listening card, somebody named", p.ListeningCard(ASK, SANNA, Way.ANY, TODAY, suggested=True)),
        ("naming somebody", p.Suggesting(ASK, SANNA)),
        ("named somebody", p.SuggestionPassedOn(ASK, SANNA)),
        ("cannot after all", p.TakenBackSaid()),
        ("listened, lightly", p.Listened(heavy=False)),
        ("listened, and it was a lot", p.Listened(heavy=True)),
        ("worried", p.Worried(ASK)),
    )


def _house() -> tuple[tuple[str, Saying], ...]:
    return (
        ("other doors", h.OtherDoors()),
        ("my door, none", h.MyDoor(Words(""))),
        ("my door", h.MyDoor(OWN_DOOR)),
        ("my door, saved", h.MyDoor(OWN_DOOR, saved=True)),
        ("numbers to take along, nobody's", h.Numbers(())),
        ("numbers to take along", h.Numbers(EVERYBODY)),
        ("thinking of someone", h.ThinkingOfSomeone()),
        ("who can see what", h.WhoSeesWhat()),
        ("who can see what, where a team has numbers", h.WhoSeesWhat(team=True)),
        ("no longer open", h.NotOpen()),
    )
