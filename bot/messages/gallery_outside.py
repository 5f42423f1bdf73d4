"""The pages of two who do not know each other, with made-up people: a room of the gallery."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.rules import outside_sayings as o
from bot.rules.outside import LINE_LIMIT, LINES_KEPT, Theme
from bot.rules.outside_sayings import OutsideSaying
from bot.rules.people import Face
from bot.rules.words import Words

TALK = "7f31c2a98e5d4b06a1f2c3d4e5f60719"
ASKED = Words("Someone here would like to write with you for a while, without names.")
LINES = (
    (False, Words("Hello. I am here, and have a little time today and tomorrow.")),
    (True, Words("Thank you. It has been a lot lately.")),
    (True, Words("I don’t quite know where to begin.")),
)
MOST = tuple((n % 3 == 0, Words("Word " * (LINE_LIMIT // 5))) for n in range(LINES_KEPT))


def sayings(now: datetime, somebody: Face) -> tuple[tuple[str, OutsideSaying], ...]:
    return (*_member(now), *_volunteer(somebody))


def _member(now: datetime) -> tuple[tuple[str, OutsideSaying], ...]:
    until = now + timedelta(days=1)
    every = tuple(Theme)
    return (
        ("outside, too few", o.TooFewOutside()),
        ("outside, preview", o.OutsidePreview(None, every, until, checked=True)),
        ("outside, preview with a theme", o.OutsidePreview(Theme.RETURNING, every, until, checked=True)),
        ("outside, preview unchecked", o.OutsidePreview(None, (), until, checked=False, changed=True)),
        ("outside, nobody in time", o.OutsidePreview(None, every, until, checked=True, possible=False)),
        ("outside, asking, may stop", o.LookingOutside(until, may_undo=True)),
        ("outside, asking", o.LookingOutside(until, may_undo=False)),
        ("outside, nobody could", o.NobodyOutside(now - timedelta(hours=1))),
        ("outside, stopped", o.OutsideStoppedSaid()),
        ("outside, somebody said yes", o.TalkWithVolunteer(TALK, (), named=False)),
        ("outside, not a line yet", o.TalkWithVolunteer(TALK, (), named=False, unheard=True)),
        ("outside, writing", o.TalkWithVolunteer(TALK, LINES, named=False)),
        ("outside, writing by name", o.TalkWithVolunteer(TALK, LINES, named=True)),
        ("outside, a long talk", o.TalkWithVolunteer(TALK, MOST, named=False)),
        ("outside, name", o.NamePreview(TALK)),
        ("outside, closed", o.TalkClosed(asked=True)),
    )


def _volunteer(somebody: Face) -> tuple[tuple[str, OutsideSaying], ...]:
    back = tuple((not mine, text) for mine, text in LINES)
    most = tuple((not mine, text) for mine, text in MOST)
    return (
        ("volunteering, not yet", o.Volunteering(None)),
        ("volunteering", o.Volunteering((Theme.WORKLOAD, Theme.ALOUD))),
        ("volunteering, in a talk", o.Volunteering((), TALK, blocked=True)),
        ("asked from outside", o.AskedFromOutside(TALK, ASKED)),
        ("volunteer, said yes", o.TalkWithMember(TALK, (), ASKED)),
        ("volunteer, writing", o.TalkWithMember(TALK, back, ASKED)),
        ("volunteer, a name given", o.TalkWithMember(TALK, back, ASKED, somebody.name, somebody)),
        ("volunteer, a long talk", o.TalkWithMember(TALK, most, ASKED)),
        ("volunteer, closed", o.TalkClosed(asked=False)),
    )
