"""The master key in AWS KMS: a real server on this machine, real ciphers, and each of its ways to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters import keyservice
from adapters.keyservice import key_service
from adapters.program import build
from bot.rules.people import MemberId
from bot.runtime.clock import PushedClock
from bot.runtime.watchdog import Watchdog
from bot.storage.contract import CannotStart, Slot, Store, Unavailable
from bot.storage.masterkey import KeyService
from bot.storage.masters import LASTS, RENEWED_EVERY
from tests.keys.kms import Kms
from tests.keys.ring import CLOCK, Ring, a_ring, rotated
from tests.storage.making import NOTE, NOW, member, with_note
from tests.stores import Databases, on_every_database

ASHA, RAVI = MemberId("id-asha"), MemberId("id-ravi")
on_sqlite = pytest.mark.parametrize("kept", ["sqlite"], indirect=True)
FORGOTTEN = timedelta(minutes=6)


_MADE: dict[str, KeyService | None] = {}


def entrusting(ring: Ring, key: str) -> Ring:
    ring.settings = ring.settings.model_copy(update={"key_service": f"aws-kms:{key}"})
    if key not in _MADE:
        _MADE[key] = key_service(ring.settings)  # half a second each: as a Kaveri, that makes one in its life
    ring.service = _MADE[key]
    return ring


def alone(ring: Ring) -> Ring:
    """No other place for a master key than the key service."""
    ring.settings = ring.settings.model_copy(update={"master_key_file": None})
    return ring


@pytest.fixture
def ring(kept: Databases, tmp_path: Path, kms: Kms, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    monkeypatch.setattr(keyservice, "ANSWERS_WITHIN", 0.3)
    monkeypatch.setattr(keyservice, "TRIES", 1)
    ring = entrusting(a_ring(kept, tmp_path), kms.key)
    yield ring
    ring.close()


@pytest.fixture
def clock() -> PushedClock:
    return PushedClock(NOW)


def opened(ring: Ring, clock: PushedClock) -> Store:
    store = ring.open(clock)
    store.run(lambda tx: (tx.add(with_note(member(), NOTE)), tx.add(member("ravi"))))
    return store


def visit(store: Store, id: MemberId) -> int:
    def work(tx: object) -> int:
        found = tx.load([id])[id]  # type: ignore[attr-defined]
        tx.save(found, replace(found.member, visits=found.member.visits + 1))  # type: ignore[attr-defined]
        return int(found.member.visits) + 1

    return store.run(work)


async def health(store: Store, clock: PushedClock) -> str:
    return (await Watchdog(store, clock).look()).why


@on_every_database
def test_everything_opens_with_the_key_service_and_nothing_else(ring: Ring) -> None:
    opened(alone(ring), PushedClock(NOW))
    found = ring.open(PushedClock(NOW)).run(lambda tx: tx.load([ASHA, RAVI]))
    assert found[ASHA].member == with_note(member(), NOTE)
    ((wrapped, state),) = ring.keys("SELECT wrapped, state FROM master_key")
    assert (len(wrapped) > 32, state) == (True, "current")


Happens = Callable[[Kms], AbstractContextManager[None]]


def weather(kms: Kms) -> AbstractContextManager[None]:
    return kms.slow()


def a_no(kms: Kms) -> AbstractContextManager[None]:
    return kms.denied()


@on_sqlite
async def test_while_it_does_not_answer_no_press_is_lost_and_health_says_so(
    ring: Ring, clock: PushedClock, kms: Kms
) -> None:
    store = opened(alone(ring), clock)
    store.run(lambda tx: tx.post(Slot("s"), RAVI, "slack/T1", "visit", NOW + timedelta(hours=1)))
    with kms.slow():
        pressed = 0
        while clock.now() < NOW + LASTS - FORGOTTEN:
            clock.push(FORGOTTEN)  # every member's key has to be opened anew
            store.renew_keys()
            pressed += 1
            assert visit(store, ASHA) == pressed
        assert (await health(store, clock)).startswith("the key service (AWS KMS) does not answer")
        clock.push(LASTS)
        store.renew_keys()
        with pytest.raises(Unavailable):
            visit(store, ASHA)
        assert store.claim(clock.now(), timedelta(seconds=30), 10) == []
        assert len(store.parked()) == 0
    store.renew_keys()
    clock.push(timedelta(minutes=1))
    assert visit(store, ASHA) == pressed + 1
    assert [letter.to for letter in store.claim(clock.now(), timedelta(seconds=30), 10)] == [RAVI]
    assert await health(store, clock) != "the key service (AWS KMS) does not answer"
    assert not store.trouble()


@on_sqlite
async def test_when_its_administrator_says_no_kaveri_shuts_within_minutes_and_opens_again(
    ring: Ring, clock: PushedClock, kms: Kms
) -> None:
    store = opened(alone(ring), clock)
    with kms.denied():
        clock.push(RENEWED_EVERY)
        store.renew_keys()
        assert (await health(store, clock)).startswith("the key service (AWS KMS) refuses")
        clock.push(FORGOTTEN)
        for id in (ASHA, RAVI):
            with pytest.raises(Unavailable):
                visit(store, id)
    store.renew_keys()
    assert visit(store, ASHA) == 1
    assert not store.trouble()


@on_sqlite
@pytest.mark.parametrize(("happens", "says"), [(weather, "does not answer"), (a_no, "refuses")])
def test_without_it_kaveri_does_not_start_and_changes_nothing(
    ring: Ring,
    clock: PushedClock,
    kms: Kms,
    happens: Callable[[Kms], AbstractContextManager[None]],
    says: str,
) -> None:
    opened(alone(ring), clock)
    before = ring.keys("SELECT * FROM master_key"), ring.keys("SELECT * FROM data_key ORDER BY owner")
    with happens(kms), pytest.raises(CannotStart, match=says):
        ring.open()
    assert before == (
        ring.keys("SELECT * FROM master_key"),
        ring.keys("SELECT * FROM data_key ORDER BY owner"),
    )
    assert visit(ring.open(), ASHA) == 1


@on_sqlite
def test_another_key_of_the_same_account_is_refused(ring: Ring, clock: PushedClock, kms: Kms) -> None:
    opened(alone(ring), clock)
    with pytest.raises(CannotStart, match=r"\(AWS KMS\) refuses: \w+. Nothing was changed"):
        entrusting(ring, kms.new_key()).open()


@on_sqlite
def test_a_wrapped_key_that_was_changed_is_refused(ring: Ring, clock: PushedClock) -> None:
    opened(alone(ring), clock)
    ((wrapped,),) = ring.keys("SELECT wrapped FROM master_key")
    ring.keys("UPDATE master_key SET wrapped = :it", it=wrapped[:-1] + bytes([wrapped[-1] ^ 1]))
    with pytest.raises(CannotStart, match="refuses"):
        ring.open()


@pytest.mark.parametrize(
    ("written", "change", "says"),
    [
        ("alias/kaveri", {}, "KAVERI_KEY_SERVICE is written as aws-kms:KEY"),
        ("aws-kms:", {}, "KAVERI_KEY_SERVICE is written as aws-kms:KEY"),
        ("aws-kms:alias/kaveri", {"AWS_DEFAULT_REGION": None}, "You must specify a region"),
        ("aws-kms:alias/none", {}, "NotFoundException"),
        ("aws-kms:alias/none", {"AWS_SECRET_ACCESS_KEY": "wrong"}, "refuses"),
        ("aws-kms:alias/none", {"AWS_ACCESS_KEY_ID": "nobody"}, "refuses"),
        ("aws-kms:alias/none", {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}, "does not answer"),
    ],
)
@on_sqlite
def test_what_is_not_set_up_is_said(
    ring: Ring, monkeypatch: pytest.MonkeyPatch, written: str, change: dict[str, str | None], says: str
) -> None:
    for name, value in change.items():
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    ring.settings = ring.settings.model_copy(update={"key_service": written})
    with pytest.raises(CannotStart, match=says):
        build(alone(ring).settings, CLOCK, [])


@on_every_database
def test_from_a_file_to_the_service_and_to_another_key_there_and_back(
    ring: Ring, clock: PushedClock, kms: Kms
) -> None:
    service, ring.service = ring.service, None
    store = opened(ring, clock)
    (file,) = ring.names()
    ring.service = service
    assert rotated(ring) == [file]
    (first,) = (row[0] for row in ring.keys("SELECT name FROM master_key WHERE state = 'current'"))
    assert first != file
    assert rotated(ring) == [first], "and each time it is a new one"
    assert ring.keys("SELECT wrapped FROM master_key WHERE name = :it", it=first) == [(None,)]
    visit(ring.open(), ASHA)
    new = ring.adds_a_key()
    rotated(ring, "file")
    ring.keeps_only(new)
    ring.service = None
    assert visit(ring.open(), ASHA) == 2
    store.close()


@on_sqlite
def test_a_rotation_to_the_service_that_was_broken_off_goes_on_to_the_same_key(
    ring: Ring, clock: PushedClock
) -> None:
    service, ring.service = ring.service, None
    opened(ring, clock)
    ring.service = service
    with ring.rotation() as rotation:
        new = rotation.begin()
    with ring.rotation() as rotation:
        assert rotation.begin() == new
        rotation.turn(new)
    with ring.rotation() as rotation:
        assert rotation.begin() == new
    assert len(rotated(ring)) == 1
    assert [row[0] for row in ring.keys("SELECT name FROM master_key WHERE state = 'current'")] == [new]


@on_sqlite
def test_it_learns_nothing_of_members(
    ring: Ring, clock: PushedClock, kms: Kms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many press, it is asked the same: about one master key, every few minutes."""
    asked: list[str] = []
    unwrap = keyservice.AwsKms.unwrap
    monkeypatch.setattr(
        keyservice.AwsKms, "unwrap", lambda self, w, name: (asked.append(name), unwrap(self, w, name))[1]
    )
    store = opened(alone(ring), clock)
    quiet = _half_an_hour(store, clock, asked, presses=0)
    busy = _half_an_hour(store, clock, asked, presses=3)
    assert quiet == busy
    assert len(busy) == 5


def _half_an_hour(store: Store, clock: PushedClock, asked: list[str], presses: int) -> list[str]:
    asked.clear()
    for _ in range(15):
        clock.push(timedelta(minutes=2))
        store.renew_keys()
        for _ in range(presses):
            visit(store, ASHA)
            visit(store, RAVI)
    return list(asked)
