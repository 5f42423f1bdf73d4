"""`make picture`: draws the states into deploy/states.md."""

from __future__ import annotations

from pathlib import Path

from tests.picture.drawing import page
from tests.picture.exploring import explored

PAGE = Path(__file__).parents[2] / "deploy" / "states.md"


def main() -> None:
    PAGE.write_text(page(explored()), encoding="utf-8")
    print(f"drawn: {PAGE.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()
