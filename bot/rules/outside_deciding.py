"""One thing that happened between a member and a volunteer → what is now true, in the row it happened to."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from bot.rules import outside_answering as answering
from bot.rules import outside_asking as asking
from bot.rules import outside_talking as talking
from bot.rules.decision import Decision
from bot.rules.member import Member
from bot.rules.outside_events import (
    AnybodyOutsideAgain,
    OutsideAccepted,
    OutsideAnswered,
    OutsideClosed,
    OutsideEvent,
    OutsideIsOver,
    OutsideLineCame,
    OutsideLooked,
    OutsideNameCame,
    OutsideNamed,
    OutsideReleased,
    OutsideReminded,
    OutsideSetAside,
    OutsideStopped,
    OutsideTalkEnded,
    OutsideThemeChosen,
    OutsideWasAsked,
    OutsideWrote,
    VolunteeringChosen,
)


def decide(member: Member, event: OutsideEvent, now: datetime) -> Decision:
    match event:
        case VolunteeringChosen(themes):
            return answering.volunteering_chosen(member, themes, now)
        case OutsideWasAsked():
            return answering.was_asked(member, event, now)
        case OutsideAnswered():
            return answering.answered(member, event, now)
        case OutsideIsOver(ask):
            return answering.is_over(member, ask, now)
        case AnybodyOutsideAgain():
            return answering.anybody_again(member)
        case OutsideThemeChosen(theme):
            return asking.theme_chosen(member, theme)
        case OutsideReleased():
            return asking.released(member, event, now)
        case OutsideStopped():
            return asking.stopped(member)
        case OutsideSetAside():
            return asking.set_aside(member)
        case OutsideAccepted():
            return asking.accepted(member, event, now)
        case OutsideLooked(talk):
            return talking.looked(member, talk)
        case OutsideWrote():
            return talking.wrote(member, event, now)
        case OutsideLineCame():
            return talking.line_came(member, event, now)
        case OutsideNamed(talk):
            return talking.named(member, talk, now)
        case OutsideNameCame():
            return talking.name_came(member, event, now)
        case OutsideReminded(talk):
            return talking.reminded(member, talk, now)
        case OutsideClosed(talk, block):
            return talking.closed(member, talk, block, now)
        case OutsideTalkEnded():
            return talking.ended(member, event, now)
        case _:
            assert_never(event)
