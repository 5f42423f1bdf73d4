"""The playground's web server: one page, its live updates, and the few things the page may ask for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from aiohttp import web

from adapters.playground import asked
from adapters.playground.asked import Asked, Mistaken
from adapters.playground.guard import guard
from adapters.playground.live import Live
from adapters.playground.platform import PlaygroundPlatform
from adapters.playground.view import PAGE, Stage, page

T = TypeVar("T")
LARGEST = 64 * 1024  # bytes of a request
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

PUSHES: dict[str, Callable[[Stage], Awaitable[None]]] = {
    "two-working-hours": lambda stage: stage.push_working_hours(2),
    "day": lambda stage: stage.push(timedelta(days=1)),
    "three-days": lambda stage: stage.push(timedelta(days=3)),
    "week": lambda stage: stage.push(timedelta(weeks=1)),
}
QUIETS = {"two-hours": timedelta(hours=2), "no-time": timedelta(0)}


class Playground:
    """Serves a stage. ``start_over`` makes the next one, with everything forgotten."""

    def __init__(self, stage: Stage, start_over: Callable[[], Awaitable[Stage]]) -> None:
        self._live = Live(stage)
        self._start_over = start_over
        self._one_at_a_time = asyncio.Lock()
        self._files = {p.name: p.read_bytes() for p in PAGE.iterdir() if p.suffix in TYPES}

    def app(self) -> web.Application:
        app = web.Application(middlewares=[guard], client_max_size=LARGEST)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/page/{file}", self._file),
                web.get("/live", self._watch),
                web.post("/press", self._press),
                web.post("/type", self._type),
                web.post("/close", self._close),
                web.post("/quiet", self._quieten),
                web.post("/push", self._push),
                web.post("/start-over", self._begin_again),
            ]
        )
        app.cleanup_ctx.append(self._running)
        app.on_shutdown.append(self._leave)
        return app

    async def alone(self, act: Callable[[], Awaitable[T]]) -> T:
        """Something else that is done here: never while the clock or the stage moves; then what is due."""
        async with self._one_at_a_time:
            done = await act()
            await self._stage.push(timedelta(0))
            return done

    @property
    def _stage(self) -> Stage:
        return self._live.stage

    async def _page(self, _: web.Request) -> web.Response:
        return web.Response(text=page(self._stage), content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["file"]
        if name not in self._files:
            raise web.HTTPNotFound(text="there is no such file")
        kind = TYPES[f".{name.rpartition('.')[2]}"]
        return web.Response(body=self._files[name], content_type=kind, charset="utf-8")

    async def _watch(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=30, max_msg_size=1024)
        await socket.prepare(request)
        await self._live.join(socket)
        return socket

    async def _press(self, request: web.Request) -> web.Response:
        what = await self._read(request)
        person, action, token, values = what.person(), what.text("action"), what.token(), what.values()
        return await self._does(person, lambda platform: platform.presses(person, action, token, values))

    async def _type(self, request: web.Request) -> web.Response:
        what = await self._read(request)
        person, text = what.person(), what.text("text").strip()
        if not text:
            raise Mistaken("text: there is nothing in it")
        return await self._does(person, lambda platform: platform.types(person, text))

    async def _close(self, request: web.Request) -> web.Response:
        person = (await self._read(request)).person()
        self._stage.platform.closes(person)
        return self._shows(person)

    async def _quieten(self, request: web.Request) -> web.Response:
        what = await self._read(request)
        person, lasting = what.person(), QUIETS.get(what.text("for"))
        if lasting is None:
            raise Mistaken(f"for: must be one of {', '.join(QUIETS)}")
        self._stage.platform.quietens(person, lasting)
        return self._shows(person)

    async def _push(self, request: web.Request) -> web.Response:
        push = PUSHES.get((await self._read(request)).text("by"))
        if push is None:
            raise Mistaken(f"by: must be one of {', '.join(PUSHES)}")
        async with self._one_at_a_time:
            await push(self._stage)
        return self._shows(*self._live.everybody)

    async def _begin_again(self, request: web.Request) -> web.Response:
        await self._read(request)
        async with self._one_at_a_time:
            self._live.replace(await self._start_over())
        return self._shows(*self._live.everybody)

    async def _does(self, person: str, act: Callable[[PlaygroundPlatform], Awaitable[None]]) -> web.Response:
        """The act, then what is due at this moment of the clock; never while the clock or the stage moves."""
        async with self._one_at_a_time:
            await act(self._stage.platform)
            await self._stage.push(timedelta(0))
        return self._shows(person)

    async def _read(self, request: web.Request) -> Asked:
        return await asked.read(request, self._stage.platform.directory)

    def _shows(self, *people: str) -> web.Response:
        """These columns as they are now; every other open page hears of it as well."""
        self._live.stir(people)
        return web.json_response(self._live.columns(people))

    async def _running(self, _: web.Application) -> AsyncIterator[None]:
        running = asyncio.create_task(self._live.run())
        yield
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    async def _leave(self, _: web.Application) -> None:
        await self._live.close()
