"""What Teams demands of an app package, written down from Microsoft's published pages, for what Kaveri uses.

Manifest 1.19 and its localization file:
https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json
https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json
A key that is not written down here is refused, as it is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Problems = list[str]
Check = Callable[[str, Any], Problems]


def text(longest: int, pattern: str = "") -> Check:
    def check(at: str, value: Any) -> Problems:
        if not isinstance(value, str) or not value:
            return [f"{at}: no text"]
        long = [f"{at}: {len(value)} characters, {longest} at most"] if len(value) > longest else []
        wrong = [f"{at}: does not match {pattern}"] if pattern and not re.fullmatch(pattern, value) else []
        return long + wrong

    return check


def yes_or_no(at: str, value: Any) -> Problems:
    return [] if isinstance(value, bool) else [f"{at}: neither true nor false"]


def exactly(expected: str) -> Check:
    return lambda at, value: [] if value == expected else [f"{at}: not {expected}"]


def some_of(words: set[str], most: int) -> Check:
    def check(at: str, value: Any) -> Problems:
        good = isinstance(value, list) and 0 < len(value) <= most and set(value) <= words
        return [] if good else [f"{at}: not 1 to {most} of {sorted(words)}"]

    return check


def items(each: Check, most: int) -> Check:
    def check(at: str, value: Any) -> Problems:
        if not isinstance(value, list) or len(value) > most:
            return [f"{at}: not a list of {most} at most"]
        return [problem for i, item in enumerate(value) for problem in each(f"{at}[{i}]", item)]

    return check


def thing(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    def check(at: str, value: Any) -> Problems:
        if not isinstance(value, dict):
            return [f"{at}: no object"]
        known = required | optional
        missing = [f"{at}: {key} is missing" for key in required if key not in value]
        foreign = [f"{at}: {key} is unknown" for key in value if key not in known]
        return (
            missing + foreign + [p for k, v in value.items() if k in known for p in known[k](f"{at}.{k}", v)]
        )

    return check


GUID = text(36, r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
HTTPS = text(2048, r"https://.+")
FILE = text(2048, r"[\w-]+\.(json|png)")
LANGUAGE = text(26, r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}")
SCOPES = some_of({"team", "personal", "groupChat"}, 3)
COMMAND = thing({"title": text(32), "description": text(128)}, {})

MANIFEST = thing(
    {
        "manifestVersion": exactly("1.19"),
        "version": text(256, r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"),
        "id": GUID,
        "developer": thing(
            {"name": text(32), "websiteUrl": HTTPS, "privacyUrl": HTTPS, "termsOfUseUrl": HTTPS},
            {"mpnId": text(10)},
        ),
        "name": thing({"short": text(30), "full": text(100)}, {}),
        "description": thing({"short": text(80), "full": text(4000)}, {}),
        "icons": thing({"color": FILE, "outline": FILE}, {}),
        "accentColor": text(7, r"#[0-9a-fA-F]{6}"),
    },
    {
        "$schema": exactly(
            "https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json"
        ),
        "localizationInfo": thing(
            {"defaultLanguageTag": LANGUAGE},
            {"additionalLanguages": items(thing({"languageTag": LANGUAGE, "file": FILE}, {}), 100)},
        ),
        "defaultInstallScope": lambda at, v: some_of({"personal", "team", "groupChat", "meetings"}, 1)(
            at, [v]
        ),
        "bots": items(
            thing(
                {"botId": GUID, "scopes": SCOPES},
                {
                    "needsChannelSelector": yes_or_no,
                    "isNotificationOnly": yes_or_no,
                    "supportsFiles": yes_or_no,
                    "supportsCalling": yes_or_no,
                    "supportsVideo": yes_or_no,
                    "commandLists": items(thing({"scopes": SCOPES, "commands": items(COMMAND, 10)}, {}), 3),
                },
            ),
            1,
        ),
        "permissions": some_of({"identity", "messageTeamMembers"}, 2),
        "validDomains": items(text(2048), 16),
        "webApplicationInfo": thing({"id": GUID}, {"resource": text(2048)}),
    },
)

TRANSLATED = {
    "name.short": text(30),
    "name.full": text(100),
    "description.short": text(80),
    "description.full": text(4000),
}
COMMAND_TEXT = re.compile(r"bots\[0\]\.commandLists\[[0-2]\]\.commands\[[0-9]\]\.(title|description)")


def manifest_problems(value: Any) -> Problems:
    return MANIFEST("manifest", value)


def translation_problems(value: dict[str, Any]) -> Problems:
    commands = {
        key: text(32 if key.endswith("title") else 128) for key in value if COMMAND_TEXT.fullmatch(key)
    }
    return thing(TRANSLATED, {"$schema": HTTPS, **commands})("translation", value)
