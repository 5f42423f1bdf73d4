"""At the door: this machine's own page and nobody else's, and a clear sentence for every mistake."""

from __future__ import annotations

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from adapters.playground.asked import Mistaken
from bot.runtime.doorways import PATH as DOORWAY
from bot.runtime.links import PATH, PRESSES

OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other hosts and other pages, turn every refusal into JSON, and set the headers."""
    try:
        _is_for_us(request)
        response = await handler(request)
    except Mistaken as mistake:
        response = _refusal(400, str(mistake))
    except web.HTTPException as refusal:
        response = _refusal(refusal.status, refusal.text or refusal.reason)
        if "Allow" in refusal.headers:
            response.headers["Allow"] = refusal.headers["Allow"]
    if not response.prepared:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
    return response


def _is_for_us(request: web.Request) -> None:
    """Another name for this address is another site's (DNS rebinding); so is another origin."""
    if _name(f"//{request.host}") not in OWN_NAMES:
        raise web.HTTPForbidden(text="this page answers to localhost and 127.0.0.1 only")
    if request.method in {"GET", "HEAD"} and request.path != "/live":
        return
    if request.path in (PATH, PRESSES, DOORWAY):
        return  # a member's own page, which looks for itself and whose forms come without an origin
    if request.headers.get("Origin") != f"http://{request.host}":
        raise web.HTTPForbidden(text="only the playground's own page may do this")


def _name(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _refusal(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)
