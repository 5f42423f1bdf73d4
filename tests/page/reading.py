"""A browser without a screen: it keeps cookies, follows what stands in the page, and sends its forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from aiohttp import ClientSession, CookieJar

from bot.runtime.links import PRESSES

FROM_HERE = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
"""What Chromium says of a form of the page itself; tests/page/test_browser.py sees that it does."""


@dataclass
class Form:
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, value and label of each that may be pressed."""


class Html(HTMLParser):
    """Every word on the page, and its forms as they would be sent."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._textarea: str | None = None
        self._hidden = 0
        self.feed(text)

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append((name, told))
        if told.get("id"):
            self.ids.append(str(told["id"]))
        self._hidden += name in ("style", "script", "title")
        match name:
            case "form":
                self.forms.append(Form())
            case "input":
                self._input(told)
            case "textarea":
                self._textarea = told.get("name")
            case "button" if "disabled" not in told:
                self.forms[-1].buttons.append((told.get("name") or "", told.get("value") or "", ""))

    def handle_endtag(self, name: str) -> None:
        self._hidden -= name in ("style", "script", "title")
        if name == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.words.append(data)
        if self._textarea:
            before = self.forms[-1].fields.get(self._textarea, "")
            self.forms[-1].fields[self._textarea] = before + data.removeprefix("\n" if not before else "")
        elif self.forms and self.forms[-1].buttons and self.get_starttag_text() is not None:
            name, value, label = self.forms[-1].buttons[-1]
            self.forms[-1].buttons[-1] = (name, value, label or data)

    def _input(self, told: dict[str, str | None]) -> None:
        kind, name = told.get("type"), told.get("name")
        if name and (kind not in ("radio", "checkbox") or "checked" in told):
            self.forms[-1].fields[name] = told.get("value") or ""

    @property
    def text(self) -> str:
        return "\n".join(self.words)


class Reader:
    """One browser of one person."""

    def __init__(self, url: str, language: str = "en") -> None:
        self.url = url
        self.session = ClientSession(
            cookie_jar=CookieJar(unsafe=True), headers={**FROM_HERE, "Accept-Language": language}
        )
        self.status = 0
        self.headers: Any = {}
        self.raw = ""

    async def __aenter__(self) -> Reader:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    @property
    def page(self) -> Html:
        return Html(self.raw)

    @property
    def cookies(self) -> dict[str, str]:
        return {cookie.key: cookie.value for cookie in self.session.cookie_jar}

    async def opens(self, link: str) -> Reader:
        """The address, and then the door's one button."""
        await self.asks("GET", "/me")
        return await self.sends({"link": link.partition("#")[2]})

    async def presses(self, action: str, **fields: str) -> Reader:
        form = self.page.forms[0]
        assert action in [value for _, value, _ in form.buttons], (
            f"no button for {action} in {self.page.text}"
        )
        written = {f"f-{name.replace('_', '-')}": text for name, text in fields.items()}
        return await self.sends({**form.fields, **written, "action": action})

    async def goes_home(self) -> Reader:
        """A press that any page knows, whether it has the button or not."""
        return await self.sends({**self.page.forms[0].fields, "action": "home"})

    async def closes(self) -> Reader:
        return await self.sends({**self.page.forms[-1].fields, "close": "yes"})

    async def sends(self, fields: dict[str, str]) -> Reader:
        return await self.asks("POST", PRESSES, data=fields)

    async def asks(self, method: str, path: str, **told: Any) -> Reader:
        async with self.session.request(method, self.url + path, allow_redirects=False, **told) as answer:
            self.status, self.headers, self.raw = answer.status, answer.headers, await answer.text()
        return self

    def sees(self, *words: str) -> None:
        for word in words:
            assert word in self.page.text, f"{word!r} is not in:\n{self.page.text}"
