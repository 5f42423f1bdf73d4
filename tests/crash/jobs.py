"""The two jobs that no death may spoil, each with what has to be true of it in the end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot.rules.checkin import Trial
from bot.rules.escalation import Acknowledged
from bot.rules.member import Member
from bot.rules.words import Words
from bot.storage.contract import RecordId, Tx
from tests.crash.desks import LEENA, MONDAY, SAM, Desk
from tests.crash.house import Doubled, Lost

LINE = "a line of my own"


@dataclass(frozen=True)
class Job:
    """``expects``: how many prompts or asks each gets, of those that are told to nobody but them."""

    play: Callable[[Desk], Awaitable[None]]
    expects: dict[str, int]
    whole: Callable[[Tx, list[Member]], None]


async def check_in(desk: Desk) -> None:
    """Open, answer, save; the next day's prompt arrives, and opens the next one."""
    sam, at = desk.user(SAM), desk.platform
    await at.comes(desk)
    await desk.sees(SAM, partial(at.home, SAM), "Energy I have for work today")

    async def saves() -> None:
        if sam.window is None:
            await at.home(SAM)
        await sam.chooses("energy", "2")
        sam.fills("line", LINE)
        await sam.presses("Save")

    await desk.sees(SAM, saves, "I hold this for you for now: 1 of 3.")
    await desk.house.later(MONDAY + timedelta(days=1, hours=7))
    if len(sam.notices) <= (before := 0 if at.name == "slack" else 1):
        raise Lost(f"no prompt after {before} notices")
    await desk.sees(SAM, partial(at.opens, SAM), "Energy I have for work today")
    await desk.house.settled()


def one_answer(tx: Tx, members: list[Member]) -> None:
    tries = [member.history for member in members if isinstance(member.history, Trial)]
    held = [checkin for trial in tries for checkin in trial.checkins]
    _once("answers", len(held), 1)
    if held[0].answers.line != Words(LINE):
        raise Lost("a line that was written with it")


async def escalation(desk: Desk) -> None:
    """Ask; the peer gets a notice, says yes and learns the name; and was in touch."""
    leena, at = desk.user(LEENA), desk.platform
    await at.comes(desk)
    await asks_leena(desk)
    await desk.house.later(desk.house.clock.now() + timedelta(minutes=5))
    if not leena.notices:
        raise Lost("the peer was not asked")
    await desk.sees(LEENA, partial(at.opens, LEENA), "Joku pyytää hetken aikaasi")
    await desk.sees(LEENA, partial(leena.presses, "Kyllä, otan yhteyttä"), "Sam haluaisi jutella kanssasi")
    await desk.sees(SAM, partial(at.status, SAM), "Leena said yes")
    await desk.does(
        "being in touch",
        partial(leena.presses, "Otin yhteyttä"),
        lambda: "Otin yhteyttä" not in leena.reads,
    )
    await desk.house.later(desk.house.clock.now() + timedelta(hours=1))
    await desk.sees(SAM, partial(at.status, SAM), "Leena said yes")
    await desk.house.settled()


async def asks_leena(desk: Desk) -> None:
    sam, at = desk.user(SAM), desk.platform
    await desk.sees(SAM, partial(at.home, SAM), "I could use a person")
    await desk.sees(SAM, partial(sam.presses, "I could use a person"), "Who would be good to talk to?")

    async def picks() -> None:
        sam.picks("one", at.id(LEENA))
        await sam.presses("See what they would get")

    await desk.sees(SAM, picks, "This is what I will pass on, word for word")
    await desk.sees(SAM, partial(sam.presses, "Ask Leena"), "I am asking: Leena.")


def one_ask(tx: Tx, members: list[Member]) -> None:
    asking = [member for member in members if member.escalation is not None]
    _once("asks on their way", len(asking), 1)
    (sam,) = asking
    assert sam.escalation is not None
    if not isinstance(sam.escalation.progress, Acknowledged):
        raise Lost("a yes")
    _once("asks that were made", sam.escalations, 1)
    _once("receipts", len(sam.receipts), 1)
    asked = [ask for member in members for ask in member.listening.asks]
    _once("asks put to somebody", len(asked), 1)
    for step in sam.escalation.plan.steps:
        if len(tx.shared([RecordId(step.record)], step.peer)) != 1:
            raise Lost("the words that were released")


def _once(what: str, found: int, wanted: int) -> None:
    if found < wanted:
        raise Lost(f"{found} {what}, not {wanted}")
    if found > wanted:
        raise Doubled(f"{found} {what}, not {wanted}")


JOBS = {
    "checkin": Job(check_in, {SAM: 1, LEENA: 0}, one_answer),
    "escalation": Job(escalation, {SAM: 0, LEENA: 1}, one_ask),
}
