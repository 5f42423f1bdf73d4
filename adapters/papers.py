"""The operator's papers, with what Kaveri knows filled in. What only people know stays marked.

They stand in ``deploy/papers`` and travel inside the wheel as ``adapters/drafts``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from adapters import about, release
from bot.messages.pages.about import does, kept
from bot.runtime.settings import Settings

HERE = Path(__file__).parent
INSTALLED = HERE / "drafts"
SOURCE = HERE.parent / "deploy" / "papers"
UNNAMED = {"en": "[who runs it]", "fi": "[ylläpitäjä]"}
NOWHERE = {"en": "[which workspaces or tenants]", "fi": "[mitkä työtilat tai organisaatiot]"}


class Taken(ValueError):
    """A paper is there already, and somebody may have written in it."""


def write(settings: Settings, folder: Path) -> list[Path]:
    """One file each. Raises ``Taken`` before anything is written, or ``OSError``."""
    papers = {folder / paper.name: filled(settings, paper) for paper in sources()}
    if there := [path.name for path in papers if path.exists()]:
        raise Taken(
            f"In {folder} there is already {', '.join(sorted(there))}. Name another folder with --out."
        )
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in papers.items():
        path.write_text(text, encoding="utf-8")
    return list(papers)


def sources() -> list[Path]:
    """``pledge.md`` is in English, ``pledge.fi.md`` in Finnish."""
    return sorted((INSTALLED if INSTALLED.is_dir() else SOURCE).glob("*.md"))


def filled(settings: Settings, paper: Path) -> str:
    language = "fi" if paper.suffixes[0] == ".fi" else "en"
    tell, house = about.telling(settings, language), about.house(settings)
    blanks = {
        "operator": settings.operator_name or UNNAMED[language],
        "tenants": ", ".join(_tenants(settings)) or NOWHERE[language],
        "version": house.version,
        "build": f"`{release.build()}`",
        "date": tell.date(tell.now),
        "modes": _list(text.text for text in does(tell, house)),
        "retention": _list(text.text for text in kept(tell)),
    }
    text = paper.read_text(encoding="utf-8")
    for name, value in blanks.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def _tenants(settings: Settings) -> list[str]:
    """A Slack workspace is known to Slack by its token; here only how many there are."""
    count = len(settings.slack_bot_tokens)
    slack = [f"Slack ({count})"] if count else []
    return slack + [f"Teams {tenant.lower()}" for tenant in settings.teams_tenants]


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
