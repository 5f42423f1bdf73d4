"""Looking for something in raw bytes, in every writing that a program might have left it in."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

FORMATS = ("{p}\0{t}\0{u}", "{p}/{t}/{u}", "{p}:{t}:{u}", "{p} {t} {u}", "{t}{u}", "{t}/{u}", "{u}", "{n}")
HASHES = ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s")
EMPTY = re.compile(rb"\0{64,}")
"""What a database file is mostly made of."""


def writings(word: str) -> Iterator[bytes]:
    """UTF-8 in three cases, UTF-16, hex, and base64 at each of its three alignments."""
    for text in {word, word.lower(), word.upper()}:
        yield text.encode()
        yield text.encode("utf-16-le")
    yield word.encode().hex().encode()
    for shift in range(3):  # without the characters that depend on what stands before and after
        shifted = b"\0" * shift + word.encode()
        inner = b64encode(shifted)
        yield inner[(0, 2, 3)[shift] : len(inner) - (0, 3, 2)[len(shifted) % 3]]


def grep(words: Iterable[str], blobs: Mapping[str, bytes]) -> list[str]:
    """Which words stand in which of these, however they are written."""
    blobs = {name: EMPTY.sub(b"\0", blob) for name, blob in blobs.items()}
    return [
        f"{word} in {name}"
        for word in words
        for writing in writings(word)
        for name, blob in blobs.items()
        if len(writing) > 5 and writing in blob
    ]


def digests(platform: str, tenant: str, user: str, name: str, keys: Iterable[bytes]) -> Iterator[bytes]:
    """Every hash of an address that somebody without the key would try, also keyed with what lies about."""
    texts = [f.format(p=platform, t=tenant, u=user, n=name).encode() for f in FORMATS]
    for how, text in product(HASHES, texts):
        yield hashlib.new(how, text).digest()[:32]
    for key, text in product(keys, texts):
        yield hashlib.blake2b(text, key=key[:64], digest_size=32).digest()
        yield hashlib.sha256(key + text).digest()
