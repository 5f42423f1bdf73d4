"""What the page may ask of the server, and what every open page then hears."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import ClientWebSocketResponse
from aiohttp.test_utils import TestClient

from bot.messages.actions import Action
from bot.rules.words import Words
from tests.playground.conftest import World
from tests.playground.sample import LAURA, MIKKO, NOTICE


async def asked(client: TestClient, path: str, **body: object) -> Any:
    async with client.post(path, json=body) as response:
        assert response.status == 200, await response.text()
        return await response.json()


async def heard(page: ClientWebSocketResponse, person: str, what: str) -> Any:
    """Everything up to the update in which this person's column holds these words."""
    while True:
        update = json.loads(await page.receive_str(timeout=5))
        for column in update["columns"]:
            if column["person"] == person and what in json.dumps(column, ensure_ascii=False):
                return update


async def test_the_page_has_four_columns_filled_before_any_script(client: TestClient) -> None:
    async with client.get("/") as response:
        text = await response.text()
    assert response.status == 200
    assert text.count('class="column"') == 4
    assert 'lang="fi"' in text
    assert "Helsinki" in text
    assert 'Kolkata · <span data-part="time">Mon 2 Mar, 12:30' in text
    assert "<!--" not in text


async def test_everything_the_page_needs_comes_from_itself(client: TestClient) -> None:
    async with client.get("/") as response:
        text = await response.text()
    files = [part.split('"')[0] for part in text.replace("src=", "href=").split('href="')[1:]]
    assert len(set(files)) >= 6
    for file in files:
        async with client.get(file) as response:
            assert response.status == 200
            assert "http" not in (await response.text()).replace("http://www.w3.org/2000/svg", "")
            assert response.content_type in {"text/css", "text/javascript", "image/svg+xml"}


async def test_every_answer_carries_the_strict_policy(client: TestClient) -> None:
    for path in ("/", "/page/page.js", "/nowhere"):
        async with client.get(path) as response:
            assert response.headers["Content-Security-Policy"].startswith("default-src 'self'")
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Cache-Control"] == "no-store"


async def test_a_typed_command_answers_with_the_open_dialog(client: TestClient) -> None:
    answer = await asked(client, "/type", person="sanna", text="/kaveri")
    (column,) = answer["columns"]
    assert 'role="dialog"' in column["window"]
    assert column["person"] == "sanna"


async def test_a_press_hands_over_words_and_people(client: TestClient, world: World) -> None:
    await asked(
        client,
        "/press",
        person="sanna",
        action=Action.SAVE_CHECK_IN,
        token="first",
        values={"energy": "3", "line": ""},
        people={"friend": "laura", "other": ""},
    )
    (press,) = world.inbox.presses
    laura = world.stage.platform.directory.find("laura")
    assert laura
    assert laura.address == LAURA
    assert press.token == "first"
    assert press.values == {"energy": Words("3"), "friend": laura.profile}


async def test_an_open_page_hears_of_what_reaches_others(client: TestClient) -> None:
    async with client.ws_connect("/live") as page:
        first = await page.receive_json(timeout=5)
        assert [c["person"] for c in first["columns"]] == ["sanna", "mikko", "laura", "ravi"]
        assert "member" in first["database"]
        assert "Nobody has received or typed" in first["records"]
        await asked(client, "/press", person="sanna", action=Action.ASK, token="release")
        update = await heard(page, "mikko", NOTICE.text.text)
        assert "Kaveri → Mikko" in update["records"]


async def test_a_notice_sent_while_nobody_pressed_is_heard_too(client: TestClient, world: World) -> None:
    async with client.ws_connect("/live") as page:
        await world.stage.platform.send(MIKKO, NOTICE)
        await heard(page, "mikko", NOTICE.text.text)


async def test_pushing_the_clock_moves_every_column(client: TestClient) -> None:
    answer = await asked(client, "/push", by="two-working-hours")
    assert [c["time"] for c in answer["columns"]] == [
        "ma 2.3. klo 11.00",
        "ma 2.3. klo 11.00",
        "Mon 2 Mar, 10:00",
        "Mon 2 Mar, 14:30",
    ]
    assert "11:00" in answer["clock"]
    assert answer["columns"][0]["notices"] == 1
    for by, day in (("day", "3"), ("three-days", "6"), ("week", "13")):
        assert f" {day} Mar 2026" in (await asked(client, "/push", by=by))["clock"]


async def test_typed_lines_and_notices_stand_in_the_records_and_windows_do_not(client: TestClient) -> None:
    await asked(client, "/type", person="sanna", text="rough week")
    await asked(client, "/type", person="sanna", text="/kaveri")
    async with client.ws_connect("/live") as page:
        records = (await page.receive_json(timeout=5))["records"]
    assert "2026-03-02 07:00 UTC" in records
    assert "Sanna → Kaveri" in records
    assert "rough week" in records
    assert "[Open · tok-8f31]" in records
    assert "How are you" not in records
    assert "/kaveri" not in records


async def test_the_database_pane_shows_counts_and_sealed_bytes(client: TestClient) -> None:
    async with client.ws_connect("/live") as page:
        database = (await page.receive_json(timeout=5))["database"]
    assert "<b>member</b> <span>2 rows</span>" in database
    assert "<code>070a0d10" in database
    assert "… 81 bytes" in database
    assert "<b>outbox</b> <span>0 rows</span>" in database


async def test_closing_a_window_closes_it(client: TestClient) -> None:
    await asked(client, "/type", person="sanna", text="/kaveri")
    answer = await asked(client, "/close", person="sanna")
    assert answer["columns"][0]["window"] == ""


async def test_starting_over_forgets_everything_on_every_page(client: TestClient, world: World) -> None:
    async with client.ws_connect("/live") as page:
        before = await page.receive_json(timeout=5)
        await asked(client, "/type", person="sanna", text="rough week")
        await heard(page, "sanna", "rough week")
        old = world.stage
        answer = await asked(client, "/start-over")
        assert world.stage is not old
        assert answer["stage"] != before["stage"]
        update = json.loads(await page.receive_str(timeout=5))
        while update["stage"] == before["stage"]:
            update = json.loads(await page.receive_str(timeout=5))
        assert "rough week" not in json.dumps(update)
        assert len(update["columns"]) == 4


async def test_whoever_presses_while_everything_starts_over_is_answered(client: TestClient) -> None:
    async def press() -> Any:
        return await asked(client, "/type", person="laura", text="/kaveri")

    over = asyncio.create_task(asked(client, "/start-over"))
    answers = await asyncio.gather(*(press() for _ in range(20)), over)
    async with client.get("/") as page:
        assert page.status == 200
    assert all(answer["columns"] for answer in answers)


async def test_a_page_that_leaves_is_forgotten(client: TestClient) -> None:
    async with client.ws_connect("/live") as page:
        await page.receive_json(timeout=5)
    await asked(client, "/type", person="sanna", text="hello")


async def test_do_not_disturb_is_a_switch_where_the_chat_program_tells_of_it(client: TestClient) -> None:
    (column,) = (await asked(client, "/quiet", person="laura", **{"for": "two-hours"}))["columns"]
    assert "Do not disturb until 10:00" in column["quiet"]
    assert 'aria-pressed="true"' in column["quiet"]
    (column,) = (await asked(client, "/quiet", person="laura", **{"for": "no-time"}))["columns"]
    assert "Do not disturb for 2 hours" in column["quiet"]
    (column,) = (await asked(client, "/quiet", person="ravi", **{"for": "two-hours"}))["columns"]
    assert column["quiet"] == "", "Teams tells nobody"


async def test_quiet_for_as_long_as_nobody_offers_is_a_mistake(client: TestClient) -> None:
    async with client.post("/quiet", json={"person": "laura", "for": "ever"}) as response:
        assert response.status == 400
        assert (await response.json())["error"] == "for: must be one of two-hours, no-time"
