"""Another member, a manager, whoever is asked: people with a Kaveri of their own, who press everything."""

from __future__ import annotations

from collections.abc import Iterator

from bot.messages.actions import Action
from tests.adversary.claims import Observer, hold
from tests.adversary.company import Company
from tests.adversary.desks import Desk
from tests.adversary.people import LINE, MANAGER, RELAYED, WISHER
from tests.spoken import stands_in

colleague = Observer(
    "Another member", "a Kaveri of their own, every page and press of it, and everybody’s name"
)
manager = Observer(
    "A manager", "a Kaveri of their own, and a directory which says that they decide about others’ work"
)

NOT_FOR_LOOKING = {
    *(Action.ASK, Action.CHANGE_ASK, Action.OUTSIDE_ASK, Action.CLEAR_GO, Action.OUTSIDE_NAME_GO),
    *(Action.ASK_SUGGESTED, Action.APPROVE, Action.ERASE_GO),
}
"""Passes something on, or throws everything away: pressed in an attack of their own, not on a round."""
DEEPEST = 3


@colleague.cannot(
    "Does a colleague ask for a person, are they asked, by whom, what do they answer?",
    "On the way to asking them, whoever does all of that and whoever never opened Kaveri read alike, to "
    "the letter.",
)
async def a_colleague_reads_alike(company: Company) -> str:
    return await _both_looked_up(company, company.staff.others[1])


@colleague.cannot(
    "Does any page name somebody they did not pick?",
    "Every page there is, pressed through: it names nobody, counts nobody and lists nobody.",
)
async def a_round_names_nobody(company: Company) -> str:
    return await _a_round(company, company.staff.others[2])


@manager.cannot(
    "Is there a page about others, a count, a report?",
    "Every page there is, pressed through. Where somebody asked them for one concrete change, that page "
    "has the words that were released to them, and nothing else of that person.",
)
async def a_manager_has_no_view(company: Company) -> str:
    return await _a_round(company, MANAGER)


@manager.cannot(
    "Does somebody whose work they decide about ask, or is asked?",
    "There is no page for it, at any setting. Deciding about somebody’s work opens nothing.",
)
async def a_manager_reads_alike(company: Company) -> str:
    return await _both_looked_up(company, MANAGER)


@manager.can(
    "Who asked them to change one thing?",
    "Name and wish, word for word as its writer saw it before pressing; and no reason.",
)
def the_wish_is_released(company: Company) -> str:
    page = company.truth.wish
    hold(stands_in(WISHER, page) and LINE in page, f"the wish is not there: {page}")
    others = [name for name in company.staff.everybody if name not in (WISHER, MANAGER)]
    hold(not any(stands_in(name, page) for name in others), "the wish names somebody else")
    return f"reads {WISHER}’s name and wish"


@colleague.can(
    "Who said yes to them, and who asked them, after their own yes?",
    "The two learn each other’s names then, and not before.",
)
def a_yes_gives_two_names(company: Company) -> str:
    yes = [answer for answer in company.truth.answers if answer.yes]
    hold(bool(yes), "nobody said yes")
    return f"{len(yes)} times"


@colleague.cannot(
    "Who is asking them, before they say yes?",
    "The page says “someone who trusts you”, whoever it is.",
)
async def an_ask_names_nobody(company: Company) -> str:
    hold(len(company.truth.read) > 0, "nobody opened an ask")
    for reader, page in company.truth.read:
        named = [name for name in company.staff.everybody if name != reader and stands_in(name, page)]
        hold(not named, f"an ask names {named}")
    pages = {page for _, page in company.truth.read}
    return f"{len(company.truth.read)} asks opened, {len(pages)} texts, no name"


@colleague.cannot(
    "With whom do they write, outside their team?",
    "The two write without names, until one of them gives theirs.",
)
def a_talk_outside_names_nobody(company: Company) -> str:
    pages = company.truth.written
    hold(len(pages) == 2 and all(RELAYED in page for _, page in pages), "nobody wrote to anybody outside")
    for reader, page in pages:
        named = [name for name in company.staff.everybody if name != reader and stands_in(name, page)]
        hold(not named, f"a talk outside names {named}")
    return "two pages, no name"


@colleague.can(
    "Is somebody back soon, whom they are about to ask?",
    "Whoever set a day to be back on is shown with that day, and with nothing else.",
    where=("slack",),
)
async def the_day_somebody_is_back_is_shown(company: Company) -> str:
    away, looking = company.desk(company.staff.members[6]), company.desk(company.staff.others[3])
    before = await _looked_up(looking, away.name)
    await away.comes()
    await away.presses(Action.RHYTHM)
    await away.chooses("away", away.options("away")[-1])
    away.closes()
    after = await _looked_up(looking, away.name)
    more = set(after.splitlines()) - set(before.splitlines())
    hold(any("back" in line for line in more), f"the day is not shown: {more}")
    return "shown, as one line"


@colleague.can(
    "Has a colleague agreed to be asked?",
    "Whoever puts them among their own people reads whether they have: at once, where somebody else "
    "invited them before. “Not yet” says nothing. Whoever agreed to be asked at any hour is shown so, "
    "outside their hours.",
)
async def among_ones_people_a_yes_is_shown(company: Company) -> str:
    looking, never = company.desk(company.staff.others[3]), company.staff.others[2]
    agreed = next(n for n in company.truth.circles if (m := company.member(n)) and m.listening.agreed)
    await looking.comes()
    await looking.presses(Action.CIRCLE)
    looking.picks("person-1", agreed)
    looking.picks("person-2", never)
    await looking.submits()
    yes, no = (_line_about(looking, name).replace(name, "NAME") for name in (agreed, never))
    looking.closes()
    hold(yes != no, f"they read alike: {yes}")
    return f"“{yes}”, and “{no}”"


# --- Pressing. ---------------------------------------------------------------------------------------


async def _both_looked_up(company: Company, who: str) -> str:
    """The most active colleague there is, and one who never opened it: picked, looked at, taken out again."""
    desk = company.desk(who)
    busiest = max(company.truth.circles, key=lambda name: sum(ask.by == name for ask in company.truth.asks))
    never = company.staff.others[0]
    read = {}
    for other in (busiest, never):
        pages = await _looked_up(desk, other)
        hold(stands_in(other, pages), "somebody who was picked is not named to whoever picked them")
        read[other] = pages.replace(other, "NAME")
    hold(read[busiest] == read[never], f"they read unlike:\n{read[busiest]}\n---\n{read[never]}")
    return f"{len(read[never].splitlines())} lines each, all alike"


def _line_about(desk: Desk, name: str) -> str:
    return next(line for line in desk.body.splitlines() if stands_in(name, line))


async def _looked_up(desk: Desk, other: str) -> str:
    """Everything that can be read on the way to asking this person, short of asking; all of it twice."""
    seen: list[str] = []
    for _ in range(2):
        await desk.comes()
        await desk.presses(Action.PERSON)
        if Action.SOMEONE_ELSE in desk.buttons:
            await desk.presses(Action.SOMEONE_ELSE)
        if desk.has("one"):
            desk.picks("one", other)
            await desk.submits()
        seen.append(desk.body)
        for press in (Action.EDIT_RELEASE, Action.WRITE_MYSELF):
            if press in desk.buttons:
                await desk.presses(press)
                seen.append(desk.body)
        desk.closes()
    return "\n".join(seen)


async def _a_round(company: Company, who: str) -> str:
    """Every button of every page, three deep from the first one."""
    desk = company.desk(who)
    own = _allowed(company, who)
    seen: set[str] = set()
    paths: list[tuple[str, ...]] = [()]
    pages = 0
    while paths:
        path = paths.pop(0)
        if not await _walked(desk, path):
            continue
        pages += 1
        for name in company.staff.everybody:
            hold(name in own or not stands_in(name, desk.body), f"a page names {name} after {path}")
        for button in _unpressed(desk, seen, path):
            paths.append((*path, button))
    desk.closes()
    return f"{pages} pages, {len(seen)} buttons: no name"


def _allowed(company: Company, who: str) -> set[str]:
    """Themselves, and whoever released something to them."""
    return {who, WISHER} if who == MANAGER and company.truth.wish else {who}


async def _walked(desk: Desk, path: tuple[str, ...]) -> bool:
    await desk.comes()
    for press in path:
        if press not in desk.buttons:
            return False
        await desk.presses(press)
    return True


def _unpressed(desk: Desk, seen: set[str], path: tuple[str, ...]) -> Iterator[str]:
    if len(path) >= DEEPEST:
        return
    for button in desk.buttons:
        if button not in seen and button not in NOT_FOR_LOOKING:
            seen.add(button)
            yield button
