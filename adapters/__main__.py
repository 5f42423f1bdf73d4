"""The command line. Every command says what it does; every error says what to do next.

What a command needs is imported when it is run: whoever asks for help, and `kaveri run`, waits for nothing
that somebody else's command stands on.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from pathlib import Path

import click

from adapters import groups
from adapters.helped import HelpedGroup
from adapters.stopping import refusing, stop, told
from bot.runtime import logs


@click.group(cls=HelpedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kaveri")
def main() -> None:
    """Kaveri asks people privately how they are, and finds them a person they trust.

    Try it first, with nothing to set up:

        kaveri try

    Then run it for your Slack workspace or Microsoft Teams: see the README, and `kaveri settings`.
    """


@main.command("try")
@click.option("--port", default=8765, show_default=True, help="Where the page is served, on 127.0.0.1.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the demo's databases in this folder. Without it they are gone when you stop.",
)
@click.option("--more", is_flag=True, help="Five more people, for “someone outside your team”.")
def try_(port: int, data: Path | None, more: bool) -> None:
    """Open the playground: four people side by side and a clock you can push.

    Runs the real program with SQLite in a temporary folder. Nothing leaves this machine.
    """
    from adapters import playing

    with refusing():
        asyncio.run(playing.playground(port, data, more))


@main.command()
@click.option(
    "--story",
    type=click.Choice(("a-flag", "a-year")),
    default="a-flag",
    show_default=True,
    help="a-flag: somebody asks, and somebody comes. a-year: from a good January to the return, told twice.",
)
def demo(story: str) -> None:
    """Play a whole story in the terminal, in a few seconds."""
    from adapters import playing

    asyncio.run(playing.demo(click.echo, story))


@main.command()
def run() -> None:
    """Run Kaveri for the platforms that the settings name."""
    logs.configure()
    gc.disable()  # what a start makes stays: looking for what could go took a quarter of it
    try:
        from adapters import hosting

        with refusing():
            asyncio.run(hosting.run(told()))
    finally:
        gc.enable()


@main.command("new-key")
def new_key() -> None:
    """Print a new master key. Keep it apart from the databases: without it they are noise."""
    from bot.storage.masterkey import new_master_key

    click.echo(new_master_key())


@main.command("settings")
def settings_() -> None:
    """List every setting: its name in the environment, what it is for, and its default."""
    from bot.runtime.settings import Settings

    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True, validated_data={})
        default = ",".join(default) if isinstance(default, tuple) else default
        shown = f"  (default: {default})" if default not in (None, "") else ""
        click.echo(f"KAVERI_{name.upper()}{shown}")
        click.echo(f"    {field.description}")


@main.command()
@click.option("--language", type=click.Choice(("en", "fi")), default="en", show_default=True)
def about(language: str) -> None:
    """Say which Kaveri this is, as members read it, with the whole build. Needs no database.

    The build is a sum over Kaveri's own files: the same release prints the same one on any machine. What is
    said of the settings is what they say; whether members have been told is known to the running one.
    """
    from adapters import about as page
    from adapters import release

    click.echo(f"Kaveri {release.version()}, Apache-2.0\nbuild {release.build()}\n")
    for line in page.lines(told(), language):
        click.echo(line)


@main.command("papers")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("kaveri-papers"),
    show_default=True,
    help="The folder to write them to. Nothing that is there is written over.",
)
def papers_(out: Path) -> None:
    """Write drafts for a works council and a data protection officer, with what Kaveri knows filled in.

    An impact assessment, a record of processing, a summary and a pledge (in Finnish, too), and a plan for the
    first month. What only you know is marked. Have them checked.
    """
    from adapters import papers

    try:
        for written in papers.write(told(), out):
            click.echo(written)
    except papers.Taken as problem:
        stop(str(problem))
    except OSError as problem:
        stop(f"{out} cannot be written: {problem.strerror}.")


@main.command("teams-app")
@click.option("--app-id", default="", help="The bot's Microsoft App ID.")
@click.option(
    "--website", default="", help="Your page that says who runs Kaveri and what it keeps: https://…"
)
@click.option("--operator", default="Kaveri", show_default=True, help="Who runs it, as Teams shows it.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default=Path("kaveri-teams.zip"),
    show_default=True,
    help="The file to write; - for standard output.",
)
def teams_app(app_id: str, website: str, operator: str, out: Path) -> None:
    """Write the app package that a Teams administrator uploads."""
    from adapters.teams import manifest

    try:
        zipped = manifest.package(app_id, website, operator)
        with click.open_file(str(out), "wb") as file:
            file.write(zipped)
    except manifest.Unusable as problem:
        stop(str(problem))
    except OSError as problem:
        stop(f"{out} cannot be written: {problem.strerror}.")
    click.echo("Written. Upload it in the Teams admin center: Teams apps → Manage apps.", err=True)


@main.command()
def health() -> None:
    """Ask the running Kaveri on this machine whether all is well. Exit code 0 or 1."""
    from adapters import hosting

    ok, why = asyncio.run(hosting.health(told()))
    click.echo(why)
    sys.exit(0 if ok else 1)


@main.command()
@click.option("--to", metavar="ADDRESS", help="Whose chat gets the one notice. Default: KAVERI_SELFTEST_TO.")
def selftest(to: str | None) -> None:
    """Send one made-up ask through the real platform, and show each hop. Exit code 0 or 1.

    ADDRESS is your own, as the operator:

    \b
        kaveri selftest --to slack:T0123:U0456
        kaveri selftest --to teams:TENANT:OBJECT

    In Slack, U… is in your profile under ⋮ → Copy member ID, and T… in the address of Slack in a browser.
    In Teams, both are IDs from the Microsoft Entra admin center: of the tenant, and of you as a user.

    That chat gets one notice, the ordinary one that says nothing. Nobody else is written to: the members are
    made up and live in memory, and what is written to the databases is undone at once, but for the line that
    members read of it. Run it beside `kaveri run`, with the same settings. KAVERI_SELFTEST_EVERY runs it on a
    schedule.
    """
    from adapters import acts, hosting
    from bot.rules.acts import Act
    from bot.runtime.settings import written_address

    logs.hush()
    settings = told()
    try:
        address = written_address(to or settings.selftest_to)
    except ValueError as problem:
        stop(f"--to or KAVERI_SELFTEST_TO says whose chat gets the notice. {problem}")
    click.echo(f"One notice goes to {address.platform}:{address.tenant}:{address.user}, and to nobody else.")
    click.echo(acts.said(Act.SELFTEST), err=True)
    well = asyncio.run(hosting.selftest(settings, address, click.echo))
    click.echo("All is well." if well else "Something is not well: see the lines with ✗.")
    sys.exit(0 if well else 1)


@main.command()
def quarter() -> None:
    """Print what teams read of their work, once a quarter, where KAVERI_AGGREGATES is on.

    The teams read it first; two weeks later it stands here. It is put together once, of what at least ten of
    a team let count, and holds no name. No command prints anything else about anybody.
    """
    from adapters import acts
    from adapters import quarter as reading
    from bot.rules.acts import Act
    from bot.runtime.clock import WallClock

    logs.hush()
    click.echo(acts.said(Act.QUARTER_READ), err=True)
    with refusing():
        for line in reading.lines(told(), WallClock()):
            click.echo(line)


for group in (groups.packs, groups.keys, groups.parked):
    main.add_command(group)


if __name__ == "__main__":
    main()
