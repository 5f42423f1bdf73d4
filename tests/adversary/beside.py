"""Someone with authority beside the member, who says: show me your Kaveri."""

from __future__ import annotations

from bot.messages.actions import Action
from tests.adversary.claims import Observer, hold
from tests.adversary.company import Company, without_what_is_random
from tests.adversary.desks import Desk
from tests.adversary.people import HABIT, HABITUAL, KEEPER, LINE, MANAGER
from tests.fakes.slack import FakeSlack

beside = Observer(
    "Someone with authority beside a member, saying “show me your Kaveri”",
    "the member’s own screen, on which the member presses what they are told to",
)


@beside.cannot(
    "What does the first page show?",
    "The same for whoever asks, whoever is asked, keeps everything or keeps nothing, whoever trusts their "
    "manager, and whoever came for the second time.",
)
async def first_pages_are_alike(company: Company) -> str:
    pages: dict[str, list[str]] = {}
    modes = await _modes(company)
    for mode, who in modes.items():
        desk = company.desk(who)
        await _comes_twice(desk)
        page = without_what_is_random(company.staff, desk.body)
        pages.setdefault(page, []).append(mode)
        desk.closes()
    texts = list(pages)
    more = set(texts[-1].splitlines()) ^ set(texts[0].splitlines())
    hold(len(pages) == 1, f"first pages differ: {list(pages.values())}: {more}")
    return f"{len(modes)} kinds of members, one page"


@beside.cannot(
    "What does Kaveri’s own tab show?",
    "Buttons, the same for everybody, whoever has never used it included.",
    where=("slack",),
)
async def tabs_are_alike(company: Company) -> str:
    assert isinstance(company.fake, FakeSlack)
    shown = set()
    people = [*(await _modes(company)).values(), *company.staff.others[:2]]
    for name in people:
        driver = company.fake.user(company.address(name).user)
        await driver.opens_home()
        assert driver.tab is not None
        labels = [
            e["text"]["text"]
            for block in driver.tab.body["blocks"]
            for e in block.get("elements", [])
            if isinstance(e.get("text"), dict)
        ]
        shown.add(tuple(labels))
    hold(len(shown) == 1, f"tabs differ: {shown}")
    return f"{len(people)} people, one tab"


@beside.can(
    "And of somebody who wrote down a habit?",
    "Its words: each check-in asks for it. A check-in that was begun and not sent stands there, too, for "
    "some hours.",
)
async def a_habit_is_on_the_first_page(company: Company) -> str:
    desk = company.desk(HABITUAL)
    await desk.comes()
    hold(HABIT in desk.body, "the habit is not on the first page")
    desk.closes()
    return "reads the habit"


@beside.can(
    "And one press further?",
    "What the member opens, whoever looks reads: “How it stands”, “My people” and “My page” are the "
    "member’s own.",
)
async def one_press_further_is_the_members_own(company: Company) -> str:
    asker = (await _modes(company))["asks for a person"]
    desk = company.desk(asker)
    await desk.comes()
    await desk.presses(Action.CIRCLE)
    circle = company.truth.circles[asker]
    hold(any(name in desk.body for name in circle), "my people are not on their page")
    desk.closes()
    return "reads names on “My people”"


@beside.cannot(
    "And of somebody who chose a phrase of their own?",
    "Nothing of earlier days: “My page”, what was answered, looked back on and passed on, and the copy of "
    "everything are those of somebody who has written nothing yet, also after a wrong phrase. An open ask, "
    "“My people”, habits and plan are as they are.",
)
async def earlier_days_are_behind_a_phrase(company: Company) -> str:
    desk = company.desk(KEEPER)
    await _chooses(desk, "", PHRASE)
    shown = []
    for typed in ("", "a guess"):
        await _types(desk, typed)
        for page in (None, Action.CHECK_INS):
            if page is not None:
                await desk.presses(page)
            shown.append(desk.body)
    await _types(desk, PHRASE)
    await desk.presses(Action.CHECK_INS)
    opened = desk.body
    await _chooses(desk, PHRASE, "")
    hold(LINE in opened, "the phrase opens nothing")
    hold(not [page for page in shown if LINE in page], "what was written is read without the phrase")
    return "reads pages of somebody new"


@beside.cannot(
    "Has a page kept what was written in a check-in?",
    "A sent check-in leaves the first page empty again.",
)
async def a_sent_check_in_is_gone(company: Company) -> str:
    desk = company.desk(KEEPER)
    await desk.comes()
    hold(LINE not in desk.body, "what was sent stands on the first page")
    desk.closes()
    return "empty again"


PHRASE = "tea on the stairs"


async def _chooses(desk: Desk, now: str, new: str) -> None:
    await desk.comes()
    for page in (Action.MY_PAGE, Action.PHRASE, Action.CHOOSE_PHRASE):
        await desk.presses(page)
    desk.fills("phrase-now", now)
    desk.fills("phrase-new", new)
    await desk.submits()
    desk.closes()


async def _types(desk: Desk, phrase: str) -> None:
    await desk.comes()
    for page in (Action.MY_PAGE, Action.PHRASE):
        await desk.presses(page)
    desk.fills("phrase-now", phrase)
    await desk.submits()


# --- Members of every kind. --------------------------------------------------------------------------


async def _modes(company: Company) -> dict[str, str]:
    truth, members = company.truth, company.staff.members
    here = [name for name in members if name not in (MANAGER, HABITUAL, truth.left)]
    states = {name: company.member(name) for name in here}
    asks = next((n for n, m in states.items() if m and m.escalation), None)
    if asks is None:  # everybody's ask has faded by now
        asks = here[-1]
    listens = next((n for n, m in states.items() if m and m.listening.asks and n != asks), here[-2])
    trusts_the_boss = next(n for n, circle in truth.circles.items() if MANAGER in circle)
    return {
        "asks for a person": asks,
        "is asked": listens,
        "keeps every answer": KEEPER,
        "trusts their manager": trusts_the_boss,
        "is asked in the chat": members[1],
        "keeps nothing": next(n for n in here if n not in (asks, listens, KEEPER)),
        "came for the second time": company.staff.others[0],
    }


async def _comes_twice(desk: Desk) -> None:
    """The first time there is a welcome, for everybody."""
    for _ in range(3):
        await desk.comes()
