"""What is in a hurry is looked for as long as it is there to be sent, and at no price once it is not."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from adapters.program import Program
from bot.storage.contract import Slot, Store
from tests.runtime.test_lanes import MIKKO, RAVI, post, put
from tests.runtime.test_pacing import LANE, SECOND, a_company, seconds_pass
from tests.stores import Databases, on_every_store

ANSWER = Slot("ravi-answer")
LEASE = timedelta(seconds=30)


def counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the courier asks for what is in a hurry: reading, and writing."""
    calls: Counter[str] = Counter()
    for name in ("ready_at", "claim_these"):

        def call(*given: object, name: str = name, real: object = getattr(store, name)) -> object:
            calls[name] += 1
            return real(*given)  # type: ignore[operator]

        monkeypatch.setattr(store, name, call)
    return calls


def answered(program: Program) -> None:
    """Somebody is answered, while others wait for their turn."""
    post(program, RAVI, LANE, range(1))  # a prompt, for whose sake he is a member
    id = program.store.run(lambda tx: tx.find(RAVI))
    assert id is not None
    put(program.store, ANSWER, id, LANE, program.clock.now())
    program.engine.hurry(ANSWER, program.clock.now())


@on_every_store
async def test_what_another_replica_took_is_not_asked_for_again(
    kept: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_company([kept.open(), kept.open()], most=50, pace=SECOND) as ([one, two], _, clock):
        post(one, MIKKO, LANE, range(90))
        answered(one)
        (letter,) = two.store.claim_these([ANSWER], clock.now(), LEASE)
        calls = counted(one.store, monkeypatch)
        await seconds_pass([one], clock, 20)
        assert calls == {"ready_at": 1}
        two.store.delivered(letter)
        await seconds_pass([one], clock, 40)
        assert calls["claim_these"] == 0
        assert calls["ready_at"] < 20, "it is gone, and that was seen"
        seen = calls["ready_at"]
        await seconds_pass([one], clock, 20)
        assert calls["ready_at"] == seen


@on_every_store
async def test_while_its_workspace_rests_nothing_is_asked(
    kept: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_company([kept.open()], most=50, pace=SECOND) as ([program], platform, clock):
        answered(program)
        program.store.rest(LANE, clock.now() + 60 * SECOND)
        calls = counted(program.store, monkeypatch)
        await seconds_pass([program], clock, 60)
        assert calls == {"ready_at": 1}
        await program.running.settle()
        assert len(platform.desk("ravi").notices) > 0


@on_every_store
async def test_an_answer_that_was_refused_overtakes_again_once_it_may_go(kept: Databases) -> None:
    async with a_company([kept.open()], most=0, pace=SECOND) as ([program], platform, clock):
        post(program, MIKKO, LANE, range(60))
        answered(program)
        await program.running.settle()
        assert platform.refused
        platform.most = 50
        await seconds_pass([program], clock, 5)
        assert len(platform.desk("ravi").notices) == 1, "this one, and not the prompt"
        assert len(platform.desk("mikko").notices) < 20


@on_every_store
async def test_whatever_is_never_written_is_forgotten(
    kept: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_company([kept.open()], most=50) as ([program], _, clock):
        program.engine.hurry(Slot("undone"), clock.now())
        calls = counted(program.store, monkeypatch)
        await seconds_pass([program], clock, 5)
        assert 1 < calls["ready_at"] < 10, "its transaction might have been about to be kept"
        seen = calls["ready_at"]
        await seconds_pass([program], clock, 20)
        assert calls == {"ready_at": seen}
