"""A recorded request while it is being broken."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.fuzz.wire import Request


@dataclass
class Draft:
    request: Request
    shape: str
    """How the body is written: ``json``, a form's ``payload``, a ``form``, or nothing."""
    another: Callable[[Random], Any]
    """What another request of the same door says."""
    ids: tuple[str, ...] = ()
    tenants: tuple[tuple[str, str], ...] = ()
    holds: bool = False
    """Whether it must change nothing, whatever the answer: it is forged or foreign."""
    again: bool = False
    """Whether it is one that was decided a moment ago."""
    signature: str = "true"
    steps: list[str] = field(default_factory=list)


def drafted(request: Request, **told: Any) -> Draft:
    kind = next((v for n, v in request.headers if n.lower() == "content-type"), "")
    shape = "json" if "json" in kind else "form" if "form" in kind else "nothing"
    if shape == "form" and request.body.startswith(b"payload="):
        shape = "payload"
    return Draft(deepcopy(request), shape, **told)
