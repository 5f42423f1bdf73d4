"""Kaveri's own source, as the architecture test reads it: names resolved through the imports, nothing run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Source:
    """One file. ``name`` is how it is imported: ``bot.rules.circle``, or ``bot.rules`` for a folder."""

    path: Path
    name: str

    @property
    def shown(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_bytes())

    @cached_property
    def imports(self) -> frozenset[str]:
        """Everything this file imports, wherever in it, in full: ``from a import b`` is ``a.b``."""
        return frozenset(name for _, name in self._bindings())

    def calls(self) -> Iterator[tuple[int, str]]:
        """Every call with its line: ``datetime.datetime.now``, or ``.reveal`` where the value is unknown."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node.lineno, self._named(node.func)

    def mentions(self) -> Iterator[tuple[int, str]]:
        """Every attribute and imported name that is used, with its line, in full."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute | ast.Name):
                yield node.lineno, self._named(node)

    @cached_property
    def _bound(self) -> dict[str, str]:
        return dict(self._bindings())

    def _bindings(self) -> Iterator[tuple[str, str]]:
        """The name used here, and the name in full, for each thing imported."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    yield from ((alias.asname or alias.name, alias.name) for alias in names)
                case ast.ImportFrom(names=names):
                    origin = self._origin(node)
                    yield from ((alias.asname or alias.name, f"{origin}.{alias.name}") for alias in names)

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]
        for _ in range(node.level - 1):
            package = package.rpartition(".")[0]
        return f"{package}.{node.module}" if node.module else package

    def _named(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return self._bound.get(name, name)
            case ast.Attribute(value=ast.Name() | ast.Attribute() as value, attr=attr):
                return f"{self._named(value)}.{attr}"
            case ast.Attribute(attr=attr):
                return f".{attr}"
            case _:
                return ""


def sources(*folders: str) -> list[Source]:
    """Every Python file in these folders of the project."""
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [Source(path, _name(path.relative_to(ROOT))) for path in files]


def within(name: str, *parts: str) -> bool:
    """Whether a dotted name is one of these parts, or lies in one."""
    return any(name == part or name.startswith(f"{part}.") for part in parts)


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
