"""Every kind of secret, how two worlds differ in it, and who may see anything of that.

This is the specification. Whoever does not stand beside a secret sees the same bytes in both worlds, at the
same times: every other member, an admin who reads the chats, the log, the health check, and whoever dumps
the databases, again and again. The member whose secret it is may of course see it, in their own windows.

    an answer, or none; a habit, a reflection, a plan     nobody
    a sign                                                nobody
    no, "not yet", what listening took, what was deleted  nobody, a dump included
    a rest, "not from this person", a full table          one notice fewer in the member's own chat
    an erasure                                            the same; rows are gone; and whoever had the name
    a note, a way to talk                                 those it was released to
    which kind an ask was                                 whoever opens it, and not the chats
    that somebody asked                                   those who are asked; and that a row is next due
    that somebody was here at all                         a reminder does not come; a dump has a press more

In the other world the member makes another press, one that says nothing, at the same moment: so what a press
meant must not show, even to somebody who sees that there was one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from types import MappingProxyType

from bot.messages.actions import Action
from tests.noninterference.days import first_days, ordinary
from tests.noninterference.doing import DAYS, Doing, Press, Runs, Step, Story, at, opens_and, press
from tests.noninterference.observing import (
    PRESSES,
    RECORDS,
    Observer,
    chat,
    keys,
    notices,
    row,
    windows,
)
from tests.noninterference.people import Role

ME, HER, NEXT, HIM = Role.ME, Role.HER, Role.NEXT, Role.HIM

NEXT_TIME: Mapping[Observer, str] = MappingProxyType({row(ME): "my row is next due at another time"})
A_PRESS_MORE: Mapping[Observer, str] = MappingProxyType(
    {**NEXT_TIME, PRESSES: "one more press was decided, and my row was written"}
)
FEWER_NOTICES: Mapping[Observer, str] = MappingProxyType(
    {
        chat(ME): "a notice that does not come may be any notice",
        notices(ME): "what does not come does not wait",
    }
)


@dataclass(frozen=True)
class Different:
    """``both`` is what the secret is about; ``ones`` and ``others`` are mine, in one world and the other."""

    ones: tuple[Doing, ...]
    others: tuple[Doing, ...]
    both: tuple[Doing, ...] = ()
    days: int = DAYS


@dataclass(frozen=True)
class Secret:
    """``may``: who else may see something of it, and why. ``still``: those of whom the story itself says what
    they do with others."""

    name: str
    differs: Callable[[Random], Different]
    may: Mapping[Observer, str] = field(default_factory=dict)
    still: frozenset[Role] = frozenset({ME})
    agree: frozenset[Role] = frozenset(Role)
    shows: str = ""
    """What stands in my windows in one of the worlds, and in the other does not."""

    def story(self, luck: Random) -> Story:
        told = self.differs(luck)
        days = (*first_days(self.agree), *ordinary(luck, self.still, told.days))
        return Story((*days, *told.both), told.ones, told.others, told.days)


# --- What is only mine. --------------------------------------------------------------------------


def answers(luck: Random) -> Different:
    """The same check-ins at the same moments; every answer in them may be another, or left out."""
    days = sorted(luck.sample(range(7, 26), luck.randint(1, 7)))
    settled = luck.choice((Action.KEEP, Action.FORGET, Action.HOME))
    return Different(*(_check_ins(luck, days, settled) for _ in range(2)))


def _check_ins(luck: Random, days: list[int], settled: Action) -> tuple[Doing, ...]:
    saved = [(Runs(), press(Action.SAVE_CHECK_IN, **_filled(luck)), Press(settled)) for _ in days]
    return tuple(Doing(_evening(day), ME, steps) for day, steps in zip(days, saved, strict=True))


def _filled(luck: Random) -> dict[str, str]:
    filled = {"energy": str(luck.randint(1, 5))}
    if luck.random() < 0.7:
        filled["off"] = str(luck.randint(1, 5))
    if luck.random() < 0.6:
        filled["line"] = luck.choice(LINES)
    return filled


LINES = ("ok", "I don't want to live any more", "Ä" * 500, "Laura, Mikko and the release", "1", "!" * 77)


def answered(luck: Random) -> Different:
    """Whether I answered, or only looked."""
    moment = _evening(luck.randrange(7, 26))
    saved = press(Action.SAVE_CHECK_IN, **_filled(luck))
    return _either(moment, (Runs(),), (saved,), luck)


def habits(luck: Random) -> Different:
    """Which habits, how many, and whether they were kept."""
    days = luck.sample(range(9, 26), 6)

    def world() -> tuple[Doing, ...]:
        words = luck.sample(
            ("yoga", "a walk at noon", "x" * 60, "retro", "no phone in bed 🙂"), luck.randint(1, 4)
        )
        named = {f"habit_{n}": word for n, word in enumerate(words, 1)}
        chosen = (Runs(), press(Action.MY_PAGE), press(Action.ANCHORS), press(Action.SAVE_ANCHORS, **named))
        kept = ("yes", "partly", "no")
        said = [{f"kept_{n}": luck.choice(kept) for n in range(1, len(words) + 1)} for _ in days]
        return (
            Doing(at(8, 18), ME, chosen),
            *(
                Doing(
                    _evening(day),
                    ME,
                    (Runs(), press(Action.SAVE_CHECK_IN, energy="3", **one), Press(Action.KEEP)),
                )
                for day, one in zip(days, said, strict=True)
            ),
        )

    return Different(world(), world())


def reflection(luck: Random) -> Different:
    days = sorted(luck.sample(range(7, 26), luck.randint(1, 3)))
    keeps = luck.random() < 0.5
    first = (
        Doing(at(7, 5), ME, (Runs(), press(Action.MY_PAGE), press(Action.KEEP)))
        if keeps
        else Doing(at(7, 5), ME)
    )

    def world() -> tuple[Doing, ...]:
        def written() -> dict[str, str]:
            prompts = ("done", "learned", "drained", "wish", "next", "aims", "theme")
            said = {
                f"look_{one}": luck.choice(LINES)[:60] for one in luck.sample(prompts, luck.randint(1, 7))
            }
            return {"look_say": str(luck.randint(1, 5)), **said}

        return tuple(
            Doing(
                _evening(day),
                ME,
                (Runs(), press(Action.LOOKING_BACK), press(Action.SAVE_LOOKING, **written())),
            )
            for day in days
        )

    return Different(world(), world(), both=(first,))


def plan(luck: Random) -> Different:
    """What helps me, and a door of my own outside the company."""

    def world() -> tuple[Doing, ...]:
        parts = {f"plan_{part}": luck.choice(LINES) for part in ("well", "signs", "helps", "tell")}
        door = luck.choice(("Dr. Salo, 09 123 456", "My sister", "y" * 300))
        return (
            Doing(
                at(8, 18),
                ME,
                (Runs(), press(Action.MY_PAGE), press(Action.PLAN), press(Action.SAVE_PLAN, **parts)),
            ),
            Doing(
                at(9, 18),
                ME,
                (Runs(), press(Action.DOORS), press(Action.MY_DOOR), press(Action.SAVE_DOOR, door=door)),
            ),
        )

    return Different(world(), world())


def cleared(luck: Random) -> Different:
    """All that was kept goes with one press, or stays."""
    kept = _check_ins(luck, [7, 8, 9, 10], Action.KEEP)
    page: tuple[Step, ...] = (Runs(), press(Action.MY_PAGE), press(Action.CLEAR))
    moment = _evening(luck.randrange(11, 26))
    return replace(_either(moment, page, (press(Action.CLEAR_GO),), luck), both=kept)


def erased(luck: Random) -> Different:
    """She has asked me, and I have everything of mine erased, or look at what that would mean."""
    moment = _asked_at(luck)
    page: tuple[Step, ...] = (Runs(), press(Action.MY_PAGE), press(Action.ERASE))
    go = (press(Action.ERASE_SILENT), press(Action.ERASE_GO))
    later = moment + timedelta(minutes=luck.choice((5, 90, 300)))
    gone = _either(later, page, go, luck)
    return replace(gone, both=(*_check_ins(luck, [7], Action.KEEP), *_she_asks(moment, luck)))


def a_sign(luck: Random) -> Different:
    """26 answers, kept: as always in one world, and lower from the 21st on in the other."""
    usual = luck.randint(3, 5)

    def world(then: int) -> tuple[Doing, ...]:
        said = [usual if n < 21 else then for n in range(26)]
        return tuple(
            Doing(
                _evening(7 + n),
                ME,
                (Runs(), press(Action.SAVE_CHECK_IN, energy=str(one)), Press(Action.KEEP)),
            )
            for n, one in enumerate(said)
        )

    looks = tuple(Doing(at(day, 15), ME, opens_and()) for day in range(33, 45))
    return Different(world(usual), world(1), both=looks, days=46)


# --- Being asked. --------------------------------------------------------------------------------


def a_decline(luck: Random) -> Different:
    """She asks, and I say no: at once, or the next morning."""
    moment = _asked_at(luck)
    later = moment + timedelta(minutes=luck.choice((2, 20, 90, 240, 21 * 60)))
    said = opens_and(press(Action.DECLINE))
    return Different(
        (Doing(later, ME, said),),
        (Doing(later, ME, (*opens_and(), *_another_press(luck))),),
        both=_she_asks(moment, luck),
    )


def a_rest(luck: Random) -> Different:
    moment = _asked_at(luck)
    before = moment - timedelta(hours=luck.randint(1, 20))
    page: tuple[Step, ...] = (Runs("/kaveri help"), press(Action.BEING_ASKED))
    rest = press(luck.choice((Action.PAUSE_WEEK, Action.PAUSE_MONTH)))
    return replace(_either(before, page, (rest,), luck), both=_she_asks(moment, luck))


def a_rest_from_questions(luck: Random) -> Different:
    """Less often, never, or not before tomorrow."""
    page: tuple[Step, ...] = (Runs("/kaveri when"),)
    never = Press(Action.SAVE_RHYTHM, {"per_week": "0"})
    steps = luck.choice(((never,), (press(Action.HOURS), press(Action.QUIET))))
    moment = _asked_at(luck)
    return replace(_either(moment, page, steps, luck), both=_she_asks(moment + timedelta(hours=1), luck))


def listening_already(luck: Random) -> Different:
    """Somebody else asked me this morning, and I said yes. She asks me as well."""
    moment = _asked_at(luck)
    first, moment = moment, moment + timedelta(hours=1)
    alone = (Runs(), press(Action.PERSON), press(Action.SOMEONE_ELSE), press(Action.PICK_ONE, one=ME))
    asks = Doing(first, Role.ONE, (*alone, press(Action.ASK)))
    said = (opens_and(press(Action.ACCEPT)), opens_and(press(Action.DECLINE)))
    ones, others = (Doing(first + timedelta(minutes=30), ME, steps) for steps in said)
    return Different((ones,), (others,), both=(asks, *_she_asks(moment, luck)))


def never_again(luck: Random) -> Different:
    """She asked once and I said yes. Whether that is to be the last time, she does not learn."""
    first, again = at(7, 9), _asked_at(luck, week=2)
    yes = (press(Action.ACCEPT), press(Action.IN_TOUCH))
    talked = (
        *_she_asks(first, luck),
        Doing(first + timedelta(minutes=4), HER, (Runs("/kaveri status"),)),
        *(Doing(first + timedelta(hours=hours), ME, opens_and(*yes)) for hours in (1, 4, 20)),
    )
    card: tuple[Step, ...] = (Runs("/kaveri status"), press(Action.TABLE))
    never = _either(_evening(luck.randint(9, 11)), card, (press(Action.NEVER),), luck)
    return replace(never, both=(*talked, *_she_asks(again, luck)))


def not_yet(luck: Random) -> Different:
    """She would like to be able to ask me. No, later and silence read the same."""
    moment = _evening(luck.randrange(2, 6))
    page: tuple[Step, ...] = (Runs("/kaveri help"), press(Action.BEING_ASKED))
    said = _either(moment, page, (press(Action.NOT_YET),), luck)
    return replace(said, both=_she_asks(_asked_at(luck), luck))


def what_it_took(luck: Random) -> Different:
    """After a talk: how much it took out of me, and whether I am worried."""
    first = at(7, 9)
    yes = (press(Action.ACCEPT), press(Action.IN_TOUCH))
    both = (
        *_she_asks(first, luck),
        *(Doing(first + timedelta(hours=hours), ME, opens_and(*yes)) for hours in (1, 4, 20)),
    )
    card: tuple[Step, ...] = (Runs("/kaveri status"), press(Action.TABLE))
    said = luck.choice((press(Action.EFFORT, effort=str(luck.randint(1, 5))), press(Action.WORRIED)))
    return Different((Doing(_evening(9), ME, (*card, said)),), (Doing(_evening(9), ME, card),), both=both)


# --- Asking. -------------------------------------------------------------------------------------


def a_note(luck: Random) -> Different:
    """What I add for those whom I ask."""

    def world(note: str) -> tuple[Doing, ...]:
        named = luck.random() < 0.5
        edit = press(Action.SAVE_RELEASE, note=note, **({"named": "yes"} if named else {}))
        return (
            Doing(
                moment,
                ME,
                (Runs(), press(Action.PERSON), press(Action.EDIT_RELEASE), edit, press(Action.ASK)),
            ),
        )

    moment = _asked_at(luck)
    one, other = luck.sample(("Lunch?", "n" * 300, "It is about the importer."), 2)
    return Different(world(one), world(other), both=_they_look(moment, luck))


def a_way(luck: Random) -> Different:
    """A call, a walk, writing."""
    one, other = luck.sample(("call", "walk", "chat"), 2)
    moment = _asked_at(luck)

    def world(way: str) -> tuple[Doing, ...]:
        steps = (Runs(), press(Action.PERSON), press(Action.CHANGE_WAY, way=way), press(Action.ASK))
        return (Doing(moment, ME, steps),)

    return Different(world(one), world(other), both=_they_look(moment, luck))


def an_ask(luck: Random) -> Different:
    """That I asked anybody: my own chat, and whoever has nothing to do with it, must not show it."""
    moment = _asked_at(luck)
    page: tuple[Step, ...] = (Runs(), press(Action.PERSON))
    asked = _either(moment, page, (press(Action.ASK),), luck)
    return replace(asked, both=_they_look(moment, luck))


def which_kind(luck: Random) -> Different:
    """He is asked for a talk, or for one concrete change. He does not open it."""
    moment = _asked_at(luck) + timedelta(hours=luck.choice((0, 0, 9)))
    change = press(Action.CHANGE_WRITE, change="Somebody else takes over the importer.", ally=HIM)
    alone = (Runs(), press(Action.PERSON), press(Action.SOMEONE_ELSE), press(Action.PICK_ONE, one=HIM))
    return Different(
        (Doing(moment, ME, (*alone, press(Action.ASK))),),
        (
            Doing(
                moment, ME, (Runs("/kaveri status"), press(Action.CHANGE), change, press(Action.CHANGE_ASK))
            ),
        ),
    )


def receipts_forgotten(luck: Random) -> Different:
    moment = _asked_at(luck)
    ask = Doing(moment, ME, (Runs(), press(Action.PERSON), press(Action.ASK)))
    page: tuple[Step, ...] = (Runs("/kaveri receipts"),)
    later = moment + timedelta(hours=luck.randint(1, 200))
    gone = _either(later, page, (press(Action.FORGET_RECEIPTS),), luck)
    return replace(gone, both=(ask, *_they_look(moment, luck)))


def being_here(luck: Random) -> Different:
    """That I used Kaveri at all on some day."""
    moment = _evening(luck.randrange(7, 26))
    return Different((Doing(moment, ME, (Runs(), *_another_press(luck))),), (Doing(moment, ME),))


# --- What stories are made of. -------------------------------------------------------------------


def _either(moment: timedelta, page: tuple[Step, ...], said: tuple[Step, ...], luck: Random) -> Different:
    """On this page I press what the secret is about; or something else, which says nothing."""
    return Different(
        (Doing(moment, ME, (*page, *said)),), (Doing(moment, ME, (*page, *_another_press(luck))),)
    )


def _another_press(luck: Random) -> tuple[Step, ...]:
    """One that is decided, and written into my own row."""
    door = f"My sister, {luck.randrange(10**6)}"
    return (Runs("/kaveri doors"), press(Action.MY_DOOR), press(Action.SAVE_DOOR, door=door))


def _asked_at(luck: Random, week: int = 1) -> timedelta:
    """While Helsinki, Berlin and Kolkata are all at work, Monday to Thursday."""
    return timedelta(days=7 * week + luck.randrange(4), hours=8, seconds=luck.randrange(3 * 60 * 60))


def _she_asks(moment: timedelta, luck: Random) -> tuple[Doing, ...]:
    """And looks, often, how it stands. Whoever is next says yes, or no, or nothing."""
    looks = (moment + timedelta(hours=hours) for hours in (0.2, 1, 2.5, 4, 20, 27))
    said = luck.choice((Action.ACCEPT, Action.DECLINE, Action.HOME))
    return (
        Doing(moment, HER, (Runs(), press(Action.PERSON), press(Action.ASK))),
        *(Doing(one, HER, (Runs("/kaveri status"),)) for one in looks),
        Doing(moment + timedelta(hours=6), NEXT, opens_and(Press(said))),
        Doing(moment + timedelta(hours=30), HER, (Runs("/kaveri receipts"),)),
    )


def _they_look(moment: timedelta, luck: Random) -> tuple[Doing, ...]:
    """Those whom I asked open it; he says yes, or no, or nothing."""
    said = luck.choice((Action.ACCEPT, Action.DECLINE, Action.HOME))
    return (
        *(Doing(moment + timedelta(hours=hours), HIM, opens_and(Press(said))) for hours in (1, 5, 21)),
        *(Doing(moment + timedelta(hours=hours), NEXT, opens_and()) for hours in (3, 6, 22)),
    )


def _evening(day: int) -> timedelta:
    """Late enough that nothing else is going on."""
    return at(day, 17, 30)


THE_ASKED = {
    windows(HIM): "the words are for him",
    windows(NEXT): "and for whoever is asked next",
}

WITH_HER = frozenset({ME, HER, NEXT})
WITH_HIM = frozenset({ME, HIM, NEXT})

SECRETS = (
    Secret("what I answered", answers),
    Secret("that I answered at all", answered),
    Secret("my habits, and whether I kept them", habits),
    Secret("what I wrote when I looked back", reflection),
    Secret("my plan, and my door outside the company", plan),
    Secret(
        "that I cleared my page",
        cleared,
        {**NEXT_TIME, PRESSES: "the first answers begin anew; whether to keep them is asked anew"},
    ),
    Secret(
        "that I erased everything",
        erased,
        {
            **{see(ME): "nothing of mine is left" for see in (chat, row, notices, keys)},
            windows(HER): "where my name stood she reads: someone who left",
            PRESSES: "and whoever comes again is a newcomer",
        },
        WITH_HER,
    ),
    Secret("that my answers are lower than my usual", a_sign, shows=Action.SIGN_FITS),
    Secret("that I declined", a_decline, still=WITH_HER),
    Secret("that I rest from being asked", a_rest, FEWER_NOTICES, WITH_HER),
    Secret("that I rest from questions", a_rest_from_questions, {**FEWER_NOTICES, **NEXT_TIME}, WITH_HER),
    Secret("from whom I want nothing", never_again, FEWER_NOTICES, WITH_HER),
    Secret(
        "to whom I listen already",
        listening_already,
        {
            **FEWER_NOTICES,
            **NEXT_TIME,
            **{see(Role.ONE): "reads that I said yes" for see in (windows, row, keys)},
            keys(ME): "the words stay readable to me",
            RECORDS: "and stay sealed",
        },
        WITH_HER | {Role.ONE},
    ),
    Secret("that I said not yet", not_yet, still=WITH_HER, agree=frozenset(Role) - {ME}),
    Secret("what listening took out of me", what_it_took, still=WITH_HER),
    Secret("what I wrote to those I ask", a_note, THE_ASKED, WITH_HIM),
    Secret("how I would like to talk", a_way, THE_ASKED, WITH_HIM),
    Secret(
        "that I asked",
        an_ask,
        {
            **NEXT_TIME,
            **THE_ASKED,
            **{see(who): "gets one notice" for who in (HIM, NEXT) for see in (chat, row, notices, keys)},
            keys(ME): "words for each of them are shared with me",
            RECORDS: "and are sealed on their own",
            PRESSES: "whoever is asked answers",
        },
        WITH_HIM,
    ),
    Secret(
        "which kind of ask it was",
        which_kind,
        {
            **A_PRESS_MORE,
            **{see(ME): "that nobody answered a change is told by a notice" for see in (chat, notices)},
            row(HIM): "it waits as long as each kind does",
            keys(ME): "and so do the words",
            keys(HIM): "on his side as well",
            RECORDS: "and the words themselves",
        },
        frozenset({ME, HIM}),
    ),
    Secret("that I deleted my receipts", receipts_forgotten, still=WITH_HIM),
    Secret("that I was here", being_here, {**A_PRESS_MORE, **FEWER_NOTICES}),
)
