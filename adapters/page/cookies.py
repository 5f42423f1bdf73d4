"""The cookie of a visit: sealed, out of reach of any script, and sent from Kaveri's own page only."""

from __future__ import annotations

from aiohttp import web

from bot.runtime.links import PATH
from bot.runtime.visits import IDLE


class Cookies:
    """Over TLS its name keeps other hosts of the same domain from setting one of their own."""

    def __init__(self, public_url: str) -> None:
        self._secure = public_url.startswith("https://")
        self.name = "__Host-page" if self._secure else "page"
        self._path = "/" if self._secure else PATH  # with that name, browsers take no other

    def of(self, request: web.Request) -> str:
        return request.cookies.get(self.name, "")

    def keep(self, response: web.Response, value: str) -> None:
        self._set(response, value, int(IDLE.total_seconds()))

    def forget(self, response: web.Response) -> None:
        self._set(response, "", 0)

    def _set(self, response: web.Response, value: str, seconds: int) -> None:
        response.set_cookie(
            self.name,
            value,
            max_age=seconds,
            path=self._path,
            secure=self._secure,
            httponly=True,
            samesite="Strict",
        )
