"""The app package that a Teams administrator uploads: the manifest with its blanks filled in, texts, icons.

The template stands in ``deploy/teams`` and travels inside the wheel as ``adapters/teams/app``.
Format: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).parent
INSTALLED = HERE / "app"
SOURCE = HERE.parents[1] / "deploy" / "teams"
FILES = ("fi.json", "color.png", "outline.png")
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
LONGEST_URL = 2048
LONGEST_NAME = 32
SAME_EVERY_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold; equal input gives an equal file


class Unusable(ValueError):
    """Something that cannot go into a manifest. Its text says what to give instead."""


def package(app_id: str, website: str, operator: str) -> bytes:
    """The zip to upload. Raises ``Unusable``."""
    filled = manifest(app_id, website, operator)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
        _put(zipped, "manifest.json", json.dumps(filled, ensure_ascii=False, indent=2).encode())
        for name in FILES:
            _put(zipped, name, (_folder() / name).read_bytes())
    return written.getvalue()


def manifest(app_id: str, website: str, operator: str) -> dict[str, Any]:
    """The manifest with its blanks filled in. Raises ``Unusable``."""
    blanks = {"{{APP_ID}}": _id(app_id), "{{WEBSITE}}": _page(website), "{{OPERATOR}}": _name(operator)}
    filled: dict[str, Any] = _fill(json.loads((_folder() / "manifest.json").read_bytes()), blanks)
    return filled


def _id(app_id: str) -> str:
    if not GUID.fullmatch(app_id):
        raise Unusable(
            "--app-id is the Microsoft App ID from the Azure Bot resource → Configuration, "
            "such as 00000000-0000-0000-0000-000000000000; this is not one."
        )
    return app_id.lower()


def _page(website: str) -> str:
    try:
        parts = urlsplit(website)
        good = parts.scheme == "https" and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f]", website)
    except ValueError:
        good = False
    if not good or len(website) > LONGEST_URL:
        raise Unusable(
            "--website is the page of yours that says who runs Kaveri and what it keeps, "
            "such as https://intranet.example.com/kaveri; this is not one."
        )
    return website


def _name(operator: str) -> str:
    if not operator.strip() or len(operator) > LONGEST_NAME:
        raise Unusable(f"--operator is who runs Kaveri, in 1 to {LONGEST_NAME} characters.")
    return operator


def _fill(value: Any, blanks: dict[str, str]) -> Any:
    match value:
        case dict():
            return {key: _fill(held, blanks) for key, held in value.items()}
        case list():
            return [_fill(held, blanks) for held in value]
        case str():
            return blanks.get(value, value)
        case _:
            return value


def _folder() -> Path:
    """In an installed Kaveri the files are beside this one; in the source they stand where people look."""
    return INSTALLED if INSTALLED.is_dir() else SOURCE


def _put(zipped: zipfile.ZipFile, name: str, held: bytes) -> None:
    zipped.writestr(zipfile.ZipInfo(name, SAME_EVERY_TIME), held, zipfile.ZIP_DEFLATED)
