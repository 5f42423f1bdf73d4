"""Asking outside the team, being asked from there, and writing to each other: the words, and the presses."""

from __future__ import annotations

from hashlib import sha256

from bot.messages.actions import Action
from bot.messages.given import Amiss, Given, Read
from bot.messages.speech import Speech, Voice
from bot.rules import outside_events as happened
from bot.rules import subjects
from bot.rules.events import Event
from bot.rules.known import Known, Wanted
from bot.rules.member import Member
from bot.rules.outside import LINE_LIMIT, Request, Talk, Theme
from bot.rules.places import Place
from bot.rules.words import Words

LEADS: dict[Action, str | None] = {
    Action.OUTSIDE: subjects.OUTSIDE,
    Action.OUTSIDE_THEME: subjects.OUTSIDE,
    Action.OUTSIDE_ASK: subjects.OUTSIDE,
    Action.OUTSIDE_STOP: subjects.OUTSIDE_STOPPED,
    Action.OUTSIDE_AGAIN: subjects.OUTSIDE,
    Action.OUTSIDE_NAME: subjects.OUTSIDE_NAME,
    Action.OUTSIDE_NAME_GO: subjects.OUTSIDE,
    Action.OUTSIDE_YES: None,
    Action.OUTSIDE_NO: None,
    Action.OUTSIDE_TALK: None,
    Action.OUTSIDE_WRITE: None,
    Action.OUTSIDE_CLOSE: None,
    Action.OUTSIDE_BLOCK: None,
    Action.VOLUNTEER: subjects.VOLUNTEERING,
    Action.VOLUNTEER_SAVE: subjects.VOLUNTEERING,
    Action.VOLUNTEER_LEAVE: subjects.VOLUNTEERING,
    Action.VOLUNTEER_ANYBODY: subjects.VOLUNTEERING,
}
"""What the page after each press is about; ``None``: the same as the window it was made in."""

LOOKED_UP = frozenset(
    (
        *(Action.OUTSIDE, Action.OUTSIDE_THEME, Action.OUTSIDE_STOP, Action.OUTSIDE_AGAIN),
        *(Action.VOLUNTEER, Action.VOLUNTEER_SAVE, Action.VOLUNTEER_LEAVE, Action.VOLUNTEER_ANYBODY),
    )
)
"""These lead to what anybody may find there who looks. The others tell what came of a press."""


def words(theme: Theme | None, language: str, speech: Speech) -> Words:
    """What a volunteer who reads this language gets, word for word. There is no name in it."""
    voice = speech.voice(language)
    about = (voice("release-outside-theme", theme=voice(f"theme-{theme}")),) if theme else ()
    return Words("\n".join((voice("release-outside"), *about, voice("release-keep"))))


def proof(theme: Theme | None, speech: Speech) -> str:
    """A short proof of these words, in every language that somebody may read them in."""
    texts = (words(theme, language, speech).reveal() for language in speech.languages)
    return sha256("\x1e".join(texts).encode()).hexdigest()[:24]


def wants(given: Given) -> Wanted:
    return Wanted(outside=given.action == Action.OUTSIDE_ASK)


def opened(subject: str) -> Read:
    """The button of a notice: whatever waits behind it counts as read."""
    talk = subjects.outside_in(subject)
    return Read((happened.OutsideLooked(talk),) if talk else (), Place.AFTER_OUTSIDE, subject)


def again(given: Given, action: Action) -> Read:
    """The same press once more: nothing happens, and the page shows what is now true."""
    return _to(given, action)


def read(given: Given, action: Action, member: Member, known: Known, speech: Speech) -> Read | Amiss:
    match action:
        case Action.OUTSIDE:
            return _to(given, action, *_looked(member))
        case Action.OUTSIDE_THEME:
            return _to(given, action, happened.OutsideThemeChosen(_theme(given)))
        case Action.OUTSIDE_ASK:
            return _released(given, member, known, speech)
        case Action.OUTSIDE_STOP:
            return _to(given, action, happened.OutsideStopped())
        case Action.OUTSIDE_AGAIN:
            return _to(given, action, happened.OutsideSetAside())
        case Action.VOLUNTEER_SAVE:
            ticked = tuple(theme for theme in Theme if toggle(theme) in given.values)
            return _to(given, action, happened.VolunteeringChosen(ticked))
        case Action.VOLUNTEER_LEAVE:
            return _to(given, action, happened.VolunteeringChosen(None))
        case Action.VOLUNTEER_ANYBODY:
            return _to(given, action, happened.AnybodyOutsideAgain())
        case Action.VOLUNTEER | Action.OUTSIDE_NAME:
            return _to(given, action)
        case _:
            return _about_one(given, action, speech.voice(member.language))


def toggle(theme: Theme) -> str:
    """The field id of a theme to tick."""
    return f"theme-{theme}"


def _about_one(given: Given, action: Action, voice: Voice) -> Read | Amiss:
    """A press in a window about one ask, or the talk that came of it."""
    one = subjects.outside_in(given.subject)
    if one is None:
        return Read((), Place.NOT_OPEN)
    if action is Action.OUTSIDE_WRITE:
        return _written(given, one, voice)
    what: dict[Action, Event] = {
        Action.OUTSIDE_YES: happened.OutsideAnswered(one, True),
        Action.OUTSIDE_NO: happened.OutsideAnswered(one, False),
        Action.OUTSIDE_TALK: happened.OutsideLooked(one),
        Action.OUTSIDE_NAME_GO: happened.OutsideNamed(one),
        Action.OUTSIDE_CLOSE: happened.OutsideClosed(one),
        Action.OUTSIDE_BLOCK: happened.OutsideClosed(one, block=True),
    }
    return _to(given, action, what[action])


def _written(given: Given, talk: str, voice: Voice) -> Read | Amiss:
    text = given.text("line").reveal().strip()
    if not text:
        return Amiss({"line": voice("outside-empty")}, Place.AFTER_OUTSIDE, given.subject)
    if len(text) > LINE_LIMIT:
        return Amiss({"line": voice("too-long", limit=LINE_LIMIT)}, Place.AFTER_OUTSIDE, given.subject)
    wrote = happened.OutsideWrote(talk, Words(text))
    return _to(given, Action.OUTSIDE_WRITE, happened.OutsideLooked(talk), wrote)


def _released(given: Given, member: Member, known: Known, speech: Speech) -> Read:
    """The press that releases, if what would be sent is still what was shown."""
    theme, others = member.outside.theme, known.outside
    request = member.outside.request
    if (request is not None and request.open) or not others.enough(theme):
        return Read((), Place.OUTSIDE, subjects.OUTSIDE_CHANGED)
    if given.proof != proof(theme, speech):
        return Read((), Place.OUTSIDE, subjects.OUTSIDE_CHANGED)
    candidates = tuple(
        happened.Candidate(o.face.id, o.face.calendar, words(theme, o.face.language, speech))
        for o in others.about(theme)
        if o.askable
    )
    mine = words(theme, member.language, speech)
    return _to(given, Action.OUTSIDE_ASK, happened.OutsideReleased(theme, mine, candidates))


def _looked(member: Member) -> tuple[Event, ...]:
    match member.outside.request:
        case Request(progress=Talk(id=talk)):
            return (happened.OutsideLooked(talk),)
        case _:
            return ()


def _theme(given: Given) -> Theme | None:
    return {theme.value: theme for theme in Theme}.get(given.text("theme").reveal())


def _to(given: Given, action: Action, *what: Event) -> Read:
    subject = LEADS[action]
    place = Place.OUTSIDE if action in LOOKED_UP else Place.AFTER_OUTSIDE
    return Read(what, place, given.subject if subject is None else subject)
