"""A dump does not tell a note from none, nor an ask, a decline, a habit or an absence: one size for all."""

from __future__ import annotations

import random
import re
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.messages import locales
from bot.rules.anchors import AnchorKept, Kept
from bot.rules.change import WISH_LIMIT
from bot.rules.checkin import ANSWERS_LAST, Answers, CheckIn, Keeping
from bot.rules.circle import Circle, Friend
from bot.rules.escalation import NOTE_LIMIT
from bot.rules.member import Member
from bot.rules.outside import LINE_LIMIT
from bot.rules.people import MemberId
from bot.rules.reflection import Item, LookedBackAt, Rating, Reflection
from bot.rules.words import Words
from bot.storage import codec
from bot.storage.contract import RecordId, Slot, Store
from bot.storage.sealing import Key, Place
from tests.storage.full import EMPTY, FULL
from tests.storage.making import NOW, member
from tests.stores import Databases, on_every_database

LOCALES = Path(next(iter(locales.__path__)))
VOCABULARY = re.findall(r"[^\W\d_]+", "".join(f.read_text() for f in sorted(LOCALES.glob("*.ftl"))))
CHANCE = random.Random(7)
KEY = Key.fresh()
WEEKS = ANSWERS_LAST // timedelta(weeks=1)


def said(length: int) -> Words:
    """So much text, in words that people use, in English and Finnish."""
    words = ""
    while len(words) < length:
        words += CHANCE.choice(VOCABULARY) + " "
    return Words(words[:length])


def some_id() -> MemberId:
    return MemberId(f"{CHANCE.getrandbits(128):032x}")


def size(of: Member) -> int:
    return len(KEY.seal(Place("member", of.id, "sealed", 1), codec.encode(of)))


def wordy(value: Any) -> Any:
    """The same with every text in it long, and every id as random as ids are."""
    if isinstance(value, Words):
        return said(NOTE_LIMIT)
    if isinstance(value, str):
        return some_id() if value.startswith("id-") else value
    if isinstance(value, tuple):
        return tuple(map(wordy, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: wordy(getattr(value, f.name)) for f in fields(value) if f.init})
    return value


def checkins(weeks: int, line: int) -> tuple[CheckIn, ...]:
    def one(n: int) -> CheckIn:
        habits = tuple(AnchorKept(f"n{i}", CHANCE.choice(list(Kept))) for i in range(4))
        scales = CHANCE.randint(1, 5), CHANCE.randint(1, 5)
        at = NOW + timedelta(days=n * 3.5, seconds=CHANCE.randrange(999))
        return CheckIn(at, Answers(*scales, said(line), habits))

    return tuple(one(n) for n in range(2 * weeks))


def reflections(weeks: int, text: int) -> tuple[LookedBackAt, ...]:
    def one(n: int) -> LookedBackAt:
        ratings = tuple(Rating(item, CHANCE.randint(1, 5)) for item in Item)
        return LookedBackAt(
            NOW + timedelta(weeks=2 * n), Reflection(ratings, *(said(text) for _ in range(7)))
        )

    return tuple(one(n) for n in range(weeks // 2))


WITH_PEOPLE = replace(EMPTY, circle=Circle(tuple(Friend(some_id(), agreed=True) for _ in range(5)), ()))
ORDINARY = {
    "just joined": EMPTY,
    "with people": WITH_PEOPLE,
    "keeps answers": replace(WITH_PEOPLE, history=Keeping(checkins(WEEKS, 0), NOW)),
    "keeps answers and lines": replace(WITH_PEOPLE, history=Keeping(checkins(WEEKS, 120), NOW)),
    "looks back, too": replace(
        WITH_PEOPLE, history=Keeping(checkins(WEEKS, 120), NOW, reflections(WEEKS, 150))
    ),
    "keeps a year of answers": replace(WITH_PEOPLE, history=Keeping(checkins(52, 0), NOW, year=True)),
}
CORNERS = [f.name for f in fields(Member) if f.name not in ("id", "addresses", "seed", "name", "history")]


@pytest.mark.parametrize("who", ORDINARY)
@pytest.mark.parametrize("corner", CORNERS)
def test_nothing_that_a_member_does_shows_in_the_size_of_their_row(who: str, corner: str) -> None:
    """Each corner of a state, whatever it is for, filled with long texts: beside the same row without it."""
    without = ORDINARY[who]
    having = replace(without, **{corner: wordy(getattr(FULL, corner))})
    assert size(having) == size(without) == size(EMPTY)


@pytest.mark.parametrize("who", ORDINARY)
def test_nor_does_everything_at_once(who: str) -> None:
    history = ORDINARY[who].history
    assert size(replace(wordy(FULL), history=history)) == size(EMPTY)


def test_where_it_ends() -> None:
    """Stated in deploy/README.md: a year of keeping everything that one can write is another class."""
    diary = Keeping(checkins(52, 120), NOW, reflections(52, 200), year=True)
    assert size(replace(WITH_PEOPLE, history=diary)) - size(EMPTY) == 16 * 1024


@pytest.mark.parametrize("letters", ["a", "ä", "漢", "🌧"])
@pytest.mark.parametrize("length", [0, 1, NOTE_LIMIT, WISH_LIMIT, LINE_LIMIT])
def test_words_that_two_share_have_one_size(letters: str, length: int) -> None:
    start = ord(letters)
    text = "".join(chr(start + CHANCE.randrange(26)) for _ in range(length))
    place = Place("record", "r", "sealed", 0)
    assert len(KEY.seal(place, text.encode())) == len(KEY.seal(place, b""))


@on_every_database
def test_so_it_is_in_the_databases(kept: Databases) -> None:
    store: Store = kept.open()

    def work(tx: Any) -> None:
        tx.add(member())
        tx.add(replace(FULL, id=MemberId("id-full"), addresses=member("full").addresses))
        for n, subject in enumerate(("visit", "an ask that says more about what it is for" * 3)):
            tx.post(Slot(f"s{n}"), member().id, "slack/T1", subject, NOW)
        for n, text in enumerate(("", "x" * LINE_LIMIT)):
            tx.share(RecordId(f"r{n}"), Words(text), (member().id,))
        tx.enlist(member().id)

    store.run(work)
    assert kept.settings is not None
    lengths = _lengths(kept)
    assert {table: len(found) for table, found in lengths.items()} == dict.fromkeys(lengths, 1), lengths


def _lengths(kept: Databases) -> dict[str, set[int]]:
    from sqlalchemy import text

    from bot.storage.database import Database

    def of(url: str, table: str, column: str) -> set[int]:
        database = Database(url, "the test's")
        try:
            with database.reading() as connection:
                query = text(f"SELECT length({column}) FROM {table}")  # noqa: S608
                return {row[0] for row in connection.execute(query)}
        finally:
            database.close()

    assert kept.settings is not None
    data, keys = kept.settings.database_url, kept.settings.keys_url
    sealed = {table: of(data, table, "sealed") for table in ("member", "outbox", "record", "register")}
    return sealed | {table: of(keys, table, "wrapped") for table in ("data_key", "record_key")}
