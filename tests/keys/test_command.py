"""`kaveri keys` as it is typed: what it says, and what it refuses to do."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from adapters import keys
from adapters.__main__ import main
from tests.keys.ring import Ring
from tests.selftest.offices import environment
from tests.storage.making import member
from tests.stores import on_every_database

pytestmark = on_every_database


@dataclass(frozen=True)
class Said:
    text: str
    code: int


def kaveri(ring: Ring, *words: str) -> Said:
    result = CliRunner().invoke(main, ["keys", *words], env=environment(ring.settings))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return Said(result.output, result.exit_code)


@pytest.fixture
def running(ring: Ring) -> Ring:
    """One Kaveri that runs, and has said so."""
    store = ring.open()
    store.run(lambda tx: (tx.add(member()), tx.add(member("ravi"))))
    store.renew_keys()
    return ring


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "PATIENCE_SECONDS", 0.0)


def test_status_says_what_is_needed_and_who_holds_it(running: Ring) -> None:
    (old,) = running.names()
    said = kaveri(running, "status")
    assert f"{old}  wraps 3 keys, since 20" in said.text
    assert "Running: 1. Each holds what is needed." in said.text
    assert said.code == 0


def test_a_rotation_says_what_it_did_and_which_key_may_go_and_when(running: Ring) -> None:
    (old,) = running.names()
    new = running.adds_a_key()
    running._opened[0].renew_keys()
    with running.rotation() as rotation:
        rotation.begin()
    running._opened[0].renew_keys()  # as it does by itself, every few seconds
    said = kaveri(running, "rotate")
    assert said.code == 0, said.text
    assert f"Done: every key is wrapped by {new}." in said.text
    assert f"{old} is not needed any more. Take it out of the settings now." in said.text
    said = kaveri(running, "status")
    assert f"{old}  no longer needed" in said.text
    assert said.code == 0


def test_while_a_kaveri_lacks_the_new_key_nothing_is_changed(running: Ring) -> None:
    (old,) = running.names()
    before = running.keys("SELECT * FROM data_key ORDER BY owner")
    new = running.adds_a_key()
    said = kaveri(running, "rotate")  # and the one that runs has not looked since
    assert f"Nothing was changed: 1 of 1 running Kaveris do not hold {new}." in said.text
    assert said.code == 1
    assert running.keys("SELECT * FROM data_key ORDER BY owner") == before
    assert f"{new}  announced, wraps nothing yet" in kaveri(running, "status").text
    running._opened[0].close()
    assert kaveri(running, "rotate").code == 0, "once it stopped, nobody lacks anything"
    assert f"{old}  no longer needed" in kaveri(running, "status").text


def test_half_of_it_is_said_with_exit_code_1(running: Ring) -> None:
    new = running.adds_a_key()
    with running.rotation() as rotation:
        rotation.begin()
        rotation.turn(new)
    said = kaveri(running, "status")
    assert "A rotation is not finished" in said.text
    assert "1 of them lack a key that is needed" in said.text
    assert said.code == 1


def test_no_secret_is_ever_written(running: Ring) -> None:
    running.adds_a_key()
    running._opened[0].close()
    secrets = running.file.read_text().split()
    said = kaveri(running, "rotate").text + kaveri(running, "status").text + kaveri(running, "rotate").text
    assert not [secret for secret in secrets if secret in said]
    assert "id-asha" not in said


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"keys_url": "sqlite:////no/such/keys.db"}, "there is no database of this release"),
        ({"master_key_file": None}, "KAVERI_MASTER_KEY or KAVERI_MASTER_KEY_FILE is needed"),
    ],
    ids=["no key store", "no master key"],
)
def test_what_is_missing_is_said_in_a_sentence(running: Ring, change: dict[str, str], says: str) -> None:
    running.settings = running.settings.model_copy(update=change)
    for word in ("status", "rotate"):
        said = kaveri(running, word)
        assert says in said.text
        assert said.code == 2


def test_a_place_that_is_not_set_up_is_named(running: Ring) -> None:
    said = kaveri(running, "rotate", "--to", "environment")
    assert "The settings name no environment for master keys" in said.text
    assert said.code == 2
