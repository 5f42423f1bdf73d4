"""Having everything erased, and what others read in a leaver's place: a room of the gallery."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules import leaving_sayings as leave
from bot.rules import peer_sayings, sayings
from bot.rules import taking_sayings as take
from bot.rules.acts import Act, Done
from bot.rules.announcing import KINDS, Announcement, Fact
from bot.rules.change_sayings import ChangeSaid, ChangeStands, ChangeUnanswered, ChangeWaiting
from bot.rules.escalation import Receipt, Release
from bot.rules.joining import met
from bot.rules.known import Known
from bot.rules.own_noted import Did, Noted
from bot.rules.people import Address, Face, MemberId, Profile, someone_who_left
from bot.rules.sayings import Saying
from bot.rules.words import Words

LEFT = someone_who_left(MemberId("left"))


def rooms(now: datetime, people: tuple[Face, ...]) -> tuple[tuple[str, Saying], ...]:
    return (
        ("erase everything", leave.EraseWhat()),
        ("erase everything, with an open ask", leave.EraseWhat(people)),
        ("erase everything, changed", leave.EraseWhat((*people, LEFT), changed=True)),
        ("erase, the last press", leave.EraseSure(well=False)),
        ("erase, the last press, telling them", leave.EraseSure(True, people)),
        ("erased", leave.Gone()),
        ("whoever asked is all right", peer_sayings.AllRight()),
        *_taking(now),
        *_left(now, people),
    )


def _taking(now: datetime) -> tuple[tuple[str, Saying], ...]:
    """Somebody new: what stands in a copy is read in tests that know a member with everything."""
    asha = met(
        Profile(Address("slack", "T1", "U1"), Words("Asha"), "en", "Europe/Helsinki"), LEFT.id, "s", now
    )
    long = replace(asha, door=Words("Word " * 1000))
    log = tuple(Noted(now - timedelta(days=n), did) for n, did in enumerate(Did))
    values = {Act.RELEASE: "0.1.0 c0ffee", Act.CONTINUED: (now - timedelta(days=1)).isoformat()}
    did = tuple(Done(act, now, values.get(act, "")) for act in Act)
    told = tuple(Announcement(Fact(kind, "here"), now + timedelta(days=21), now) for kind in KINDS)
    return (
        ("everything, on a page", take.Everything(asha, Known(), now, page=True)),
        ("everything, to copy", take.Everything(asha, Known(), now, page=False)),
        ("everything, to copy, a later piece", take.Everything(long, Known(), now, page=False, begin=1)),
        ("what was done with my data, nothing", take.MyLog()),
        ("what was done with my data", take.MyLog(log, told, did)),
    )


def _left(now: datetime, people: tuple[Face, ...]) -> tuple[tuple[str, Saying], ...]:
    soon, said_yes = now + timedelta(hours=3), sayings.SaidYes(LEFT, now, passed=True)
    receipt = Receipt(now, "e1", soon, (LEFT.id,), (Words("20 minutes"),))
    circle = ((people[0], True), (LEFT, True), (LEFT, False))
    asking = sayings.AskingNow((people[0], LEFT), soon, may_undo=False)
    return (
        ("my people, one left", sayings.MyPeople(circle, Release(), people[:1], approved=False)),
        ("asking, one left", sayings.Status(asking)),
        ("left after a yes", sayings.Status(sayings.CannotAfterAll(LEFT))),
        ("left after the talk", sayings.Status(said_yes, suggested=sayings.Suggested(LEFT, people[0]))),
        ("passed on to someone who left", sayings.Receipts(((receipt, (LEFT,)),))),
        ("did you talk, one left", sayings.DidYouTalk((people[0], LEFT))),
        ("a change, left", ChangeStands(LEFT, ChangeWaiting(soon, may_undo=False))),
        ("a change, left without an answer", ChangeStands(LEFT, ChangeUnanswered(soon, unreachable=True))),
        ("a change, answered by someone who left", ChangeStands(LEFT, ChangeSaid(Words("From Monday on.")))),
    )
