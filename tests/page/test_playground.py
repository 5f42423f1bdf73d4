"""`kaveri try` serves the page as well, so that whoever tries Kaveri can press the link."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from html import unescape

import pytest
from aiohttp.test_utils import unused_port

from tests.page.reading import Reader
from tests.sources import ROOT


@pytest.fixture
async def tried() -> AsyncIterator[Reader]:
    """The program as it is typed, in a process of its own."""
    port = str(unused_port())
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "adapters", "try", "--port", port, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout
    try:
        assert b"The playground is at" in await started.stdout.readline()
        async with Reader(f"http://127.0.0.1:{port}") as reader:
            yield reader
    finally:
        started.terminate()
        await started.wait()


async def link(tried: Reader) -> str:
    """As it stands in Laura's window."""
    help = {"person": "laura", "action": "help"}
    await tried.asks("POST", "/press", json=help, headers={"Origin": tried.url})
    assert tried.status == 200
    found = re.search(r'href=\\"([^"\\]+/me#[^"\\]+)\\"', tried.raw)
    assert found, tried.raw
    return unescape(found[1])


async def test_the_link_in_the_playground_opens_the_page(tried: Reader) -> None:
    await tried.opens(await link(tried))
    tried.sees("Only you see what stands here.", "Close this page")
    assert "default-src 'none'" in tried.headers["Content-Security-Policy"]
    await tried.presses("doors")
    tried.sees("call 112 now")
    await tried.asks("GET", "/")
    assert "default-src 'self'" in tried.headers["Content-Security-Policy"]


async def test_another_name_for_this_machine_is_somebody_elses(tried: Reader) -> None:
    await tried.asks("GET", "/me", headers={"Host": "evil.example"})
    assert tried.status == 403
