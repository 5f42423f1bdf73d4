"""A company's own records of the chats: a Slack export, a Teams compliance copy; with times and edits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from bot.rules import subjects
from tests.adversary.claims import Observer, hold
from tests.adversary.company import TOKEN, Company, Known
from tests.adversary.desks import Line
from tests.adversary.guessing import Hits, found
from tests.adversary.people import CHATTY, MARKS
from tests.spoken import stands_in

export = Observer(
    "An administrator with an export of the chats",
    "every message to and from Kaveri in Slack or Teams, with its time, its edits and all that is in it",
)
HELSINKI = ZoneInfo("Europe/Helsinki")
WORDS = ("20 minutes", "would like", "struggl", "said yes", "not yet", "energy", "asked")


@export.cannot(
    "What do Kaveri’s messages say?",
    "One sentence with a button, the same for everything: no name, no word of anybody’s, no reason.",
)
def notices_say_nothing(company: Company) -> str:
    lines = [line for line in company.export() if line.from_kaveri and line.owner != CHATTY]
    names = [*company.staff.everybody, *(company.address(n).user for n in company.staff.everybody)]
    for line in lines:
        said = [word for word in (*names, *MARKS, *WORDS) if stands_in(word, line.text) or word in line.text]
        hold(not said, f"a message says {said}")
        private = [word for word in (*names, *MARKS) if stands_in(word, line.raw)]
        hold(not private, f"a message carries {private}")
    texts = {line.text for line in lines}
    notices = {known.line.text for known in company.known() if known.line.owner != CHATTY}
    hold(len(notices - _greetings(lines)) == 1, f"notices read unlike: {notices}")
    return f"{len(lines)} messages, {len(texts)} texts"


@export.cannot(
    "Which messages belong together?",
    "What a button carries is sealed, of one length, and never the same twice.",
)
def buttons_share_nothing(company: Company) -> str:
    tokens = [token for line in company.export() for token in set(TOKEN.findall(line.raw))]
    hold(len(tokens) == len(set(tokens)), "two messages carry the same")
    hold(len({len(token) for token in tokens}) == 1, "what buttons carry has several lengths")
    parts = Counter(token[n : n + 8] for token in tokens for n in range(0, len(token) - 8, 4))
    hold(max(parts.values()) == 1, "two messages carry the same eight characters")
    return f"{len(tokens)} sealed values, all alike in length, no eight characters twice"


@export.cannot(
    "Does a message change when something happens?",
    "Kaveri edits and deletes nothing it wrote: what is over says so when it is opened.",
)
def nothing_is_edited(company: Company) -> str:
    calls = set(company.fake.world.calls)
    changing = {call for call in calls if re.search(r"update|delete|put|patch", call) and "views" not in call}
    hold(not changing, f"messages were changed: {changing}")
    shown = [m for m in company.fake.world.messages if getattr(m, "shown", {})]
    hold(not shown, f"{len(shown)} cards were replaced")
    return f"{len(company.export())} messages; calls: {', '.join(sorted(calls)) or 'none'}"


@export.can(
    "Who uses Kaveri?",
    "Whoever gets notices again and again does; whoever got few may have been picked by somebody.",
)
def recipients_use_it(company: Company) -> str:
    counted = Counter(known.line.owner for known in company.known())
    guess = found({name for name, n in counted.items() if n >= 3}, set(company.truth.circles))
    hold(guess.recall > 0.7, f"an export shows less than the table says: {guess}")
    return str(guess)


@export.guesses(
    "Which notices bring an ask?",
    "Check-ins come at a member’s usual hour, asks at any. Notices at other hours are asks or "
    "invitations, or answer something else.",
)
def odd_hours_are_asks(company: Company) -> str:
    known = [k for k in company.known() if k.line.owner != CHATTY]
    usual = _usual_hours(known)
    odd = [k for k in known if _far(k.line.at, usual[k.line.owner]) > timedelta(minutes=50)]
    asks = {id(k) for k in known if subjects.ask_in(k.subject)}
    guess = found({id(k) for k in odd}, asks)
    return f"{guess}, among {len(known)} notices"


@export.guesses(
    "Who asked?",
    "Asking sends no message to whoever asks. Whoever was sent a check-in shortly before may have asked "
    "after it.",
)
def who_was_prompted_last(company: Company) -> str:
    """Two ways, the better one counts: whoever got the last check-in before the ask; and whoever most often
    got one shortly before other asks to the same reader. The attacker is even told which notices are asks."""
    known = [k for k in company.known() if k.line.owner != company.truth.left]
    asks = [k for k in known if subjects.ask_in(k.subject)]
    prompts = [k for k in known if not subjects.ask_in(k.subject)]
    tried = [(ask, asker) for ask in asks if (asker := _asker(company, ask))]
    last, often = 0, 0
    for ask, asker in tried:
        before = [p.line.owner for p in prompts if p.line.at < ask.line.at and p.line.owner != ask.line.owner]
        last += before[-1:] == [asker]
        others = [one for one in asks if one is not ask and one.line.owner == ask.line.owner]
        near = Counter(p.line.owner for one in others for p in prompts if _shortly(p, one))
        often += [name for name, _ in near.most_common(1)] == [asker]
    guess = Hits(max(last, often), len(tried), 1 / (len(company.truth.circles) - 1))
    hold(guess.tried < 10 or guess.share < 0.5, f"an export shows who asked: {guess}")
    return str(guess)


def _shortly(prompt: Known, ask: Known) -> bool:
    return (
        timedelta() < ask.line.at - prompt.line.at < timedelta(hours=3)
        and prompt.line.owner != ask.line.owner
    )


@export.guesses(
    "Who said yes?",
    "A yes ends an ask. Whoever knew which notices belong to one ask could guess that the last to get one "
    "said yes.",
)
def the_last_one_said_yes(company: Company) -> str:
    """Asks within a working day of each other, in different chats, are taken for one."""
    asks = sorted((k.line.at, k.line.owner) for k in company.asks_sent())
    yes = {(answer.by, answer.at.date()) for answer in company.truth.answers if answer.yes}
    groups = _groups(asks)
    right = sum((group[-1][1], group[-1][0].date()) in yes for group in groups)
    chance = len(yes) / len(asks) if asks else 0.0
    guess = Hits(right, len(groups), chance)
    return str(guess)


@export.cannot(
    "Who picked whom, who is in whose circle?",
    "Picking sends the same notice to whoever is picked, in their own hours, and nothing to whoever picks.",
)
def invitations_name_nobody(company: Company) -> str:
    """Each invitation is guessed to come from whoever got a message last, or wrote one."""
    known = company.known()
    right, tried = 0, 0
    for invited in (k for k in known if k.subject == subjects.INVITATION):
        before = [line for line in company.export() if line.at < invited.line.at]
        if before:
            tried += 1
            circle = company.truth.circles.get(before[-1].owner, ())
            right += invited.line.owner in circle
    chance = 3 / max(len(company.truth.circles) - 1, 1)
    guess = Hits(right, tried, chance)
    hold(tried < 10 or guess.share < chance + 0.35, f"invitations show who picked: {guess}")
    return str(guess)


@export.can(
    "What does somebody answer who chose to be asked in the chat?",
    "Their questions and answers, as they were told before they chose it. Names and asks are not there.",
    where=("slack",),
)
def a_talk_in_the_chat_is_read(company: Company) -> str:
    chat = [line for line in company.export() if line.owner == CHATTY]
    answers = [line for line in chat if not line.from_kaveri]
    hold(bool(answers), "nothing was answered in the chat")
    others = [name for name in company.staff.everybody if any(stands_in(name, line.text) for line in chat)]
    hold(not others, f"a talk in the chat names {others}")
    return f"{len(answers)} lines of theirs, {len(chat) - len(answers)} of Kaveri’s"


# --- What times say. ---------------------------------------------------------------------------------


def _greetings(lines: Sequence[Line]) -> set[str]:
    """What everybody gets once, when the app is there for them: it stands in every chat at most once."""
    counted = Counter((line.owner, line.text) for line in lines)
    return {
        text
        for text in {line.text for line in lines}
        if max(n for (_, t), n in counted.items() if t == text) == 1
    }


def _minutes(at: datetime) -> int:
    here = at.astimezone(HELSINKI)
    return here.hour * 60 + here.minute


def _usual_hours(known: Sequence[Known]) -> dict[str, float]:
    by: dict[str, list[int]] = defaultdict(list)
    for one in known:
        by[one.line.owner].append(_minutes(one.line.at))
    return {owner: median(minutes) for owner, minutes in by.items()}


def _far(at: datetime, usual: float) -> timedelta:
    return timedelta(minutes=abs(_minutes(at) - usual))


def _asker(company: Company, ask: Known) -> str:
    """Who is behind it: the latest press whose circle the reader is in."""
    fitting = [a for a in company.truth.asks if a.at <= ask.line.at and ask.line.owner in a.circle]
    return fitting[-1].by if fitting else ""


def _groups(asks: Sequence[tuple[datetime, str]]) -> list[list[tuple[datetime, str]]]:
    groups: list[list[tuple[datetime, str]]] = []
    for at, owner in asks:
        last = groups[-1] if groups else None
        if last and at - last[-1][0] < timedelta(hours=4) and owner not in {one for _, one in last}:
            last.append((at, owner))
        else:
            groups.append([(at, owner)])
    return groups
