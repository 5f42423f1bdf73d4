"""`kaveri parked`: what was given up on, and not whose; and everything that it needs to be offered again."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from adapters.__main__ import main
from bot.runtime.waking import MOST_TRIES
from tests.seam.rig import House, id_of
from tests.seam.test_laws import tried_until_parked
from tests.storage.making import SOON


@pytest.fixture
def kaveri(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    for name, value in house.environment().items():
        monkeypatch.setenv(name, value)
    return house


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["parked", *words], catch_exceptions=False)


def test_nothing_parked_is_said(kaveri: House) -> None:
    kaveri.replica()
    said = run()
    assert (said.exit_code, said.output) == (0, "Nothing is parked.\n")


async def test_what_is_parked_is_listed_without_a_name_and_offered_again(kaveri: House) -> None:
    one = kaveri.replica()
    one.arms("asha", at=SOON)
    one.broken.add(id_of("asha"))
    await tried_until_parked(kaveri)
    said = run()
    assert said.exit_code == 1
    assert said.output == f"wake-up  due {SOON:%Y-%m-%d %H:%M} UTC  tried {MOST_TRIES} times\n"
    assert run("retry", "--only", "notices").stdout == "Offered again: 0.\n"
    assert run("retry").stdout == "Offered again: 1.\n"
    assert run().exit_code == 0
    one.broken.clear()
    await one.all_due()
    assert one.visits("asha") == [1]


def test_a_notice_is_offered_again(kaveri: House) -> None:
    one = kaveri.replica()
    one.arms("asha", at=SOON)
    one.store.run(lambda tx: tx.post("slot", id_of("asha"), "slack/T1", "visit", SOON))
    (letter,) = one.store.claim(SOON, SOON - SOON, 1)
    one.store.park(letter)
    assert run().output == f"notice   due {SOON:%Y-%m-%d %H:%M} UTC  tried once\n"
    assert run("retry", "--only", "wake-ups").stdout == "Offered again: 0.\n"
    assert run("retry").stdout == "Offered again: 1.\n"
    assert [again.tries for again in one.store.claim(SOON, SOON - SOON, 1)] == [1]


def test_without_a_database_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nothing = tmp_path_factory.mktemp("nothing")
    monkeypatch.setenv("KAVERI_DATABASE_URL", f"sqlite:///{nothing / 'a.db'}")
    monkeypatch.setenv("KAVERI_KEYS_URL", f"sqlite:///{nothing / 'b.db'}")
    said = run()
    assert said.exit_code == 2
    assert list(nothing.iterdir()) == []
