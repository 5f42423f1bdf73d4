"""Ten thousand notices that wait in one lane cost whoever looks no more than one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, bindparam, text

from bot.storage.database import Database
from bot.storage.moments import to_micros
from bot.storage.sql_lanes import NEXT, READY
from bot.storage.statements import Statements
from tests.storage.making import NOW, member
from tests.stores import Databases, on_every_database

MANY = 10_000
LANE = "slack/large"
FILL = text(
    """
    INSERT INTO outbox SELECT 'slot-' || n, :member, :lane, n, :sealed, :at, 0, 0, 'waiting' FROM
    (WITH RECURSIVE num(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM num WHERE n < :many) SELECT n FROM num) x
    """
)


@on_every_database
@pytest.mark.parametrize("which", ["ready", "next", "claim"])
def test_no_row_of_a_lane_is_read_in_vain(kept: Databases, which: str) -> None:
    store = kept.open()
    asha = member()
    store.run(lambda tx: tx.add(asha))
    store.rest(LANE, NOW + timedelta(hours=1))
    assert kept.settings is not None
    database = Database(kept.settings.database_url, "a setting")
    statement = {"ready": READY, "next": NEXT, "claim": Statements.claim}[which]
    now = to_micros(NOW)
    given = {"now": now, "until": now + 1, "lane_": LANE, "most": 4}
    with database.writing() as connection:
        row = {"member": asha.id, "lane": LANE, "sealed": b"-", "at": now, "many": MANY}
        connection.execute(FILL.bindparams(bindparam("at", type_=BigInteger)), row)
        connection.execute(text("ANALYZE"))
        how = statement.compile(connection.engine, compile_kwargs={"render_postcompile": True})
        asked = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        values = how.construct_params({k: v for k, v in given.items() if k in how.params})
        names = how.positiontup or list(values)
        ordered = tuple(values[name] for name in names) if how.positiontup else values
        plan = "\n".join(
            " ".join(map(str, line)) for line in connection.exec_driver_sql(f"{asked} {how}", ordered)
        )
    database.close()
    assert "Seq Scan on outbox" not in plan, plan
    assert "SCAN outbox" not in plan, plan
    assert "outbox_by_lane" in plan, plan
