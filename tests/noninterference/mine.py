"""Secrets that are about nobody but me: what I answer, keep, write, delete."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bot.messages.actions import Action
from tests.noninterference.differing import (
    ME,
    Different,
    asked_at,
    either,
    evening,
    she_asks,
)
from tests.noninterference.doing import Doing, Press, Runs, Step, at, opens_and, press


def answers(luck: Random) -> Different:
    """The same check-ins at the same moments; every answer in them may be another, or left out."""
    days = sorted(luck.sample(range(7, 26), luck.randint(1, 7)))
    settled = luck.choice((Action.KEEP, Action.FORGET, Action.HOME))
    return Different(*(check_ins(luck, days, settled) for _ in range(2)))


def check_ins(luck: Random, days: list[int], settled: Action) -> tuple[Doing, ...]:
    saved = [(Runs(), press(Action.SAVE_CHECK_IN, **filled(luck)), Press(settled)) for _ in days]
    return tuple(Doing(evening(day), ME, steps) for day, steps in zip(days, saved, strict=True))


def filled(luck: Random) -> dict[str, str]:
    filled = {"energy": str(luck.randint(1, 5))}
    if luck.random() < 0.7:
        filled["off"] = str(luck.randint(1, 5))
    if luck.random() < 0.6:
        filled["line"] = luck.choice(LINES)
    return filled


LINES = ("ok", "I don't want to live any more", "Ä" * 500, "Laura, Mikko and the release", "1", "!" * 77)


def answered(luck: Random) -> Different:
    """Whether I answered, or only looked."""
    moment = evening(luck.randrange(7, 26))
    saved = press(Action.SAVE_CHECK_IN, **filled(luck))
    return either(moment, (Runs(),), (saved,), luck)


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
                    evening(day),
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
                evening(day),
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


def pages(*actions: Action) -> tuple[Step, ...]:
    return (Runs(), *map(press, actions))


def phrase(luck: Random) -> Different:
    """Whether I have a phrase of my own, and which; whether what I typed to look was right."""
    kept = (*pages(Action.MY_PAGE, Action.KEEP), Runs(), press(Action.SAVE_CHECK_IN, energy="2"))

    def world() -> tuple[Doing, ...]:
        new, typed = (luck.choice(("", "tea on the stairs", *LINES)) for _ in range(2))
        chosen = {"phrase_now": "", "phrase_new": new[:100]}
        chooses = pages(Action.MY_PAGE, Action.PHRASE, Action.CHOOSE_PHRASE)
        looks = pages(Action.MY_PAGE, Action.PHRASE)
        return (
            Doing(at(8, 18), ME, (*chooses, press(Action.SAVE_PHRASE, **chosen))),
            Doing(
                at(9, 18),
                ME,
                (*looks, press(Action.OPEN_WITH_PHRASE, phrase_now=typed[:100]), press(Action.CHECK_INS)),
            ),
        )

    return Different(world(), world(), both=(Doing(at(7, 18), ME, kept),))


def cleared(luck: Random) -> Different:
    """All that was kept goes with one press, or stays."""
    kept = check_ins(luck, [7, 8, 9, 10], Action.KEEP)
    page: tuple[Step, ...] = (Runs(), press(Action.MY_PAGE), press(Action.CLEAR))
    moment = evening(luck.randrange(11, 26))
    return replace(either(moment, page, (press(Action.CLEAR_GO),), luck), both=kept)


def erased(luck: Random) -> Different:
    """She has asked me, and I have everything of mine erased, or look at what that would mean."""
    moment = asked_at(luck)
    page: tuple[Step, ...] = (Runs(), press(Action.MY_PAGE), press(Action.ERASE))
    go = (press(Action.ERASE_SILENT), press(Action.ERASE_GO))
    later = moment + timedelta(minutes=luck.choice((5, 90, 300)))
    gone = either(later, page, go, luck)
    return replace(gone, both=(*check_ins(luck, [7], Action.KEEP), *she_asks(moment, luck)))


def a_sign(luck: Random) -> Different:
    """26 answers, kept: as always in one world, and lower from the 21st on in the other."""
    usual = luck.randint(3, 5)

    def world(then: int) -> tuple[Doing, ...]:
        said = [usual if n < 21 else then for n in range(26)]
        return tuple(
            Doing(
                evening(7 + n),
                ME,
                (Runs(), press(Action.SAVE_CHECK_IN, energy=str(one)), Press(Action.KEEP)),
            )
            for n, one in enumerate(said)
        )

    looks = tuple(Doing(at(day, 15), ME, opens_and()) for day in range(33, 45))
    return Different(world(usual), world(1), both=looks, days=46)
