"""Whom a member chooses as their people."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.rules import circle
from bot.rules.decision import Decision, Tell
from bot.rules.escalation import Composing
from bot.rules.events import CircleChosen, WasInvited, WasTrustedAgain
from bot.rules.member import Member


def circle_chosen(member: Member, event: CircleChosen, now: datetime) -> Decision:
    people = tuple(person for person in event.people if person != member.id)
    after, invited = circle.chosen(member.circle, people, now)
    back = (person for person in after.ids if person not in (*invited, *member.circle.ids))
    return Decision(
        replace(member, circle=after, composing=Composing(member.composing.release)),
        (
            *(Tell(person, WasInvited(member.id)) for person in invited),
            *(Tell(person, WasTrustedAgain(member.id)) for person in back),
        ),
    )
