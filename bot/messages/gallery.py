"""Every page there is, with made-up people: for reading aloud, for screenshots, and for contract tests.

A rule that learns to say something new has to hang a picture of it here; a test proves that it did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.messages import wording
from bot.messages.cards import Dialog, Home, Notice
from bot.messages.helplines import COUNTRIES
from bot.messages.speech import Speech
from bot.messages.telling import Operator, Telling
from bot.rules import change_sayings as c
from bot.rules import peer_sayings as p
from bot.rules import sayings as s
from bot.rules.calendar import Calendar
from bot.rules.checkin import Answers
from bot.rules.escalation import Order, Receipt, Release, Way
from bot.rules.people import Address, Face, MemberId
from bot.rules.sayings import Saying
from bot.rules.words import Words

NOW = datetime(2026, 3, 2, 9, 12, tzinfo=UTC)  # a Monday, 11.12 in Helsinki
TODAY = NOW + timedelta(hours=2, minutes=48)
TOMORROW = NOW + timedelta(days=1)
FRIDAY = NOW + timedelta(days=4)
LATER = NOW + timedelta(days=20)


def _person(name: str, language: str, zone: str) -> Face:
    user = f"U0{name.upper()}"
    return Face(
        MemberId(name.lower()),
        Words(name),
        language,
        Calendar(zone),
        Address("gallery", "T0GALLERY", user),
    )


SANNA = _person("Sanna", "fi", "Europe/Helsinki")
MIKKO = _person("Mikko", "fi-FI", "Europe/Helsinki")
LAURA = _person("Laura", "en-GB", "Europe/London")
RAVI = _person("Ravi", "en", "Asia/Kolkata")
JOHN = _person("John", "en-US", "America/New_York")
AKI = _person("Aki", "ja", "Asia/Tokyo")
DAYS_BACK = (LATER.date(), LATER.date() + timedelta(days=7))
AWAY = replace(LAURA, calendar=replace(LAURA.calendar, back=DAYS_BACK[0]))
EVERYBODY = (MIKKO, LAURA, RAVI, JOHN, AKI)

NOTE = Words("It has been a long week. Nothing to solve, just some company.")
PLAIN = Release()
FULL = Release(Way.WALK, NOTE, named=True)
ASK = "7f31c2a98e5d4b06a1f2c3d4e5f60718"

FULL_ANSWERS = Answers(2, 1, Words("Slept badly, but the walk was good"))
SOME = (Answers(4, 3), Answers(3), FULL_ANSWERS)


def sayings() -> tuple[tuple[str, Saying], ...]:
    """Everything Kaveri can mean, by name: one of each kind at least, and what looks different."""
    return (
        *_check_ins(),
        *_people(),
        *_asking(),
        *_standings(),
        *_changes(),
        *_receipts(),
        *_being_asked(),
        *_house(),
    )


def dialogs(speech: Speech, language: str) -> tuple[tuple[str, Dialog], ...]:
    """Every page, told to a member who reads this language, and those that look different elsewhere."""
    reader = replace(SANNA, language=language)
    pages = tuple(
        (name, wording.dialog(Telling(speech, reader, NOW, Operator()), saying)) for name, saying in sayings()
    )
    abroad = tuple(
        (f"{name}, {place.name}", wording.dialog(place.telling(speech, language), saying))
        for place in PLACES
        for name, saying in _house()
    )
    return (*pages, *abroad, ("loading", wording.loading(speech.voice(language))))


def notices(speech: Speech, language: str) -> tuple[tuple[str, Notice], ...]:
    """The one notice there is."""
    return (("notice", wording.notice(speech.voice(language), "an-opaque-token")),)


def homes(speech: Speech, language: str) -> tuple[tuple[str, Home], ...]:
    """The one first page of the app's own tab."""
    return (("home", wording.home(speech.voice(language))),)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a reader lives and who runs Kaveri there: the other doors depend on it."""

    name: str
    zone: str
    operator: Operator

    def telling(self, speech: Speech, language: str) -> Telling:
        reader = replace(SANNA, language=language, calendar=Calendar(self.zone))
        return Telling(speech, reader, NOW, self.operator)


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
        ("nothing to save", s.NothingSaved()),
        ("held for the trial", s.Saved(held=1, kept=None)),
        ("let go", s.Saved(held=None, kept=None)),
        ("kept, the first", s.Saved(held=None, kept=(FULL_ANSWERS,))),
        ("kept, many", s.Saved(held=None, kept=SOME * 4)),
        ("three dots", s.ThreeDots(SOME)),
        ("keeping", s.KeepingSettled(True)),
        ("forgetting", s.KeepingSettled(False)),
        *((f"when I ask, {n} a week", s.WhenIAsk(n)) for n in range(6)),
        ("when I ask, saved", s.WhenIAsk(3, saved=True)),
        ("when I ask, days to pick", s.WhenIAsk(2, choices=DAYS_BACK)),
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
        ("my people, five, approved", s.MyPeople(full, FULL, EVERYBODY, approved=True)),
    )


def _asking() -> tuple[tuple[str, Saying], ...]:
    return (
        ("preview, one", s.Preview(PLAIN, (MIKKO,), first=False, until=TOMORROW)),
        ("preview, one who was never asked", s.Preview(PLAIN, (LAURA,), first=True, until=TOMORROW)),
        ("preview, two languages", s.Preview(PLAIN, (MIKKO, LAURA), first=False, until=FRIDAY)),
        ("preview, everybody and everything", s.Preview(FULL, EVERYBODY, first=False, until=TODAY)),
        *(
            (f"preview, {order}, {len(who)}", s.Preview(Release(order=order), who, False, TOMORROW))
            for order in Order
            for who in (EVERYBODY[:2], EVERYBODY)
        ),
        ("preview, one away", s.Preview(PLAIN, (MIKKO, AWAY), first=False, until=TODAY, away=(AWAY,))),
        ("preview, nobody in time", s.Preview(PLAIN, (AWAY,), False, TODAY, away=(AWAY,), possible=False)),
        ("preview, changed", s.Preview(FULL, (RAVI,), first=False, until=LATER, changed=True)),
        *(
            (f"preview, {way}", s.Preview(Release(way), (JOHN,), first=False, until=TOMORROW))
            for way in (Way.CALL, Way.WALK, Way.CHAT)
        ),
        ("change the words", s.EditRelease(PLAIN)),
        ("change the words, written", s.EditRelease(FULL)),
        ("pick someone", s.PickSomeone(())),
        ("pick someone, two waiting", s.PickSomeone((MIKKO, LAURA))),
        ("write myself, nobody", s.WriteMyself(())),
        ("write myself", s.WriteMyself(EVERYBODY)),
    )


def _standings() -> tuple[tuple[str, Saying], ...]:
    two = (MIKKO, LAURA)
    return (
        ("not asking", s.Status(s.NotAsking())),
        ("not asking, was asked", s.Status(s.NotAsking(), table=True)),
        ("asking, may stop", s.Status(s.AskingNow(two, TOMORROW, may_undo=True))),
        ("asking", s.Status(s.AskingNow(two, TODAY, may_undo=False))),
        (
            "asking, one unreachable",
            s.Status(s.AskingNow(two, FRIDAY, may_undo=False), unreachable=(MIKKO,), table=True),
        ),
        ("said yes", s.Status(s.SaidYes(MIKKO, TODAY, passed=False))),
        ("said yes, and no word since", s.Status(s.SaidYes(MIKKO, NOW - timedelta(days=1), passed=True))),
        ("said yes, and cannot after all", s.Status(s.CannotAfterAll(MIKKO))),
        ("nobody could", s.Status(s.NobodySaidYes(NOW - timedelta(hours=1)))),
        ("nobody can be asked", s.Status(s.NobodySaidYes(None))),
        ("nobody can be reached", s.Status(s.NobodySaidYes(None), unreachable=two)),
        ("nobody, all away", s.Status(s.NobodySaidYes(None), away=(AWAY,))),
        ("stopped", s.Status(s.Stopped())),
        (
            "said yes, and the other may yet",
            s.Status(s.SaidYes(MIKKO, TODAY, False, s.OtherMayYet(LAURA, TOMORROW))),
        ),
        ("both said yes", s.Status(s.SaidYes(MIKKO, TODAY, False, s.OtherSaidYes(LAURA, TOMORROW)))),
        ("both said yes, and no word", s.Status(s.SaidYes(MIKKO, NOW, True, s.OtherSaidYes(LAURA, NOW)))),
        ("did you talk, the three of you", s.DidYouTalk(two)),
        ("did you talk", s.DidYouTalk((MIKKO,))),
        ("talked", s.TalkSaid(True)),
        ("not talked", s.TalkSaid(False)),
        ("looked in on in two days", s.LookInSet(FRIDAY)),
        ("not looked in on", s.LookInSet(None)),
        ("looking in", s.LookingIn()),
        ("forgotten who", s.TalkGone()),
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
        ("invitation", p.Invitation(None)),
        ("invitation, agreed", p.Invitation(True)),
        ("invitation, agreed and resting", p.Invitation(True, FRIDAY, (MIKKO, LAURA))),
        ("invitation, not yet", p.Invitation(False)),
        ("agreed", p.WillingnessSaid(True)),
        ("not yet", p.WillingnessSaid(False)),
        ("asked", p.AskedOf(ASK, text, TODAY, first_time=False)),
        ("asked, for the first time", p.AskedOf(ASK, text, TOMORROW, first_time=True)),
        ("thanked after a no", p.Thanked()),
        ("no longer needed", p.NoLongerNeeded()),
        *((f"listening card, {way}", p.ListeningCard(ASK, SANNA, way, TODAY)) for way in Way),
        ("listening card, late", p.ListeningCard(ASK, SANNA, Way.ANY, NOW - timedelta(days=1), late=True)),
        ("listening card, and never again", p.ListeningCard(ASK, SANNA, Way.ANY, TODAY, never=True)),
        ("listening card, in touch", p.ListeningCard(ASK, SANNA, Way.ANY, TODAY, kept=True)),
        ("cannot after all", p.TakenBackSaid()),
        ("listened, lightly", p.Listened(heavy=False)),
        ("listened, and it was a lot", p.Listened(heavy=True)),
        ("worried", p.Worried(ASK)),
    )


def _house() -> tuple[tuple[str, Saying], ...]:
    return (
        ("other doors", s.OtherDoors()),
        ("thinking of someone", s.ThinkingOfSomeone()),
        ("who can see what", s.WhoSeesWhat()),
        ("no longer open", s.NotOpen()),
    )
