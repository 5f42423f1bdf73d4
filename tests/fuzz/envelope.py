"""Who says so, and how it travels: bytes, signatures, headers, addresses, ends that come too early."""

from __future__ import annotations

from random import Random

from tests.fuzz.draft import Draft

TYPES = (
    "text/plain",
    "text/xml",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "",
    "application/json",
)
TYPES += (
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-16",
    "application/json; charset=none",
)
METHODS = (
    "GET",
    "HEAD",
    "PUT",
    "DELETE",
    "OPTIONS",
    "PATCH",
    "TRACE",
    "CONNECT",
    "BREW",
    "post",
    "P\x00ST",
    "PRI",
)
TARGETS = (
    *(
        "/",
        "//",
        "/slack/events/",
        "/slack/events?x=1",
        "/SLACK/EVENTS",
        "/api/messages/..",
        "/api",
        "/me/x",
        "/me",
    ),
    *(
        "/me/do/..;/x",
        "/%00",
        "/%ff%fe",
        "/..%2f..%2fetc/passwd",
        "/page/..%2fserver.py",
        "/healthz",
        "/live",
        "*",
    ),
    *(
        "http://elsewhere.example/me",
        "x",
        "/" + "a" * 9_000,
        "/é",
        "/page/app.js",
        "/press",
        "/?" + "a=1&" * 900,
    ),
)
BODIES = (
    b"",
    b"[",
    b"[" * 100_000,
    b'{"a":' * 9_000,
    b"\x00" * 99,
    b"\xff\xfe{}",
    b"<a/>",
    b"null",
    b"7",
    b'"x"',
)
BODIES += (
    b"{}",
    b"payload=",
    b"payload=%7B%7D",
    b"ssl_check=1",
    b'{"type":"url_verification"}',
    b"NaN",
    b"a&b&c",
)
BODIES += (
    b"&".join(b"a%d=1" % n for n in range(200)),
    b"9" * 9_000,
    b'{"x": "' + b"x" * 300_000 + b'"}',
    b"%",
)
HEADERS = (
    *(("Content-Encoding", "gzip"), ("Content-Encoding", "br"), ("Transfer-Encoding", "gzip")),
    *(("X-Slack-Retry-Num", "1"), ("X-Slack-Retry-Num", "x" * 999), ("Cookie", "page=" + "x" * 3_000)),
    *(("Host", ""), ("Origin", "http://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "same-origin")),
    *(("Accept-Language", "fi;q=x,*;q=,,;"), ("Accept-Language", "xx-" * 500), ("Content-Type", "\x01")),
    *(("Upgrade", "websocket"), ("Connection", "upgrade"), ("X", "y" * 9_000), ("Content-Length", "-1")),
    *(("Bad Name", "x"), ("Content-Length", "+5"), ("Content-Length", "5, 6"), ("Forwarded", "for=[::")),
    *(("If-None-Match", "*"), ("", ""), ("Range", "bytes=9-"), ("Expect", "odd"), ("A", "é" * 9)),
)


def shortened(chance: Random, draft: Draft) -> None:
    body = draft.request.body
    draft.request.body = body[: chance.randrange(len(body) + 1)]


def flipped(chance: Random, draft: Draft) -> None:
    body = bytearray(draft.request.body)
    for _ in range(chance.choice([1, 1, 3, 30]) if body else 0):
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    draft.request.body = bytes(body)


def doubled(chance: Random, draft: Draft) -> None:
    body = draft.request.body
    one, other = sorted((chance.randrange(len(body) + 1), chance.randrange(len(body) + 1)))
    draft.request.body = body[:other] + body[one:]


def other_body(chance: Random, draft: Draft) -> None:
    draft.request.body = chance.choice(BODIES)


def other_type(chance: Random, draft: Draft) -> None:
    kept = [(n, v) for n, v in draft.request.headers if n.lower() != "content-type"]
    draft.request.headers = [*kept, ("Content-Type", chance.choice(TYPES))]


def header_left_out(chance: Random, draft: Draft) -> None:
    if draft.request.headers:
        draft.request.headers.pop(chance.randrange(len(draft.request.headers)))


def header_doubled(chance: Random, draft: Draft) -> None:
    if draft.request.headers:
        name, value = chance.choice(draft.request.headers)
        draft.request.headers.append((name, chance.choice([value, "", "x"])))


def headers_swapped(chance: Random, draft: Draft) -> None:
    values = [value for _, value in draft.request.headers]
    chance.shuffle(values)
    draft.request.headers = [(n, v) for (n, _), v in zip(draft.request.headers, values, strict=True)]


def header_added(chance: Random, draft: Draft) -> None:
    draft.request.headers.insert(0, chance.choice(HEADERS))


def other_method(chance: Random, draft: Draft) -> None:
    draft.request.method = chance.choice(METHODS)


def other_target(chance: Random, draft: Draft) -> None:
    draft.request.target = chance.choice(TARGETS)


def cut_off(chance: Random, draft: Draft) -> None:
    """The head promises more than comes."""
    if draft.request.body:
        draft.request.cut = chance.randrange(len(draft.request.body))
        draft.holds = True


def cut_in_pieces(chance: Random, draft: Draft) -> None:
    cut_off(chance, draft)
    draft.request.chunked = True


def in_pieces(chance: Random, draft: Draft) -> None:
    draft.request.chunked = True


def forged(chance: Random, draft: Draft) -> None:
    """Signed by nobody, by somebody else, too long ago, or for another body."""
    draft.signature = chance.choice(["none", "other", "stale", "early", "body", "short"])
    draft.holds = True


ENVELOPE = (
    *(shortened, flipped, flipped, doubled, other_body, other_type, header_left_out, header_doubled),
    *(headers_swapped, header_added, other_method, other_target, cut_off, cut_in_pieces, in_pieces),
    *(forged, forged),
)
