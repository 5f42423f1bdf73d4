"""Whatever is sent to the page's address: every answer has every header, and none is our own fault."""

from __future__ import annotations

import asyncio
import random

import pytest

from adapters.page.forms import LARGEST
from bot.port import NotSaved, Press, Reply
from bot.runtime.links import PRESSES
from tests.page.conftest import Site
from tests.page.reading import Reader

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def has_every_header(reader: Reader) -> None:
    assert {name: reader.headers.get(name) for name in HEADERS} == HEADERS
    policy = reader.headers["Content-Security-Policy"]
    for part in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert part in policy
    assert "unsafe" not in policy
    assert "http" not in policy


async def test_every_answer_has_every_header(site: Site) -> None:
    async with site.browser() as laura:
        for method, path, data in (
            ("GET", "/me", None),
            ("HEAD", "/me", None),
            ("PUT", "/me", None),
            ("OPTIONS", "/me", None),
            ("GET", "/me/x", None),
            ("POST", "/me", b""),
            ("GET", PRESSES, None),
            ("PUT", PRESSES, None),
            ("POST", PRESSES, b""),
            ("POST", PRESSES, {"link": "x"}),
        ):
            await laura.asks(method, path, data=data)
            has_every_header(laura)
        await laura.opens(await site.link())
        has_every_header(laura)
        assert "script-src" not in laura.headers["Content-Security-Policy"]
        await laura.closes()
        has_every_header(laura)


async def test_no_script_runs_where_anything_private_stands(site: Site) -> None:
    async with site.browser() as laura:
        await laura.asks("GET", "/me")
        assert "script-src 'sha256-" in laura.headers["Content-Security-Policy"]
        await laura.opens(await site.link())
        assert "<script" not in laura.raw


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", FORM, 400),
        (b"&", FORM, 400),
        (b"link", FORM, 400),
        (b"link=%ff", FORM, 400),
        (b"link=\xff", FORM, 400),
        (b"visit=x&visit=y", FORM, 400),
        (b"other=x", FORM, 400),
        (b"f-" + b"x" * 100 + b"=1", FORM, 400),
        (b"visit=x&p-one=nobody", FORM, 400),
        (b"visit=x&p-one=" + b"[" * 3000, FORM, 400),
        (b"visit=x&p-one=%5B1%2C2%2C3%5D", FORM, 400),
        (b"visit=" + b"x" * 5000, FORM, 400),
        (b"&".join(b"f-%d=1" % n for n in range(100)), FORM, 400),
        (b"link=" + b"x" * LARGEST, FORM, 413),
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"link=", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-16"}, 415),
        (b"x", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (b"visit=x&action=home", {**FORM, "Cookie": "page=nonsense"}, 410),
        (b"visit=x&action=home", {**FORM, "Cookie": "page=%s" % ("A" * 800)}, 410),
        (b"visit=x&action=home", {**FORM, "Cookie": '=; page="; \\'}, 410),
        (b"visit=%F0%9F%99%82", FORM, 410),
    ],
)
async def test_what_cannot_be_read(site: Site, body: bytes, headers: dict[str, str], status: int) -> None:
    async with site.browser() as somebody:
        await somebody.asks("POST", PRESSES, data=body, headers=headers)
        assert somebody.status == status
        assert "Traceback" not in somebody.raw
        has_every_header(somebody)


async def test_any_bytes_at_all(site: Site) -> None:
    chance = random.Random(1)
    async with site.browser() as somebody:
        await somebody.opens(await site.link())
        form = somebody.page.forms[0].fields
        for _ in range(100):
            junk = "&".join(
                f"{chance.choice(['f-line', 'p-one', 'action', 'token', 'x', ''])}={chance.choice(JUNK)}"
                for _ in range(chance.randrange(1, 4))
            )
            await somebody.asks("POST", PRESSES, data=f"visit={form['visit']}&{junk}", headers=FORM)
            assert somebody.status < 500, junk


JUNK = (
    "", "%", "%00", "%ed%a0%80", "+", "home", "typed", "%5B%22a%22%2C%22b%22%2C%22c%22%5D", "null", "=", ";",
)  # fmt: skip


async def test_a_person_from_elsewhere_is_nobody(site: Site) -> None:
    async with site.browser() as laura:
        await laura.opens(await site.link())
        form = {**laura.page.forms[0].fields, "action": "save-circle"}
        await laura.sends({**form, "p-person-1": '["slack", "T1", "U1"]'})
        assert laura.status == 400
        await laura.sends({**form, "p-person-1": '["playground", "demo", "nobody"]'})
        assert laura.status == 200


async def test_a_request_that_ends_early_is_no_fault_of_the_server(site: Site) -> None:
    host, port = "127.0.0.1", int(site.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(
        b"POST /me/page HTTP/1.1\r\nHost: x\r\nOrigin: null\r\nSec-Fetch-Site: same-origin\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nlink=x"
    )
    await writer.drain()
    writer.write_eof()
    assert b" 5" not in (await reader.read(4096)).split(b"\r\n")[0]
    writer.close()


async def test_what_could_not_be_saved_is_said_and_can_be_sent_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = site.world.program.engine
    receive = type(engine).receive

    async def failing(self: object, press: Press) -> Reply:
        raise NotSaved

    async with site.browser() as laura:
        await laura.opens(await site.link())
        await laura.goes_home()
        monkeypatch.setattr(type(engine), "receive", failing)
        await laura.presses("save-check-in", energy="2", line="Not lost")
        assert laura.status == 503
        laura.sees("That was not saved.", "Try once more", "call 112 now", "day and night")
        has_every_header(laura)
        monkeypatch.setattr(type(engine), "receive", receive)
        await laura.sends(laura.page.forms[0].fields)
        assert laura.status == 200
    assert "How are you today?" not in laura.page.text


async def test_what_nobody_thought_of_is_a_sentence(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(self: object, press: Press) -> Reply:
        raise ZeroDivisionError("Laura wrote so tired")  # the test of every log looks for this

    async with site.browser() as laura:
        await laura.opens(await site.link())
        monkeypatch.setattr(type(site.world.program.engine), "receive", failing)
        await laura.presses("doors")
        assert laura.status == 500
        laura.sees("Something went wrong here.")
        has_every_header(laura)
