"""Commands whose help ends with what members read of them."""

from __future__ import annotations

import click


class Helped(click.Command):
    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.epilog = _members_read(ctx)
        super().format_epilog(ctx, formatter)


class HelpedGroup(click.Group):
    """A group is told of where it does something by itself."""

    command_class = Helped

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.epilog = _members_read(ctx) if self.invoke_without_command else None
        super().format_epilog(ctx, formatter)


def _members_read(of: click.Context) -> str:
    from adapters import acts  # only for who reads a help: these sentences bring half of Kaveri along

    typed: list[str] = []
    while of.parent is not None:
        typed.insert(0, of.info_name or "")
        of = of.parent
    return acts.epilog(" ".join(typed))
