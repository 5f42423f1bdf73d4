"""What every answer of the page has, and the language it is given in."""

from __future__ import annotations

from aiohttp import web

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def language(request: web.Request) -> str:
    """The one asked for first: before a visit, nothing else is known."""
    return request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0].strip()[:35]
