"""A year as it could have gone: the story that Kaveri comes from, had it been noticed and somebody asked.

Laura's weeks pass without being told; the teller speaks when something happens. Once her answers are kept,
and Kaveri asks her whether it fits. Once nothing is kept, and her own words, every two weeks, say it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.playground.story import Teller
from bot.messages.actions import Action
from bot.messages.cards import Choice, Dialog, Notice, Row

BEGINS = datetime(2026, 1, 12, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))
STEADY_WEEKS = 14
NOON = timedelta(hours=3)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MOST_WEEKS = 30
MOST_STEPS = 200
YOGA, RETRO = "yoga", "the retrospective"
STEADY = (4, 5, 4, 3, 4, 4, 5, 4)
SLIDING = (4, 3, 3, 3, 2, 3, 2, 2, 3, 2)


@dataclass
class Weeks:
    """Laura's ordinary weeks: she opens each notice and gives it its two taps. Nothing of it is told."""

    teller: Teller
    energy: tuple[int, ...] = STEADY
    yoga: str = "yes"
    retro: str = "yes"
    looks: Mapping[str, str] = field(default_factory=dict)
    opened: int = 0
    answered: int = 0

    async def live(self, weeks: int) -> bool:
        """Until so many weeks are over; or until Kaveri asks whether something fits (then ``True``)."""
        with hushed(self.teller):
            for _ in range(weeks * 7):
                await self.teller.push(DAY)
                if await self._opens_what_came():
                    return True
        return False

    async def _opens_what_came(self) -> bool:
        desk = self.teller.platform.desk("laura")
        for notice in desk.notices[self.opened :]:
            self.opened += 1
            await self.teller.platform.opens("laura", notice)
            dialog = desk.dialog
            if dialog is None:
                continue
            offered = actions(dialog)
            if Action.SIGN_FITS in offered:
                return True
            if Action.SAVE_LOOKING in offered:
                await self.teller.presses("laura", Action.SAVE_LOOKING, **self.looks)
            elif Action.SAVE_CHECK_IN in offered:
                await self.teller.presses("laura", Action.SAVE_CHECK_IN, **self._taps(dialog))
        return False

    def _taps(self, dialog: Dialog) -> dict[str, str]:
        """Both scales, and the habits in her order."""
        value = str(self.energy[self.answered % len(self.energy)])
        self.answered += 1
        habits = [e.id for e in dialog.body if isinstance(e, Choice) and e.id.startswith("kept-")]
        return {"energy": value, "off": value, **dict(zip(habits, (self.yoga, self.retro), strict=False))}


async def tell(teller: Teller) -> None:
    """From a good January to the return, in the mode in which Kaveri keeps what she answers."""
    weeks = Weeks(teller)
    await _january(teller, keeps=True)
    await _a_good_spring(weeks)
    await _the_slide(weeks)
    await _asked_whether_it_fits(weeks)
    await _two_friends(teller)
    await _somebody_who_can_change_something(teller)
    await _away_and_back(teller)


async def tell_without_keeping(teller: Teller) -> None:
    """The same year in the default mode: nothing is kept, so nothing can be noticed for her."""
    weeks = Weeks(teller)
    await _january(teller, keeps=False)
    weeks.looks = {"look-theme": "more engaging work"}
    await weeks.live(STEADY_WEEKS)
    teller.narrate(
        "Fourteen good weeks. Every two weeks one of the questions is for looking back; she writes a line, "
        "copies it into a notebook of her own, and Kaveri lets go of it within the hour."
    )
    await teller.runs("laura")
    await teller.presses("laura", Action.LOOKING_BACK)
    await teller.presses(
        "laura", Action.SAVE_LOOKING, **{"look-drained": "Weeks of waiting", "look-theme": "no say at all"}
    )
    teller.narrate(
        "Nothing is kept, so Kaveri cannot tell her that this is the fourth time. Her notebook can. What it "
        "does keep is the door: the same button, on the first page, whatever the reason."
    )
    await _two_friends(teller)


async def _january(teller: Teller, keeps: bool) -> None:
    teller.narrate("January. Laura is well. She opens Kaveri because everybody was told of it.")
    await teller.runs("laura")
    await teller.presses("laura", Action.MY_PAGE)
    if keeps:
        await teller.presses("laura", Action.KEEP)
        await teller.runs("laura")
        await teller.presses("laura", Action.MY_PAGE)
    teller.narrate("She names what does her good, and writes a few lines for a day unlike this one.")
    await teller.presses("laura", Action.ANCHORS)
    await teller.presses("laura", Action.SAVE_ANCHORS, **{"habit-1": YOGA, "habit-2": RETRO})
    await teller.presses("laura", Action.MY_PAGE)
    await teller.presses("laura", Action.PLAN)
    plan = {"plan-signs": "I skip yoga and say it is the deadline", "plan-helps": "A call with Ravi"}
    await teller.presses("laura", Action.SAVE_PLAN, **plan)
    teller.narrate("And two people from other projects, asked once whether they may be asked at all.")
    await teller.presses("laura", Action.HOME)
    await teller.presses("laura", Action.CIRCLE)
    await teller.presses("laura", Action.SAVE_CIRCLE, **{"person-1": "mikko", "person-2": "ravi"})
    with hushed(teller):
        await teller.push(NOON)
        for friend in ("mikko", "ravi"):
            await teller.opens(friend)
            await teller.presses(friend, Action.AGREE)
    teller.narrate("Both say that they may be asked. Nobody learns by whom.")


async def _a_good_spring(weeks: Weeks) -> None:
    weeks.looks = {"look-learned": "how the ledger works", "look-theme": "more engaging work"}
    await weeks.live(STEADY_WEEKS)
    weeks.teller.narrate(
        "Fourteen weeks go by: two taps on Tuesdays and Thursdays, three minutes of looking back every other "
        "week. Her account owner hears about more engaging work; the project runs its course."
    )
    await weeks.teller.runs("laura")
    await weeks.teller.presses("laura", Action.MY_PAGE)


async def _the_slide(weeks: Weeks) -> None:
    weeks.energy, weeks.answered, weeks.yoga, weeks.retro = SLIDING, 0, "no", "no"
    weeks.looks = {"look-drained": "waiting for credentials", "look-theme": "no say in how I work"}
    weeks.teller.narrate(
        "April. A second project, two mailboxes, a demo that must be flawless. Yoga goes first, then the "
        "breaks, then the retrospective. Nobody sees it, and nobody is told."
    )
    noticed = await weeks.live(MOST_WEEKS)
    if not noticed:
        raise AssertionError("a slide like this one is noticed")


async def _asked_whether_it_fits(weeks: Weeks) -> None:
    teller = weeks.teller
    came = teller.platform.clock.now()
    gone = round((came - BEGINS) / WEEK) - STEADY_WEEKS
    teller.narrate(
        f"{gone} weeks into the slide, one of the usual notices. Behind it stands no check-in this time."
    )
    await teller.opens("laura")
    await teller.presses("laura", Action.SIGN_FITS)
    teller.narrate("She closes the window. A lead should cope. Two weeks later she opens it again.")
    with hushed(teller):
        await teller.push(2 * WEEK)


async def _two_friends(teller: Teller) -> None:
    await teller.runs("laura")
    await teller.presses("laura", Action.PERSON)
    teller.narrate("She would like both of them, together.")
    await teller.presses("laura", Action.CHANGE_WAY, order="together")
    await teller.presses("laura", Action.ASK)
    await teller.later(timedelta(minutes=1), "A minute to change her mind. Then both are asked.")
    for friend in ("mikko", "ravi"):
        notice = await _comes(teller, friend, Action.ACCEPT, timedelta(minutes=10))
        await teller.opens_again(friend, notice)
        await teller.presses(friend, Action.ACCEPT)
    await teller.runs("laura", "/kaveri status")
    teller.narrate(
        "They call the same evening. They ask, and listen. What was said stands nowhere. Some days later, "
        "one of the usual notices asks whether they got to talk."
    )
    await teller.opens_again("laura", await _comes(teller, "laura", Action.TALKED, DAY))
    await teller.presses("laura", Action.TALKED)


async def _comes(teller: Teller, person: str, action: Action, step: timedelta) -> Notice:
    """The notice that leads to this, among the latest or after so much time; others are opened on the way."""
    desk = teller.platform.desk(person)
    seen = max(len(desk.notices) - 3, 0)
    with hushed(teller):
        for _ in range(MOST_STEPS):
            for notice in desk.notices[seen:]:
                seen += 1
                await teller.platform.opens(person, notice)
                if desk.dialog is not None and action in actions(desk.dialog):
                    return notice
            await teller.push(step)
    raise AssertionError(f"{action} never came")


async def _somebody_who_can_change_something(teller: Teller) -> None:
    teller.narrate("Being heard was the first thing. The second is somebody who can take the work away.")
    await teller.presses("laura", Action.CHANGE)
    await teller.presses(
        "laura",
        Action.CHANGE_WRITE,
        change="Someone else takes over the client’s project. I don’t return to it.",
        ally="sanna",
    )
    await teller.presses("laura", Action.CHANGE_ASK)
    teller.narrate("Sanna owns the account. She is asked for one thing, and not told why.")
    await teller.opens_again("sanna", await _comes(teller, "sanna", Action.CHANGE_ANSWER, NOON))
    await teller.presses("sanna", Action.CHANGE_ANSWER, answer="You needn’t go back. I take it from here.")
    await teller.runs("laura", "/kaveri status")
    await teller.presses("laura", Action.CHANGE)


async def _away_and_back(teller: Teller) -> None:
    teller.narrate("Two weeks of walks. Kaveri asks nothing meanwhile, and looks in afterwards if she likes.")
    with hushed(teller):
        await teller.runs("laura")
        await teller.presses("laura", Action.RHYTHM)
    await teller.presses("laura", Action.AWAY, away=_in_two_weeks(teller))
    await teller.presses("laura", Action.AFTERWARDS)
    notice = await _comes(teller, "laura", Action.LOOK_IN, DAY)
    teller.narrate("Back, two weeks on, when it is easily too much again: the same notice as always.")
    await teller.opens_again("laura", notice)
    teller.narrate("She is well. Yoga is on Tuesdays. Nobody was told a thing that she did not say.")


def _in_two_weeks(teller: Teller) -> str:
    """The second of the days that the page offers as the first one back."""
    dialog = teller.platform.desk("laura").dialog
    offered = (e.options for e in dialog.body if isinstance(e, Choice) and e.id == "away") if dialog else ()
    return next(iter(offered))[2].value


def actions(dialog: Dialog) -> set[str]:
    found = {button.action for e in dialog.body if isinstance(e, Row) for button in e.buttons}
    return found | ({dialog.submit.action} if dialog.submit else set())


@contextmanager
def hushed(teller: Teller) -> Iterator[None]:
    """What happens meanwhile happens all the same; it is only not told."""
    write, teller.write = teller.write, lambda text: None
    try:
        yield
    finally:
        teller.write = write
