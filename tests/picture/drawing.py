"""Steps → Mermaid, which GitHub, GitLab and most editors draw, and which reads as text as well."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.picture.kinds import NOTHING, Step

HEAD = """# States

Drawn by `make picture` from the rules themselves: every kind of state that three people can bring about by
pressing whatever there is to press and by letting time pass. A test fails when this page is no longer what
the rules do. A dot is the beginning, and the end: nothing of it is kept.
"""


def page(found: dict[str, frozenset[Step]]) -> str:
    return HEAD + "".join(f"\n## {title}\n\n{diagram(steps)}" for title, steps in found.items())


def diagram(steps: Iterable[Step]) -> str:
    edges: dict[tuple[str, str], list[str]] = {}
    for step in sorted(steps):
        edges.setdefault((step.before, step.after), []).append(step.event)
    names = sorted({name for edge in edges for name in edge} - {NOTHING})
    lines = [f"    {_id(name)} : {name}" for name in names]
    lines += [
        f"    {_id(before)} --> {_id(after)} : {', '.join(events)}"
        for (before, after), events in edges.items()
    ]
    return "\n".join(("```mermaid", "stateDiagram-v2", *lines, "```", ""))


def _id(name: str) -> str:
    return "[*]" if name == NOTHING else re.sub(r"\W+", "_", name)
